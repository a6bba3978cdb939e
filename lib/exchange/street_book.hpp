// SPDX-License-Identifier: Apache-2.0
// What the rows of street lists say, gathered by street, before it becomes tables.
#pragma once

#include "exchange/tally.hpp"
#include "text/house_number_set.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace zufi::exchange {

inline constexpr std::size_t NO_AREA = static_cast<std::size_t>(-1);

struct Point {
  double lat = 0, lon = 0;

  friend auto operator<=>(const Point &, const Point &) = default;
};

struct StreetEntry {
  // A row of one house may name a building with several numbers.
  struct House {
    text::HouseNumber number;
    std::size_t area = NO_AREA; // index into StreetBook::areas
    std::size_t row = 0;        // of the log

    friend auto operator<=>(const House &, const House &) = default;
  };
  struct Stretch { // as written: a range, or the whole street
    std::size_t area = NO_AREA;
    bool is_whole_street = false;
    text::HouseNumberRange range;
    std::size_t row = 0;
  };
  struct HousePoint {
    text::HouseNumber number;
    Point point;

    friend auto operator<=>(const HousePoint &, const HousePoint &) = default;
  };

  std::string key;
  std::size_t first_row = 0;
  std::set<std::string> spellings, places, postcodes;
  std::vector<House> houses;
  std::vector<Stretch> stretches;
  std::set<Point> own_points; // of rows that name the street alone
  std::vector<HousePoint> house_points;
};

struct DistrictEntry {
  std::string id, name;
};

struct StreetBook {
  std::map<std::string, StreetEntry> streets; // by what tells them apart
  std::vector<DistrictEntry> areas;
  RowLog log;
};

} // namespace zufi::exchange
