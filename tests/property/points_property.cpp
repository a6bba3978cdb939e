// SPDX-License-Identifier: Apache-2.0
// P49: the index over boundaries says what a slow and obvious engine says: even-odd ray casting in whole numbers, over
// every polygon. P50: reading what was written gives the same territory.
#include "locate/boundaries.hpp"
#include "property.hpp"
#include "source/boundary_reader.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace zufi;
using namespace zufi::test;
using model::GridPoint;
using model::Polygon;
using model::Ring;

namespace {

__extension__ using Wide = __int128; // products of differences of grid coordinates never overflow it

Wide cross(GridPoint a, GridPoint b, GridPoint p) {
  return Wide{b.lon - std::int64_t{a.lon}} * (std::int64_t{p.lat} - a.lat) -
         Wide{b.lat - std::int64_t{a.lat}} * (std::int64_t{p.lon} - a.lon);
}

bool is_on_edge(GridPoint a, GridPoint b, GridPoint p) {
  const auto is_between = [](std::int32_t x, std::int32_t y, std::int32_t z) {
    return std::min(x, y) <= z && z <= std::max(x, y);
  };
  return cross(a, b, p) == 0 && is_between(a.lon, b.lon, p.lon) && is_between(a.lat, b.lat, p.lat);
}

BorderSide slow_side(const Ring &ring, GridPoint p) {
  bool is_inside = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GridPoint a = ring[i];
    const GridPoint b = ring[(i + 1) % ring.size()];
    if (is_on_edge(a, b, p)) return BorderSide::border;
    if ((a.lat > p.lat) == (b.lat > p.lat)) continue; // a ray to the east does not meet it
    const bool is_left = cross(a, b, p) > 0;
    if (is_left == (b.lat > a.lat)) is_inside = !is_inside;
  }
  return is_inside ? BorderSide::inside : BorderSide::outside;
}

BorderSide slow_side(const std::vector<Polygon> &polygons, GridPoint p) {
  BorderSide side = BorderSide::outside;
  for (const Polygon &polygon : polygons) {
    BorderSide here = slow_side(polygon.outer, p);
    for (const Ring &hole : polygon.holes) {
      const BorderSide in_hole = slow_side(hole, p);
      if (here == BorderSide::inside && in_hole == BorderSide::border) here = BorderSide::border;
      if (here == BorderSide::inside && in_hole == BorderSide::inside) here = BorderSide::outside;
    }
    side = std::min(side, here);
  }
  return side;
}

// A ring that does not cross itself: corners around a centre, by angle. On a coarse lattice, so that edges run through
// other corners and points lie on edges. `unit` grid steps make one step of the lattice.
Ring random_ring(Dice &dice, GridPoint centre, int size, int unit) {
  std::vector<std::pair<int, int>> corners;
  for (int i = dice.between(3, 12); i > 0; --i)
    corners.emplace_back(dice.between(-size, size), dice.between(-size, size));
  corners.insert(corners.end(), {{size, -size}, {0, size}, {-size, -size}}); // around the centre for sure
  std::erase(corners, std::pair(0, 0));
  const auto half = [](const std::pair<int, int> &c) { return c.second < 0 || (c.second == 0 && c.first < 0); };
  const auto turn = [](const auto &a, const auto &b) { return a.first * b.second - a.second * b.first; };
  const auto length = [](const auto &c) { return c.first * c.first + c.second * c.second; };
  std::sort(corners.begin(), corners.end(), [&](const auto &a, const auto &b) {
    if (half(a) != half(b)) return half(a) < half(b);
    return turn(a, b) != 0 ? turn(a, b) > 0 : length(a) > length(b);
  });
  corners.erase(std::unique(corners.begin(), corners.end(),
                            [&](const auto &a, const auto &b) { return half(a) == half(b) && turn(a, b) == 0; }),
                corners.end()); // one for each direction
  Ring ring;
  for (const auto &[x, y] : corners) ring.push_back({centre.lon + x * unit, centre.lat + y * unit});
  return ring;
}

struct Territory {
  GridPoint centre;
  int size = 0;
  int unit = 0;
  model::Polygons polygons;
};

