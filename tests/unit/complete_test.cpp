// SPDX-License-Identifier: Apache-2.0
// Completion: what is proposed while somebody types.
#include "find/typed_text.hpp"
#include "find/word_starts.hpp"
#include "world.hpp"
#include "zufi/json.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using namespace zufi::test;

namespace {

using Texts = std::vector<std::string>;

const Dataset &dataset() {
  static const Dataset DATASET = [] {
    World world;
    world.add("areas",
              "id,kind,name,ars,parents,valid_to\n05,land,Westland,05,,\n05162,kreis,Rhein-Kreis Neuss,05162,05,\n"
              "06,land,Ostland,06,,\n06001,kreis,Kreis Ost,06001,06,\nnn,gemeinde,Neuss,,05162,\n"
              "ke,gemeinde,Bad Neustadt an der Saale,,06001,\nn1,gemeinde,Neustadt,,05162,\n"
              "n2,gemeinde,Neustadt,,06001,\nn3,gemeinde,Neustadt,,06,\norm,gemeindeteil,Norf,,nn,\n"
              "alt,gemeinde,Neualt,,05162,2000-01-01\nmu,gemeinde,Münster,,05162,\n");
    world.add("postcodes", "postcode,area,place\n41460,nn,Neuss\n41462,nn,Neuss\n41469,orm,Norf\n41460,mu,Münster\n"
                           "99001,n2,Neustadt\n");
    world.add("streets", "id,municipality,name,aliases,postcode\n1,nn,Oberstraße,,41460\n2,mu,Oberstraße,,41460\n"
                         "3,nn,Am Oberen Markt,Marktweg,\n4,nn,Oberstromweg,,\n5,nn,Straße des 17. Juni,,\n"
                         "6,mu,Ringstraße,,41460\n7,mu,Ringstraße,,41462\n");
    world.add("services", "key,name\n99001001000000,Personalausweis\n99001002000000,Ausweis für Hunde\n"
                          "99001003000000,Neues Auto\n");
    return world.dataset();
  }();
  return DATASET;
}

Texts complete(const std::string &text, std::vector<CompletionKind> kinds = {}, std::size_t limit = 10,
               std::optional<Date> date = {}) {
  const auto found = dataset().complete({text, limit, std::move(kinds), date});
  REQUIRE(found);
  Texts texts;
  for (const Completion &completion : *found)
    texts.push_back(std::string(name_of(completion.kind)) + " " + completion.text);
  return texts;
}

std::vector<Completion> completions(const std::string &text) { return *dataset().complete({text, 10, {}, {}}); }

constexpr auto PLACE = CompletionKind::place;
constexpr auto STREET = CompletionKind::street;
constexpr auto SERVICE = CompletionKind::service;

} // namespace

TEST_CASE("the beginning of a street is completed with its municipality") {
  CHECK(complete("Obers", {STREET}) ==
        Texts{"street Oberstraße, Münster", "street Oberstraße, Neuss", "street Oberstromweg, Neuss"});
  CHECK(complete("Marktw", {STREET}) == Texts{"street Am Oberen Markt, Neuss"});
}

TEST_CASE("an abbreviation that is not complete may become another word") {
  CHECK(complete("Oberstr", {STREET}).size() == 3);
  CHECK(complete("Oberstr.", {STREET}) == Texts{"street Oberstraße, Münster", "street Oberstraße, Neuss"});
}

TEST_CASE("a house number stays, and a street with a number in its name is one") {
  CHECK(complete("Oberstr. 91", {STREET}) == Texts{"street Oberstraße 91, Münster", "street Oberstraße 91, Neuss"});
  CHECK(complete("Straße des 17", {STREET}) == Texts{"street Straße des 17. Juni, Neuss"});
}

TEST_CASE("behind a street its places are completed") {
  CHECK(complete("Oberstr. 91, Ne") == Texts{"place Oberstr. 91, Neuss"});
  CHECK(complete("Oberstr. 91,") ==
        Texts{"place Oberstr. 91, Münster", "place Oberstr. 91, Neuss", "place Oberstr. 91, Neuss-Norf"});
  CHECK(complete("Oberstr. 91 Ne") == Texts{"place Oberstr. 91, Neuss"});
  CHECK(complete("Oberstr. 91, 414") == Texts{"postcode Oberstr. 91, 41460 Münster",
                                              "postcode Oberstr. 91, 41460 Neuss", "postcode Oberstr. 91, 41462 Neuss",
                                              "postcode Oberstr. 91, 41469 Norf"});
  CHECK(complete("Unbekannte Gasse 1, Münst") == Texts{"place Unbekannte Gasse 1, Münster"});
  CHECK(complete("Unbekannte Gasse 1,").empty());
}

