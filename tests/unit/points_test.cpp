// SPDX-License-Identifier: Apache-2.0
// A coordinate as a place: inside, on a border, near one, beyond all; alone and beside an address.
#include "locate/boundaries_check.hpp"
#include "located_world.hpp"
#include "polygons.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

using namespace zufi;
using namespace zufi::test;
using locate::Found;
using locate::PointState;

namespace {

constexpr double LAT = 54;
constexpr double STEP = 0.01; // of the municipalities: 650 m wide, 1,110 m high

// A Kreis of three municipalities in a row from west to east; m has a hole in which the second piece of n lies.
World kreis() {
  World world;
  world.add("areas", "id,kind,name,ars,parents,valid_from,valid_to\nk,kreis,Kreis,99001,,,\nm,gemeinde,Markt,,k,,\n"
                     "n,gemeinde,Neu,,k,,\no,gemeinde,Oben,,k,,\nalt,gemeinde,Alt,,k,,2020-01-01\n");
  const std::string hole_of_m =
      polygons({{ring(box(7, LAT, STEP, STEP)), {ring(box(7.004, LAT + 0.004, 0.002, 0.002))}}});
  const std::string two_of_n =
      polygons({{ring(box(7 + STEP, LAT, STEP, STEP)), {}}, {ring(box(7.004, LAT + 0.004, 0.002, 0.002)), {}}});
  world.add("boundaries", BOUNDARY_COLUMNS + boundary_row("m", 50, hole_of_m) + boundary_row("n", 50, two_of_n) +
                              boundary_row("o", 50, polygons(box(7 + 2 * STEP, LAT, STEP, STEP)), "2020-01-01,") +
                              boundary_row("alt", 50, polygons(box(7 + 2 * STEP, LAT, STEP, STEP))));
  return world;
}

Place at(double lat, double lon) {
  Place place;
  place.point = Point{lat, lon};
  return place;
}

// "area+area" of each reading, the inmost areas of its cells; "beyond" where no area is named.
std::string found_at(const LocatedWorld &world, double lat, double lon, const char *date = "2026-01-01") {
  const locate::Location location = world.find(at(lat, lon), date);
  if (location.found == Found::outside) return "outside";
  std::string text;
  for (const locate::Reading &reading : location.readings) {
    if (!text.empty()) text += " | ";
    text += reading.is_beyond_boundaries ? "beyond" : reading.canonical.substr(reading.canonical.rfind(' ') + 1);
  }
  return text.empty() ? "unknown" : text;
}

std::string sides_at(const LocatedWorld &world, double lat, double lon) {
  std::string text;
  for (const locate::Nearby &near : world.find(at(lat, lon)).nearby)
    text += fmt::format("{} {};", name_of(near.side), near.distance ? fmt::format("{:.0f}", *near.distance) : "far");
  return text;
}

constexpr double MIDDLE = LAT + STEP / 2;

} // namespace

TEST_CASE("a point lies in the area whose polygon contains it") {
  const LocatedWorld world(kreis().graph());
  CHECK(found_at(world, LAT + 0.002, 7.002) == "Markt");
  CHECK(found_at(world, MIDDLE, 7.015) == "Neu");
  CHECK(found_at(world, MIDDLE, 7.025) == "Oben");
  CHECK(sides_at(world, LAT + 0.002, 7.002) == "inside far;");
}

TEST_CASE("a hole belongs to whoever lies in it") {
  const LocatedWorld world(kreis().graph());
  CHECK(found_at(world, MIDDLE, 7.005) == "Neu");
  CHECK(sides_at(world, LAT + 0.004, 7.005) == "border 0;border 0;");
}

TEST_CASE("a point on a common border is in both areas, whichever corner or edge it is") {
  const LocatedWorld world(kreis().graph());
  for (const double lat : {LAT + 0.001, MIDDLE}) CHECK(found_at(world, lat, 7.01) == "Markt | Neu");
  CHECK(found_at(world, LAT, 7.01) == "Markt | Neu | beyond"); // a corner that nobody else touches
  CHECK(found_at(world, LAT + 0.004, 7.004) == "Markt | Neu");
  CHECK(sides_at(world, MIDDLE, 7.01) == "border 0;border 0;");
}

