// SPDX-License-Identifier: Apache-2.0
// §4.1 Locate, for places given by an area key alone, or by street, house number, postcode and place: what the random
// worlds and the cases of the data ask.
#pragma once

#include "addresses.hpp"

#include "zufi/query.hpp"

namespace zufi::reference {

enum class Standing { found, outside, unknown, too_hard };

struct Located {
  Standing standing = Standing::unknown;
  std::vector<AreaSet> possible; // where found: each is one possibility
};

class Places {
 public:
  explicit Places(const Tables &tables) : tables_(tables), addresses_(tables) {}

  Located locate(const Place &place, Date day) const;
  // All that can be said of a place that is not given.
  std::vector<AreaSet> anywhere(Date day) const;

 private:
  struct Reading {
    std::string area;  // the smallest that place and postcode tell of
    std::string named; // by the place alone; empty: the place says nothing
    bool is_place_wrong = false;
    ElementState postcode = ElementState::unchecked;
  };

  std::vector<std::string> of_today(const std::vector<std::string> &areas, Date day) const;
  std::vector<std::string> called(const std::string &name, Date day) const;
  std::vector<std::string> with_key(const std::string &key, Date day) const;
  std::vector<std::string> with_postcode(const std::string &postcode, Date day) const;
  std::vector<Reading> readings(const Place &place, Date day) const;
  std::string common(const std::string &a, const std::string &b, Date day) const;
  std::vector<const model::StreetRecord *> streets_called(const std::string &name, const std::string &municipality,
                                                          Date day) const;
  bool lists_all_streets(const std::string &municipality) const;
  bool contradicts_numbers(const model::StreetRecord &street, const std::vector<text::HouseNumber> &numbers) const;
  Located locate_key(const std::string &key, Date day) const;
  bool is_covered(const AreaSet &areas) const;

  const Tables &tables_;
  Addresses addresses_;
};

} // namespace zufi::reference
