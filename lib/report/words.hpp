// SPDX-License-Identifier: Apache-2.0
// Days and kinds of place as people write them.
#pragma once

#include "zufi/date.hpp"
#include "zufi/vocabulary.hpp"

#include <string>
#include <string_view>

namespace zufi {

// "1. Januar 2026", "1 January 2026". Precondition: not open.
std::string day_in_words(Date day, Language language);

// "vom 1. Januar 2025 bis zum 31. Dezember 2025", "ab dem 1. Januar 2025", "bis zum …"; empty if open at both ends.
std::string days_in_words(const Validity &days, Language language);

// "residence:child" → "Wohnsitz (Kind)"; a kind that is not known as it is.
std::string place_kind_in_words(std::string_view kind, Language language);

} // namespace zufi