Territory random_territory(Dice &dice) {
  static constexpr int UNITS[] = {1, 7, 1'000, 99'991, 900'000}; // the last: as wide as a ring may be
  Territory territory;
  territory.size = dice.between(4, 50);
  territory.unit = dice.pick(UNITS);
  // nowhere where latitude and longitude could be taken for each other
  territory.centre = {dice.between(-900'000'000, 900'000'000), dice.between(-400'000'000, 0)};
  std::vector<Polygon> polygons{{random_ring(dice, territory.centre, territory.size, territory.unit), {}}};
  if (dice.chance(50))
    polygons.front().holes.push_back(
        random_ring(dice, territory.centre, std::max(territory.size / 4, 1), territory.unit));
  if (dice.chance(40))
    polygons.push_back(
        {random_ring(dice, {territory.centre.lon + 3 * territory.size * territory.unit / 2, territory.centre.lat},
                     territory.size / 2, territory.unit),
         {}});
  territory.polygons = model::Polygons::make(std::move(polygons)).value();
  return territory;
}

// On a corner, on the lattice (often on an edge), or a step beside it.
GridPoint random_point(Dice &dice, const Territory &territory) {
  const int reach = territory.size * 2;
  GridPoint point{territory.centre.lon + dice.between(-reach, reach) * territory.unit,
                  territory.centre.lat + dice.between(-reach, reach) * territory.unit};
  if (dice.chance(30)) point = dice.pick(dice.pick(territory.polygons.list()).outer);
  if (dice.chance(40)) point.lon += dice.between(-1, 1);
  if (dice.chance(40)) point.lat += dice.between(-1, 1);
  return point;
}

std::string shown(const Territory &territory, GridPoint point) {
  return territory.polygons.to_string() + "\nat " + std::to_string(point.lon) + " " + std::to_string(point.lat);
}

} // namespace

TEST_CASE("P49: a point lies where a slow engine says") {
  std::size_t counts[3] = {};
  check_values("P49: a point lies where a slow engine says", CASES / 5, [&counts](Dice &dice) {
    const Territory territory = random_territory(dice);
    World world;
    world.add("areas", "id,kind,name\nm,gemeinde,M\n");
    world.add("boundaries", "area,accuracy,polygons\nm,1,\"" + territory.polygons.to_string() + "\"\n");
    const graph::RuleGraph graph = world.graph();
    const locate::Boundaries boundaries(graph);
    for (int i = 0; i < 60; ++i) {
      const GridPoint point = random_point(dice, territory);
      graph::StableDays days(*Date::parse("2026-01-01"));
      const auto nearby = boundaries.around(point, days);
      const BorderSide expected = slow_side(territory.polygons.list(), point);
      const BorderSide found = nearby.empty() ? BorderSide::outside : nearby.front().side;
      if (found != expected)
        fail_property(shown(territory, point) + "\nis " + std::string(name_of(found)) + ", not " +
                      std::string(name_of(expected)));
      ++counts[static_cast<std::size_t>(expected)];
    }
  });
  for (const std::size_t count : counts) CHECK(count > 500); // each side was seen
}

TEST_CASE("P50: what is written as GeoJSON, or as the cell of a table, is read as the same territory") {
  check_values("P50: what is written as GeoJSON, or as the cell of a table, is read as the same territory", CASES / 10,
               [](Dice &dice) {
                 Territory territory = random_territory(dice);
                 model::BoundaryRecord record;
                 record.area = "m";
                 record.accuracy = dice.between(1, 10'000);
                 record.source = "s";
                 record.note = "\"Ä\\\n";
                 record.note += dice.chance(50) ? "x" : "ß";
                 record.polygons = territory.polygons;
                 model::Notices notices;
                 std::vector<model::BoundaryRecord> again;
                 source::read_boundaries(source::canonical_geojson({record}), "boundaries.geojson", 0, notices, again);
                 if (again.size() != 1 || !(again.front().polygons == record.polygons) ||
                     again.front().note != record.note)
                   fail_property(source::canonical_geojson({record}));
                 if (model::Polygons::parse(record.polygons.to_string()) != record.polygons)
                   fail_property(record.polygons.to_string());
                 std::vector<Polygon> shuffled = territory.polygons.list(); // law 1: the order of what means the same
                 for (Polygon &polygon : shuffled) {
                   std::rotate(polygon.outer.begin(),
                               polygon.outer.begin() + static_cast<std::ptrdiff_t>(dice.below(polygon.outer.size())),
                               polygon.outer.end());
                   if (dice.chance(50)) std::reverse(polygon.outer.begin(), polygon.outer.end());
                 }
                 dice.shuffle(shuffled);
                 if (model::Polygons::make(shuffled) != record.polygons)
                   fail_property("another order is another value\n" + record.polygons.to_string());
               });
}
