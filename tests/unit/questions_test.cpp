// SPDX-License-Identifier: Apache-2.0
// What is asked, with which choices, and what each of them leads to.
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using namespace zufi::test;

namespace {

// "label: results | …" for each choice, joined by "; ".
std::string choices_of(const MissingInfo &missing, Language language = Language::de) {
  std::string text;
  for (const ChoiceInfo &choice : missing.choices) {
    text += (text.empty() ? "" : "; ") + (language == Language::de ? choice.label_de : choice.label_en) + ":";
    for (const ResultInfo &result : choice.results) {
      text += &result == &choice.results.front() ? " " : " | ";
      if (result.handlers.empty()) text += std::string(name_of(result.outcome));
      for (const Handler &handler : result.handlers)
        text += (&handler == &result.handlers.front() ? "" : "+") + handler.office.id.str();
    }
  }
  return text;
}

MissingInfo missing_in(const Dataset &dataset, const Query &query) {
  const Result<Answer> answer = dataset.resolve(query);
  REQUIRE(answer);
  REQUIRE(answer->outcome == Outcome::needs_input);
  REQUIRE(answer->missing.size() == 1);
  return answer->missing.front();
}

// One task, two bodies; the rules say where and when which of them has it.
World world_with(const std::string &rules) {
  World world;
  world.add("areas", "id,kind,name,parents\nk,kreis,Kreis,\nm,gemeinde,Markt,k\nn,gemeinde,Neu,k\n"
                     "m/o,gemeindeteil,Oberdorf,m\nm/u,gemeindeteil,Unterdorf,m\nm/1,bezirk,Bezirk 1,m\n"
                     "m/2,bezirk,Bezirk 2,m\n");
  world.add("postcodes", "postcode,area\n10001,m\n10002,m\n10002,n\n");
  world.add("streets", "id,municipality,name,postcode\nlang,m,Lange Straße,\nkurz,m,Kurze Gasse,10001\n"
                       "eck,m,Eckweg,10002\n");
  world.add("competences", "id,name\nc,Aufgabe\n");
  world.add("offices", "id,kind,name\na,body,Amt A\nb,body,Amt B\n");
  world.add("facts", "id,type,values,unit,question_de,question_en\nwho,enum,citizen;business;club,,Wer?,Who?\n"
                     "size,number,,m²,Wie groß?,How large?\nborn,date,,,Wann?,When?\nname,name,,,Name?,Name?\n"
                     "married,bool,,,Verheiratet?,Married?\n");
  world.add("rules", "id,relation,from,to,area,condition\n" + rules);
  return world;
}

World in_districts(const std::string &segments) {
  World world = world_with("ra,held_by,c,a,m,\nrb,held_by,c,b,m/2,\n");
  world.add("segments", "area,street,postcode,house_numbers\n" + segments);
  return world;
}

Query at_street(const char *street) {
  Query query = ask("c", "m");
  query.places[""].front().street = street;
  return query;
}

} // namespace

TEST_CASE("a number is asked for by its ends, with its unit") {
  const Dataset dataset = world_with("r,held_by,c,a,,size < 1600\ns,held_by,c,b,,size >= 1600\n").dataset();
  const MissingInfo missing = missing_in(dataset, ask("c", "m"));
  CHECK(missing.input == "size");
  CHECK(missing.is_fact);
  CHECK(missing.choices_are_complete);
  CHECK(choices_of(missing) == "unter 1.600 m²: a; ab 1.600 m²: b");
  CHECK(choices_of(missing, Language::en) == "below 1,600 m²: a; from 1,600 m²: b");
  CHECK(missing.choices[0].values == std::vector<std::string>{"..<1600"});
  CHECK(missing.choices[1].values == std::vector<std::string>{"1600.."});
  CHECK(missing.why_de == "Davon hängt ab, welche von 2 Stellen zuständig ist.");
}

TEST_CASE("choices that lead to one result are merged, however many rules say it") {
  const Dataset dataset = world_with("r,held_by,c,a,,\"name in A..Her, Pes..Re\"\ns,held_by,c,b,,name in Hes..Per\n"
                                     "t,held_by,c,b,,name in Rf..Z\nu,held_by,c,a,,name in Hes\n")
                              .dataset();
  CHECK(choices_of(missing_in(dataset, ask("c", "m"))) == "A–Hes / Pes–Re: a; Het–Per / Rf–Z: b");
}

