// SPDX-License-Identifier: Apache-2.0
#include "text/house_number.hpp"

#include <algorithm>
#include <charconv>

namespace zufi::text {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// A fraction "1/2", or letters and digits that begin with a letter.
bool is_suffix(std::string_view suffix) {
  if (suffix.size() == 3 && is_digit(suffix[0]) && suffix[1] == '/' && is_digit(suffix[2])) return true;
  return is_letter(suffix.front()) &&
         std::all_of(suffix.begin(), suffix.end(), [](char c) { return is_letter(c) || is_digit(c); });
}

} // namespace

std::optional<HouseNumber> HouseNumber::parse(std::string_view text) {
  HouseNumber result;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result.number);
  if (error != std::errc() || result.number == 0 || result.number > MAX_NUMBER) return std::nullopt;
  std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
  const bool has_blank = !rest.empty() && rest.front() == ' ';
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  if (rest.empty()) return has_blank ? std::nullopt : std::optional(result);
  if (rest.size() > MAX_SUFFIX) return std::nullopt;
  for (std::size_t i = 0; i < rest.size(); ++i) result.suffix.at(i) = lower(rest[i]);
  const std::string_view suffix(result.suffix.data(), rest.size());
  if (!is_suffix(suffix)) return std::nullopt;
  if (has_blank && suffix.size() > 1 && is_letter(suffix[1])) return std::nullopt; // "5 Hof": a word
  if (is_digit(suffix.front()) && !has_blank) return std::nullopt;                 // "121/2" is not 12 1/2
  return result;
}

std::string HouseNumber::to_string() const {
  const auto *const end = std::find(suffix.begin(), suffix.end(), '\0');
  const std::string letters(suffix.begin(), end);
  const bool is_fraction = !letters.empty() && is_digit(letters.front());
  return std::to_string(number) + (is_fraction ? " " : "") + letters;
}

HouseNumber HouseNumber::next() const {
  const char first = suffix[0];
  if (first < 'a') return {number, {'a'}};                          // 20, 20 1/2 → 20a
  if (first < 'z') return {number, {static_cast<char>(first + 1)}}; // 20a, 20a1 → 20b
  return {number + 1, {}};
}

} // namespace zufi::text
