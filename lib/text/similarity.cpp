// SPDX-License-Identifier: Apache-2.0
#include "text/similarity.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace zufi::text {

namespace {
constexpr std::size_t MAX_LENGTH = 200;
using Row = std::array<std::size_t, MAX_LENGTH + 1>;
} // namespace

std::optional<std::size_t> distance_within(std::string_view a, std::string_view b, std::size_t bound) {
  if (a.size() > MAX_LENGTH || b.size() > MAX_LENGTH) return std::nullopt;
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > bound) return std::nullopt;
  Row before_previous{};
  Row previous{};
  Row current{};
  std::iota(previous.begin(), previous.begin() + static_cast<std::ptrdiff_t>(b.size()) + 1, std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, replaced});
      const bool is_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swapped) current[j] = std::min(current[j], before_previous[j - 2] + 1);
      best = std::min(best, current[j]);
    }
    if (best > bound) return std::nullopt;
    before_previous = previous;
    previous = current;
  }
  return previous[b.size()] <= bound ? std::optional(previous[b.size()]) : std::nullopt;
}

} // namespace zufi::text
