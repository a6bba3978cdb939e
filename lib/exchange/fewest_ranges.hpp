// SPDX-License-Identifier: Apache-2.0
// Single houses → the fewest ranges that contain them all and no known house that is not theirs.
#pragma once

#include "text/house_number_set.hpp"

#include <cstddef>
#include <vector>

namespace zufi::exchange {

// All houses of one street that are known, whoever they belong to.
class KnownHouses {
 public:
  // Precondition: sorted, each once.
  explicit KnownHouses(std::vector<text::HouseNumber> numbers);

  const std::vector<text::HouseNumber> &numbers() const { return numbers_; }
  // Which house of its side of the street (odd or even) it is, counted from 0.
  std::size_t place_on_side(std::size_t house) const { return places_on_side_[house]; }

 private:
  std::vector<text::HouseNumber> numbers_;
  std::vector<std::size_t> places_on_side_;
};

struct MergedRange {
  text::HouseNumberRange range;
  std::vector<std::size_t> houses; // for which it stands; sorted. Each house stands in one range
};

// `own`: indices of the houses to be covered; sorted, each once. The ends of a range are houses that it stands for, and
// where these lie on one side it is about that side alone, so that it claims no more than it must. No two ranges
// overlap. Sorted. Linear in the size of `own`.
std::vector<MergedRange> fewest_ranges(const KnownHouses &known, const std::vector<std::size_t> &own);

} // namespace zufi::exchange
