// SPDX-License-Identifier: Apache-2.0
// One house number: a number and a suffix, ordered 20 < 20a < 20b < 21. `20a` and `20 A` are the same.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zufi::text {

enum class Parity : std::uint8_t { all, odd, even };

struct HouseNumber {
  static constexpr std::uint32_t MAX_NUMBER = 99'999;
  static constexpr std::size_t MAX_SUFFIX = 4;

  std::uint32_t number = 0;
  // Lower-case letters, digits and '/', padded with NUL, so that comparing the bytes compares the suffixes.
  std::array<char, MAX_SUFFIX> suffix{};

  // Reads "20", "20a", "20 A", "6a1", "20ab", "12 1/2"; nothing else. Leading zeros are not significant. What follows a
  // blank begins with one letter alone: "5 Hof" is no house number.
  static std::optional<HouseNumber> parse(std::string_view text);

  bool is_odd() const { return number % 2 == 1; }
  bool fits(Parity parity) const { return parity == Parity::all || is_odd() == (parity == Parity::odd); }
  std::string to_string() const; // "20a", "12 1/2"

  // The next house number among those in common use: no suffix, then one letter a to z. Used to step over range ends;
  // a number with a rarer suffix lies between two of these.
  HouseNumber next() const;

  friend auto operator<=>(const HouseNumber &, const HouseNumber &) = default;
};

} // namespace zufi::text
