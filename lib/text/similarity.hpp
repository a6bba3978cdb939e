// SPDX-License-Identifier: Apache-2.0
// How far apart two folded names are, within a bound.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace zufi::text {

inline constexpr std::size_t MAX_SIMILAR_LENGTH = 200; // bytes; longer names are never similar

// Damerau-Levenshtein distance in its optimal-string-alignment form (insert, delete, replace, swap neighbours), by
// bytes; nothing if it exceeds `bound`. Meant for folded keys. At most (2 · bound + 1) · |a| steps.
std::optional<std::size_t> distance_within(std::string_view a, std::string_view b, std::size_t bound);

} // namespace zufi::text
