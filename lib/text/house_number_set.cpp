// SPDX-License-Identifier: Apache-2.0
#include "text/house_number_set.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace zufi::text {

namespace {

constexpr std::size_t MAX_SPAN = 100;

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

bool equals_ignoring_case(std::string_view a, std::string_view lower) {
  return std::equal(a.begin(), a.end(), lower.begin(), lower.end(),
                    [](char x, char y) { return (x >= 'A' && x <= 'Z' ? x - 'A' + 'a' : x) == y; });
}

constexpr std::array<std::pair<std::string_view, Parity>, 10> PARITY_WORDS{{{"odd", Parity::odd},
                                                                            {"even", Parity::even},
                                                                            {"ung.", Parity::odd},
                                                                            {"ger.", Parity::even},
                                                                            {"ungerade", Parity::odd},
                                                                            {"gerade", Parity::even},
                                                                            {"ung", Parity::odd},
                                                                            {"ger", Parity::even},
                                                                            {"u", Parity::odd},
                                                                            {"g", Parity::even}}};

struct Ends {
  std::string_view first;
  std::string_view last;
};

// Splits at the range separator, if there is one. "1/2" and ".." contain none.
std::optional<Ends> split_range(std::string_view item) {
  for (const std::string_view separator : {std::string_view(" bis "), std::string_view("–"), std::string_view("-")}) {
    const std::size_t at = item.find(separator);
    if (at == std::string_view::npos) continue;
    return Ends{trimmed(item.substr(0, at)), trimmed(item.substr(at + separator.size()))};
  }
  return std::nullopt;
}

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// The end of "1a-1f", also written "1a-f".
std::optional<HouseNumber> parse_last(const std::optional<HouseNumber> &first, std::string_view text) {
  const bool has_suffix = first && is_letter(first->suffix[0]) && first->suffix[1] == '\0';
  if (!has_suffix || text.size() != 1 || !is_letter(text.front())) return HouseNumber::parse(text);
  return HouseNumber::parse(std::to_string(first->number) + std::string(text));
}

bool is_open_end(std::string_view text) { return text == ".." || equals_ignoring_case(text, "ende"); }

// Takes a trailing parity word off `item`. Behind a number a single letter is its suffix ("12 g"); behind a range it
// may be that or the side ("1-9 g"), and nothing is picked; behind an open end it is the side ("2-Ende g").
std::optional<Parity> take_parity(std::string_view &item) {
  const std::size_t blank = item.rfind(' ');
  if (blank == std::string_view::npos) return Parity::all;
  const std::string_view word = item.substr(blank + 1);
  for (const auto &[name, parity] : PARITY_WORDS) {
    if (!equals_ignoring_case(word, name)) continue;
    const std::string_view numbers = trimmed(item.substr(0, blank));
    const auto ends = split_range(numbers);
    if (name.size() == 1 && !ends) return Parity::all;
    if (name.size() == 1 && !is_open_end(ends->last)) return std::nullopt;
    item = numbers;
    return parity;
  }
  return Parity::all;
}

std::optional<HouseNumberRange> parse_range(std::string_view item) {
  const auto parity = take_parity(item);
  if (!parity) return std::nullopt;
  HouseNumberRange range;
  range.parity = *parity;
  const auto ends = split_range(item);
  if (!ends) {
    range.first = HouseNumber::parse(item);
    range.last = range.first;
    return range.first ? std::optional(range) : std::nullopt;
  }
  if (ends->first != "..") {
    range.first = HouseNumber::parse(ends->first);
    if (!range.first) return std::nullopt;
  }
  if (!is_open_end(ends->last)) {
    range.last = parse_last(range.first, ends->last);
    if (!range.last) return std::nullopt;
    if (stands_for_open_end(*range.last)) range.last.reset();
  }
  return range;
}

template <class Visit> bool for_each_item(std::string_view text, std::string_view separators, Visit visit) {
  while (true) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (!visit(trimmed(text.substr(0, end)))) return false;
    if (end == text.size()) return true;
    text.remove_prefix(end + 1);
  }
}

