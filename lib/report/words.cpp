// SPDX-License-Identifier: Apache-2.0
#include "report/words.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace zufi {

namespace {

constexpr std::array<std::string_view, 12> MONTHS_DE{"Januar",    "Februar", "März",     "April",
                                                     "Mai",       "Juni",    "Juli",     "August",
                                                     "September", "Oktober", "November", "Dezember"};
constexpr std::array<std::string_view, 12> MONTHS_EN{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

struct Word {
  std::string_view code, de, en;
};
constexpr Word KINDS[] = {{"property", "Grundstück", "Property"},
                          {"business_site", "Betriebsstätte", "Place of business"},
                          {"residence", "Wohnsitz", "Residence"},
                          {"seat", "Sitz", "Seat"},
                          {"event", "Ort des Ereignisses", "Place of the event"},
                          {"vehicle", "Standort des Fahrzeugs", "Place of the vehicle"},
                          {"any", "Ort", "Place"},
                          {"", "Ort", "Place"}};
constexpr Word PERSONS[] = {
    {"respondent", "Antragsgegner", "respondent"}, {"parent", "Eltern", "parent"}, {"child", "Kind", "child"}};

template <std::size_t N> std::string_view in_words(const Word (&words)[N], std::string_view code, Language language) {
  for (const Word &word : words)
    if (word.code == code) return language == Language::de ? word.de : word.en;
  return code;
}

} // namespace

std::string day_in_words(Date day, Language language) {
  const std::string text = day.to_string(); // YYYY-MM-DD
  unsigned month = 0;
  unsigned number = 0;
  std::from_chars(text.data() + 5, text.data() + 7, month);
  std::from_chars(text.data() + 8, text.data() + 10, number);
  const std::string_view name = (language == Language::de ? MONTHS_DE : MONTHS_EN).at(month - 1);
  return fmt::format("{}{} {} {}", number, language == Language::de ? "." : "", name,
                     std::string_view(text).substr(0, 4));
}

std::string days_in_words(const Validity &days, Language language) {
  const bool is_german = language == Language::de;
  if (days.from.is_open() && days.until.is_open()) return {};
  if (days.from.is_open()) {
    const std::string last = day_in_words(days.until.day_before(), language);
    return is_german ? "bis zum " + last : "until " + last;
  }
  const std::string first = day_in_words(days.from, language);
  if (days.until.is_open()) return is_german ? "ab dem " + first : fmt::format("from {} on", first);
  const std::string last = day_in_words(days.until.day_before(), language);
  return is_german ? fmt::format("vom {} bis zum {}", first, last) : fmt::format("from {} to {}", first, last);
}

std::string place_kind_in_words(std::string_view kind, Language language) {
  const std::size_t colon = kind.find(':');
  std::string text(in_words(KINDS, kind.substr(0, colon), language));
  if (colon != std::string_view::npos)
    text += fmt::format(" ({})", in_words(PERSONS, kind.substr(colon + 1), language));
  return text;
}

} // namespace zufi
