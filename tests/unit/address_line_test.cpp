// SPDX-License-Identifier: Apache-2.0
// Address lines with more, or less, than a street and a place: floors, names, post boxes, Ortsteile, no commas,
// abbreviations.
#include "locate/address_text.hpp"
#include "located_world.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using zufi::test::LocatedWorld;
using zufi::test::seen;
using zufi::test::World;

namespace {

const LocatedWorld &district() {
  static const LocatedWorld DISTRICT([] {
    World world;
    world.add("areas", "id,kind,name,ars,ags,parents\n051620024024,gemeinde,Neuss,051620024024,05162024,\n"
                       "051620028028,gemeinde,Rommerskirchen,051620028028,05162028,\n"
                       "glehn,gemeindeteil,Glehn,,,051620020020\nliedberg,gemeindeteil,Liedberg,,,051620020020\n"
                       "steinhausen,gemeindeteil,Steinhausen,,,liedberg\n"
                       "051620020020,gemeinde,Korschenbroich,051620020020,05162020,\n"
                       "051170000000,gemeinde,Mülheim an der Ruhr,051170000000,05117000,\n"
                       "064120000000,gemeinde,Frankfurt am Main,064120000000,06412000,\n"
                       "120530000000,gemeinde,Frankfurt (Oder),120530000000,12053000,\n"
                       "053820056056,gemeinde,Sankt Augustin,053820056056,05382056,\n");
    world.add("postcodes", "postcode,area,place\n41460,051620024024,Neuss\n41352,051620020020,Korschenbroich\n"
                           "41569,051620028028,Rommerskirchen\n15230,120530000000,Frankfurt (Oder)\n");
    world.add("streets", "id,municipality,name,postcode\nbahn,051620028028,Bahnstraße,41569\n"
                         "kuelz,051620024024,Dr.-Külz-Platz,41460\njuni,051620024024,Straße des 17. Juni,41460\n"
                         "haupt,051620020020,Hauptstraße,41352\nl142,051620020020,An der L 142,41352\n");
    return world.graph();
  }());
  return DISTRICT;
}

std::string line(const std::string &text) {
  Place place;
  place.text = text;
  return seen(district().find(place));
}

} // namespace

TEST_CASE("orders without commas, and numbers without blanks") {
  const std::string expected = "vvv- Bahnstraße 51, 41569 Rommerskirchen";
  for (const char *text :
       {"Bahnstraße 51 41569 Rommerskirchen", "41569 Rommerskirchen Bahnstraße 51", "41569 Rommerskirchen, Bahnstr. 51",
        "Bahnstr.51, 41569 Rommerskirchen", "Bahnstraße51, 41569 Rommerskirchen",
        "Bahnstr. Nr. 51 | 41569 Rommerskirchen", "Bahnstr. 51 - 41569 Rommerskirchen",
        "BAHNSTRASSE 51, 41569 ROMMERSKIRCHEN", "Bahnstrasse  51,  41569  Rommerskirchen"})
    CHECK(line(text) == expected);
  CHECK(line("Rommerskirchen Bahnstraße 51") == "-vv- Bahnstraße 51, 41569 Rommerskirchen");
  CHECK(line("Bahnstraße 51 Rommerskirchen") == "-vv- Bahnstraße 51, 41569 Rommerskirchen");
  CHECK(line("Bahnstraße 51") == "--v- Bahnstraße 51, 41569 Rommerskirchen");
}

TEST_CASE("the country, in the ways in which it is written") {
  const std::string expected = "vvv- Bahnstraße 51, 41569 Rommerskirchen";
  for (const char *text :
       {"Bahnstr. 51, 41569 Rommerskirchen, Deutschland", "Bahnstr. 51, 41569 Rommerskirchen Germany",
        "Bahnstr. 51, D-41569 Rommerskirchen", "Bahnstr. 51, D 41569 Rommerskirchen",
        "Bahnstr. 51, DE-41569 Rommerskirchen, DE", "Bahnstr. 51, 41569 Rommerskirchen, Bundesrepublik Deutschland"})
    CHECK(line(text) == expected);
  // A country or a suffix: both are read, and lead to the same place here.
  CHECK(line("Bahnstr. 51 D 41569 Rommerskirchen") ==
        "vvv- Bahnstraße 51, 41569 Rommerskirchen | vvv- Bahnstraße 51d, 41569 Rommerskirchen");
}