// The numbers from `first` to `last` of one building, both included.
std::vector<HouseNumber> span_of(HouseNumber first, HouseNumber last) {
  std::vector<HouseNumber> numbers{first};
  if (last <= first) return last == first ? numbers : std::vector<HouseNumber>{};
  if (first.number == last.number) {
    for (HouseNumber n = first.next(); n < last && numbers.size() < MAX_SPAN; n = n.next()) numbers.push_back(n);
  } else {
    const std::uint32_t step = first.is_odd() == last.is_odd() ? 2 : 1;
    for (std::uint32_t n = first.number + step; n < last.number && numbers.size() < MAX_SPAN; n += step)
      numbers.push_back({n, {}});
  }
  numbers.push_back(last);
  return numbers.size() > MAX_SPAN ? std::vector<HouseNumber>{} : numbers;
}

} // namespace

bool stands_for_open_end(const HouseNumber &last) {
  return last.number >= 997 && last.number <= 999 && last.suffix.front() == '\0';
}

bool HouseNumberRange::contains(HouseNumber number) const {
  return number.fits(parity) && !(first && number < *first) && !(last && *last < number);
}

bool HouseNumberRange::is_empty() const {
  if (parity == Parity::all || !first || !last) return is_inverted();
  return is_inverted() || (first->number == last->number && !first->fits(parity));
}

std::string HouseNumberRange::to_string() const {
  std::string text = first ? first->to_string() : "..";
  if (!is_single()) text += "-" + (last ? last->to_string() : std::string(".."));
  if (parity == Parity::odd) text += " odd";
  if (parity == Parity::even) text += " even";
  return text;
}

HouseNumberSet HouseNumberSet::of(HouseNumberRange range) { return of(std::vector{range}); }

HouseNumberSet HouseNumberSet::of(std::vector<HouseNumberRange> ranges) {
  HouseNumberSet set;
  std::sort(ranges.begin(), ranges.end());
  ranges.erase(std::unique(ranges.begin(), ranges.end()), ranges.end());
  set.ranges_ = std::move(ranges);
  return set;
}

std::optional<HouseNumberSet> HouseNumberSet::parse(std::string_view text, Problem *problem) {
  HouseNumberSet set;
  if (text.empty()) return set;
  const auto report = [problem](Fault fault, std::string_view item) {
    if (problem != nullptr) *problem = {fault, std::string(item)};
    return false;
  };
  const bool is_readable = for_each_item(text, ";,", [&](std::string_view item) {
    const auto range = parse_range(item);
    if (!range) return report(Fault::unreadable, item);
    if (range->is_inverted()) return report(Fault::inverted, item);
    if (range->is_empty()) return report(Fault::empty, item);
    if (set.ranges_.size() == MAX_ITEMS) return report(Fault::too_many, item);
    set.ranges_.push_back(*range);
    return true;
  });
  return is_readable ? std::optional(of(std::move(set.ranges_))) : std::nullopt;
}

bool HouseNumberSet::contains(HouseNumber number) const {
  return ranges_.empty() || std::any_of(ranges_.begin(), ranges_.end(),
                                        [number](const HouseNumberRange &range) { return range.contains(number); });
}

std::string HouseNumberSet::to_string() const {
  std::string text;
  for (const HouseNumberRange &range : ranges_) {
    if (!text.empty()) text += ';';
    text += range.to_string();
  }
  return text;
}

std::vector<HouseNumber> parse_address_number(std::string_view text) {
  text = trimmed(text);
  if (const auto single = HouseNumber::parse(text)) return {*single};
  if (const auto ends = split_range(text)) {
    const auto first = HouseNumber::parse(ends->first);
    const auto last = parse_last(first, ends->last);
    return first && last ? span_of(*first, *last) : std::vector<HouseNumber>{};
  }
  std::vector<HouseNumber> numbers;
  const bool is_readable = for_each_item(text, "/+,;", [&numbers](std::string_view item) {
    const auto number = HouseNumber::parse(item);
    if (number) numbers.push_back(*number);
    return number.has_value() && numbers.size() <= MAX_SPAN;
  });
  return is_readable ? numbers : std::vector<HouseNumber>{};
}

std::string address_number_text(const std::vector<HouseNumber> &numbers) {
  if (span_of(numbers.front(), numbers.back()) == numbers)
    return HouseNumberRange{numbers.front(), numbers.back(), Parity::all}.to_string();
  std::string text;
  for (const HouseNumber number : numbers) text += (text.empty() ? "" : "/") + number.to_string();
  return text;
}

} // namespace zufi::text