TEST_CASE("words, truth values and days are asked for in words") {
  const Dataset words =
      world_with("r,held_by,c,a,,\"who in citizen, club\"\ns,held_by,c,b,,who = business\n").dataset();
  CHECK(choices_of(missing_in(words, ask("c", "m"))) == "business: b; citizen, club: a");
  CHECK(missing_in(words, ask("c", "m")).choices.back().values.front() == "citizen;club");
  const Dataset truth = world_with("r,held_by,c,a,,\ns,held_by,c,b,,married = yes\n").dataset();
  CHECK(choices_of(missing_in(truth, ask("c", "m"))) == "nein: a; ja: b");
  const Dataset days = world_with("r,held_by,c,a,,born < 2019-07-01\ns,held_by,c,b,,born > 2019-06-30\n").dataset();
  CHECK(choices_of(missing_in(days, ask("c", "m"))) == "bis 30.06.2019: a; ab 01.07.2019: b");
  CHECK(choices_of(missing_in(days, ask("c", "m")), Language::en) == "up to 2019-06-30: a; from 2019-07-01: b");
}

TEST_CASE("what leads to one result by several paths is not asked for, and all paths are shown") {
  const Dataset dataset = world_with("r,held_by,c,a,,size < 1600\ns,held_by,c,a,,size >= 1600\n").dataset();
  const Result<Answer> answer = dataset.resolve(ask("c", "m"));
  REQUIRE(answer);
  CHECK(answer->outcome == Outcome::resolved);
  CHECK(answer_of(dataset, ask("c", "m")) == "a>a | a>a");
  CHECK(std::any_of(answer->warnings.begin(), answer->warnings.end(),
                    [](const WarningInfo &warning) { return warning.code == "several_paths"; }));
}

TEST_CASE("a house number is asked for by side and range; the why says so") {
  const Dataset dataset =
      in_districts("m/1,lang,,1-49 odd\nm/2,lang,,51-.. odd\nm/1,lang,,2-..  even\nm/1,kurz,,\nm/1,eck,,\n").dataset();
  const MissingInfo missing = missing_in(dataset, at_street("Lange Straße"));
  CHECK(missing.input == "house_number");
  CHECK(missing.choices_are_complete);
  CHECK(choices_of(missing) == "1–49 ungerade, ab 2 gerade: a; ab 51 ungerade: b");
  CHECK(missing.why_de == "In dieser Straße sind 2 Stellen zuständig, je nach Hausnummer.");
  const Query then = supplied(at_street("Lange Straße"), missing, 1);
  CHECK(then.places.at("").front().house_numbers == "51-.. odd");
  CHECK(office_of(dataset, then) == "b");
}

TEST_CASE("a street is asked for only where it decides, then its number") {
  World world = in_districts("m/2,lang,,1-9\nm/1,kurz,,\nm/1,eck,,\n");
  world.records().identity.complete_streets.clear(); // there may be others than the tables have
  const Dataset dataset = world.dataset();
  const MissingInfo missing = missing_in(dataset, ask("c", "m"));
  CHECK(missing.input == "street");
  CHECK(choices_of(missing) == "Eckweg, Kurze Gasse: a; Lange Straße: a | b; keiner der genannten Werte: a");
  CHECK(missing_in(dataset, supplied(ask("c", "m"), missing, 1)).input == "house_number");
  CHECK(office_of(dataset, supplied(ask("c", "m"), missing, 2)) == "a"); // another street
  const Result<QuestionTree> tree = dataset.question_tree(ask("c", "m"));
  REQUIRE(tree);
  REQUIRE(tree->branches.size() == 3);
  CHECK(tree->branches[0].then.result->outcome == Outcome::resolved);
  REQUIRE(tree->branches[1].then.missing);
  CHECK(tree->branches[1].then.missing->input == "house_number");
  CHECK(tree->branches[1].then.branches.size() == 2);
}

TEST_CASE("a fact is asked for before a place where both tell the same apart") {
  World world = world_with("r,held_by,c,a,m,who = club\ns,held_by,c,b,m,\"who in citizen, business\"\n"
                           "t,held_by,c,a,n,who = club\nu,held_by,c,b,n,\"who in citizen, business\"\n");
  const Dataset dataset = world.dataset();
  Query query = ask("c", "k");
  CHECK(missing_in(dataset, query).input == "who");
  query.facts["who"] = "club";
  CHECK(answer_of(dataset, query) == "a>a | a>a"); // then the town does not matter
}

