// SPDX-License-Identifier: Apache-2.0
#include "locate/locate.hpp"

#include "locate/address_text.hpp"
#include "locate/cells.hpp"
#include "locate/suggest.hpp"
#include "text/fold.hpp"
#include "text/house_number_set.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace zufi::locate {

namespace {

// A municipality or a larger area in which the address may lie, with what speaks for it.
struct Candidate {
  Index area = NONE; // the smallest area named
  ElementState postcode = ElementState::unchecked;
  ElementState place = ElementState::unchecked;
  bool succeeded = false;
};

std::size_t invalid_elements(const Elements &elements) {
  const ElementState bad = ElementState::invalid;
  return std::size_t{elements.postcode == bad} + std::size_t{elements.place == bad} +
         std::size_t{elements.street == bad} + std::size_t{elements.house_number == bad};
}

// Of those that tell where the address lies.
std::size_t valid_elements(const Elements &elements) {
  const ElementState good = ElementState::valid;
  return std::size_t{elements.postcode == good} + std::size_t{elements.place == good} +
         std::size_t{elements.street == good};
}

class Locator {
 public:
  Locator(const Gazetteer &gazetteer, graph::StableDays &days)
      : gazetteer_(gazetteer), graph_(gazetteer.graph()), days_(days) {}

  // All readings of one cut of the address; none if it names no place that the tables know.
  void read(const AddressParts &parts, const std::string &area_key, std::vector<Reading> &readings) {
    std::vector<Candidate> candidates = candidates_of(parts, area_key);
    if (candidates.empty() && area_key.empty() && parts.postcode.empty() && parts.place.empty())
      candidates = candidates_by_street(parts);
    for (const Candidate &candidate : candidates) read_in(candidate, parts, readings);
  }

 private:
  // --- where

  std::vector<Candidate> candidates_of(const AddressParts &parts, const std::string &area_key) {
    std::vector<Candidate> by_area;
    if (!area_key.empty()) {
      for (const Index area : gazetteer_.areas_with_key(area_key)) add_valid(area, {}, by_area);
      if (by_area.empty()) return {};
    }
    std::vector<Candidate> by_postcode;
    for (const model::PostcodeRecord &row : gazetteer_.rows_of_postcode(parts.postcode))
      add_valid(graph_.area_of(row.area), {NONE, ElementState::valid, ElementState::unchecked, false}, by_postcode);
    std::vector<Candidate> by_place = parts.place.empty() ? std::vector<Candidate>() : candidates_by_place(parts.place);
    return combine(parts, std::move(by_area), std::move(by_postcode), std::move(by_place));
  }

  // An area of the past stands for its successor.
  void add_valid(Index area, Candidate candidate, std::vector<Candidate> &candidates) {
    while (area != NONE && !days_.is_valid(graph_.areas[area].validity)) {
      const model::AreaRecord &record = graph_.area_record(area);
      const bool is_past = graph_.areas[area].validity.until <= days_.date();
      area = is_past ? graph_.area_of(record.successor) : NONE;
      candidate.succeeded = true;
    }
    candidate.area = area;
    if (area != NONE) candidates.push_back(candidate);
  }

  // "Neuss", and "Neuss-Norf" where no area has that name: then Norf is not checked.
  std::vector<Candidate> candidates_by_place(const std::string &place) {
    std::vector<Candidate> candidates;
    for (const NamedArea &named : gazetteer_.areas_named(text::fold_name(place)))
      add_valid(named.area, {NONE, ElementState::unchecked, ElementState::valid, false}, candidates);
    keep_largest(candidates);
    for (std::size_t end = place.size(); candidates.empty() && end > 0;) {
      const std::size_t cut = place.find_last_of("- /(", end - 1);
      if (cut == std::string::npos || cut == 0) break;
      add_parts_of_place(place.substr(0, cut), place.substr(cut + 1), candidates);
      end = cut;
    }
    return candidates;
  }

  // A town and a part of it that share the name: the name alone means the town.
  void keep_largest(std::vector<Candidate> &candidates) const {
    const std::vector<Candidate> all = candidates;
    std::erase_if(candidates, [&](const Candidate &candidate) {
      return std::any_of(all.begin(), all.end(), [&](const Candidate &other) {
        return other.area != candidate.area && graph_.lies_in(candidate.area, other.area);
      });
    });
  }

