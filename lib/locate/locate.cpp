// SPDX-License-Identifier: Apache-2.0
#include "locate/locate.hpp"

#include "locate/candidates.hpp"
#include "locate/cells.hpp"
#include "locate/names.hpp"
#include "locate/point_readings.hpp"
#include "locate/suggest.hpp"
#include "text/fold.hpp"
#include "text/house_number_set.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

namespace zufi::locate {

namespace {

std::size_t contradictions(const Reading &reading) {
  const Elements &elements = reading.elements;
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

// "Norf" of "Norf", "Neuss-Norf" and "Neuss (Norf)", folded.
std::vector<std::string> keys_of_place(const std::string &place) {
  std::vector<std::string> keys{text::fold_name(place)};
  for (std::size_t cut = place.find_first_of("- /("); cut != std::string::npos;
       cut = place.find_first_of("- /(", cut + 1))
    keys.push_back(text::fold_name(place.substr(cut + 1)));
  return keys;
}

class Locator {
 public:
  Locator(const Gazetteer &gazetteer, const Place &place, graph::StableDays &days)
      : gazetteer_(gazetteer), graph_(gazetteer.graph()), days_(days) {
    if (auto among = text::HouseNumberSet::parse(place.house_numbers)) among_ = std::move(*among);
  }

  // All readings of one cut of the address; none if it names no place that the tables know.
  void read(const AddressParts &parts, const std::string &area_key, std::vector<Reading> &readings) {
    for (const Candidate &candidate : CandidateFinder(gazetteer_, days_).find(parts, area_key))
      read_in(candidate, parts, readings);
  }

 private:
  void read_in(const Candidate &candidate, const AddressParts &parts, std::vector<Reading> &readings) {
    Reading reading;
    reading.area = candidate.area;
    reading.succeeded = candidate.succeeded;
    reading.contradicts_area = candidate.contradicts_area;
    reading.municipality = gazetteer_.municipality_of(candidate.area, days_);
    reading.elements.postcode = candidate.postcode;
    reading.elements.place = candidate.place;
    reading.elements.place_part = candidate.place_part;
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
    for (const Index street : streets) finish_street(reading, candidate, street, readings);
  }

  std::vector<Index> streets_in(Index municipality, const AddressParts &parts) {
    std::vector<Index> streets;
    if (parts.street.empty()) return streets;
    const std::vector<Index> called = streets_called(gazetteer_, parts.street, municipality);
    const auto by_postcode = [&](bool must_fit) {
      for (const Index street : called) {
        const model::StreetRecord &record = graph_.records.streets[street];
        if (!days_.is_valid(record.validity)) continue;
        if (must_fit && !has_postcode(record, parts.postcode)) continue;
        streets.push_back(street);
      }
    };
    by_postcode(true);
    if (streets.empty()) by_postcode(false);
    keep_those_in_place(parts.place, streets);
    return streets;
  }

  // Of several streets those go that the tables put into another Ortsteil, if they put one into the Ortsteil named.
  void keep_those_in_place(const std::string &place, std::vector<Index> &streets) const {
    if (streets.size() < 2 || place.empty()) return;
    const std::vector<std::string> keys = keys_of_place(place);
    const auto is_there = [&](Index street) {
      const std::string &there = graph_.records.streets[street].place;
      return !there.empty() && std::find(keys.begin(), keys.end(), text::fold_name(there)) != keys.end();
    };
    if (std::none_of(streets.begin(), streets.end(), is_there)) return;
    std::erase_if(streets,
                  [&](Index street) { return !graph_.records.streets[street].place.empty() && !is_there(street); });
  }

  static bool has_postcode(const model::StreetRecord &street, const std::string &postcode) {
    return postcode.empty() || street.postcodes.empty() ||
           std::find(street.postcodes.begin(), street.postcodes.end(), postcode) != street.postcodes.end();
  }

  void finish_street(Reading reading, const Candidate &candidate, Index street, std::vector<Reading> &readings) {
    const model::StreetRecord &record = graph_.records.streets[street];
    reading.street = street;
    reading.elements.street = ElementState::valid;
    if (!has_postcode(record, reading.postcode)) {
      reading.elements.postcode = ElementState::invalid;
      reading.area = candidate.named == NONE ? reading.municipality : candidate.named;
    } else if (!reading.postcode.empty() && !record.postcodes.empty()) {
      reading.elements.postcode = ElementState::valid;
    }
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
          cells_of_street(gazetteer_, {reading.municipality, reading.street, postcode, reading.numbers, among_}, days_);
    else
      reading.cells = cells_of_area(gazetteer_, reading.area, postcode, days_);
    if (reading.street != NONE) narrow_to_part(graph_, reading.municipality, reading.area, days_, reading.cells);
    reading.canonical = canonical(reading);
    readings.push_back(std::move(reading));
  }

  std::string canonical(const Reading &reading) const {
    std::string line;
    if (reading.street != NONE)
      line = graph_.records.streets[reading.street].name;
    else
      line = reading.street_text;
    if (!reading.numbers.empty()) {
      if (!line.empty()) line += ' ';
      line += text::address_number_text(reading.numbers);
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
  text::HouseNumberSet among_; // of which the house number is one
};

constexpr std::size_t NO_READING = ~std::size_t{0};

// The readings of one cut, and how well the tables bear it out: contradictions first, then what they confirm.
struct CutReadings {
  std::vector<Reading> readings;
  std::pair<std::size_t, std::size_t> rank; // the less the better
};

// Of one cut those that the tables contradict least. What they confirm does not count between places: one may be better
// known. Nor are those that fit the area key weighed against those that contradict it: both are kept.
CutReadings weighed(std::vector<Reading> readings) {
  std::array<std::size_t, 2> least{NO_READING, NO_READING}; // of those that fit the area key, and of the others
  for (const Reading &reading : readings) {
    std::size_t &mine = least.at(reading.contradicts_area ? 1 : 0);
    mine = std::min(mine, contradictions(reading));
  }
  std::erase_if(readings, [&least](const Reading &reading) {
    return contradictions(reading) > least.at(reading.contradicts_area ? 1 : 0);
  });
  std::size_t most = 0;
  for (const Reading &reading : readings) most = std::max(most, valid_elements(reading.elements));
  return {std::move(readings), {std::min(least[0], least[1]), ~most}};
}

// Each place once.
void remove_repeated(std::vector<Reading> &readings) {
  const auto identity = [](const Reading &reading) {
    return std::tie(reading.municipality, reading.area, reading.street, reading.numbers, reading.cells,
                    reading.elements);
  };
  std::stable_sort(readings.begin(), readings.end(), [&identity](const Reading &a, const Reading &b) {
    return std::pair(identity(a), a.succeeded) < std::pair(identity(b), b.succeeded);
  });
  readings.erase(std::unique(readings.begin(), readings.end(),
                             [&identity](const Reading &a, const Reading &b) { return identity(a) == identity(b); }),
                 readings.end());
}

std::vector<AddressParts> cuts_of(const Place &place) {
  if (!place.text.empty()) return cut_address(tidied(place.text));
  AddressParts parts;
  parts.street = tidied(place.street);
  parts.house_number = tidied(place.house_number);
  parts.postcode = without_country(tidied(place.postcode));
  parts.place = tidied(place.place);
  if (!parts.house_number.empty() || parts.street.empty()) return {parts};
  std::vector<AddressParts> cuts = cut_street(parts.street); // the number may stand in the street's field
  for (AddressParts &cut : cuts) {
    cut.postcode = parts.postcode;
    cut.place = parts.place;
  }
  return cuts;
}

void suggest(Location &location, Suggestions suggestions) {
  location.suggestions = std::move(suggestions.list);
  location.suggestions_are_cut = suggestions.is_cut;
}

bool has_elements(const Place &place) {
  return !tidied(place.text + place.street + place.house_number + place.postcode + place.place + place.area).empty();
}

// What is said of areas inside or outside of which the place lies. Readings of which nothing is left go; if nothing is
// left of any, all stay.
void narrow_to_areas(const graph::RuleGraph &graph, const Place &place, Location &location) {
  if (place.inside.empty() && place.outside.empty()) return;
  std::vector<Reading> left;
  for (const Reading &reading : location.readings) {
    left.push_back(reading);
    keep_those_as_said(graph, place.inside, place.outside, left.back().cells);
    if (left.back().cells.empty()) left.pop_back();
  }
  if (!left.empty())
    location.readings = std::move(left);
  else if (!location.readings.empty())
    location.contradicts_areas = true;
}

Location locate_elements(const Gazetteer &gazetteer, const Place &place, graph::StableDays &days) {
  Location location;
  Locator locator(gazetteer, place, days);
  const std::vector<AddressParts> cuts = cuts_of(place);
  const std::string area = tidied(place.area);
  location.is_post_box = std::any_of(cuts.begin(), cuts.end(), [](const AddressParts &cut) { return cut.is_post_box; });
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
      suggest(location, suggest_streets(gazetteer, first.municipality, first.street_text));
    return location;
  }
  location.outside_area = gazetteer.deepest_area_of_key(area);
  if (location.outside_area != NONE) location.found = Found::outside;
  if (location.found == Found::no) suggest(location, suggest_places(gazetteer, cuts));
  return location;
}

} // namespace

bool is_empty(const Place &place) { return !place.point && !has_elements(place); }

Location locate(const Gazetteer &gazetteer, const Place &place, graph::StableDays &days) {
  std::optional<Location> by_elements;
  if (!place.point || has_elements(place)) by_elements = locate_elements(gazetteer, place, days);
  Location location =
      place.point ? with_point(gazetteer, *place.point, std::move(by_elements), days) : std::move(*by_elements);
  narrow_to_areas(gazetteer.graph(), place, location);
  return location;
}

} // namespace zufi::locate
