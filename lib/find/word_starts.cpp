// SPDX-License-Identifier: Apache-2.0
#include "find/word_starts.hpp"

#include "text/fold.hpp"

namespace zufi::find {

namespace {

bool ends_word(char c) {
  constexpr std::string_view SIGNS = " -/(.,;";
  return SIGNS.find(c) != std::string_view::npos;
}

} // namespace

std::vector<std::uint16_t> word_offsets(std::string_view name) {
  constexpr std::size_t LONGEST = 500; // bytes; words are sought by what people call things
  std::vector<std::uint16_t> offsets;
  if (name.size() > LONGEST) return offsets;
  std::string key;
  for (std::size_t at = 1; at < name.size(); ++at) {
    if (!ends_word(name[at - 1]) || ends_word(name[at])) continue;
    if (key.empty()) key = text::fold_name(name);
    const std::string rest = text::fold_name(name.substr(at));
    // What words fold to does not hang on the words before them; where it does, the word is left out.
    if (rest.empty() || rest.size() >= key.size() || !key.ends_with(rest)) continue;
    const auto offset = static_cast<std::uint16_t>(key.size() - rest.size());
    if (offsets.empty() || offsets.back() != offset) offsets.push_back(offset);
  }
  return offsets;
}

} // namespace zufi::find
