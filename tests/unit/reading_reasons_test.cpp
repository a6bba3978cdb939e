// SPDX-License-Identifier: Apache-2.0
// Every way to read a place says why it is one: each sentence of lib/api/reading_reasons.def.
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using zufi::test::World;

namespace {

const Dataset &dataset() {
  static const Dataset DATASET = [] {
    World world;
    world.add("areas", "id,kind,name,parents,ars,valid_to,successor\n"
                       "05113,gemeinde,Essen,,051130000000,,\n03456,gemeinde,Essen (Oldenburg),,034560000000,,\n"
                       "a,gemeinde,Halle,,,,\nb,gemeinde,Halle,,,,\nold,gemeinde,Altdorf,,,2020-01-01,a\n"
                       "ost,gemeindeteil,Dorf,a,,,\nwest,gemeindeteil,Dorf,a,,,\n");
    world.add("postcodes", "postcode,area,place\n11111,a,Halle\n11111,b,Halle\n22222,05113,Essen\n");
    world.add("streets",
              "id,municipality,name,postcode\na/1,a,Weg,\na/2,a,Weg,\nb/1,b,Gasse,\ne/1,05113,Gasse,22222\n");
    world.add("competences", "id,name\nx,Aufgabe\n");
    return world.dataset();
  }();
  return DATASET;
}

// The reasons of all readings, German or English.
std::vector<std::string> reasons(const Place &place, std::string PlaceReading::*language = &PlaceReading::reason_de) {
  Query query;
  query.competence = "x";
  query.date = *Date::parse("2026-01-01");
  query.places[""] = {place};
  const Result<Answer> answer = dataset().resolve(query);
  REQUIRE(answer);
  std::vector<std::string> list;
  for (const PlaceReading &reading : answer->readings) list.push_back(reading.*language);
  return list;
}

Place by_text(const char *text) { return {text, {}, {}, {}, {}, {}}; }

using List = std::vector<std::string>;
List twice(const char *text) { return {text, text}; }

} // namespace

TEST_CASE("a place that can be read in one way, and fits, needs no reason") {
  CHECK(reasons(by_text("Gasse 1, 22222 Essen")) == List{""});
  CHECK(reasons(by_text("Essen (Oldenburg)")) == List{""});
}

TEST_CASE("the element that leads to several places is the reason") {
  CHECK(reasons(by_text("Halle")) == twice("Einer von 2 Orten dieses Namens."));
  CHECK(reasons(by_text("11111")) == twice("Die Postleitzahl liegt in mehreren Gemeinden: eine von 2."));
  CHECK(reasons({{}, "Gasse", {}, {}, {}, {}}) ==
        twice("Nur die Straße ist genannt: eine von 2 Gemeinden, die eine dieses Namens haben."));
  CHECK(reasons({{}, "Weg", {}, {}, {}, "a"}) == twice("Eine von 2 Straßen dieses Namens in der Gemeinde."));
  CHECK(reasons(by_text("Dorf")) == twice("Einer von 2 Teilen des Ortes, die gemeint sein können."));
  const List essen = reasons(by_text("Essen"));
  REQUIRE(essen.size() == 2);
  CHECK(essen[0] == "Ort ohne Zusatz genannt: einer von 2 Orten dieses Namens."); // Essen (Oldenburg): its key is less
  CHECK(essen[1] == "Einer von 2 Orten dieses Namens.");
  CHECK(reasons(by_text("Essen"), &PlaceReading::reason_en)[0] ==
        "The place is named without its addition: one of 2 of that name.");
}

TEST_CASE("what contradicts and what succeeds is told, also of a single reading") {
  CHECK(reasons(by_text("22222 Halle")) == List{"Angaben widersprechen sich: Ortsname passt nicht hierher.",
                                                "Angaben widersprechen sich: Postleitzahl passt nicht hierher.",
                                                "Angaben widersprechen sich: Postleitzahl passt nicht hierher."});
  CHECK(reasons({{}, {}, {}, {}, "Essen (Oldenburg)", "a"}).size() == 2);
  CHECK(reasons(by_text("Altdorf")) == List{"Nachfolger eines früheren Gebiets."});
}
