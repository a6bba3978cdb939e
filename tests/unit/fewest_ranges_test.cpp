// SPDX-License-Identifier: Apache-2.0
#include "exchange/fewest_ranges.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>
#include <string>

using namespace zufi;
using exchange::fewest_ranges;
using exchange::KnownHouses;
using text::HouseNumber;

namespace {

// "1 3 5 | 2 4": ranges for the houses before the bar; those behind it are known and belong to others.
std::string merged(const std::string &houses) {
  std::vector<std::pair<HouseNumber, bool>> all;
  std::istringstream words(houses);
  bool is_own = true;
  for (std::string word; words >> word;) {
    if (word == "|")
      is_own = false;
    else
      all.emplace_back(HouseNumber::parse(word).value(), is_own);
  }
  std::sort(all.begin(), all.end());
  std::vector<HouseNumber> numbers;
  std::vector<std::size_t> own;
  for (const auto &[number, belongs] : all) {
    if (belongs) own.push_back(numbers.size());
    numbers.push_back(number);
  }
  std::string text;
  for (const auto &range : fewest_ranges(KnownHouses(numbers), own))
    text += (text.empty() ? "" : ";") + range.range.to_string();
  return text;
}

} // namespace

TEST_CASE("houses of both sides become one range") {
  CHECK(merged("1 2 3 4 7") == "1-7");
  CHECK(merged("1 2 3 | 4 5") == "1-3");
  CHECK(merged("") == "");
}

TEST_CASE("houses of one side claim that side alone") {
  CHECK(merged("1 3 5") == "1-5 odd");
  CHECK(merged("2 4 6 | 1 3 5 7") == "2-6 even");
  CHECK(merged("12") == "12");
}

TEST_CASE("a house of others cuts a range over both sides, on its own side only") {
  CHECK(merged("1 3 5 7 | 4") == "1-7 odd");
  CHECK(merged("1 2 3 5 6 7 8 | 4") == "1-3;5-8");
  CHECK(merged("1 2 3 4 9 10 11 12 | 6") == "1-4;9-12");
  CHECK(merged("1 2 3 4 | 5 6") == "1-4");
}

TEST_CASE("a long side is kept whole where the other is broken") {
  CHECK(merged("1 3 4 5 7 8 9 11 | 2 6 10") == "1-11 odd;4;8");
  CHECK(merged("1 2 3 5 6 7 9 10 11 | 4 8") == "1-3;5-7;9-11"); // and not 1-11 odd;2;6;10
}

TEST_CASE("suffixes order within a number, and parity is that of the number") {
  CHECK(merged("20 20b | 20a") == "20;20b");
  CHECK(merged("20a 20b 21 | 20") == "20a-21");
  CHECK(merged("1a 1b 1c | 2") == "1a-1c odd");
  CHECK(merged("19 20a 21 | 20") == "19-21 odd;20a");
}

TEST_CASE("each house stands in one range") {
  std::vector<HouseNumber> numbers;
  for (std::uint32_t n = 1; n <= 9; ++n) numbers.push_back({n, {}});
  const auto merged_ranges = fewest_ranges(KnownHouses(numbers), {0, 1, 2, 4, 5, 6, 8}); // not 4 and 8
  std::vector<std::size_t> houses;
  for (const auto &range : merged_ranges) houses.insert(houses.end(), range.houses.begin(), range.houses.end());
  std::sort(houses.begin(), houses.end());
  CHECK(houses == std::vector<std::size_t>{0, 1, 2, 4, 5, 6, 8});
}
