// SPDX-License-Identifier: Apache-2.0
// What random worlds are made of: few values, so that they meet.
#pragma once

#include "dice.hpp"
#include "text/house_number_set.hpp"
#include "zufi/date.hpp"

#include <array>
#include <string>
#include <string_view>

namespace zufi::test {

inline constexpr std::array<std::string_view, 6> DAYS{"2016-02-29", "2017-08-17", "2019-01-01",
                                                      "2019-01-02", "2019-10-01", "2024-12-31"};
inline constexpr std::array<std::string_view, 3> STATUSES{"gross", "jugendamt", "mittel"};
inline constexpr std::array<std::string_view, 5> TOWNS{"Neustadt", "Bad Münster", "Groß-Örtlingen", "Weißenfels",
                                                       "Altdorf"};
inline constexpr std::array<std::string_view, 6> STREETS{"Hauptstraße", "Bahnstr.",        "Große Gasse",
                                                         "Am Süd-Wall", "Dr.-Weiß-Straße", "Ölweg"};
inline constexpr std::array<std::string_view, 8> SURNAMES{"Anders", "Ärmel", "Herz", "Hes",
                                                          "Pesch",  "Ree",   "Weiß", "Zülch"};
inline constexpr std::array<std::string_view, 4> NAME_RANGES{"A..Her", "Hes..Pe", "Pesch..Re", "W..Z"};
inline constexpr std::array<std::string_view, 3> SIZES{"0", "50", "1600"};
inline constexpr std::array<std::string_view, 3> WORDS{"a", "b", "c"};
inline constexpr std::array<std::string_view, 3> FACTORS{"any", "property", "residence"};

inline Date random_end(Dice &dice) { return *Date::parse(dice.pick(DAYS)); }

// Never empty; open on either side, or on both.
inline Validity random_validity(Dice &dice) {
  Validity validity;
  if (dice.chance(65)) validity.from = random_end(dice);
  if (dice.chance(65)) validity.until = random_end(dice);
  if (validity.is_empty()) std::swap(validity.from, validity.until);
  if (validity.is_empty()) validity = {};
  return validity;
}

inline text::HouseNumber random_number(Dice &dice) {
  text::HouseNumber number{static_cast<std::uint32_t>(dice.between(1, 24)), {}};
  if (dice.chance(20)) number.suffix = {static_cast<char>('a' + dice.below(3))};
  return number;
}

// Bounded or open, of one side or of both; single numbers too.
inline text::HouseNumberRange random_range(Dice &dice) {
  text::HouseNumberRange range;
  while (true) {
    if (dice.chance(85)) range.first = random_number(dice);
    if (dice.chance(75)) range.last = random_number(dice);
    if (range.first && range.last && *range.last < *range.first) std::swap(range.first, range.last);
    const std::size_t side = dice.below(4);
    range.parity = side == 0 ? text::Parity::odd : side == 1 ? text::Parity::even : text::Parity::all;
    if (range.is_single()) range.parity = text::Parity::all;
    if ((range.first || range.last) && !range.is_empty()) return range;
    range = {};
  }
}

} // namespace zufi::test
