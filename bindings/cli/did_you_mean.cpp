// SPDX-License-Identifier: Apache-2.0
#include "did_you_mean.hpp"

#include <algorithm>

namespace zufi_tool {

namespace {

// Signs to insert, leave out, replace, or swap with their neighbour.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> steps(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        steps[i][j] = i + j;
        continue;
      }
      steps[i][j] =
          std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1, steps[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
    }
  return steps.back().back();
}

} // namespace

std::string nearest(std::string_view typed, const std::vector<std::string> &words) {
  constexpr std::size_t NEAR = 2;
  constexpr std::size_t MAX_TYPED = 64;
  if (typed.size() > MAX_TYPED) return {};
  std::string found;
  std::size_t least = NEAR + 1;
  for (const std::string &word : words)
    if (const std::size_t here = distance(typed, word); here < least) {
      least = here;
      found = word;
    }
  return found;
}

} // namespace zufi_tool
