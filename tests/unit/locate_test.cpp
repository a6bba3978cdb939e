// SPDX-License-Identifier: Apache-2.0
#include "locate/address_text.hpp"
#include "located_world.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using namespace zufi::locate;
using zufi::test::LocatedWorld;
using zufi::test::seen;
using zufi::test::states;
using zufi::test::World;

namespace {

const LocatedWorld &country() {
  static const LocatedWorld COUNTRY([] {
    World world;
    world.add("areas",
              "id,kind,name,ars,ags,parents,valid_to,successor\n05,land,NRW,05,05,,,\n09,land,Bayern,09,09,,,\n"
              "05162,kreis,RKN,05162,05162,05,,\n"
              "051620024024,gemeinde,Neuss,051620024024,05162024,05162,,\n"
              "051620016016,gemeinde,Kaarst,051620016016,05162016,05162,,\n"
              "051620028028,gemeinde,Rommerskirchen,051620028028,05162028,05162,,\n"
              "053150000000,gemeinde,Köln,053150000000,05315000,05,,\n"
              "051620088088,gemeinde,Dorf,051620088088,,05162,,\n"
              "051620099099,gemeinde,Altdorf,051620099099,05162099,05162,1975-01-01,051620024024\n"
              "norf,gemeindeteil,Norf,,,051620024024,,\nfurth,gemeindeteil,Furth,,,051620024024,,\n");
    world.add("postcodes", "postcode,area,place\n41460,051620024024,Neuss\n41462,051620024024,Neuss\n41468,norf,Neuss\n"
                           "41564,051620016016,Kaarst\n41569,051620028028,Rommerskirchen\n50667,053150000000,Köln\n"
                           "41999,051620024024,Neuss\n41999,051620016016,Kaarst\n");
    world.add(
        "streets",
        "id,municipality,name,aliases,postcode,valid_from,valid_to\n"
        "markt,051620024024,Markt,,41460,,\nober,051620024024,Oberstraße,Obere Straße,41460,,\n"
        "haupt-k,051620016016,Hauptstraße,,41564,,\nmarkt-k,051620016016,Markt,,41564,,\n"
        "l142,051620024024,An der L 142,,41468,,2003-01-01\nhoist,051620024024,Hoistener Straße,,41468,2003-01-01,\n"
        "juni,051620024024,Straße des 17. Juni,,41460,,\n"
        "kirch-a,051620024024,Kirchstraße,,41460,,\nkirch-b,051620024024,Kirch-Straße,,41462,,\n"
        "lang,051620024024,Langer Weg,,41460;41462,,\n");
    world.add("segments", "area,street,postcode,house_numbers\nfurth,lang,,1-49 odd\nfurth,lang,,2-50 even\n"
                          "norf,lang,,51-.. odd;52-.. even\nfurth,markt,,..-20\nnorf,markt,,20a-..\n");
    return world.graph();
  }());
  return COUNTRY;
}

Location find(const Place &place, const char *date = "2026-01-01") { return country().find(place, date); }
Location find(std::string text, const char *date = "2026-01-01") {
  Place place;
  place.text = std::move(text);
  return find(place, date);
}
std::vector<std::string> cells(const Location &location) { return country().cells(location); }

} // namespace

TEST_CASE("one line: postcode and place, before or after the street") {
  CHECK(seen(find("Oberstraße 91, 41460 Neuss")) == "vvv- Oberstraße 91, 41460 Neuss");
  CHECK(seen(find("41460 Neuss, Oberstraße 91")) == "vvv- Oberstraße 91, 41460 Neuss");
  CHECK(seen(find("Oberstraße 91 41460 Neuss")) == "vvv- Oberstraße 91, 41460 Neuss");
  CHECK(seen(find("Oberstraße 91, Neuss")) == "-vv- Oberstraße 91, 41460 Neuss");
  CHECK(seen(find("Oberstraße 91 Neuss")) == "-vv- Oberstraße 91, 41460 Neuss");
  CHECK(seen(find("Neuss, Oberstraße 91")) == "-vv- Oberstraße 91, 41460 Neuss");
  CHECK(seen(find("Oberstraße 91, D-41460 Neuss")) == "vvv- Oberstraße 91, 41460 Neuss");
  CHECK(seen(find("41460, Neuss")) == "vv-- 41460 Neuss");
  CHECK(seen(find("41569 Rommerskirchen")) == "vv-- 41569 Rommerskirchen");
  CHECK(seen(find("Rommerskirchen")) == "-v-- Rommerskirchen");
  CHECK(seen(find("Oberstraße 91")) == "--v- Oberstraße 91, 41460 Neuss");
  CHECK(seen(find("41460")) == "v--- 41460 Neuss");
}

