// SPDX-License-Identifier: Apache-2.0
#include "model/condition.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace zufi::model {

namespace {

// Longer signs first, so that "<=" is not read as "<".
constexpr std::array<std::pair<std::string_view, Comparison>, 6> SIGNS{{{" in ", Comparison::in},
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

bool is_fact_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::optional<Test> parse_test(std::string_view text) {
  for (const auto &[sign, comparison] : SIGNS) {
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos) continue;
    Test test{std::string(trimmed(text.substr(0, at))), comparison, {}};
    const std::string_view values = trimmed(text.substr(at + sign.size()));
    const auto parts = comparison == Comparison::in ? split(values, ",") : std::vector{values};
    if (!is_fact_name(test.fact)) return std::nullopt;
    for (const std::string_view part : parts) {
      if (part.empty()) return std::nullopt;
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
