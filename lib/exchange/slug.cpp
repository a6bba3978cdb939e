// SPDX-License-Identifier: Apache-2.0
#include "exchange/slug.hpp"

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace zufi::exchange {

namespace {

bool is_part_of_word(char c) {
  const bool is_ascii = (c & 0x80) == 0;
  return !is_ascii || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Folding drops apostrophes and dashes inside a word; here each kind of them parts two words.
std::string with_plain_apostrophes(std::string_view name) {
  constexpr std::string_view TYPED = "\u2019";
  std::string text = text::with_plain_signs(name);
  for (std::size_t at = text.find(TYPED); at != std::string::npos; at = text.find(TYPED, at))
    text.replace(at, TYPED.size(), "'");
  return text;
}

} // namespace

std::string slug(std::string_view name) {
  const std::string text = with_plain_apostrophes(name);
  std::string joined;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && is_part_of_word(text[end])) ++end;
    const std::string word = text::fold_name(std::string_view(text).substr(begin, end - begin));
    if (!word.empty()) joined += (joined.empty() ? "" : "-") + word;
    begin = end + 1;
  }
  return joined;
}

} // namespace zufi::exchange
