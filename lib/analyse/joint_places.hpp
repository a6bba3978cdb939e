// SPDX-License-Identifier: Apache-2.0
// The places that two datasets, or two days of one, speak for, in groups that neither of them can tell apart.
#pragma once

#include "analyse/localities.hpp"

#include <array>
#include <string>
#include <vector>

namespace zufi::analyse {

// One of the two that are compared.
struct Side {
  const locate::Gazetteer *gazetteer = nullptr;
  const Localities *localities = nullptr;
  Date date;
};

struct JointPlace {
  std::string area;                           // id of the municipality, or of a larger area
  std::array<Index, 2> positions{NONE, NONE}; // into the localities of each side; NONE: it does not cover the place
  std::array<Place, 2> samples{};             // one place, as each side is asked for it
  std::size_t streets = 0;                    // known streets, in either, of which an address can lie here
};

struct JointPlaces {
  std::vector<JointPlace> all; // sorted by area, then by positions
  Validity days;               // if both dates are one: around it, as long as these stay
};

JointPlaces join(const Side &a, const Side &b);

} // namespace zufi::analyse