TEST_CASE("nearer to the border than that is accurate, both sides are kept") {
  const LocatedWorld world(kreis().graph());
  // 0.0005 degrees of longitude are 32.8 m there, 0.001 are 65.6 m
  CHECK(found_at(world, MIDDLE, 7.0105) == "Markt | Neu");
  CHECK(sides_at(world, MIDDLE, 7.0105) == "outside 33;inside 33;");
  CHECK(found_at(world, MIDDLE, 7.011) == "Neu");
  CHECK(found_at(world, LAT - 0.0003, 7.015) == "Neu | beyond"); // 33 m south of it
  CHECK(found_at(world, LAT + 0.0003, 7.015) == "Neu | beyond");
  CHECK(found_at(world, LAT - 0.0005, 7.015) == "unknown"); // 56 m
}

TEST_CASE("in none of the boundaries: outside if they cover all that the dataset answers for, else not known") {
  CHECK(found_at(LocatedWorld(kreis().graph()), 50, 7) == "unknown"); // covers everything
  CHECK(found_at(LocatedWorld(kreis().coverage({"k"}).graph()), 50, 7) == "outside");
  World with_gap = kreis();
  with_gap.coverage({"k"}).add("areas", "id,kind,name,parents\np,gemeinde,Ohne,k\n");
  const LocatedWorld world(with_gap.graph());
  CHECK(found_at(world, 50, 7) == "unknown");
  CHECK(world.find(at(50, 7)).point == PointState::beyond_boundaries);
  // near the outer border it may lie in the municipality of which the tables do not say where it is
  const locate::Location location = world.find(at(LAT + 0.0003, 7.015));
  REQUIRE(location.readings.size() == 2);
  CHECK(location.readings.back().cells.size() == 2);
}

TEST_CASE("a dataset without boundaries says so") {
  World world;
  world.add("areas", "id,kind,name\nm,gemeinde,Markt\n");
  const locate::Location location = LocatedWorld(world.graph()).find(at(LAT, 7));
  CHECK(location.found == Found::no);
  CHECK(location.point == PointState::without_boundaries);
}

TEST_CASE("a Kreis with a boundary narrows to its municipalities without one") {
  World world;
  world.add("areas", "id,kind,name,parents\nk,kreis,Kreis,\nm,gemeinde,Markt,k\nn,gemeinde,Neu,k\no,gemeinde,Oben,k\n");
  world.add("boundaries", BOUNDARY_COLUMNS + boundary_row("k", 50, polygons(box(7, LAT, 3 * STEP, STEP))) +
                              boundary_row("m", 50, polygons(box(7, LAT, STEP, STEP))));
  const LocatedWorld located(world.graph());
  const locate::Location inside = located.find(at(MIDDLE, 7.02));
  REQUIRE(inside.readings.size() == 1);
  CHECK(inside.readings.front().cells.size() == 2); // Neu or Oben
  CHECK(found_at(located, MIDDLE, 7.005) == "Markt");
  CHECK(found_at(located, MIDDLE, 7.0101) == "Kreis | Markt"); // 7 m east of Markt
}

TEST_CASE("parts with boundaries narrow their municipality") {
  World world;
  world.add("areas", "id,kind,name,parents\nm,gemeinde,Markt,\nw,bezirk,West,m\ne,bezirk,Ost,m\nx,bezirk,Egal,m\n");
  world.add("boundaries", BOUNDARY_COLUMNS +
                              boundary_row("m", 20,
                                           polygons({{ring({{7, LAT},
                                                            {7.005, LAT},
                                                            {7.01, LAT},
                                                            {7.01, LAT + STEP},
                                                            {7.005, LAT + STEP},
                                                            {7, LAT + STEP}}),
                                                      {}}})) +
                              boundary_row("w", 20, polygons(box(7, LAT, 0.005, STEP))) +
                              boundary_row("e", 20, polygons(box(7.005, LAT, 0.005, STEP))));
  const LocatedWorld located(world.graph());
  const auto cells_at = [&](double lon) { return located.cells(located.find(at(MIDDLE, lon))); };
  using Names = std::vector<std::string>;
  CHECK(cells_at(7.002) == Names{"West"});
  CHECK(cells_at(7.008) == Names{"Ost"});
  CHECK(cells_at(7.005) == Names{"Ost", "West"}); // on their border it lies in one of them
}

