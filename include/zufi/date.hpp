// SPDX-License-Identifier: Apache-2.0
// A day of the proleptic Gregorian calendar, 0001-01-01 to 9999-12-31. The library never reads the clock: every date
// comes from the caller or from a dataset.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace zufi {

class Date {
 public:
  constexpr Date() = default; // 1970-01-01

  // Before and after every day; they stand for an open end of a validity.
  static constexpr Date lowest() { return from_days(std::numeric_limits<std::int32_t>::min()); }
  static constexpr Date highest() { return from_days(std::numeric_limits<std::int32_t>::max()); }
  static constexpr Date from_days(std::int32_t days_since_1970) {
    Date date;
    date.days_ = days_since_1970;
    return date;
  }
  // Reads exactly YYYY-MM-DD; nothing else is accepted.
  static std::optional<Date> parse(std::string_view text);

  constexpr std::int32_t days() const { return days_; }
  constexpr bool is_open() const { return *this == lowest() || *this == highest(); }
  constexpr Date day_before() const { return from_days(days_ - 1); } // precondition: not open
  std::string to_string() const;                                     // YYYY-MM-DD; empty if open

  friend constexpr auto operator<=>(Date, Date) = default;

 private:
  std::int32_t days_ = 0;
};

// A stretch of days: `from` inclusive, `until` exclusive.
struct Validity {
  Date from = Date::lowest();
  Date until = Date::highest();

  constexpr bool contains(Date date) const { return from <= date && date < until; }
  constexpr bool is_empty() const { return !(from < until); }
  constexpr bool covers(const Validity &other) const { return from <= other.from && other.until <= until; }
  constexpr bool overlaps(const Validity &other) const { return from < other.until && other.from < until; }
  friend constexpr bool operator==(const Validity &, const Validity &) = default;
};

} // namespace zufi