TEST_CASE("spellings that fold alike are one street") {
  for (const char *spelling :
       {"Oberstr. 91, 41460 Neuss", "OBERSTRASSE 91, 41460 NEUSS", "Oberstr.91, 41460 Neuss",
        "  oberstraße   91 ,  41460  Neuss ", "Obere Str. 91, 41460 Neuss", "Ober-Straße 91, 41460 Neuss"})
    CHECK(seen(find(spelling)) == "vvv- Oberstraße 91, 41460 Neuss");
}

TEST_CASE("numbers inside the names of streets") {
  CHECK(seen(find("Straße des 17. Juni 135, 41460 Neuss")) == "vvv- Straße des 17. Juni 135, 41460 Neuss");
  CHECK(seen(find("Straße des 17. Juni, 41460 Neuss")) == "vvv- Straße des 17. Juni, 41460 Neuss");
  CHECK(seen(find("An der L 142, 41468 Neuss", "2000-01-01")) == "vvv- An der L 142, 41468 Neuss");
  CHECK(seen(find("An der L 142 7, 41468 Neuss", "2000-01-01")) == "vvv- An der L 142 7, 41468 Neuss");
}

TEST_CASE("streets have a validity") {
  CHECK(seen(find("An der L 142, 41468 Neuss", "2002-12-31")).substr(0, 4) == "vvv-");
  CHECK(seen(find("An der L 142, 41468 Neuss", "2003-01-01")).substr(0, 4) == "vvi-");
  CHECK(seen(find("Hoistener Str. 8a, Neuss", "2003-01-01")).substr(0, 4) == "-vv-");
  CHECK(seen(find("Hoistener Str. 8a, Neuss", "2002-12-31")).substr(0, 4) == "-vi-");
  Place place;
  place.text = "Hoistener Str. 8a, Neuss";
  CHECK(country().days_of(place, "2010-01-01").from == *Date::parse("2003-01-01"));
}

TEST_CASE("an unknown street in a known municipality does not block") {
  CHECK(seen(find("Erfundener Weg 7, 41460 Neuss")) == "vvi- Erfundener Weg 7, 41460 Neuss"); // Neuss lists its streets
  CHECK(seen(find("Bahnstraße 51, 41569 Rommerskirchen")) == "vv-- Bahnstraße 51, 41569 Rommerskirchen"); // does not
  CHECK(find("Oberstrase 7, 41460 Neuss").suggestions.front().text == "Oberstraße");
}

TEST_CASE("house numbers are checked where the street is cut into ranges") {
  CHECK(states(find("Langer Weg 7, 41460 Neuss").readings.front()) == "vvvv");
  CHECK(states(find("Markt 20, 41460 Neuss").readings.front()) == "vvvv");
  CHECK(states(find("Oberstraße 7, 41460 Neuss").readings.front()) == "vvv-");
  Place place;
  place.street = "Markt";
  place.house_number = "Haus am See";
  place.place = "Neuss";
  CHECK(states(find(place).readings.front()) == "-vvi");
}

TEST_CASE("cells: what is not known is a set of possibilities") {
  using Names = std::vector<std::string>;
  CHECK(cells(find("Langer Weg 7, 41460 Neuss")) == Names{"Furth"});
  CHECK(cells(find("Langer Weg 52, 41460 Neuss")) == Names{"Norf"});
  CHECK(cells(find("Langer Weg, 41460 Neuss")) == Names{"", "Furth", "Norf"}); // 49a lies in neither range
  CHECK(cells(find("Markt 20, 41460 Neuss")) == Names{"Furth"});
  CHECK(cells(find("Markt 20a, 41460 Neuss")) == Names{"Norf"});
  CHECK(cells(find("Markt 20-22, 41460 Neuss")) == Names{"Furth", "Norf"}); // a building that spans both
  CHECK(cells(find("Oberstraße 1, 41460 Neuss")) == Names{""});
  CHECK(cells(find("41460 Neuss")) == Names{"", "Furth", "Norf"});
  CHECK(cells(find("Markt 5, Norf")) == Names{"FurthNorf"}); // said to be in Norf, and the street in Furth: both
}

TEST_CASE("contradictions are shown, not settled by preference") {
  const Location both = find("41564 Neuss");
  REQUIRE(both.readings.size() == 2);
  CHECK(seen(both).find("vi-- 41564 Kaarst") != std::string::npos);
  CHECK(seen(both).find("iv-- Neuss") != std::string::npos);
  CHECK(seen(find("Markt 1, 41564 Neuss")).find("Kaarst") != std::string::npos);
  CHECK(seen(find("41460 Nirgendwo")) == "vi-- 41460 Neuss");
  CHECK(seen(find("99999 Neuss")) == "iv-- Neuss");
}

