// SPDX-License-Identifier: Apache-2.0
#include "find/compound.hpp"

#include <algorithm>
#include <array>

namespace zufi::find {

namespace {

constexpr std::size_t SHORTEST = 4; // letters of a part
constexpr std::size_t LONGEST = 80; // letters of a compound
constexpr std::array<std::string_view, 7> JOINTS{"", "s", "n", "en", "e", "es", "er"};

bool is_known(std::string_view word, const std::vector<std::string> &known) {
  const auto found = std::lower_bound(known.begin(), known.end(), word,
                                      [](const std::string &a, std::string_view b) { return std::string_view(a) < b; });
  return found != known.end() && *found == word;
}

// The best way to make the word up to a letter.
struct Way {
  std::size_t words = 0; // 0: there is none
  std::size_t begin = 0; // of its last word
  std::size_t end = 0;   // of that word, before the joint
};

} // namespace

std::vector<std::string> split_compound(std::string_view word, const std::vector<std::string> &known) {
  if (word.size() < 2 * SHORTEST || word.size() > LONGEST) return {};
  std::vector<Way> ways(word.size() + 1);
  for (std::size_t end = SHORTEST; end <= word.size(); ++end) {
    for (const std::string_view joint : JOINTS) {
      const std::size_t word_end = end - joint.size();
      const bool is_joint = end < word.size() || joint.empty(); // none at the end
      if (!is_joint || word_end < SHORTEST || word.substr(word_end, joint.size()) != joint) continue;
      for (std::size_t begin = 0; begin + SHORTEST <= word_end; ++begin) { // the longest first
        const bool is_reached = begin == 0 || ways[begin].words > 0;
        const std::size_t words = ways[begin].words + 1;
        const bool is_better = ways[end].words == 0 || words < ways[end].words;
        if (is_reached && is_better && is_known(word.substr(begin, word_end - begin), known))
          ways[end] = {words, begin, word_end};
      }
    }
  }
  std::vector<std::string> parts;
  if (ways.back().words < 2) return {};
  for (std::size_t end = word.size(); end > 0; end = ways[end].begin)
    parts.emplace_back(word.substr(ways[end].begin, ways[end].end - ways[end].begin));
  std::reverse(parts.begin(), parts.end());
  return parts;
}

} // namespace zufi::find
