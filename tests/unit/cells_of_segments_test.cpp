// SPDX-License-Identifier: Apache-2.0
// What segments make possible for an address of which not all is known.
#include "located_world.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

#include <ctime>

using namespace zufi;
using zufi::test::LocatedWorld;
using zufi::test::World;

namespace {

using AreaNames = std::vector<std::string>;

World town() {
  World world;
  world.add("areas", "id,kind,name,parents\nm,gemeinde,Stadt,\na,bezirk,A,m\nb,bezirk,B,m\nc,bezirk,C,m\n");
  world.add("streets", "id,municipality,name,postcode\nm/weg,m,Weg,\nm/gasse,m,Gasse,41460\n");
  return world;
}

AreaNames cells(const LocatedWorld &world, const Place &place) { return world.cells(world.find(place)); }

} // namespace

TEST_CASE("a postcode that only segments know is possible, too") {
  World world = town();
  world.add("segments", "area,street,postcode,house_numbers\na,m/weg,41460,\nb,m/weg,41462,10-..\nc,,41463,\n");
  const LocatedWorld located(world.graph());
  // 41460: A. 41462: B from 10 on. 41463: C. Another postcode: none of them.
  CHECK(cells(located, Place{{}, "Weg", {}, {}, "Stadt", {}}) == AreaNames{"", "A", "B", "C"});
  CHECK(cells(located, Place{{}, "Weg", "5", {}, "Stadt", {}}) == AreaNames{"", "A", "C"});
  CHECK(cells(located, Place{{}, "Gasse", "5", {}, "Stadt", {}}) == AreaNames{""}); // its postcode is known
  CHECK(cells(located, Place{{}, {}, {}, {}, "Stadt", {}}) == AreaNames{"", "A", "B", "C"});
}

TEST_CASE("a postcode that the tables list is one of them") {
  World world = town();
  world.add("postcodes", "postcode,area,place\n41460,m,Stadt\n41462,m,Stadt\n");
  world.add("segments", "area,street,postcode,house_numbers\na,m/weg,41460,\nb,m/weg,41462,\nc,m/gasse,,\n");
  const LocatedWorld located(world.graph());
  CHECK(cells(located, Place{{}, "Weg", {}, {}, "Stadt", {}}) == AreaNames{"A", "B"});
  CHECK(cells(located, Place{{}, "Weg", {}, "41460", "Stadt", {}}) == AreaNames{"A"});
}

TEST_CASE("ranges that overlap, touch and leave holes") {
  World world = town();
  world.add("segments", "area,street,house_numbers\na,m/weg,1-9 odd;20-30\nb,m/weg,8a-24 even\nc,m/weg,40-..\n");
  const LocatedWorld located(world.graph());
  CHECK(cells(located, Place{{}, "Weg", {}, {}, "Stadt", {}}) == AreaNames{"", "A", "AB", "B", "C"});
  for (const auto &[number, expected] :
       {std::pair("1", "A"), std::pair("8", ""), std::pair("8a", "B"), std::pair("20", "AB"), std::pair("21", "A"),
        std::pair("30a", ""), std::pair("24a", "A"), std::pair("40", "C")})
    CHECK(cells(located, Place{{}, "Weg", number, {}, "Stadt", {}}) == AreaNames{expected});
  CHECK(cells(located, Place{{}, "Weg", "9/8a/41", {}, "Stadt", {}}) == AreaNames{"A", "B", "C"});
}

TEST_CASE("a street cut into very many ranges stays cheap") {
  World world = town();
  std::string rows = "area,street,house_numbers\n";
  for (int number = 1; number <= 10'000; ++number)
    rows += (number % 3 == 0 ? "a" : number % 3 == 1 ? "b" : "c") + (",m/weg," + std::to_string(number)) + "\n";
  world.add("segments", rows);
  const LocatedWorld located(world.graph());
  const std::clock_t begin = std::clock();
  CHECK(cells(located, Place{{}, "Weg", {}, {}, "Stadt", {}}) == AreaNames{"", "A", "B", "C"});
  CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 3); // a tenth of a second; each number against each range: a minute
}
