// SPDX-License-Identifier: Apache-2.0
#include "model/polygons.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace zufi::model;
using Fault = Polygons::Fault;

namespace {

const Ring SQUARE{{0, 0}, {100, 0}, {100, 100}, {0, 100}};
const Ring HOLE{{20, 20}, {20, 40}, {40, 40}, {40, 20}};

std::optional<Fault> fault_of(std::vector<Polygon> polygons) {
  Fault fault{};
  return Polygons::make(std::move(polygons), &fault) ? std::nullopt : std::optional(fault);
}

std::optional<Fault> fault_of(std::string_view text) {
  Fault fault{};
  return Polygons::parse(text, &fault) ? std::nullopt : std::optional(fault);
}

} // namespace

TEST_CASE("a coordinate is a point of the grid, or none") {
  CHECK(grid_point(51.1985, 6.6922) == GridPoint{66'922'000, 511'985'000});
  CHECK(grid_point(-90, 180) == GridPoint{1'800'000'000, -900'000'000});
  CHECK(grid_point(0.00000006, -0.00000004) == GridPoint{0, 1}); // to the nearest
  const double odd[] = {90.0000001, -91, 1e300, std::nan(""), std::numeric_limits<double>::infinity()};
  for (const double value : odd) CHECK_FALSE(grid_point(value, 0));
  CHECK_FALSE(grid_point(0, 180.0000001));
  CHECK_FALSE(grid_point(0, std::nan("")));
}

TEST_CASE("the same territory is the same value, however it is written") {
  const auto expected = Polygons::make({{SQUARE, {HOLE}}, {{{200, 0}, {300, 0}, {300, 50}}, {}}});
  REQUIRE(expected);
  Ring turned = SQUARE;
  std::reverse(turned.begin(), turned.end());
  std::rotate(turned.begin(), turned.begin() + 2, turned.end());
  Ring hole = HOLE;
  std::reverse(hole.begin(), hole.end());
  hole.insert(hole.begin() + 1, hole.front()); // a corner that repeats the one before
  CHECK(Polygons::make({{{{300, 50}, {300, 0}, {200, 0}}, {}}, {turned, {hole}}}) == expected);
  CHECK(expected->to_string() == "0 0 100 0 0 100 -100 0,20 -80 0 20 20 0 0 -20;160 -20 100 0 0 50");
  CHECK(Polygons::parse(expected->to_string()) == expected);
}

TEST_CASE("what is no ring is refused") {
  CHECK(fault_of(std::vector<Polygon>{}) == Fault::too_few_points);
  CHECK(fault_of({{{{0, 0}, {1, 1}, {1, 1}, {0, 0}}, {}}}) == Fault::too_few_points);
  CHECK(fault_of({{SQUARE, {{{1, 1}, {2, 2}}}}}) == Fault::too_few_points);
  CHECK_FALSE(fault_of({{{{0, 0}, {100'000'000, 0}, {0, 90'000'000}}, {}}}));
  CHECK(fault_of({{{{0, 0}, {100'000'001, 0}, {0, 1}}, {}}}) == Fault::too_wide);
  CHECK(fault_of({{{{0, 0}, {1, 0}, {0, 90'000'001}}, {}}}) == Fault::too_wide);
  CHECK(fault_of({{{{-1'800'000'000, 0}, {1'800'000'000, 0}, {0, 1}}, {}}}) == Fault::too_wide); // the 180th meridian
  Ring many;
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(Polygons::MAX_POINTS); ++i) many.push_back({i, i % 2});
  CHECK_FALSE(fault_of({{many, {}}}));
  many.push_back({5, 50});
  CHECK(fault_of({{many, {}}}) == Fault::too_many_points);
}

TEST_CASE("another notation than ours is unreadable") {
  for (const std::string_view text :
       {"", " ", "0", "0 0 ", "0 0 1 0 0 1;", "0 0 1 0 0 1,", "0 0 1 0 0 1 ", "0,0,1,0,0,1", "+1 0 1 0 0 1",
        "0 0 1 0 0 1x", "0.5 0 1 0 0 1", "9999999999 0 1 0 0 1", "2147483647 0 1 0 0 1", "0 0  1 0 0 1",
        "0 0 1 0 0 99999999999999999999"})
    CHECK(fault_of(text) == Fault::unreadable);
}