  void add_parts_of_place(const std::string &head, const std::string &tail, std::vector<Candidate> &candidates) {
    std::vector<Candidate> whole;
    for (const NamedArea &named : gazetteer_.areas_named(text::fold_name(head)))
      add_valid(named.area, {NONE, ElementState::unchecked, ElementState::unchecked, false}, whole);
    std::vector<Candidate> parts;
    for (const NamedArea &named : gazetteer_.areas_named(text::fold_name(tail)))
      add_valid(named.area, {NONE, ElementState::unchecked, ElementState::valid, false}, parts);
    for (const Candidate &part : parts)
      for (const Candidate &around : whole)
        if (part.area != around.area && graph_.lies_in(part.area, around.area)) candidates.push_back(part);
    if (!candidates.empty()) return;
    candidates = std::move(whole);
    keep_largest(candidates);
  }

  // What the elements say together. Where they contradict each other, every reading is kept and says which element it
  // contradicts.
  std::vector<Candidate> combine(const AddressParts &parts, std::vector<Candidate> by_area,
                                 std::vector<Candidate> by_postcode, std::vector<Candidate> by_place) {
    std::vector<Candidate> candidates = std::move(by_area);
    const auto take = [&](std::vector<Candidate> &others, const std::string &given, ElementState Candidate::*element) {
      if (given.empty()) return;
      if (candidates.empty()) {
        candidates = std::move(others);
        return;
      }
      std::vector<Candidate> both;
      for (const Candidate &mine : candidates)
        for (const Candidate &other : others)
          if (auto merged = merge(mine, other, element)) both.push_back(*merged);
      if (!both.empty()) {
        candidates = std::move(both);
        return;
      }
      const ElementState doubt =
          others.empty() && !is_checkable(candidates, parts, element) ? ElementState::unchecked : ElementState::invalid;
      for (Candidate &mine : candidates) mine.*element = doubt;
      for (Candidate &other : others) { // these contradict all that was known before
        if (element == &Candidate::place && !parts.postcode.empty()) other.postcode = ElementState::invalid;
        candidates.push_back(other);
      }
    };
    take(by_postcode, parts.postcode, &Candidate::postcode);
    const bool is_postcode_unknown = !parts.postcode.empty() && candidates.empty();
    take(by_place, parts.place, &Candidate::place);
    if (is_postcode_unknown)
      for (Candidate &candidate : candidates) candidate.postcode = postcode_state(candidate.area, parts.postcode);
    return candidates;
  }

  // Both speak of the same address if one area lies in the other; the smaller one counts.
  std::optional<Candidate> merge(const Candidate &a, const Candidate &b, ElementState Candidate::*element) {
    Candidate merged = a;
    if (graph_.lies_in(b.area, a.area))
      merged.area = b.area;
    else if (!graph_.lies_in(a.area, b.area) && !lie_in_one_municipality(a.area, b.area))
      return std::nullopt;
    merged.*element = b.*element;
    merged.succeeded = a.succeeded || b.succeeded;
    return merged;
  }

  // Two parts of one municipality (an Ortsteil by name, another by postcode) do not contradict each other.
  bool lie_in_one_municipality(Index a, Index b) {
    const Index municipality = gazetteer_.municipality_of(a, days_);
    return municipality != NONE && municipality == gazetteer_.municipality_of(b, days_);
  }

