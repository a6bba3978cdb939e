// SPDX-License-Identifier: Apache-2.0
#include "locate/address_words.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace zufi::locate {

namespace {

using Entry = std::pair<std::string_view, WordKind>; // by word

const std::vector<Entry> &entries() {
  static const std::vector<Entry> ENTRIES = [] {
    std::vector<Entry> all;
    const auto add = [&all](WordKind kind, std::string_view words) {
      while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        all.emplace_back(words.substr(0, end), kind);
        words.remove_prefix(std::min(end + 1, words.size()));
      }
    };
#define WORD(kind, words) add(WordKind::kind, words);
#include "locate/address_words.def"
#undef WORD
    std::sort(all.begin(), all.end());
    return all;
  }();
  return ENTRIES;
}

// The number or letter of a floor, flat or entrance: "2.", "B", "12".
bool is_designator(std::string_view folded) {
  constexpr std::size_t LONGEST = 3;
  return folded.size() <= LONGEST && (folded.size() <= 1 || (folded.front() >= '0' && folded.front() <= '9'));
}

// "2.OG" is written without a blank: what follows the number counts.
std::string_view without_ordinal(std::string_view word) {
  const std::size_t dot = word.find('.');
  const bool is_ordinal = dot != std::string_view::npos && dot > 0 && dot + 1 < word.size() &&
                          std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(dot),
                                      [](char c) { return c >= '0' && c <= '9'; });
  return is_ordinal ? word.substr(dot + 1) : word;
}

} // namespace

std::optional<WordKind> kind_of_word(std::string_view word) {
  const std::string folded = text::fold_name(without_ordinal(word));
  const std::vector<Entry> &all = entries();
  const auto found = std::lower_bound(all.begin(), all.end(), std::string_view(folded),
                                      [](const Entry &entry, std::string_view key) { return entry.first < key; });
  if (found == all.end() || found->first != folded) return std::nullopt;
  return found->second;
}

bool is_place_in_house(std::span<const std::string> words) {
  bool has_unit = false;
  for (const std::string &word : words) {
    const bool is_unit = kind_of_word(word) == WordKind::unit;
    if (!is_unit && !is_designator(text::fold_name(word))) return false;
    has_unit = has_unit || is_unit;
  }
  return has_unit;
}

bool names_addressee(std::span<const std::string> words) {
  const auto begins_with_digit = [](const std::string &word) { return word.front() >= '0' && word.front() <= '9'; };
  if (words.empty() || std::any_of(words.begin(), words.end(), begins_with_digit)) return false;
  if (kind_of_word(words.front()) == WordKind::addressee) return true;
  // "z. Hd."
  return words.size() > 1 && kind_of_word(words[0] + words[1]) == WordKind::addressee;
}

} // namespace zufi::locate