TEST_CASE("a postcode is completed with each of its places") {
  CHECK(complete("41460") == Texts{"postcode 41460 Münster", "postcode 41460 Neuss"});
  CHECK(complete("4146").size() == 4);
  CHECK(complete("D-41460 n") == Texts{"postcode 41460 Neuss"});
  CHECK(complete("414600").empty());
}

TEST_CASE("names that several places bear are all kept and told apart") {
  const std::vector<Completion> found = completions("Neustadt");
  REQUIRE(found.size() == 4);
  CHECK(found[0].district == "Rhein-Kreis Neuss");
  CHECK(found[1].district == "Kreis Ost");
  CHECK(found[1].text == "99001 Neustadt"); // it has just this postcode
  CHECK(found[2].district == "Ostland");    // it lies in no Kreis
  CHECK(found[3].name == "Bad Neustadt an der Saale");
  CHECK(found[3].match == CompletionMatch::word);
  CHECK(completions("Bad Neustadt").front().match == CompletionMatch::prefix); // with "an der Saale" it is another name
}

TEST_CASE("exact before beginning before word inside, then the kinds, then the alphabet") {
  CHECK(complete("Neu") == Texts{"place Neualt", "place Neuss", "place Neustadt", "place 99001 Neustadt",
                                 "place Neustadt", "service Neues Auto", "place Bad Neustadt an der Saale"});
  CHECK(complete("Neuss").front() == "place Neuss");
  CHECK(complete("ausw", {SERVICE}) == Texts{"service Ausweis für Hunde"});
  CHECK(complete("hund", {SERVICE}) == Texts{"service Ausweis für Hunde"});
}

TEST_CASE("an Ortsteil is completed with its municipality") {
  CHECK(complete("norf", {PLACE}) == Texts{"place Neuss-Norf"});
}

TEST_CASE("what is spelled nearly so is proposed only where there is nothing else") {
  CHECK(complete("Munester", {PLACE}) == Texts{"place Münster"});
  CHECK(completions("Munester").front().match == CompletionMatch::similar);
  CHECK(complete("Personalausweiss", {SERVICE}) == Texts{"service Personalausweis"});
}

TEST_CASE("with a date only what is valid then, and never more than the limit") {
  CHECK(complete("Neualt").size() == 1);
  CHECK(complete("Neualt", {PLACE}, 10, Date::parse("2026-01-01")).empty());
  CHECK(complete("Neu", {}, 2).size() == 2);
}

TEST_CASE("two streets of one name in one municipality are told apart by their postcode") {
  CHECK(complete("Ring", {STREET}) == Texts{"street Ringstraße, 41460 Münster", "street Ringstraße, 41462 Münster"});
}

TEST_CASE("nothing typed, nothing but signs, too much, or no text at all") {
  CHECK(complete("").empty());
  CHECK(complete("  ").empty());
  CHECK(complete("!?").empty());
  CHECK(complete(std::string(1024, 'x')).empty());
  for (const CompletionRequest &request :
       {CompletionRequest{std::string(1025, 'x'), 10, {}, {}}, CompletionRequest{"\xff", 10, {}, {}},
        CompletionRequest{"Neuss", 0, {}, {}}, CompletionRequest{"Neuss", 101, {}, {}}}) {
    const auto found = dataset().complete(request);
    REQUIRE_FALSE(found);
    CHECK(found.error().code == ErrorCode::argument);
  }
}

TEST_CASE("completions as JSON") {
  const auto found = dataset().complete({"norf", 1, {}, {}});
  CHECK(to_json(*found) ==
        R"({"format":"zufi-completions/1","completions":[{"kind":"place","match":"exact","text":"Neuss-Norf",)"
        R"("name":"Norf","id":"orm","municipality":"Neuss","district":"Rhein-Kreis Neuss"}]})");
}

TEST_CASE("words begin behind blanks, hyphens and brackets") {
  using Offsets = std::vector<std::uint16_t>;
  CHECK(find::word_offsets("Bad Neustadt an der Saale") == Offsets{3, 11, 13, 16});
  CHECK(find::word_offsets("Korschenbroich-Glehn (Nord)") == Offsets{14, 19});
  CHECK(find::word_offsets("Neuss").empty());
  CHECK(find::word_offsets(std::string(600, ' ') + "a b").empty());
}
