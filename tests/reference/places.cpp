// SPDX-License-Identifier: Apache-2.0
#include "places.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <climits>

namespace zufi::reference {

namespace {

using text::HouseNumber;

bool is_among(const std::vector<std::string> &texts, const std::string &text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

void add_once(std::vector<std::string> &texts, const std::string &text) {
  if (!is_among(texts, text)) texts.push_back(text);
}

// Notes of the data: an AGS follows from an ARS.
std::string ags_of(const model::AreaRecord &area) {
  if (area.kind != AreaKind::gemeinde || area.ars.size() != 12) return area.ags;
  return area.ars.substr(0, 5) + area.ars.substr(9);
}

} // namespace

// §9 (4.1): an area of the day, and only if there is none the successors of those of the past.
std::vector<std::string> Places::of_today(const std::vector<std::string> &areas, Date day) const {
  std::vector<std::string> today;
  for (const std::string &id : areas)
    if (tables_.is_valid(id, day)) add_once(today, id);
  if (!today.empty()) return today;
  for (std::string id : areas) {
    while (!id.empty() && tables_.area(id)->validity.until <= day) id = tables_.area(id)->successor;
    if (!id.empty() && tables_.is_valid(id, day)) add_once(today, id);
  }
  return today;
}

std::vector<std::string> Places::called(const std::string &name, Date day) const {
  const std::string key = text::fold_name(name);
  std::vector<std::string> areas;
  for (const model::AreaRecord &area : tables_.records.areas)
    if ((area.kind == AreaKind::gemeinde || area.kind == AreaKind::gemeindeteil) && text::fold_name(area.name) == key)
      areas.push_back(area.id);
  for (const model::PostcodeRecord &row : tables_.records.postcodes)
    if (text::fold_name(row.place) == key) areas.push_back(row.area);
  areas = of_today(areas, day);
  // A town and a part of it that share the name: the name alone means the town.
  std::vector<std::string> largest;
  for (const std::string &id : areas)
    if (std::none_of(areas.begin(), areas.end(),
                     [&](const std::string &other) { return other != id && tables_.lies_in(id, other); }))
      largest.push_back(id);
  return largest;
}

std::vector<std::string> Places::with_key(const std::string &key, Date day) const {
  std::vector<std::string> areas;
  for (const model::AreaRecord &area : tables_.records.areas)
    if (area.id == key || area.ars == key || ags_of(area) == key) areas.push_back(area.id);
  return of_today(areas, day);
}

std::vector<std::string> Places::with_postcode(const std::string &postcode, Date day) const {
  std::vector<std::string> areas;
  for (const model::PostcodeRecord &row : tables_.records.postcodes)
    if (row.postcode == postcode)
      for (const std::string &id : of_today({row.area}, day)) add_once(areas, id);
  return areas;
}

Located Places::locate_key(const std::string &key, Date day) const {
  const std::vector<std::string> areas = with_key(key, day);
  if (areas.empty()) {
    // §9 (4): a key that no table has, but whose Land or Kreis the tables have, is outside.
    const bool is_key = key.find_first_not_of("0123456789") == std::string::npos;
    for (const model::AreaRecord &area : tables_.records.areas)
      if (is_key && !area.ars.empty() && key.starts_with(area.ars)) return {Standing::outside, {}};
    return {};
  }
  Located located{Standing::found, {}};
  for (const std::string &area : areas)
    for (const AreaSet &areas_around : addresses_.possible({area, nullptr, {}, {}}, day))
      located.possible.push_back(areas_around);
  return located;
}

// Where an address can lie that lies in both; empty: nowhere.
std::string Places::common(const std::string &a, const std::string &b, Date day) const {
  if (tables_.lies_in(a, b)) return a;
  if (tables_.lies_in(b, a)) return b;
  const std::string municipality = tables_.municipality_of(a, day);
  return municipality == tables_.municipality_of(b, day) ? municipality : std::string();
}

// What place and postcode lead to: where they agree, or both, each contradicted by the other.
std::vector<Places::Reading> Places::readings(const Place &place, Date day) const {
  const std::vector<std::string> by_place = place.place.empty() ? Ids() : called(place.place, day);
  const std::vector<std::string> by_postcode = place.postcode.empty() ? Ids() : with_postcode(place.postcode, day);
  std::vector<Reading> readings;
  for (const std::string &a : by_place)
    for (const std::string &b : by_postcode)
      if (const std::string both = common(a, b, day); !both.empty())
        readings.push_back({both, a, false, ElementState::valid});
  if (!readings.empty()) return readings;
  for (const std::string &area : by_place) {
    bool is_wrong = !by_postcode.empty();
    if (by_postcode.empty() && !place.postcode.empty()) // wrong where the tables know the postcodes of the place
      for (const model::PostcodeRecord &row : tables_.records.postcodes)
        is_wrong = is_wrong || tables_.lies_in(row.area, tables_.municipality_of(area, day));
    readings.push_back({area, area, false, is_wrong ? ElementState::invalid : ElementState::unchecked});
  }
  for (const std::string &area : by_postcode) readings.push_back({area, {}, !place.place.empty(), ElementState::valid});
  return readings;
}

std::vector<const model::StreetRecord *> Places::streets_called(const std::string &name,
                                                                const std::string &municipality, Date day) const {
  std::vector<const model::StreetRecord *> streets;
  if (name.empty()) return streets;
  const std::string key = text::fold_name(name);
  for (const model::StreetRecord &street : tables_.records.streets) {
    bool is_called = text::fold_name(street.name) == key;
    for (const std::string &alias : street.aliases) is_called = is_called || text::fold_name(alias) == key;
    if (is_called && street.municipality == municipality && street.validity.from <= day && day < street.validity.until)
      streets.push_back(&street);
  }
  return streets;
}

// complete_streets says so; of a municipality without any street in the tables it is not believed.
bool Places::lists_all_streets(const std::string &municipality) const {
  const bool has_streets =
      std::any_of(tables_.records.streets.begin(), tables_.records.streets.end(),
                  [&](const model::StreetRecord &street) { return street.municipality == municipality; });
  return has_streets &&
         std::any_of(tables_.records.identity.complete_streets.begin(), tables_.records.identity.complete_streets.end(),
                     [&](const std::string &area) { return area == "*" || tables_.lies_in(municipality, area); });
}

// A street that is cut into ranges knows its numbers; another says nothing about them.
bool Places::contradicts_numbers(const model::StreetRecord &street, const std::vector<HouseNumber> &numbers) const {
  bool is_cut = false;
  std::size_t covered = 0;
  for (const HouseNumber &number : numbers) {
    bool is_in = false;
    for (const model::SegmentRecord &segment : tables_.records.segments) {
      if (segment.street != street.id || segment.house_numbers.ranges().empty()) continue;
      is_cut = true;
      is_in = is_in || contains(segment.house_numbers, number);
    }
    covered += is_in ? 1 : 0;
  }
  return is_cut && covered < numbers.size();
}

Located Places::locate(const Place &place, Date day) const {
  const bool has_address = !(place.street + place.house_number + place.postcode + place.place).empty();
  const bool is_plain = place.text.empty() && !place.point && (place.area.empty() || !has_address);
  if (!is_plain) return {Standing::too_hard, {}};
  if (!place.area.empty()) return locate_key(place.area, day);
  if (place.place.empty() && place.postcode.empty()) return {Standing::too_hard, {}};
  const bool has_part = place.place.find_first_of("- /(") != std::string::npos; // "Kaarst-Büttgen"
  if (has_part && called(place.place, day).empty()) return {Standing::too_hard, {}};

  const std::vector<HouseNumber> numbers = text::parse_address_number(place.house_number);
  const int unreadable = numbers.empty() && !place.house_number.empty() ? 1 : 0;
  std::vector<std::pair<int, Addresses::Known>> all; // with the number of contradictions
  const auto add = [&](const Reading &reading, const model::StreetRecord *street, int others) {
    const int wrong = (reading.postcode == ElementState::invalid ? 1 : 0) + (reading.is_place_wrong ? 1 : 0);
    // A postcode that contradicts the place or the street does not say where the address lies.
    const std::string postcode = reading.postcode == ElementState::valid ? place.postcode : std::string();
    all.push_back({wrong + others, {reading.area, street, postcode, numbers}});
  };
  for (const Reading &reading : readings(place, day)) {
    const std::string municipality = tables_.municipality_of(reading.area, day);
    const auto streets = streets_called(place.street, municipality, day);
    const auto has_postcode = [&](const model::StreetRecord *street) {
      return place.postcode.empty() || street->postcodes.empty() || is_among(street->postcodes, place.postcode);
    };
    const bool some_fit = std::any_of(streets.begin(), streets.end(), has_postcode);
    for (const model::StreetRecord *street : streets) {
      if (some_fit && !has_postcode(street)) continue; // of several streets of that name those with the postcode
      Reading here = reading;
      if (!has_postcode(street)) {
        here.postcode = ElementState::invalid;
        here.area = reading.named.empty() ? municipality : reading.named;
      } else if (!place.postcode.empty() && !street->postcodes.empty()) {
        here.postcode = ElementState::valid;
      }
      add(here, street, unreadable + (contradicts_numbers(*street, numbers) ? 1 : 0));
    }
    if (!streets.empty()) continue;
    const bool is_no_street = !place.street.empty() && !municipality.empty() && lists_all_streets(municipality);
    add(reading, nullptr, unreadable + (is_no_street ? 1 : 0));
  }
  if (all.empty()) return {};
  int least = INT_MAX; // §9 (4.1): those stay that the tables contradict least
  for (const auto &[contradictions, known] : all) least = std::min(least, contradictions);
  Located located{Standing::found, {}};
  for (const auto &[contradictions, known] : all)
    if (contradictions == least)
      for (const AreaSet &areas : addresses_.possible(known, day)) located.possible.push_back(areas);
  return located;
}

std::vector<AreaSet> Places::anywhere(Date day) const {
  std::set<AreaSet> all{{}}; // in no area of the tables
  for (const model::AreaRecord &area : tables_.records.areas)
    if (area.kind == AreaKind::gemeinde && tables_.is_valid(area.id, day))
      for (const AreaSet &areas : addresses_.possible({area.id, nullptr, {}, {}}, day)) all.insert(areas);
  return {all.begin(), all.end()};
}

} // namespace zufi::reference