TEST_CASE("several readings are all kept") {
  CHECK(find("Markt 1").readings.size() == 2);              // Neuss and Kaarst
  CHECK(find("41999").readings.size() == 2);                // one postcode, two municipalities
  CHECK(find("Kirchstraße 1, Neuss").readings.size() == 2); // two streets that fold alike
  CHECK(seen(find("Kirchstraße 1, 41462 Neuss")) ==
        "vvv- Kirch-Straße 1, 41462 Neuss");                // the postcode tells them apart
  CHECK(find("Hauptstraße 1, 41999").readings.size() == 2); // in Kaarst it has another postcode, in Neuss it is unknown
}

TEST_CASE("Ortsteile") {
  CHECK(seen(find("41468 Neuss-Norf")) == "vv-- 41468 Neuss");
  CHECK(seen(find("Norf")) == "-v-- Neuss");
  CHECK(cells(find("Norf")).front().find("Norf") != std::string::npos);
  CHECK(seen(find("Neuss-Unbekannt")) == "-v-- Neuss"); // the tail is not checked
}

TEST_CASE("area keys in every form") {
  const auto area = [](std::string key) {
    Place place;
    place.area = std::move(key);
    return find(place);
  };
  for (const char *key : {"05162024", "051620024024"}) CHECK(seen(area(key)) == "---- Neuss");
  for (const char *key : {"05162", "051620000000"}) CHECK(seen(area(key)) == "---- RKN");
  for (const char *key : {"05315", "05315000", "053150000000"}) CHECK(seen(area(key)) == "---- Köln");
  for (const char *key : {"051620024", "051620024000"}) CHECK(seen(area(key)) == "---- Neuss"); // its own Verband
  CHECK(seen(area("05162000")) == "---- RKN"); // padded to the 8 digits of an AGS
  for (const char *key : {"05", "05000000", "050000000000"}) CHECK(seen(area(key)) == "---- NRW");
  for (const char *key : {"05162088", "051620088088"})
    CHECK(seen(area(key)) == "---- Dorf"); // the AGS follows from the ARS
  CHECK(seen(area("norf")) == "---- Neuss");
  CHECK(seen(area("09162000")) == "outside"); // Bavaria is known, München is not
  CHECK(seen(area("12345678")) == "unknown");
  CHECK(seen(area("0516")) == "unknown");
  CHECK(area("05162").readings.front().cells.size() > 3);
  CHECK(area("05162").readings.front().municipality == NONE);
}

TEST_CASE("an area of the past stands for its successor") {
  Place place;
  place.area = "05162099";
  CHECK(seen(find(place, "1970-01-01")) == "---- Altdorf");
  CHECK_FALSE(find(place, "1970-01-01").readings.front().succeeded);
  CHECK(seen(find(place, "1975-01-01")) == "---- Neuss");
  CHECK(find(place, "1975-01-01").readings.front().succeeded);
}

TEST_CASE("what is not found") {
  CHECK(seen(find("Nirgendwo")) == "unknown");
  CHECK(find("Neus").suggestions.front().text == "Neuss");
  CHECK(find("Romerskirchen").suggestions.front().text == "Rommerskirchen");
  CHECK(find("zzz").suggestions.empty());
  CHECK(seen(find("")) == "unknown");
  CHECK(seen(find(",;, ,")) == "unknown");
}

TEST_CASE("hostile text ends in an outcome") {
  const std::string long_text(1000, '1');
  for (const std::string &text :
       {std::string("\0\x01\x02", 3), std::string(1024, ','), long_text, std::string(1024, ' '),
        std::string("41460 41460 41460 41460 41460 41460 41460"), std::string("\u202e\u0301\u0301Neuss"),
        std::string("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16")})
    CHECK_NOTHROW(find(text));
}

TEST_CASE("cutting a street and its number") {
  const auto cut = [](const char *text) {
    const AddressParts first = cut_street(text).front();
    return first.street + "|" + first.house_number;
  };
  CHECK(cut("Oberstr. 91") == "Oberstr.|91");
  CHECK(cut("Oberstr.91a") == "Oberstr.|91a");
  CHECK(cut("Hauptstr. 12 a") == "Hauptstr.|12 a");
  CHECK(cut("Hauptstr. 12 1/2") == "Hauptstr.|12 1/2");
  CHECK(cut("Hauptstr. 12-14") == "Hauptstr.|12-14");
  CHECK(cut("Straße des 17. Juni") == "Straße des 17. Juni|");
  CHECK(cut("91") == "91|");
  CHECK(cut("") == "|");
}
