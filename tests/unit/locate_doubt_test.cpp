// SPDX-License-Identifier: Apache-2.0
// Elements that contradict each other, names and keys of the past, streets of one name: nothing is preferred in
// silence.
#include "located_world.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using zufi::test::LocatedWorld;
using zufi::test::seen;
using zufi::test::World;

namespace {

const LocatedWorld &country() {
  static const LocatedWorld COUNTRY([] {
    World world;
    world.add("areas", "id,kind,name,ars,parents,valid_from,valid_to,successor\n05162,kreis,RKN,05162,,,,\n"
                       "neuss,gemeinde,Neuss,051620024024,05162,,,\nkaarst,gemeinde,Kaarst,051620016016,05162,,,\n"
                       "alt-norf,gemeinde,Norf,051620099099,05162,,1975-01-01,neuss\n"
                       "norf,gemeindeteil,Norf,,neuss,1975-01-01,,\nfurth,gemeindeteil,Furth,,neuss,,,\n"
                       "juechen-1,gemeinde,Jüchen,051620012012,05162,,2019-01-01,juechen-2\n"
                       "juechen-2,gemeinde,Jüchen,051620012012,05162,2019-01-01,,\n");
    world.add("postcodes", "postcode,area,place\n41460,neuss,Neuss\n41468,norf,Neuss\n41564,kaarst,Kaarst\n");
    world.add("streets",
              "id,municipality,name,postcode,place\nmarkt,neuss,Markt,41460,\nmarkt-k,kaarst,Markt,41564,\n"
              "haupt-n,neuss,Hauptstraße,,Norf\nhaupt-f,neuss,Hauptstraße,,Furth\nhaupt-x,neuss,Hauptstraße,,\n");
    world.add("segments", "area,street\nfurth,haupt-f\nnorf,haupt-n\n");
    return world.graph();
  }());
  return COUNTRY;
}

} // namespace

TEST_CASE("an area key that the other elements contradict is not passed over") {
  for (const Place &place : {Place{{}, {}, {}, "41564", {}, "neuss"}, Place{{}, {}, {}, {}, "Kaarst", "neuss"}}) {
    const std::string both = seen(country().find(place));
    CHECK(both.find("Kaarst") != std::string::npos);
    CHECK(both.find("Neuss") != std::string::npos);
  }
  CHECK(country().find(Place{{}, "Markt", "1", "41564", {}, "neuss"}).readings.size() == 2);
  CHECK(seen(country().find(Place{{}, "Markt", "1", "41460", {}, "neuss"})) == "v-v- Markt 1, 41460 Neuss");
  CHECK(seen(country().find(Place{{}, "Markt", "1", {}, {}, "neuss"})) == "--v- Markt 1, 41460 Neuss");
  CHECK(seen(country().find(Place{{}, {}, {}, "41564", {}, "05162"})) == "v--- 41564 Kaarst"); // no contradiction
}

TEST_CASE("a name or key of today comes before one of the past") {
  using Names = std::vector<std::string>;
  const auto norf = [](const char *date) { return country().find(Place{"Norf", {}, {}, {}, {}, {}}, date); };
  REQUIRE(norf("2026-01-01").readings.size() == 1);
  CHECK_FALSE(norf("2026-01-01").readings.front().succeeded);
  CHECK(country().cells(norf("2026-01-01")) == Names{"Norf"}); // the Ortsteil, not all of Neuss
  CHECK(seen(norf("1974-12-31")) == "-v-- Norf");
  const auto key = [](const char *date) { return country().find(Place{{}, {}, {}, {}, {}, "05162012"}, date); };
  REQUIRE(key("2026-01-01").readings.size() == 1);
  CHECK_FALSE(key("2026-01-01").readings.front().succeeded);
  CHECK(key("2018-12-31").readings.size() == 1);
  // What would be found the day before and after is another area, and the days say so.
  CHECK(country().days_of(Place{{}, {}, {}, {}, {}, "05162012"}, "2026-01-01").from == *Date::parse("2019-01-01"));
  CHECK(country().find(Place{{}, {}, {}, {}, {}, "alt-norf"}).readings.front().succeeded);
}

TEST_CASE("a postcode that contradicts the street does not say where it lies") {
  using Names = std::vector<std::string>;
  const locate::Location location = country().find(Place{"Markt 1, 41468 Neuss", {}, {}, {}, {}, {}});
  CHECK(seen(location) == "ivv- Markt 1, 41460 Neuss");
  CHECK(country().cells(location) == Names{""}); // and not in Norf, to which 41468 leads
}

TEST_CASE("streets of one name are told apart by the Ortsteil that addresses use") {
  CHECK(country().find(Place{"Hauptstraße 5, Neuss", {}, {}, {}, {}, {}}).readings.size() == 3);
  for (const char *text : {"Hauptstraße 5, Norf", "Hauptstraße 5, Neuss-Norf", "Hauptstraße 5, 41468 Neuss (Norf)"})
    CHECK(country().find(Place{text, {}, {}, {}, {}, {}}).readings.size() == 2); // in Norf, and where nobody says
}

TEST_CASE("several numbers are written so that they are read as the same") {
  const auto numbers = [](const char *number) {
    const locate::Location location = country().find(Place{{}, "Markt", number, {}, "Kaarst", {}});
    return location.readings.front();
  };
  for (const char *number : {"12-18", "12/18", "12+14+18", "12/2", "1a-1d", "12 1/2", "12a-14", "12 bis 13"}) {
    const locate::Reading reading = numbers(number);
    Place again;
    again.text = reading.canonical;
    CHECK(country().find(again).readings.front().numbers == reading.numbers);
    CHECK(country().find(again).readings.front().canonical == reading.canonical);
  }
  CHECK(numbers("12-18").canonical == "Markt 12-18, 41564 Kaarst");
  CHECK(numbers("12/18").canonical == "Markt 12/18, 41564 Kaarst");
}
