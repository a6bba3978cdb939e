// SPDX-License-Identifier: Apache-2.0
// Suggestions: what is near to a name that is not known. They are shown, and decide nothing.
#include "located_world.hpp"
#include "town.hpp"
#include "world.hpp"

#include "zufi/json.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using namespace zufi::test;

namespace {

World places() {
  World world;
  world.add("areas", "id,kind,name\nn,gemeinde,Neuss\ng,gemeinde,Grevenbroich\no,gemeinde,Ob\nm1,gemeinde,Mohlen\n"
                     "m2,gemeinde,Mählen\n");
  world.add("streets", "id,municipality,name\n1,n,Oberstraße\n2,n,Oberstrasse\n3,n,Am Markt\n4,g,Oberstrabe\n");
  world.folder().complete_streets = {"*"};
  return world;
}

std::vector<std::string> suggested(const std::string &address) {
  Place place;
  place.text = address;
  std::vector<std::string> texts;
  for (const locate::Suggestion &found : LocatedWorld(places().graph()).find(place).suggestions)
    texts.push_back(found.kind + " " + found.text);
  return texts;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("a place that is not known brings the names near to it") {
  CHECK(suggested("Gevenbroich") == Texts{"place Grevenbroich"});
  CHECK(suggested("Grevenbriohc") == Texts{"place Grevenbroich"});
  CHECK(suggested("41460 Grefenbroich") == Texts{"place Grevenbroich"});
}

TEST_CASE("the nearest comes first, then the alphabet") {
  CHECK(suggested("Moehlen") == Texts{"place Mählen", "place Mohlen"});
  CHECK(suggested("Mohleb") == Texts{"place Mohlen"});
}

TEST_CASE("words of one or two signs are near to nothing") {
  CHECK(suggested("Oc").empty());
  CHECK(suggested("O").empty());
}

TEST_CASE("a street that is not known brings those of its own municipality, each name once") {
  CHECK(suggested("Oberstrassa 1, Neuss") == Texts{"street Oberstraße", "street Oberstrasse"});
  CHECK(suggested("Oberstrave 1, Grevenbroich") == Texts{"street Oberstrabe"});
}

TEST_CASE("a name of a thousand signs is near to nothing, and no work") {
  CHECK(suggested(std::string(1000, 'n')).empty());
}

TEST_CASE("suggestions decide nothing: near names are answered as names that are near to nothing") {
  World world = town();
  world.add("streets", "id,municipality,name\n1,m,Hauptstraße\n");
  world.folder().complete_streets = {"*"};
  const Dataset dataset = world.dataset();
  const auto answer = [&dataset](const char *address) {
    Query query = ask("99001001001000", "m");
    Place place;
    place.text = address;
    query.places = {{"", {place}}};
    return *dataset.resolve(query);
  };
  const Answer near_place = answer("Markd");
  const Answer far_place = answer("Xyzzyx");
  CHECK(near_place.suggestions.front().text == "Markt");
  CHECK(far_place.suggestions.empty());
  CHECK(near_place.outcome == Outcome::unknown_place);
  CHECK(far_place.outcome == Outcome::unknown_place);

  const auto without_text_typed = [](Answer found) {
    found.suggestions.clear();
    for (PlaceReading &reading : found.readings) reading.canonical.clear();
    return to_json(found);
  };
  const Answer near_street = answer("Hauptstrase 1, Markt");
  const Answer far_street = answer("Xyzzyx 1, Markt");
  CHECK(near_street.suggestions.front().text == "Hauptstraße");
  CHECK(far_street.suggestions.empty());
  CHECK(near_street.readings.front().elements.street == ElementState::invalid);
  CHECK(without_text_typed(near_street) == without_text_typed(far_street));
}
