// SPDX-License-Identifier: Apache-2.0
#include "model/condition.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace zufi::model {

namespace {

// Longer signs first, so that "<=" is not read as "<".
constexpr std::array<std::pair<std::string_view, Comparison>, 6> SIGNS{{{"in ", Comparison::in},
                                                                        {"<=", Comparison::less_equal},
                                                                        {">=", Comparison::greater_equal},
                                                                        {"<", Comparison::less},
                                                                        {">", Comparison::greater},
                                                                        {"=", Comparison::equal}}};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + separator.size());
  }
}

bool may_stand_in_fact(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

// At an edge of a value " and " would be read as the end of the test as soon as tests and values are sorted.
bool may_be_value(std::string_view text) {
  constexpr std::string_view AND = "and";
  const bool begins = text.substr(0, AND.size() + 1) == "and ";
  const bool ends = text.size() > AND.size() && text.substr(text.size() - AND.size() - 1) == " and";
  return !text.empty() && text != AND && !begins && !ends;
}

// The sign is looked for behind the fact alone: "word = in A" is no test with "in".
std::optional<Test> parse_test(std::string_view text) {
  const auto *const end = std::find_if_not(text.begin(), text.end(), may_stand_in_fact);
  const std::string_view fact = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  const std::string_view rest = trimmed(text.substr(fact.size()));
  if (fact.empty()) return std::nullopt;
  for (const auto &[sign, comparison] : SIGNS) {
    if (rest.substr(0, sign.size()) != sign) continue;
    Test test{std::string(fact), comparison, {}};
    const std::string_view values = trimmed(rest.substr(sign.size()));
    const auto parts = comparison == Comparison::in ? split(values, ",") : std::vector{values};
    for (const std::string_view part : parts) {
      if (!may_be_value(part)) return std::nullopt;
      test.values.emplace_back(part);
    }
    std::sort(test.values.begin(), test.values.end());
    return test;
  }
  return std::nullopt;
}

std::string_view sign_of(Comparison comparison) {
  const auto *const found =
      std::find_if(SIGNS.begin(), SIGNS.end(), [comparison](const auto &entry) { return entry.second == comparison; });
  return trimmed(found->first);
}

} // namespace

std::optional<Condition> Condition::parse(std::string_view text) {
  Condition condition;
  if (text.empty()) return condition;
  for (const std::string_view part : split(text, " and ")) {
    auto test = parse_test(part);
    if (!test) return std::nullopt;
    condition.tests.push_back(std::move(*test));
  }
  std::sort(condition.tests.begin(), condition.tests.end());
  return condition;
}

std::string Condition::to_string() const {
  std::string text;
  for (const Test &test : tests) {
    if (!text.empty()) text += " and ";
    text += test.fact;
    text += ' ';
    text += sign_of(test.comparison);
    std::string_view separator = " ";
    for (const std::string &value : test.values) {
      text += separator;
      text += value;
      separator = ", ";
    }
  }
  return text;
}

} // namespace zufi::model
