// SPDX-License-Identifier: Apache-2.0
#include "model/fact_value.hpp"

#include "text/fold.hpp"
#include "text/surname.hpp"
#include "text/utf8.hpp"
#include "zufi/date.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>

namespace zufi::model {

namespace {

// Big-endian, sign flipped: the bytes order as the numbers do. Every finite number sorts below ValueSet's top.
std::string encode_number(double number) {
  if (number == 0) number = 0; // -0 and 0 are one value
  auto bits = std::bit_cast<std::uint64_t>(number);
  constexpr std::uint64_t SIGN = 1ULL << 63U;
  bits = (bits & SIGN) != 0 ? ~bits : bits | SIGN;
  std::string bytes(8, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(bits >> (56 - 8 * i));
  return bytes;
}

std::optional<std::string> encode_number_text(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return encode_number(number);
}

std::optional<std::string> encode_name(std::string_view text) {
  std::string key = text::surname_sort_key(text);
  return key.empty() ? std::nullopt : std::optional(std::move(key));
}

std::optional<std::string> encode_word(const FactRecord &fact, std::string_view text) {
  const auto found = std::find(fact.values.begin(), fact.values.end(), text);
  if (found == fact.values.end()) return std::nullopt;
  return encode_number(static_cast<double>(found - fact.values.begin()));
}

// "A..Her", or "S" for all that begin with it. A hyphen is refused: "A-Her" is meant as a range, and would be read as
// the beginning "aher", since hyphens do not count in names.
std::optional<ValueSet> name_range(std::string_view text) {
  const std::string plain = text::with_plain_signs(text);
  if (plain.find('-') != std::string::npos || plain.find(" bis ") != std::string::npos) return std::nullopt;
  const std::size_t dots = text.find("..");
  const auto first = encode_name(text.substr(0, dots));
  const auto last = encode_name(dots == std::string_view::npos ? text : text.substr(dots + 2));
  if (!first || !last) return std::nullopt;
  ValueSet range = ValueSet::prefixes(*first, *last);
  return range.is_empty() ? std::nullopt : std::optional(std::move(range));
}

std::optional<ValueSet> one_of(const FactRecord &fact, const std::vector<std::string> &values) {
  std::vector<ValueSet> sets;
  for (const std::string &value : values) {
    if (fact.type == FactType::name) {
      auto range = name_range(value);
      if (!range) return std::nullopt;
      sets.push_back(std::move(*range));
    } else {
      const auto encoded = encode_value(fact, value);
      if (!encoded) return std::nullopt;
      sets.push_back(only(fact, *encoded));
    }
  }
  return ValueSet::union_of(sets);
}

bool is_ordered(FactType type) { return type == FactType::number || type == FactType::date; }

} // namespace

std::optional<std::string> encode_value(const FactRecord &fact, std::string_view text) {
  switch (fact.type) {
  case FactType::enum_: return encode_word(fact, text);
  case FactType::number: return encode_number_text(text);
  case FactType::name: return encode_name(text);
  case FactType::bool_:
    if (text != "yes" && text != "no") return std::nullopt;
    return encode_number(text == "yes" ? 1 : 0);
  case FactType::date:
    if (const auto date = Date::parse(text)) return encode_number(date->days());
    return std::nullopt;
  }
  return std::nullopt;
}

double decode_number(std::string_view encoded) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 8; ++i) bits = bits << 8U | static_cast<unsigned char>(encoded[i]);
  constexpr std::uint64_t SIGN = 1ULL << 63U;
  return std::bit_cast<double>((bits & SIGN) != 0 ? bits & ~SIGN : ~bits);
}

std::string just_after(const FactRecord &fact, const std::string &encoded) {
  return fact.type == FactType::date ? encode_number(decode_number(encoded) + 1) : encoded + '\0';
}

ValueSet only(const FactRecord &fact, const std::string &encoded) {
  return ValueSet::between(encoded, just_after(fact, encoded));
}

std::optional<ValueSet> values_passing(const FactRecord &fact, const Test &test) {
  if (test.comparison == Comparison::in) return one_of(fact, test.values);
  const auto encoded = encode_value(fact, test.values.front());
  if (!encoded) return std::nullopt;
  if (test.comparison == Comparison::equal)
    return fact.type == FactType::name ? std::nullopt : std::optional(only(fact, *encoded));
  if (!is_ordered(fact.type)) return std::nullopt;
  const std::string after = just_after(fact, *encoded);
  switch (test.comparison) {
  case Comparison::less: return ValueSet::below(*encoded);
  case Comparison::less_equal: return ValueSet::below(after);
  case Comparison::greater: return ValueSet::from(after);
  case Comparison::greater_equal: return ValueSet::from(*encoded);
  case Comparison::in:
  case Comparison::equal: break; // handled above
  }
  return std::nullopt;
}

} // namespace zufi::model