TEST_CASE("the town is asked for where a postcode or Kreis has several, a postcode where a town has") {
  const Dataset towns = world_with("r,held_by,c,a,m,\ns,held_by,c,b,n,\n").dataset();
  Query query = ask("c", "");
  query.places[""] = {Place{{}, {}, {}, "10002", {}, {}}};
  const MissingInfo shared = missing_in(towns, query);
  CHECK(shared.input == "municipality");
  CHECK(choices_of(shared) == "Markt: a; Neu: b");
  CHECK(office_of(towns, supplied(query, shared, 1)) == "b");
  CHECK(choices_of(missing_in(towns, ask("c", "k"))) == "Markt: a; Neu: b");
  const Dataset postcodes = in_districts("m/2,lang,10002,\nm/1,lang,10001,\nm/1,kurz,,\nm/1,eck,,\n").dataset();
  const MissingInfo missing = missing_in(postcodes, at_street("Lange Straße"));
  CHECK(missing.input == "postcode");
  CHECK(choices_of(missing) == "10001: a; 10002: b");
}

TEST_CASE("an Ortsteil of which no street is known is asked for by its name") {
  const Dataset dataset = world_with("r,held_by,c,a,m,\ns,held_by,c,b,m/o,\n").dataset();
  const MissingInfo missing = missing_in(dataset, ask("c", "m"));
  CHECK(missing.input == "place_part");
  CHECK(choices_of(missing) == "Oberdorf: b; Unterdorf: a; keiner der genannten Werte: a");
  for (std::size_t choice = 0; choice < 3; ++choice)
    CHECK(office_of(dataset, supplied(ask("c", "m"), missing, choice)) == (choice == 0 ? "b" : "a"));
}

TEST_CASE("without a place the towns that are answered for are listed") {
  World world = world_with("r,held_by,c,a,m,\ns,held_by,c,b,n,\n");
  world.coverage({"k"});
  const Dataset dataset = world.dataset();
  const MissingInfo missing = missing_in(dataset, ask("c", ""));
  CHECK(missing.input == "place");
  CHECK_FALSE(missing.choices_are_complete); // anywhere else is possible too
  CHECK(choices_of(missing) == "Markt: a; Neu: b");
  CHECK(office_of(dataset, supplied(ask("c", ""), missing, 0)) == "a");
}

TEST_CASE("a query may say that a fact or number is one of several, and inside or outside of what a place lies") {
  const Dataset dataset = world_with("r,held_by,c,a,,size < 1600\ns,held_by,c,b,,size >= 1600\n").dataset();
  Query query = ask("c", "m");
  const auto with = [&query](const char *sizes) {
    Query asked = query;
    asked.fact_sets["size"] = sizes;
    return asked;
  };
  CHECK(office_of(dataset, with("..1500;1550")) == "a");
  CHECK(office_of(dataset, with("1600<..2000")) == "b");
  CHECK(choices_of(missing_in(dataset, with("1500..1700"))) == "1.500 bis unter 1.600 m²: a; 1.600 bis 1.700 m²: b");
  for (const char *bad : {"", "..", "large", "2..1", "1;;2", "1..2..3"}) {
    CAPTURE(bad);
    CHECK(bool(dataset.resolve(with(bad))) == (std::string_view(bad) == ".."));
  }
  Query both = with("..2");
  both.facts["size"] = "1";
  CHECK_FALSE(dataset.resolve(both));
  const Dataset parts = world_with("r,held_by,c,a,m,\ns,held_by,c,b,m/o,\n").dataset();
  query.places[""].front().inside = {"m/o"};
  CHECK(office_of(parts, query) == "b");
  query.places[""].front().inside.clear();
  query.places[""].front().outside = {"m/o"};
  CHECK(office_of(parts, query) == "a");
  query.places[""].front().outside = {"m"}; // it lies in m: what contradicts is left aside, with a warning
  const Result<Answer> contradiction = parts.resolve(query);
  REQUIRE(contradiction);
  CHECK(contradiction->warnings.front().code == "areas_contradict");
}

TEST_CASE("names: particles do not count, umlauts and ß are letters like others") {
  const Dataset dataset = world_with("r,held_by,c,a,,name in A..K\ns,held_by,c,b,,name in L..Z\n").dataset();
  for (const auto &[name, office] : {std::pair("von der Leyen", "b"), std::pair("van Aken", "a"), std::pair("Von", "b"),
                                     std::pair("de la Cruz", "a"), std::pair("D'Alton", "a"), std::pair("Ärmel", "a"),
                                     std::pair("Özil", "b"), std::pair("ßen", "b"), std::pair("Zu", "b"),
                                     std::pair("von und zu Egloffstein", "a"), std::pair("Derichs", "a")}) {
    Query query = ask("c", "m");
    query.facts["name"] = name;
    CAPTURE(name);
    CHECK(office_of(dataset, query) == office);
  }
}