  bool is_checkable(const std::vector<Candidate> &candidates, const AddressParts &parts,
                    ElementState Candidate::*element) const {
    if (element == &Candidate::place) return true; // a name that no table has
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate &candidate) {
      return postcode_state(candidate.area, parts.postcode) == ElementState::invalid;
    });
  }

  // A postcode that the table does not have.
  ElementState postcode_state(Index area, const std::string &postcode) const {
    if (!model::is_postcode(postcode)) return ElementState::invalid;
    for (const Index ancestor : graph_.areas[area].ancestors)
      if (!gazetteer_.postcodes_of(ancestor).empty()) return ElementState::invalid;
    return ElementState::unchecked;
  }

  std::vector<Candidate> candidates_by_street(const AddressParts &parts) {
    std::vector<Candidate> candidates;
    for (const NamedStreet &named : gazetteer_.streets_named(text::fold_name(parts.street)))
      if (candidates.empty() || candidates.back().area != named.municipality)
        add_valid(named.municipality, {}, candidates);
    return candidates;
  }

  // --- which street and number

  void read_in(const Candidate &candidate, const AddressParts &parts, std::vector<Reading> &readings) {
    Reading reading;
    reading.area = candidate.area;
    reading.succeeded = candidate.succeeded;
    reading.municipality = gazetteer_.municipality_of(candidate.area, days_);
    reading.elements.postcode = candidate.postcode;
    reading.elements.place = candidate.place;
    reading.street_text = parts.street;
    reading.number_text = parts.house_number;
    reading.postcode = parts.postcode;
    reading.place_text = parts.place;
    reading.numbers = text::parse_address_number(parts.house_number);
    if (reading.numbers.empty() && !parts.house_number.empty()) reading.elements.house_number = ElementState::invalid;
    const std::vector<Index> streets =
        reading.municipality == NONE ? std::vector<Index>() : streets_in(reading.municipality, parts);
    if (streets.empty()) {
      if (parts.needs_known_street) return;
      const bool is_listed = reading.municipality != NONE && gazetteer_.lists_all_streets(reading.municipality);
      if (!parts.street.empty() && is_listed) reading.elements.street = ElementState::invalid;
      finish(reading, readings);
      return;
    }
    for (const Index street : streets) finish_street(reading, street, readings);
  }

  std::vector<Index> streets_in(Index municipality, const AddressParts &parts) {
    std::vector<Index> streets;
    if (parts.street.empty()) return streets;
    const auto by_postcode = [&](bool must_fit) {
      for (const NamedStreet &named : gazetteer_.streets_named(text::fold_name(parts.street))) {
        const model::StreetRecord &record = graph_.records.streets[named.street];
        if (named.municipality != municipality || !days_.is_valid(record.validity)) continue;
        if (must_fit && !has_postcode(record, parts.postcode)) continue;
        if (std::find(streets.begin(), streets.end(), named.street) == streets.end()) streets.push_back(named.street);
      }
    };
    by_postcode(true);
    if (streets.empty()) by_postcode(false);
    return streets;
  }

  static bool has_postcode(const model::StreetRecord &street, const std::string &postcode) {
    return postcode.empty() || street.postcodes.empty() ||
           std::find(street.postcodes.begin(), street.postcodes.end(), postcode) != street.postcodes.end();
  }

  void finish_street(Reading reading, Index street, std::vector<Reading> &readings) {
    const model::StreetRecord &record = graph_.records.streets[street];
    reading.street = street;
    reading.elements.street = ElementState::valid;
    if (!has_postcode(record, reading.postcode)) reading.elements.postcode = ElementState::invalid;
    if (!reading.numbers.empty()) reading.elements.house_number = number_state(street, reading.numbers);
    finish(reading, readings);
  }

  // A street that is cut into ranges knows its numbers; another says nothing about them.
  ElementState number_state(Index street, const std::vector<text::HouseNumber> &numbers) const {
    bool is_cut = false;
    const auto is_covered = [&](text::HouseNumber number) {
      bool is_in = false;
      for (const Index i : gazetteer_.segments_of_street(street)) {
        const text::HouseNumberSet &set = graph_.records.segments[i].house_numbers;
        is_cut = is_cut || !set.is_whole_street();
        is_in = is_in || (!set.is_whole_street() && set.contains(number));
      }
      return is_in;
    };
    const bool all_covered = std::all_of(numbers.begin(), numbers.end(), is_covered);
    if (!is_cut) return ElementState::unchecked;
    return all_covered ? ElementState::valid : ElementState::invalid;
  }

  void finish(Reading &reading, std::vector<Reading> &readings) {
    // A postcode that contradicts the place is not used to tell where the address lies.
    const std::string postcode = reading.elements.postcode == ElementState::valid ? reading.postcode : std::string();
    if (reading.street != NONE)
      reading.cells =
          cells_of_street(gazetteer_, {reading.municipality, reading.street, postcode, reading.numbers}, days_);
    else
      reading.cells = cells_of_area(gazetteer_, reading.area, postcode, days_);
    if (reading.street != NONE && reading.area != reading.municipality) narrow_to_area(reading);
    reading.canonical = canonical(reading);
    readings.push_back(std::move(reading));
  }

  // The Ortsteil named: where the street's segments know it, they decide; else it holds for the whole street.
  void narrow_to_area(Reading &reading) {
    const auto has_area = [&](const Cell &cell) { return std::binary_search(cell.begin(), cell.end(), reading.area); };
    if (std::any_of(reading.cells.begin(), reading.cells.end(), has_area)) {
      std::erase_if(reading.cells, [&](const Cell &cell) { return !has_area(cell); });
      return;
    }
    for (Cell &cell : reading.cells) {
      for (const Index ancestor : graph_.areas[reading.area].ancestors)
        if (days_.is_valid(graph_.areas[ancestor].validity)) cell.push_back(ancestor);
      std::sort(cell.begin(), cell.end());
      cell.erase(std::unique(cell.begin(), cell.end()), cell.end());
    }
  }

  std::string canonical(const Reading &reading) const {
    std::string line;
    if (reading.street != NONE)
      line = graph_.records.streets[reading.street].name;
    else
      line = reading.street_text;
    if (!reading.numbers.empty()) {
      if (!line.empty()) line += ' ';
      line += reading.numbers.front().to_string();
      if (reading.numbers.size() > 1) line += "-" + reading.numbers.back().to_string();
    }
    const std::string postcode = canonical_postcode(reading);
    const std::string &place =
        graph_.area_record(reading.municipality == NONE ? reading.area : reading.municipality).name;
    const std::string town = postcode.empty() ? place : postcode + " " + place;
    return line.empty() ? town : line + ", " + town;
  }

  std::string canonical_postcode(const Reading &reading) const {
    if (reading.elements.postcode == ElementState::valid) return reading.postcode;
    if (reading.street == NONE) return {};
    const std::vector<std::string> &known = graph_.records.streets[reading.street].postcodes;
    return known.size() == 1 ? known.front() : std::string();
  }

  const Gazetteer &gazetteer_;
  const graph::RuleGraph &graph_;
  graph::StableDays &days_;
};