TEST_CASE("boundaries hold on their days, and on those of their area") {
  const LocatedWorld world(kreis().graph());
  CHECK(found_at(world, MIDDLE, 7.025, "2019-12-31") == "Alt");
  CHECK(found_at(world, MIDDLE, 7.025, "2020-01-01") == "Oben");
  CHECK(world.days_of(at(MIDDLE, 7.025), "2021-05-05").from == *Date::parse("2020-01-01"));
  CHECK(world.days_of(at(MIDDLE, 7.025), "2019-05-05").until == *Date::parse("2020-01-01"));
}

TEST_CASE("beside an address the point narrows, and a contradiction keeps both") {
  World world = kreis();
  world.add("streets", "id,municipality,name\nm/weg,m,Weg\nn/weg,n,Weg\nm/allee,m,Allee\n");
  const LocatedWorld located(world.graph());
  const auto find = [&](const char *street, const char *town, double lon) {
    Place place = at(MIDDLE, lon);
    place.street = street;
    place.place = town;
    return located.find(place);
  };
  CHECK(seen(find("Weg", "", 7.015)) == "--v- Weg, Neu"); // of two streets of this name
  CHECK(seen(find("Weg", "Markt", 7.002)) == "-vv- Weg, Markt");
  CHECK(seen(find("Weg", "Markt", 7.0099)) == "-vv- Weg, Markt"); // near to the border the address decides
  const locate::Location both = find("Allee", "Markt", 7.025);
  CHECK(seen(both) == "-vv- Allee, Markt | ---- 54.005, 7.025 Oben");
  CHECK(both.readings.front().contradicts_point);
  CHECK(seen(find("Weg", "Nirgendwo", 7.015)) == "-i-- 54.005, 7.015 Neu");
  Place in_kreis = at(MIDDLE, 7.015);
  in_kreis.area = "k";
  CHECK(seen(located.find(in_kreis)) == "---- 54.005, 7.015 Neu");
}

TEST_CASE("polygons that cross themselves or others are found by a build") {
  const auto codes = [](std::vector<model::Polygon> shape) {
    World world;
    world.add("areas", "id,kind,name\nm,gemeinde,Markt\n");
    world.add("boundaries", BOUNDARY_COLUMNS + boundary_row("m", 50, polygons(std::move(shape))));
    model::Notices notices;
    locate::check_boundaries(world.graph(), notices);
    return codes_of(notices.take_report());
  };
  using Codes = std::vector<std::string>;
  const model::Ring square = ring(box(7, LAT, STEP, STEP));
  CHECK(codes({{square, {}}}).empty());
  CHECK(codes({{square, {ring(box(7.002, LAT + 0.002, 0.001, 0.001))}}}).empty());
  const Codes invalid{"boundary_invalid"};
  CHECK(codes({{ring({{7, LAT}, {7.01, LAT + STEP}, {7.01, LAT}, {7, LAT + STEP}}), {}}}) == invalid); // a bow
  CHECK(codes({{ring({{7, LAT}, {7.01, LAT}, {7.01, LAT + STEP}, {7.01, LAT}}), {}}}) == invalid);     // a spike
  CHECK(codes({{square, {ring(box(7.02, LAT, 0.001, 0.001))}}}) == invalid);                           // a hole outside
  CHECK(codes({{square, {}}, {ring(box(7.005, LAT, STEP, STEP)), {}}}) == invalid); // one over the other
}
