// SPDX-License-Identifier: Apache-2.0
#include "model/value_set.hpp"

#include <algorithm>

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
  return ValueSet({std::string(first), std::string(last) + '\xff'});
}

void ValueSet::add(const ValueSet &other) {
  intervals_.insert(intervals_.end(), other.intervals_.begin(), other.intervals_.end());
  std::sort(intervals_.begin(), intervals_.end());
  std::vector<Interval> merged;
  for (Interval &interval : intervals_) {
    if (!merged.empty() && interval.first <= merged.back().end)
      merged.back().end = later(merged.back().end, interval.end);
    else
      merged.push_back(std::move(interval));
  }
  intervals_ = std::move(merged);
}

ValueSet ValueSet::together_with(const ValueSet &other) const {
  ValueSet both;
  for (const Interval &a : intervals_)
    for (const Interval &b : other.intervals_) both.add(ValueSet({later(a.first, b.first), earlier(a.end, b.end)}));
  return both;
}

bool ValueSet::contains(std::string_view encoded) const {
  return std::any_of(intervals_.begin(), intervals_.end(), [encoded](const Interval &interval) {
    return interval.first <= encoded && encoded < interval.end;
  });
}

bool ValueSet::is_subset_of(const ValueSet &other) const {
  return std::all_of(intervals_.begin(), intervals_.end(), [&other](const Interval &mine) {
    return std::any_of(other.intervals_.begin(), other.intervals_.end(), [&mine](const Interval &theirs) {
      return theirs.first <= mine.first && mine.end <= theirs.end;
    });
  });
}

bool ValueSet::is_all() const { return all().is_subset_of(*this); }

} // namespace zufi::model
