// SPDX-License-Identifier: Apache-2.0
// All of Germany: every municipality is found by its keys, by its name and by each of its postcodes.
#include "dice.hpp"
#include "graph/link.hpp"
#include "located_world.hpp"
#include "sizes.hpp"
#include "source/folder_reader.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>

using namespace zufi;
using graph::Index;

namespace {

constexpr const char *DAY = "2026-01-01";

const test::LocatedWorld &germany() {
  static const test::LocatedWorld GERMANY([] {
    model::Notices notices;
    model::Records records = source::read_folders({std::string(ZUFI_DATA) + "/deutschland"}, {}, notices);
    std::optional<graph::RuleGraph> graph = graph::link(std::move(records), notices);
    REQUIRE(graph);
    REQUIRE(notices.take_report().notices.empty());
    return std::move(*graph);
  }());
  return GERMANY;
}

std::vector<const model::AreaRecord *> municipalities() {
  std::vector<const model::AreaRecord *> found;
  for (const model::AreaRecord &area : germany().graph().records.areas)
    if (area.kind == model::AreaKind::gemeinde && area.validity.contains(*Date::parse(DAY))) found.push_back(&area);
  return found;
}

bool finds(const Place &place, const model::AreaRecord &area) {
  const locate::Location location = germany().find(place, DAY);
  return std::any_of(location.readings.begin(), location.readings.end(), [&area](const locate::Reading &reading) {
    return reading.municipality != locate::NONE && germany().graph().area_record(reading.municipality).id == area.id;
  });
}

bool is_found_alone(const Place &place, const model::AreaRecord &area) {
  return finds(place, area) && germany().find(place, DAY).readings.size() == 1;
}

Place by_key(const std::string &key) { return {{}, {}, {}, {}, {}, key}; }
Place by_text(const std::string &text) { return {text, {}, {}, {}, {}, {}}; }

} // namespace

TEST_CASE("the 10,997 municipalities of 2021 are there, each with a designation") {
  CHECK(municipalities().size() == 10'997);
  CHECK(germany().graph().records.postcodes.size() == 12'883);
  std::size_t shared = 0;
  const auto &rows = germany().graph().records.postcodes; // sorted by postcode and area
  for (auto row = rows.begin(); row != rows.end();) {
    const auto end = std::find_if(row, rows.end(), [&](const auto &other) { return other.postcode != row->postcode; });
    if (std::any_of(row, end, [&](const auto &other) { return other.area != row->area; })) ++shared;
    row = end;
  }
  CHECK(shared == 1'394);
}

TEST_CASE("every municipality is found by each form of its keys, and by nothing else") {
  for (const model::AreaRecord *area : municipalities()) {
    INFO(area->id << " " << area->name);
    CHECK(is_found_alone(by_key(area->ars), *area));
    CHECK(is_found_alone(by_key(area->ags), *area));
  }
}

TEST_CASE("every municipality is found by its name, by its postcodes, and by both") {
  for (const model::AreaRecord *area : municipalities()) {
    INFO(area->id << " " << area->name);
    CHECK(finds(by_text(area->name), *area));
  }
  for (const model::PostcodeRecord &row : germany().graph().records.postcodes) {
    const model::AreaRecord &area = germany().graph().area_record(germany().graph().area_of(row.area));
    if (!area.validity.contains(*Date::parse(DAY))) continue;
    INFO(row.postcode << " " << area.id << " " << area.name);
    CHECK(finds(by_text(row.postcode), area));
    CHECK(finds(by_text(row.postcode + " " + area.name), area));
    CHECK(finds(by_text("Hauptstr. 5, " + row.postcode + " " + row.place), area));
  }
}

TEST_CASE("larger areas are found by their keys, short or padded") {
  for (const char *key : {"05", "05162", "051", "050000000000", "051620000000", "010515178", "09162"})
    CHECK(germany().find(by_key(key), DAY).found == locate::Found::yes);
  CHECK(germany().find(by_key("0516202402"), DAY).found != locate::Found::yes); // ten digits are no key
  CHECK(germany().find(by_key("0516202402444"), DAY).found != locate::Found::yes);
}

TEST_CASE("what ended is found until its end, and by its successor thereafter") {
  CHECK(test::seen(germany().find(by_key("071325010074"), "2020-06-01")) == "---- Neitersen");
  const locate::Location now = germany().find(by_key("071325010074"), DAY);
  REQUIRE(now.readings.size() == 1);
  CHECK(now.readings.front().succeeded);
  CHECK(germany().graph().area_record(now.readings.front().municipality).id == "071325010502");
}

// Whatever is typed is found, or it is not; what is found is whole, and a suggestion is never taken for it.
TEST_CASE("any text has an outcome") {
  constexpr std::uint64_t SEED = 20261125;
  INFO("seed " << SEED);
  constexpr std::string_view PIECES[]{
      "Neuss",     "Neustadt", "Halle", "41460",      "80331", "D-",     "Str.",   "Hauptstraße", " ",         " ",
      ", ",        ",",        "\n",    "5",          "12a",   "-",      "/",      "(",           ")",         ".",
      "Postfach ", "c/o ",     "2. OG", "a. d. ",     "am ",   "\u0301", "\u0308", "\u202e",      "\u200f",    "\u00a0",
      "ß",         "İ",        "½",     "\U0001f600", "\x01",  "%s",     "'",      "\"",          "Frankfurt", "99999",
      "nr ",       "Germany",  "xqzvw", "0"};
  test::Dice dice(SEED);
  const std::size_t count = test::sized(50'000);
  std::size_t found = 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text;
    for (std::size_t pieces = dice.below(12) + 1; pieces > 0; --pieces) text += dice.pick(PIECES);
    const locate::Location location = germany().find(by_text(text), DAY);
    if (location.found == locate::Found::yes) ++found;
    if ((location.found == locate::Found::yes) == location.readings.empty() || location.suggestions.size() > 5)
      FAIL(text);
    for (const locate::Reading &reading : location.readings)
      if (reading.cells.empty() || reading.canonical.empty()) FAIL(text);
  }
  CHECK(found > count / 10);
  CHECK(found < count);
}