TEST_CASE("floors, flats and addressees say nothing about where the house is") {
  const std::string expected = "vvv- Bahnstraße 51a, 41569 Rommerskirchen";
  for (const char *text :
       {"Bahnstr. 51a, 2. OG links, 41569 Rommerskirchen", "Bahnstr. 51 a 2.OG, 41569 Rommerskirchen",
        "Bahnstr. 51a Hinterhaus, 41569 Rommerskirchen", "Bahnstr. 51a (Whg. 5), 41569 Rommerskirchen",
        "c/o Meier, Bahnstr. 51a, 41569 Rommerskirchen", "z. Hd. Frau Meier, Bahnstr. 51a, 41569 Rommerskirchen",
        "Frau Erika Meier, Bahnstr. 51a, 41569 Rommerskirchen", "Erika Meier, Bahnstr. 51a, EG, 41569 Rommerskirchen"})
    CHECK(line(text) == expected);
}

TEST_CASE("a post box is no place, but its town is one") {
  for (const char *text :
       {"Postfach 10 14 55, 41460 Neuss", "Postfach 101455 41414 Neuss", "PF 1234, Neuss", "P.O. Box 12, Neuss"}) {
    Place place;
    place.text = text;
    const locate::Location found = district().find(place);
    CHECK(found.is_post_box);
    CHECK(seen(found) == "-v-- Neuss");
  }
  Place both; // a street beside it is a place
  both.text = "Bahnstr. 51, Postfach 12, 41569 Rommerskirchen";
  CHECK_FALSE(district().find(both).is_post_box);
  CHECK(seen(district().find(both)) == "vvv- Bahnstraße 51, 41569 Rommerskirchen");
  Place alone;
  alone.street = "Postfach 1234";
  CHECK(district().find(alone).is_post_box);
  CHECK(seen(district().find(alone)) == "unknown");
}

TEST_CASE("an Ortsteil behind the town or in a part of its own") {
  const auto part_of = [](const std::string &text) {
    Place place;
    place.text = text;
    const locate::Location found = district().find(place);
    REQUIRE(found.readings.size() == 1);
    return seen(found) + (found.readings.front().elements.place_part == ElementState::valid ? " + Ortsteil" : "");
  };
  const std::string expected = "vvv- Hauptstraße 3, 41352 Korschenbroich + Ortsteil";
  for (const char *text : {"Hauptstr. 3, 41352 Korschenbroich-Glehn", "Hauptstr. 3, 41352 Korschenbroich (Glehn)",
                           "Hauptstr. 3, 41352 Korschenbroich / Glehn", "Hauptstr. 3, Glehn, 41352 Korschenbroich",
                           "Glehn, Hauptstr. 3, 41352 Korschenbroich"})
    CHECK(part_of(text) == expected);
  const auto areas_of = [](const char *text) {
    std::string names;
    for (const locate::Reading &reading : district().find(Place{text, {}, {}, {}, {}, {}}).readings)
      names += district().graph().area_record(reading.area).name + " ";
    return names;
  };
  CHECK(areas_of("Hauptstr. 3, Glehn, Liedberg, 41352 Korschenbroich") == "Glehn Liedberg "); // none is picked
  CHECK(areas_of("Hauptstr. 3, Liedberg, Glehn, 41352 Korschenbroich") == "Glehn Liedberg ");
  CHECK(areas_of("Hauptstr. 3, Steinhausen, Liedberg, 41352 Korschenbroich") ==
        "Steinhausen "); // one lies in the other
  // An Ortsteil that no table has does not keep the town from being found.
  CHECK(part_of("Dr.-Külz-Platz 1, 41460 Neuss-Norf") == "vvv- Dr.-Külz-Platz 1, 41460 Neuss");
}

TEST_CASE("abbreviated streets and towns are those that they abbreviate") {
  CHECK(line("Doktor-Külz-Pl. 1, Neuss") == "-vv- Dr.-Külz-Platz 1, 41460 Neuss");
  CHECK(line("St. Augustin") == "-v-- Sankt Augustin");
  CHECK(line("Mülheim/Ruhr") == "-v-- Mülheim an der Ruhr");
  CHECK(line("Mülheim a. d. R.") == "-v-- Mülheim an der Ruhr");
  CHECK(line("Frankfurt a.M.") == "-v-- Frankfurt am Main");
  CHECK(line("15230 Frankfurt") == "vv-- 15230 Frankfurt (Oder)");
  CHECK(line("Frankfurt") == "-v-- Frankfurt am Main | -v-- Frankfurt (Oder)"); // never picked
}

TEST_CASE("numbers and dates inside of street names") {
  CHECK(line("Straße des 17. Juni 5, 41460 Neuss") == "vvv- Straße des 17. Juni 5, 41460 Neuss");
  CHECK(line("An der L 142, Korschenbroich") ==
        "-vv- An der L 142, 41352 Korschenbroich"); // 142 is no house number where the tables know better
  CHECK(line("Bahnstr. 12½, 41569 Rommerskirchen") == "vvv- Bahnstraße 12 1/2, 41569 Rommerskirchen");
}
