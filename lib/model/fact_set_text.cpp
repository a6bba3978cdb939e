// SPDX-License-Identifier: Apache-2.0
#include "model/fact_set_text.hpp"

#include "model/fact_value.hpp"
#include "zufi/date.hpp"

#include <array>
#include <charconv>

namespace zufi::model {

namespace {

constexpr std::string_view DOTS = "..";

// Stretches are of names that begin with a letter a to z, as all names in Latin script do (SEMANTICS.md, section 9).
const ValueSet ALL_NAMES = ValueSet::prefixes("a", "z");

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

// Behind every name that begins with it.
std::string behind_prefix(std::string key) {
  key.back() = static_cast<char>(static_cast<unsigned char>(key.back()) + 1);
  return key;
}

std::optional<ValueSet> read_stretch(const FactRecord &fact, std::string_view first, std::string_view last) {
  const bool leaves_out_first = !first.empty() && first.back() == '<';
  if (leaves_out_first) first = trimmed(first.substr(0, first.size() - 1));
  const bool leaves_out_last = !last.empty() && last.front() == '<';
  if (leaves_out_last) last = trimmed(last.substr(1));
  if ((leaves_out_first && first.empty()) || (leaves_out_last && last.empty())) return std::nullopt;
  std::string begin;
  std::string end;
  if (!first.empty()) {
    const auto encoded = encode_value(fact, first);
    if (!encoded) return std::nullopt;
    begin = *encoded;
    if (leaves_out_first) begin = fact.type == FactType::name ? behind_prefix(begin) : just_after(fact, begin);
  }
  if (!last.empty()) {
    const auto encoded = encode_value(fact, last);
    if (!encoded) return std::nullopt;
    end = *encoded;
    if (!leaves_out_last) end = fact.type == FactType::name ? behind_prefix(end) : just_after(fact, end);
  }
  const ValueSet stretch = ValueSet::between(std::move(begin), std::move(end));
  return fact.type == FactType::name ? stretch.together_with(ALL_NAMES) : stretch;
}

std::optional<ValueSet> read_item(const FactRecord &fact, std::string_view item) {
  const std::size_t dots = item.find(DOTS);
  const bool is_ordered = fact.type != FactType::enum_ && fact.type != FactType::bool_;
  if (is_ordered && dots != std::string_view::npos)
    return read_stretch(fact, trimmed(item.substr(0, dots)), trimmed(item.substr(dots + DOTS.size())));
  const auto encoded = encode_value(fact, item);
  return encoded ? std::optional(only(fact, *encoded)) : std::nullopt;
}

std::string number_text(double number) {
  std::array<char, 400> digits{}; // fixed notation of the largest double has 309
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed).ptr;
  return {digits.data(), end};
}

std::string value_text(const FactRecord &fact, const std::string &encoded) {
  if (fact.type == FactType::name) {
    std::string name = encoded;
    if (name.front() >= 'a' && name.front() <= 'z') name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
  }
  const double number = decode_number(encoded);
  return fact.type == FactType::date ? Date::from_days(static_cast<std::int32_t>(number)).to_string()
                                     : number_text(number);
}

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// What stands before a bound that no name can be written as: the bound is the first behind all that begin with it.
std::optional<std::string> prefix_before(const std::string &bound) {
  std::string prefix = bound;
  --prefix.back();
  return is_plain(prefix.back()) ? std::optional(prefix) : std::nullopt;
}

void name_first(const FactRecord &fact, const std::string &first, Stretch &stretch) {
  const auto prefix = is_plain(first.back()) ? std::nullopt : prefix_before(first);
  stretch.first = value_text(fact, prefix.value_or(first));
  stretch.leaves_out_first = prefix.has_value();
}

// "..Her" rather than "..<Hes".
void name_last(const FactRecord &fact, const std::string &end, Stretch &stretch) {
  const auto prefix = prefix_before(end);
  stretch.last = value_text(fact, prefix.value_or(end));
  stretch.leaves_out_last = !prefix;
}

Stretch stretch_of(const FactRecord &fact, const ValueSet::Interval &interval) {
  Stretch stretch;
  const bool is_open = interval.end == ValueSet::all().intervals().front().end;
  if (fact.type == FactType::name) {
    const bool is_one = interval.end == interval.first + '\0'; // a name that was given, not all that begin with it
    if (is_one) {
      stretch.first = stretch.last = value_text(fact, interval.first);
      stretch.is_single = true;
      return stretch;
    }
    if (!interval.first.empty()) name_first(fact, interval.first, stretch);
    if (!is_open) name_last(fact, interval.end, stretch);
    return stretch;
  }
  constexpr std::size_t ENCODED = 8; // one byte more: just behind the number
  if (!interval.first.empty()) {
    stretch.first = value_text(fact, interval.first);
    stretch.leaves_out_first = interval.first.size() > ENCODED;
  }
  if (is_open) return stretch;
  if (fact.type == FactType::date) {
    stretch.last = Date::from_days(static_cast<std::int32_t>(decode_number(interval.end)) - 1).to_string();
  } else {
    stretch.last = value_text(fact, interval.end);
    stretch.leaves_out_last = interval.end.size() == ENCODED;
  }
  stretch.is_single = stretch.first == stretch.last && !stretch.leaves_out_first && !stretch.leaves_out_last;
  return stretch;
}

} // namespace

std::optional<ValueSet> read_fact_set(const FactRecord &fact, std::string_view text) {
  ValueSet set = ValueSet::none();
  while (true) {
    const std::size_t end = text.find(';');
    const auto item = read_item(fact, trimmed(text.substr(0, end)));
    if (!item) return std::nullopt;
    set.add(*item);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return set.is_empty() ? std::nullopt : std::optional(std::move(set));
}

std::vector<Stretch> stretches_of(const FactRecord &fact, const ValueSet &set) {
  std::vector<Stretch> stretches;
  if (fact.type != FactType::enum_ && fact.type != FactType::bool_) {
    for (const ValueSet::Interval &interval : set.intervals()) stretches.push_back(stretch_of(fact, interval));
    return stretches;
  }
  const std::vector<std::string> words =
      fact.type == FactType::bool_ ? std::vector<std::string>{"no", "yes"} : fact.values;
  for (const std::string &word : words)
    if (set.contains(*encode_value(fact, word))) stretches.push_back({word, word, false, false, true});
  return stretches;
}

std::string fact_set_text(const FactRecord &fact, const ValueSet &set) {
  std::string text;
  for (const Stretch &stretch : stretches_of(fact, set)) {
    if (!text.empty()) text += ';';
    text += stretch.first;
    if (stretch.is_single) continue;
    if (stretch.leaves_out_first) text += '<';
    text += DOTS;
    if (stretch.leaves_out_last) text += '<';
    text += stretch.last;
  }
  return text;
}

} // namespace zufi::model
