// SPDX-License-Identifier: Apache-2.0
// Addresses as people and programs write them: blanks, commas, countries, and what stands in the wrong field.
#include "locate/address_text.hpp"
#include "located_world.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using zufi::test::LocatedWorld;
using zufi::test::seen;
using zufi::test::World;

namespace {

const LocatedWorld &town() {
  static const LocatedWorld TOWN([] {
    World world;
    world.add("areas", "id,kind,name,ars,ags,parents\n051620024024,gemeinde,Neuss,051620024024,05162024,\n"
                       "051620028028,gemeinde,Rommerskirchen,051620028028,05162028,\n"
                       "norf,gemeindeteil,Norf,,,051620024024\n");
    world.add("postcodes", "postcode,area,place\n41460,051620024024,Neuss\n41469,051620024024,Neuss\n"
                           "41569,051620028028,Rommerskirchen\n");
    world.add("streets", "id,municipality,name,aliases,postcode\nober,051620024024,Oberstraße,,41460\n"
                         "markt,051620024024,Markt,,41460\n");
    return world.graph();
  }());
  return TOWN;
}

std::string line(const char *text) {
  Place place;
  place.text = text;
  return seen(town().find(place));
}

std::string elements(const char *street, const char *number, const char *postcode, const char *town_name,
                     const char *area = "") {
  return seen(town().find(Place{{}, street, number, postcode, town_name, area}));
}

} // namespace

TEST_CASE("every kind of blank and hyphen, and signs that nobody sees") {
  const std::string expected = "vvv- Oberstraße 12-14, 41460 Neuss";
  for (const char *text : {"Oberstraße\u00a012-14,\u00a041460\u00a0Neuss", "Oberstr.\u202f12\u201314, 41460\u2009Neuss",
                           "Oberstraße 12\u201114, 41460 Neuss", "Ober\u00adstraße 12-14, 41460 Neuss",
                           "\ufeffOberstraße 12-14, 41460 Neuss\u200b", "Oberstraße\t12-14\r\n41460 Neuss",
                           "Oberstr. 12 - 14, 41460 Neuss"})
    CHECK(line(text) == expected);
}

TEST_CASE("elements are taken as in a line: blanks and a country mark do not matter") {
  const std::string expected = "vvv- Oberstraße 5, 41460 Neuss";
  CHECK(elements(" Oberstraße ", " 5 ", " 41460 ", " Neuss ") == expected);
  CHECK(elements("Oberstraße", "5", "D-41460", "Neuss") == expected);
  CHECK(elements("Oberstraße\u00a0", "5\u00a0", "41460\u00a0", "Neuss") == expected);
  CHECK(elements("", " ", "", "", " 05162024 ") == "---- Neuss");
  CHECK(elements("", "5", "41460", "Neuss") == "vv-- 5, 41460 Neuss");
  CHECK(locate::is_empty(Place{" ", "\t", "", "\u00a0", "", ""}));
}

TEST_CASE("a country is no part of a house number, nor of a place") {
  CHECK(line("Oberstraße 5, D 41460 Neuss") == "vvv- Oberstraße 5, 41460 Neuss");
  CHECK(line("D 41460 Neuss") == "vv-- 41460 Neuss");
  CHECK(line("Oberstraße 5, 41460 Neuss, Deutschland") == "vvv- Oberstraße 5, 41460 Neuss");
  CHECK(line("Oberstraße 5, Neuss, Germany") == "-vv- Oberstraße 5, 41460 Neuss");
  CHECK(line("Oberstraße 5D, 41460 Neuss") == "vvv- Oberstraße 5d, 41460 Neuss");
}

TEST_CASE("more parts than street and place: the street is the one that the tables know") {
  CHECK(line("Meier GmbH, Oberstraße 5, 41460 Neuss") == "vvv- Oberstraße 5, 41460 Neuss");
  CHECK(line("Meier GmbH, Oberstraße 5, Neuss") == "-vv- Oberstraße 5, 41460 Neuss");
  CHECK(line("c/o Meier, Oberstraße, 5, 41460 Neuss") == "vvv- Oberstraße 5, 41460 Neuss");
  CHECK(line("Oberstraße 5, Hinterhaus, 41460 Neuss") == "vvv- Oberstraße 5, 41460 Neuss");
  CHECK(line("Oberstraße 5, Norf, 41460 Neuss") == "vvv- Oberstraße 5, 41460 Neuss"); // never number "5norf"
  CHECK(town().find(Place{"Markt, Oberstraße 5, 41460 Neuss", {}, {}, {}, {}, {}}).readings.size() == 2);
  CHECK(line("Meier GmbH, Bahnstraße 5, 41569 Rommerskirchen") == "vv-- Meier GmbH Bahnstraße 5, 41569 Rommerskirchen");
}

TEST_CASE("a line of very many parts stays cheap") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "Markt 1, ";
  CHECK(locate::cut_address(text + "41460 Neuss").size() < 50);
  CHECK(locate::cut_address(text + "Neuss").size() < 50);
}
