// SPDX-License-Identifier: Apache-2.0
// Names near to one that was not found. A suggestion is shown to a person; it never becomes an answer.
#pragma once

#include "locate/address_text.hpp"
#include "locate/locate.hpp"

#include <string>
#include <vector>

namespace zufi::locate {

inline constexpr std::size_t MAX_SUGGESTIONS = 5;

// Two typing errors in a long name, one in a short one; names of one or two signs are near to everything.
std::size_t similarity_bound(std::string_view key);

// The nearest first; of equal distance in alphabetical order of the folded names (ä = ae). `is_cut`, if the search
// ended before all names were looked at.
struct Suggestions {
  std::vector<Suggestion> list;
  bool is_cut = false;
};
Suggestions suggest_places(const Gazetteer &gazetteer, const std::vector<AddressParts> &cuts);
Suggestions suggest_streets(const Gazetteer &gazetteer, Index municipality, const std::string &street);

} // namespace zufi::locate
