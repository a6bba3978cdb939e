// SPDX-License-Identifier: Apache-2.0
#include "addresses.hpp"

#include <algorithm>

namespace zufi::reference {

namespace {

using text::HouseNumber;

// §2: ordered 20 < 20a < 20b < 21.
bool is_before(const HouseNumber &a, const HouseNumber &b) {
  return a.number != b.number ? a.number < b.number : a.suffix < b.suffix;
}

bool is_among(const std::vector<std::string> &texts, const std::string &text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

} // namespace

bool contains(const text::HouseNumberRange &range, HouseNumber number) {
  if (range.first && is_before(number, *range.first)) return false; // §2: ends are inclusive, or open
  if (range.last && is_before(*range.last, number)) return false;
  switch (range.parity) { // §2: parity is that of the number
  case text::Parity::odd: return number.number % 2 == 1;
  case text::Parity::even: return number.number % 2 == 0;
  case text::Parity::all: break;
  }
  return true;
}

bool contains(const text::HouseNumberSet &set, HouseNumber number) {
  if (set.ranges().empty()) return true; // the whole street
  for (const text::HouseNumberRange &range : set.ranges())
    if (contains(range, number)) return true;
  return false;
}

std::set<AreaSet> Addresses::possible(const Known &known, Date day) const {
  std::set<AreaSet> all;
  const std::string municipality = tables_.municipality_of(known.area, day);
  if (!municipality.empty()) {
    all = in_municipality(municipality, known, day);
  } else {
    for (const model::AreaRecord &area : tables_.records.areas)
      if (area.kind == AreaKind::gemeinde && tables_.is_valid(area.id, day))
        for (const AreaSet &areas : in_municipality(area.id, known, day))
          if (areas.contains(known.area)) all.insert(areas);
  }
  if (all.empty()) { // no address of it is known: what lies around it is
    AreaSet areas;
    add(areas, known.area, day);
    all.insert(areas);
  }
  return all;
}

std::set<AreaSet> Addresses::in_municipality(const std::string &municipality, const Known &known, Date day) const {
  // The streets it may stand in: the one named, or any, also one that is in no table.
  std::vector<const model::StreetRecord *> streets{known.street};
  if (known.street == nullptr)
    for (const model::StreetRecord &street : tables_.records.streets)
      if (street.municipality == municipality && street.validity.from <= day && day < street.validity.until)
        streets.push_back(&street);
  std::set<AreaSet> all;
  for (const model::StreetRecord *street : streets) {
    std::vector<std::string> codes = postcodes(municipality, street);
    if (!known.postcode.empty()) {
      const bool may_have_it = street == nullptr || street->postcodes.empty() || is_among(codes, known.postcode);
      if (!may_have_it) continue;
      codes = {known.postcode};
    }
    for (const std::string &postcode : codes)
      for (const Segments &segments : known.street != nullptr && !known.numbers.empty()
                                          ? segments_around(municipality, street, postcode, known.numbers)
                                          : segments_around_any_number(municipality, street, postcode)) {
        AreaSet areas;
        add(areas, municipality, day);
        for (const std::size_t row : segments)
          if (const std::string &area = tables_.records.segments[row].area; tables_.is_valid(area, day))
            add(areas, area, day);
        all.insert(std::move(areas));
      }
  }
  // §9 (4.4): in at most one innermost gemeindeteil and one innermost bezirk in which no segment lies. Ortsteile do not
  // overlap: who lies in one lies in no other but those around it.
  const auto overlaps = [&](const AreaSet &areas, const AreaSet &part) {
    return !part.empty() && std::any_of(areas.begin(), areas.end(), [&](const std::string &area) {
      return tables_.area(area)->kind == AreaKind::gemeindeteil && !part.contains(area);
    });
  };
  std::set<AreaSet> with_unplaced;
  for (const AreaSet &areas : all)
    for (const AreaSet &part : unplaced(municipality, AreaKind::gemeindeteil, day))
      for (const AreaSet &district : unplaced(municipality, AreaKind::bezirk, day)) {
        if (overlaps(areas, part)) continue;
        AreaSet whole = areas;
        whole.insert(part.begin(), part.end());
        whole.insert(district.begin(), district.end());
        with_unplaced.insert(std::move(whole));
      }
  const bool is_part =
      tables_.area(known.area)->kind != AreaKind::gemeinde && tables_.lies_in(known.area, municipality);
  if (!is_part) return with_unplaced;
  // The Ortsteil named: where the tables know addresses of it, it is one of them; else any may lie in it.
  std::set<AreaSet> named;
  for (const AreaSet &areas : with_unplaced)
    if (areas.contains(known.area)) named.insert(areas);
  if (named.empty())
    for (AreaSet areas : with_unplaced) {
      add(areas, known.area, day);
      named.insert(std::move(areas));
    }
  return named;
}

// The table segments.csv, asked with one address after the other.
std::set<Addresses::Segments> Addresses::segments_around(const std::string &municipality,
                                                         const model::StreetRecord *street, const std::string &postcode,
                                                         const std::vector<HouseNumber> &numbers) const {
  std::set<Segments> all;
  for (const HouseNumber &number : numbers) {
    Segments here;
    for (std::size_t row = 0; row < tables_.records.segments.size(); ++row) {
      const model::SegmentRecord &segment = tables_.records.segments[row];
      if (!segment.postcode.empty() && segment.postcode != postcode) continue;
      // No street: every street of that postcode in the area's municipality.
      const bool is_here = segment.street.empty() ? tables_.lies_in(segment.area, municipality)
                                                  : street != nullptr && segment.street == street->id;
      if (is_here && contains(segment.house_numbers, number)) here.insert(row);
    }
    all.insert(std::move(here));
  }
  return all;
}

std::set<Addresses::Segments> Addresses::segments_around_any_number(const std::string &municipality,
                                                                    const model::StreetRecord *street,
                                                                    const std::string &postcode) const {
  const auto [entry, is_new] = known_.try_emplace({municipality, street, postcode});
  if (is_new) entry->second = segments_around(municipality, street, postcode, numbers_to_try(street));
  return entry->second;
}

// Postcodes an address can have; "" is one that no table has.
std::vector<std::string> Addresses::postcodes(const std::string &municipality,
                                              const model::StreetRecord *street) const {
  if (street != nullptr && !street->postcodes.empty()) return street->postcodes;
  std::vector<std::string> codes;
  for (const model::PostcodeRecord &row : tables_.records.postcodes)
    if (tables_.lies_in(row.area, municipality)) codes.push_back(row.postcode);
  if (!codes.empty()) return codes;
  codes.emplace_back();
  for (const model::SegmentRecord &segment : tables_.records.segments)
    if (!segment.postcode.empty() && tables_.lies_in(segment.area, municipality)) codes.push_back(segment.postcode);
  return codes;
}

// §9 (4.4): both sides of every range end, with the suffixes none and a to z; two numbers on, for either parity.
std::vector<HouseNumber> Addresses::numbers_to_try(const model::StreetRecord *street) const {
  std::set<HouseNumber> numbers{HouseNumber{1, {}}, HouseNumber{2, {}}};
  for (const model::SegmentRecord &segment : tables_.records.segments) {
    if (street == nullptr || segment.street != street->id) continue;
    for (const text::HouseNumberRange &range : segment.house_numbers.ranges())
      for (const auto &end : {range.first, range.last}) {
        if (!end) continue;
        for (std::uint32_t number = end->number > 2 ? end->number - 2 : 1; number <= end->number + 2; ++number)
          numbers.insert({number, {}});
        for (char suffix = 'a'; suffix <= 'z'; ++suffix) numbers.insert({end->number, {suffix}});
      }
  }
  return {numbers.begin(), numbers.end()};
}

// The choices: none, or one of the innermost areas of that kind below the municipality in which no segment lies.
std::vector<AreaSet> Addresses::unplaced(const std::string &municipality, AreaKind kind, Date day) const {
  std::vector<AreaSet> choices{{}};
  for (const model::AreaRecord &area : tables_.records.areas) {
    if (area.kind != kind || !tables_.is_valid(area.id, day) || !tables_.lies_in(area.id, municipality)) continue;
    const bool is_placed =
        std::any_of(tables_.records.segments.begin(), tables_.records.segments.end(),
                    [&](const model::SegmentRecord &segment) { return tables_.lies_in(segment.area, area.id); });
    const bool is_innermost =
        std::none_of(tables_.records.areas.begin(), tables_.records.areas.end(), [&](const model::AreaRecord &other) {
          return other.id != area.id && tables_.lies_in(other.id, area.id) && tables_.is_valid(other.id, day);
        });
    if (is_placed || !is_innermost) continue;
    add(choices.emplace_back(), area.id, day);
  }
  return choices;
}

void Addresses::add(AreaSet &areas, const std::string &area, Date day) const {
  for (const std::string &id : tables_.around(area, day)) areas.insert(id);
}

} // namespace zufi::reference
