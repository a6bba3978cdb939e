// SPDX-License-Identifier: Apache-2.0
// §9 (4.4): all addresses that a place of which not all is known can have, one by one, and the areas around each.
#pragma once

#include "tables.hpp"

#include "text/house_number.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace zufi::reference {

// The ids of the areas that contain an address on a day.
using AreaSet = std::set<std::string>;

// §2, by its words alone.
bool contains(const text::HouseNumberRange &range, text::HouseNumber number);
bool contains(const text::HouseNumberSet &set, text::HouseNumber number);

class Addresses {
 public:
  explicit Addresses(const Tables &tables) : tables_(tables) {}

  // What is known of an address; what is empty is not known.
  struct Known {
    std::string area; // the smallest area that is named
    const model::StreetRecord *street = nullptr;
    std::string postcode;
    std::vector<text::HouseNumber> numbers; // it is one of them
  };
  // The sets of areas of all addresses that fit; at least one.
  std::set<AreaSet> possible(const Known &known, Date day) const;

 private:
  using Segments = std::set<std::size_t>; // rows of segments

  std::set<AreaSet> in_municipality(const std::string &municipality, const Known &known, Date day) const;
  std::set<Segments> segments_around(const std::string &municipality, const model::StreetRecord *street,
                                     const std::string &postcode, const std::vector<text::HouseNumber> &numbers) const;
  std::set<Segments> segments_around_any_number(const std::string &municipality, const model::StreetRecord *street,
                                                const std::string &postcode) const;
  std::vector<std::string> postcodes(const std::string &municipality, const model::StreetRecord *street) const;
  std::vector<text::HouseNumber> numbers_to_try(const model::StreetRecord *street) const;
  std::vector<AreaSet> unplaced(const std::string &municipality, AreaKind kind, Date day) const;
  void add(AreaSet &areas, const std::string &area, Date day) const;

  const Tables &tables_;
  // Asked again and again of one dataset; the days do not matter to it.
  mutable std::map<std::tuple<std::string, const model::StreetRecord *, std::string>, std::set<Segments>> known_;
};

} // namespace zufi::reference
