// SPDX-License-Identifier: Apache-2.0
#include "model/value_set.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace zufi::model {

namespace {

// Above every encoded value: names hold no byte 0xff, and no finite number encodes to eight of them (fact_value.cpp).
const std::string &top() {
  static const std::string TOP(9, '\xff');
  return TOP;
}

// The first byte string after `encoded` itself.
std::string just_after(std::string_view encoded) { return std::string(encoded) + '\0'; }

// std::string compares its bytes as unsigned char, which is what the encoding relies on.
const std::string &later(const std::string &a, const std::string &b) { return a < b ? b : a; }
const std::string &earlier(const std::string &a, const std::string &b) { return a < b ? a : b; }

} // namespace

ValueSet::ValueSet(Interval interval) {
  if (interval.first < interval.end) intervals_.push_back(std::move(interval));
}

ValueSet ValueSet::all() { return ValueSet({"", top()}); }
ValueSet ValueSet::of_value(std::string_view encoded) { return ValueSet({std::string(encoded), just_after(encoded)}); }
ValueSet ValueSet::below(std::string_view encoded) { return ValueSet({"", std::string(encoded)}); }
ValueSet ValueSet::from(std::string_view encoded) { return ValueSet({std::string(encoded), top()}); }
ValueSet ValueSet::prefixes(std::string_view first, std::string_view last) {
  std::string end(last);
  end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1); // so that "A..Her" and "Hes..Z" touch
  return ValueSet({std::string(first), std::move(end)});
}
ValueSet ValueSet::between(std::string first, std::string end) {
  return ValueSet({std::move(first), end.empty() ? top() : std::move(end)});
}

ValueSet ValueSet::union_of(const std::vector<ValueSet> &sets) {
  std::vector<Interval> all;
  for (const ValueSet &set : sets) all.insert(all.end(), set.intervals_.begin(), set.intervals_.end());
  std::sort(all.begin(), all.end());
  ValueSet merged;
  for (Interval &interval : all) {
    if (!merged.intervals_.empty() && interval.first <= merged.intervals_.back().end)
      merged.intervals_.back().end = later(merged.intervals_.back().end, interval.end);
    else
      merged.intervals_.push_back(std::move(interval));
  }
  return merged;
}

ValueSet ValueSet::together_with(const ValueSet &other) const {
  ValueSet both;
  auto a = intervals_.begin();
  auto b = other.intervals_.begin();
  while (a != intervals_.end() && b != other.intervals_.end()) {
    Interval common{later(a->first, b->first), earlier(a->end, b->end)};
    if (common.first < common.end) both.intervals_.push_back(std::move(common));
    if (a->end < b->end) // the other may reach into the next one
      ++a;
    else
      ++b;
  }
  return both;
}

ValueSet ValueSet::without(const ValueSet &other) const {
  ValueSet rest;
  std::string first;
  for (const Interval &taken : other.intervals_) {
    const ValueSet before = together_with(between(first, taken.first));
    if (first < taken.first)
      rest.intervals_.insert(rest.intervals_.end(), before.intervals_.begin(), before.intervals_.end());
    first = taken.end;
  }
  const ValueSet after = together_with(between(first, {}));
  rest.intervals_.insert(rest.intervals_.end(), after.intervals_.begin(), after.intervals_.end());
  return rest;
}

bool ValueSet::contains(std::string_view encoded) const {
  const auto after =
      std::upper_bound(intervals_.begin(), intervals_.end(), encoded,
                       [](std::string_view value, const Interval &interval) { return value < interval.first; });
  return after != intervals_.begin() && encoded < std::prev(after)->end;
}

bool ValueSet::is_subset_of(const ValueSet &other) const {
  return std::all_of(intervals_.begin(), intervals_.end(), [&other](const Interval &mine) {
    const auto after =
        std::upper_bound(other.intervals_.begin(), other.intervals_.end(), mine,
                         [](const Interval &value, const Interval &interval) { return value.first < interval.first; });
    return after != other.intervals_.begin() && mine.end <= std::prev(after)->end;
  });
}

bool ValueSet::is_all() const { return all().is_subset_of(*this); }

} // namespace zufi::model
