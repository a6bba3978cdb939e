// SPDX-License-Identifier: Apache-2.0
// A set of values of one fact, whatever its type: values are encoded as byte strings whose order is the order of the
// values, and the set is a union of half-open intervals of byte strings. So numbers, dates, names and enumerations
// share one implementation of "contains", "implies" and "together".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zufi::model {

class ValueSet {
 public:
  struct Interval {
    std::string first; // inclusive
    std::string end;   // exclusive
    friend auto operator<=>(const Interval &, const Interval &) = default;
  };

  static ValueSet none() { return {}; }
  static ValueSet all();
  static ValueSet of_value(std::string_view encoded); // that value alone
  static ValueSet below(std::string_view encoded);    // values < encoded
  static ValueSet from(std::string_view encoded);     // values >= encoded
  // first … every value that begins with last, which is not empty and ends in no byte 0xff.
  static ValueSet prefixes(std::string_view first, std::string_view last);
  static ValueSet between(std::string first, std::string end); // first inclusive, end exclusive; empty: open

  static ValueSet union_of(const std::vector<ValueSet> &sets);
  void add(const ValueSet &other) { *this = union_of({*this, other}); }
  ValueSet together_with(const ValueSet &other) const; // intersection
  ValueSet without(const ValueSet &other) const;

  bool contains(std::string_view encoded) const;
  bool is_subset_of(const ValueSet &other) const;
  bool is_empty() const { return intervals_.empty(); }
  bool is_all() const;
  const std::vector<Interval> &intervals() const { return intervals_; } // sorted, apart from each other

  friend auto operator<=>(const ValueSet &, const ValueSet &) = default;

 private:
  explicit ValueSet(Interval interval);
  ValueSet() = default;
  std::vector<Interval> intervals_;
};

} // namespace zufi::model
