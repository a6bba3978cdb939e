// SPDX-License-Identifier: Apache-2.0
// Single houses are merged into ranges: soundly, and no fewer would do.
#include "property.hpp"

#include "exchange/fewest_ranges.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <set>

using namespace zufi;
using namespace zufi::test;
using exchange::fewest_ranges;
using exchange::KnownHouses;
using exchange::MergedRange;
using text::HouseNumber;
using text::HouseNumberRange;
using text::Parity;

namespace {

struct Street {
  std::vector<HouseNumber> numbers;
  std::vector<std::size_t> own;

  bool is_own(std::size_t house) const { return std::find(own.begin(), own.end(), house) != own.end(); }
};

Street random_street(Dice &dice, int most_houses) {
  std::set<HouseNumber> numbers;
  const int houses = dice.between(1, most_houses);
  const int last = dice.between(2, 30);
  while (static_cast<int>(numbers.size()) < std::min(houses, last)) {
    HouseNumber number{static_cast<std::uint32_t>(dice.between(1, last)), {}};
    if (dice.chance(20)) number.suffix[0] = static_cast<char>('a' + dice.between(0, 1));
    numbers.insert(number);
  }
  Street street;
  const auto others = static_cast<unsigned>(dice.between(0, 70));
  for (const HouseNumber &number : numbers) {
    if (!dice.chance(others)) street.own.push_back(street.numbers.size());
    street.numbers.push_back(number);
  }
  return street;
}

std::string to_text(const Street &street, const std::vector<MergedRange> &merged) {
  std::string text;
  for (std::size_t i = 0; i < street.numbers.size(); ++i)
    text += fmt::format("{}{} ", street.is_own(i) ? "" : "!", street.numbers[i].to_string());
  text += "->";
  for (const MergedRange &range : merged) text += " " + range.range.to_string();
  return text;
}

// How many ranges hold it.
std::ptrdiff_t holding(const std::vector<MergedRange> &merged, HouseNumber number) {
  return std::count_if(merged.begin(), merged.end(),
                       [number](const MergedRange &range) { return range.range.contains(number); });
}

// By trying: the least number of ranges, of all that there are, that hold own houses alone and together all of them.
std::size_t fewest_by_trial(const Street &street) {
  std::set<std::uint32_t> ranges; // as sets of own houses
  for (const Parity parity : {Parity::all, Parity::odd, Parity::even})
    for (const std::size_t first : street.own)
      for (const std::size_t last : street.own) {
        const HouseNumberRange range{street.numbers[first], street.numbers[last], parity};
        std::uint32_t held = 0;
        bool is_sound = true;
        for (std::size_t house = 0; house < street.numbers.size(); ++house) {
          if (!range.contains(street.numbers[house])) continue;
          const auto own = std::find(street.own.begin(), street.own.end(), house);
          is_sound = is_sound && own != street.own.end();
          if (own != street.own.end()) held |= 1U << static_cast<unsigned>(own - street.own.begin());
        }
        if (is_sound && held != 0) ranges.insert(held);
      }
  const std::uint32_t all = (1U << street.own.size()) - 1;
  std::vector<std::size_t> fewest(all + 1, street.own.size() + 1);
  fewest[0] = 0;
  for (std::uint32_t held = 0; held <= all; ++held)
    for (const std::uint32_t range : ranges)
      fewest[held | range] = std::min(fewest[held | range], fewest[held] + 1); // held | range is never less than held
  return fewest[all];
}

} // namespace

TEST_CASE("merged ranges hold each own house once, no known house of others, and overlap nowhere") {
  check_values("merged ranges are sound", CASES, [](Dice &dice) {
    const Street street = random_street(dice, 60);
    const auto merged = fewest_ranges(KnownHouses(street.numbers), street.own);
    for (std::size_t house = 0; house < street.numbers.size(); ++house) {
      if (holding(merged, street.numbers[house]) != (street.is_own(house) ? 1 : 0))
        fail_property(to_text(street, merged));
    }
    for (HouseNumber number{1, {}}; number.number <= 31; number = number.next()) // also those that nobody knows
      if (holding(merged, number) > 1) fail_property(to_text(street, merged));
    for (const MergedRange &range : merged)
      if (range.range.is_inverted() || range.range.is_empty() || range.range.end_contradicts_parity())
        fail_property(to_text(street, merged));
  });
}

TEST_CASE("no fewer ranges would do") {
  check_values("merged ranges are the fewest", CASES / 5, [](Dice &dice) {
    const Street street = random_street(dice, 11);
    const auto merged = fewest_ranges(KnownHouses(street.numbers), street.own);
    if (merged.size() != fewest_by_trial(street)) fail_property(to_text(street, merged));
  });
}
