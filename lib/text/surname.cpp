// SPDX-License-Identifier: Apache-2.0
#include "text/surname.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>

namespace zufi::text {

namespace {

// Folded; sorted.
constexpr std::array<std::string_view, 37> PARTICLES{
    "af",  "am",  "an",  "auf", "av",  "da",  "dal", "das", "de", "degli", "dei", "del", "della",
    "dem", "den", "der", "des", "di",  "do",  "dos", "du",  "el", "im",    "la",  "las", "le",
    "lo",  "los", "ten", "ter", "und", "van", "vom", "von", "zu", "zum",   "zur"};
static_assert(std::is_sorted(PARTICLES.begin(), PARTICLES.end()));

} // namespace

std::string surname_sort_key(std::string_view utf8) {
  std::string words = fold_words(utf8);
  for (std::size_t end = words.find(' '); end != std::string::npos; end = words.find(' ')) {
    if (!std::binary_search(PARTICLES.begin(), PARTICLES.end(), std::string_view(words).substr(0, end))) break;
    words.erase(0, end + 1);
  }
  words.erase(std::remove(words.begin(), words.end(), ' '), words.end());
  return words;
}

} // namespace zufi::text
