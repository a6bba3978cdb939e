// SPDX-License-Identifier: Apache-2.0
// Any text as an address in the fixed world: every reading is whole, its canonical text leads to the same place again,
// and case does not matter.
#include "fixed_world.hpp"
#include "fuzz_target.hpp"
#include "graph/link.hpp"
#include "locate/address_text.hpp"
#include "locate/locate.hpp"
#include "text/utf8.hpp"

#include <algorithm>

using namespace zufi;
using namespace zufi::locate;
using fuzz::require;

namespace {

const Date DAY = *Date::parse("2026-01-01");

struct FixedPlaces {
  graph::RuleGraph graph = fuzz::fixed_world().graph();
  Gazetteer gazetteer{graph};
};

Location locate_text(const Gazetteer &gazetteer, std::string text) {
  graph::StableDays days(DAY);
  Location location = locate::locate(gazetteer, {std::move(text), {}, {}, {}, {}, {}}, days);
  require(days.days().contains(DAY), "the day asked about is among those on which the place lies there");
  return location;
}

std::string without_blanks(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

void check_cuts(const std::string &text) {
  const std::vector<AddressParts> cuts = cut_address(text);
  require(!cuts.empty() && cuts.size() < 100, "there are some cuts, and not many");
  for (const AddressParts &cut : cuts)
    for (const std::string *part : {&cut.street, &cut.house_number, &cut.postcode, &cut.place})
      require(text::is_utf8(*part) && without_blanks(*part).size() <= without_blanks(text).size(), "a part is a part");
}

bool is_confirmed(const Reading &reading) {
  return reading.street != NONE && reading.elements.house_number != ElementState::invalid &&
         reading.elements.postcode == ElementState::valid && reading.elements.place == ElementState::valid;
}

void check_reading(const FixedPlaces &places, const Reading &reading) {
  require(!reading.cells.empty(), "a reading has a cell");
  for (const Cell &cell : reading.cells)
    require(!cell.empty() && std::is_sorted(cell.begin(), cell.end()), "cells are sorted");
  require(text::is_utf8(reading.canonical) && !reading.canonical.empty(), "the canonical text is a text");
  if (!is_confirmed(reading)) return;
  const Location again = locate_text(places.gazetteer, reading.canonical);
  const bool is_there = std::any_of(again.readings.begin(), again.readings.end(), [&](const Reading &other) {
    return other.street == reading.street && other.canonical == reading.canonical;
  });
  require(is_there, "the canonical text of a known address is read as that address");
}

void check_case(const FixedPlaces &places, const std::string &text, const Location &location) {
  std::string lower = text;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const Location same = locate_text(places.gazetteer, lower);
  require(same.found == location.found && same.readings.size() == location.readings.size(), "case does not matter");
  for (std::size_t i = 0; i < same.readings.size(); ++i)
    require(same.readings[i].cells == location.readings[i].cells, "case does not matter for where it lies");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  static const FixedPlaces PLACES;
  static const Dataset DATASET = fuzz::fixed_world().dataset();
  const std::string text(fuzz::text_of(data, size));
  Query query = test::ask("ehe", "");
  query.places[""].push_back({text, {}, {}, {}, {}, {}});
  const bool is_acceptable = text::is_utf8(text) && text.size() <= MAX_TEXT;
  require(static_cast<bool>(DATASET.resolve(query)) == is_acceptable, "what is no text is refused at the door");
  if (!is_acceptable) return 0;
  fuzz::ask_in_full(DATASET, query);
  check_cuts(text);
  const Location location = locate_text(PLACES.gazetteer, text);
  require((location.found == Found::yes) == !location.readings.empty(), "what is found has readings");
  require(location.suggestions.size() <= 5, "suggestions are few");
  for (const Reading &reading : location.readings) check_reading(PLACES, reading);
  check_case(PLACES, text, location);
  return 0;
}
