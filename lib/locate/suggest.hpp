// SPDX-License-Identifier: Apache-2.0
// Names near to one that was not found. A suggestion is shown to a person; it never becomes an answer.
#pragma once

#include "locate/address_text.hpp"
#include "locate/locate.hpp"

#include <string>
#include <vector>

namespace zufi::locate {

inline constexpr std::size_t MAX_SUGGESTIONS = 5;

// The nearest first; of equal distance in alphabetical order.
std::vector<Suggestion> suggest_places(const Gazetteer &gazetteer, const std::vector<AddressParts> &cuts);
std::vector<Suggestion> suggest_streets(const Gazetteer &gazetteer, Index municipality, const std::string &street);

} // namespace zufi::locate