// The readings of one cut, and how well the tables bear it out: contradictions first, then what they confirm.
struct CutReadings {
  std::vector<Reading> readings;
  std::pair<std::size_t, std::size_t> rank; // the less the better
};

// Of one cut those that the tables contradict least. What they confirm does not count between places: one may be better
// known.
CutReadings weighed(std::vector<Reading> readings) {
  std::size_t least = ~std::size_t{0};
  std::size_t most = 0;
  for (const Reading &reading : readings) least = std::min(least, invalid_elements(reading.elements));
  std::erase_if(readings, [least](const Reading &reading) { return invalid_elements(reading.elements) > least; });
  for (const Reading &reading : readings) most = std::max(most, valid_elements(reading.elements));
  return {std::move(readings), {least, ~most}};
}

// Each place once.
void remove_repeated(std::vector<Reading> &readings) {
  const auto identity = [](const Reading &reading) {
    return std::tie(reading.municipality, reading.area, reading.street, reading.numbers, reading.cells,
                    reading.elements);
  };
  std::stable_sort(readings.begin(), readings.end(),
                   [&identity](const Reading &a, const Reading &b) { return identity(a) < identity(b); });
  readings.erase(std::unique(readings.begin(), readings.end(),
                             [&identity](const Reading &a, const Reading &b) { return identity(a) == identity(b); }),
                 readings.end());
}

std::vector<AddressParts> cuts_of(const Place &place) {
  if (!place.text.empty()) return cut_address(tidied(place.text));
  const AddressParts parts{tidied(place.street), tidied(place.house_number), without_country(tidied(place.postcode)),
                           tidied(place.place), false};
  if (!parts.house_number.empty() || parts.street.empty()) return {parts};
  std::vector<AddressParts> cuts = cut_street(parts.street); // the number may stand in the street's field
  for (AddressParts &cut : cuts) {
    cut.postcode = parts.postcode;
    cut.place = parts.place;
  }
  return cuts;
}

} // namespace

bool is_empty(const Place &place) {
  return tidied(place.text + place.street + place.house_number + place.postcode + place.place + place.area).empty();
}

Location locate(const Gazetteer &gazetteer, const Place &place, graph::StableDays &days) {
  Location location;
  Locator locator(gazetteer, days);
  const std::vector<AddressParts> cuts = cuts_of(place);
  const std::string area = tidied(place.area);
  std::vector<CutReadings> weighed_cuts;
  for (const AddressParts &cut : cuts) {
    std::vector<Reading> readings;
    locator.read(cut, area, readings);
    if (!readings.empty()) weighed_cuts.push_back(weighed(std::move(readings)));
  }
  for (CutReadings &cut : weighed_cuts) { // the cuts that the tables bear out best
    const bool is_best = std::all_of(weighed_cuts.begin(), weighed_cuts.end(),
                                     [&cut](const CutReadings &other) { return cut.rank <= other.rank; });
    if (is_best) std::move(cut.readings.begin(), cut.readings.end(), std::back_inserter(location.readings));
  }
  remove_repeated(location.readings);
  if (!location.readings.empty()) {
    location.found = Found::yes;
    const Reading &first = location.readings.front();
    const bool is_unknown_street = first.street == NONE && !first.street_text.empty() && first.municipality != NONE;
    if (is_unknown_street && gazetteer.lists_streets(first.municipality))
      location.suggestions = suggest_streets(gazetteer, first.municipality, first.street_text);
    return location;
  }
  location.outside_area = gazetteer.deepest_area_of_key(area);
  if (location.outside_area != NONE) location.found = Found::outside;
  if (location.found == Found::no) location.suggestions = suggest_places(gazetteer, cuts);
  return location;
}

} // namespace zufi::locate
