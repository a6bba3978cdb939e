// SPDX-License-Identifier: Apache-2.0
#include "text/similarity.hpp"

#include <algorithm>
#include <array>

namespace zufi::text {

namespace {
using Row = std::array<std::size_t, MAX_SIMILAR_LENGTH + 2>;
}

std::optional<std::size_t> distance_within(std::string_view a, std::string_view b, std::size_t bound) {
  if (a.size() > MAX_SIMILAR_LENGTH || b.size() > MAX_SIMILAR_LENGTH) return std::nullopt;
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > bound) return std::nullopt;
  const std::size_t far = bound + 1; // stands for every distance beyond the bound
  // Cells further than `bound` from the diagonal are beyond it; those beside the band that are looked at hold `far`.
  std::array<Row, 3> rows;
  for (std::size_t j = 0; j <= std::min(b.size(), bound); ++j) rows[0][j] = j;
  if (bound < b.size()) rows[0][bound + 1] = far;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const Row &before_previous = rows[(i + 1) % 3];
    const Row &previous = rows[(i + 2) % 3];
    Row &current = rows[i % 3];
    const std::size_t first = i > bound ? i - bound : 1;
    const std::size_t last = std::min(b.size(), i + bound);
    current[first - 1] = first == 1 ? std::min(i, far) : far;
    std::size_t best = current[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      const std::size_t replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      std::size_t least = std::min({previous[j] + 1, current[j - 1] + 1, replaced});
      const bool is_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swapped) least = std::min(least, before_previous[j - 2] + 1);
      current[j] = std::min(least, far);
      best = std::min(best, current[j]);
    }
    if (last < b.size()) current[last + 1] = far;
    if (best > bound) return std::nullopt;
  }
  const std::size_t distance = rows[a.size() % 3][b.size()];
  return distance <= bound ? std::optional(distance) : std::nullopt;
}

} // namespace zufi::text
