// SPDX-License-Identifier: Apache-2.0
// Queries, answers and texts, as the C++ API gives them.
#include "analyse/agreement_cycles.hpp"
#include "temporary_folder.hpp"
#include "town.hpp"
#include "world.hpp"
#include "zufi/build.hpp"
#include "zufi/json.hpp"
#include "zufi/text.hpp"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

using namespace zufi;
using zufi::test::ask;
using zufi::test::codes_of;
using zufi::test::TemporaryFolder;
using zufi::test::town;
using zufi::test::World;
using Json = nlohmann::json;

namespace {

Result<Answer> answered(const Query &query) { return town().dataset().resolve(query); }

} // namespace

TEST_CASE("an answer: office, body, path, channels, sites, confidence, days") {
  const auto answer = answered(ask("99001001001000", "n"));
  REQUIRE(answer);
  CHECK(answer->outcome == Outcome::resolved);
  const Finding &finding = answer->findings.front();
  CHECK(finding.office->name.view() == "Bauamt");
  CHECK(finding.body->id.view() == "kreis"); // a mandate: the Kreis stays responsible
  CHECK(finding.sites.front().id.view() == "markt/bau/ost");
  CHECK(finding.confidence == Confidence::unverified); // the weakest on the path
  CHECK(finding.path.size() == 4);
  CHECK(finding.path[1].rules.front().legal_basis.view() == "§ 57 BauO");
  CHECK(finding.path[1].rules.front().source_title.view() == "Source");
  std::vector<std::string> channels;
  for (const ChannelInfo &channel : finding.channels) channels.push_back(channel.id.str());
  CHECK(channels == std::vector<std::string>{"zz", "bb", "aa"}); // own portal, then the office's, then the Kreis's
  CHECK(answer->warnings.front().code == "weak_confidence");
}

TEST_CASE("channels: no municipality's own where it is not known which it is") {
  const auto channels = [](const Query &query) {
    World world = town();
    world.add("rules", "id,relation,from,to\nx,held_by,leer,kreis/bau\n");
    world.add("channels", "id,kind,office,url,title\nyy,portal,markt,https://markt.example,Portal Markt\n");
    const auto answer = world.dataset().resolve(query);
    std::vector<std::string> ids;
    for (const ChannelInfo &channel : answer->findings.front().channels) ids.push_back(channel.id.str());
    return ids;
  };
  CHECK(channels(ask("leer", "n")) == std::vector<std::string>{"zz", "aa"});
  CHECK(channels(ask("leer", "m")) == std::vector<std::string>{"yy", "aa"});
  CHECK(channels(ask("leer", "k")) == std::vector<std::string>{"aa"}); // in m or in n
}

TEST_CASE("channels: none of an office or a counter that does not handle it") {
  World world = town();
  world.add("rules", "id,relation,from,to\nx,held_by,leer,markt\n");
  world.add("offices", "id,kind,name,parent\nmarkt/bad,office,Freibad,markt\n");
  world.add("channels", "id,kind,office,url,title\nc1,online_service,markt/bad,https://bad.example,Freibad\n"
                        "c2,appointment,kreis,https://termin.example,Termin beim Kreis\n"
                        "c3,appointment,markt,https://termin.markt.example,Termin in Markt\n"
                        "c4,portal,markt/bau/ost,https://ost.example,Ost\n");
  const Dataset dataset = world.dataset();
  const auto channels = [&](std::string_view what) {
    const auto answer = dataset.resolve(ask(what, "m"));
    std::vector<std::string> ids;
    for (const ChannelInfo &channel : answer->findings.front().channels) ids.push_back(channel.id.str());
    return ids;
  };
  CHECK(channels("leer") == std::vector<std::string>{"c3", "aa"});
  CHECK(channels("bau") == std::vector<std::string>{"bb", "c3", "c4", "aa"}); // the office with its site
}

TEST_CASE("an answer outlives its dataset") {
  std::optional<Answer> answer;
  {
    const Dataset dataset = town().dataset();
    answer = *dataset.resolve(ask("99001001001000", "n"));
  }
  CHECK(answer->findings.front().office->name.view() == "Bauamt");
  CHECK(to_json(*answer).find("Bauamt") != std::string::npos);
}

TEST_CASE("misuse is an error that names the field and never its content") {
  const Dataset dataset = town().dataset();
  const auto message = [&](const Query &query) {
    const auto answer = dataset.resolve(query);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::query);
    CHECK(answer.error().message.find("CANARY") == std::string::npos);
    return answer.error().message;
  };
  Query both = ask("bau", "m");
  both.service = "99001001001000";
  CHECK(message(both) == "give either a service or a competence");
  Query text = ask("bau", "");
  text.places[""] = {Place{std::string("CANARY \xff"), {}, {}, {}, {}, {}}};
  CHECK(message(text) == "place.text is not valid UTF-8");
  text.places[""] = {Place{std::string(1'025, 'x'), {}, {}, {}, {}, {}}};
  CHECK(message(text) == "place.text has more than 1024 bytes");
  text.places[""] = {Place{std::string(1'024, 'x'), {}, {}, {}, {}, {}}};
  CHECK(dataset.resolve(text));
  text.places[""] = {Place{"CANARY", "CANARY", {}, {}, {}, {}}};
  message(text);
  Query fact = ask("bau", "m");
  fact.facts["size"] = "CANARY";
  CHECK(message(fact) == "the value of size is not of type number");
  Query kind = ask("bau", "m");
  kind.places["CANARY"] = {Place{}};
  message(kind);
  Query many = ask("bau", "m");
  many.places[""].assign(17, many.places[""].front());
  CHECK(message(many) == "more than 16 places");
  Query undated = ask("bau", "m");
  undated.date = Date::lowest();
  message(undated);
  Query unroled = ask("bau", "m");
  unroled.roles.clear();
  message(unroled);
}

TEST_CASE("a fact that the dataset does not declare is refused, with those spelled nearly so") {
  const Dataset dataset = town().dataset();
  Query query = ask("bau", "m");
  query.facts["sise"] = "44";
  const auto near = dataset.resolve(query);
  REQUIRE_FALSE(near);
  CHECK(near.error().code == ErrorCode::query);
  CHECK(near.error().message == "the dataset declares no such fact; did you mean size");
  query.facts = {{"shoe_leather", "44"}};
  CHECK(dataset.resolve(query).error().message == "the dataset declares no such fact");
}

TEST_CASE("a service that is asked by its name, or by an id that is spelled wrongly, comes with suggestions") {
  World world;
  world.add("services", "key,agency,name\n99001001001000,,Hundesteuer\nhund,stadt,Hundemarke\n");
  world.add("areas", "id,kind\nm,gemeinde\n");
  const Dataset dataset = world.dataset();
  const auto suggested = [&dataset](const char *service) {
    Query query = ask("99", "m");
    query.service = service;
    std::string ids;
    const Result<Answer> answer = dataset.resolve(query);
    for (const SuggestionInfo &found : answer->suggestions) ids += found.id + " ";
    return ids;
  };
  CHECK(suggested("Hundesteuer") == "99001001001000 ");
  CHECK(suggested("Hundesteur") == "99001001001000 ");
  CHECK(suggested("stadt:hunt") == "stadt:hund ");
  CHECK(suggested("zz").empty());
}

TEST_CASE("an unknown service comes with suggestions") {
  const auto answer = answered(ask("99001001009000", "m"));
  CHECK(answer->outcome == Outcome::unknown_service);
  REQUIRE(answer->suggestions.size() == 2);
  CHECK(answer->suggestions.front().id == "99001001001000");
  const auto competence = answered(ask("bua", "m"));
  CHECK(competence->suggestions.front().id == "bau");
}

TEST_CASE("bundles") {
  const Dataset dataset = town().dataset();
  CHECK(dataset.services_of("10001") == std::vector<std::string>{"99001001001000", "99001001002000"});
  CHECK(dataset.services_of("99001001001000") == std::vector<std::string>{"99001001001000"});
  CHECK(dataset.services_of("99001001000000").empty());
  CHECK(dataset.services_of("nothing").empty());
}

TEST_CASE("the JSON of an answer") {
  const Json json = Json::parse(to_json(*answered(ask("99001001001000", "n", "2026-01-01"))));
  CHECK(json["format"] == "zufi-answer/1");
  CHECK(json["outcome"] == "resolved");
  CHECK(json["service"]["name"] == "Bau");
  CHECK(json["place"]["municipality"] == "n");
  CHECK(json["place"]["areas"] == Json::array({"k", "n"}));
  CHECK(json["place"]["readings"].empty());
  CHECK(json["answers"][0]["body"]["id"] == "kreis");
  CHECK(json["answers"][0]["office"]["sites"][0]["name"] == "Standort Ost");
  CHECK(json["answers"][0]["valid_until"].is_null());
  CHECK(json["answers"][0]["path"][2]["relation"] == "mandated_to");
  CHECK(json["answers"][0]["path"][2]["rule"] == "m");
  CHECK(json["answers"][0]["path"][2]["file"] == "test/rules.csv");
  CHECK(json["dataset"]["sha256"].get<std::string>().size() == 64);
}

TEST_CASE("the JSON of a query") {
  const auto query =
      query_from_json(R"({"service":"99001001001000","place":"Am Markt 1, Markt","places":{"residence":["a",
    {"street":"b","house_number":"1","postcode":"2","place":"c","area":"d"}]},"facts":{"size":12.5,"x":true,"y":"z"},
    "date":"2026-01-01","roles":["accepts","advises"]})");
  REQUIRE(query);
  CHECK(query->places.at("").front().text == "Am Markt 1, Markt");
  CHECK(query->places.at("residence")[1].house_number == "1");
  CHECK(query->facts == std::map<std::string, std::string>{{"size", "12.5"}, {"x", "yes"}, {"y", "z"}});
  CHECK(query->roles == std::vector<Role>{Role::accepts, Role::advises});
  CHECK(query_from_json(R"({"service":"x","date":"2026-01-01","role":"all"})")->roles.size() == 3);
}

TEST_CASE("bad JSON is an error that names the key") {
  const auto message = [](std::string_view json) {
    const auto query = query_from_json(json);
    REQUIRE_FALSE(query);
    CHECK(query.error().code == ErrorCode::query);
    CHECK(query.error().message.find("CANARY") == std::string::npos);
    return query.error().message;
  };
  CHECK(message("") == "the query is not valid JSON");
  CHECK(message("[]") == "the query is not a JSON object");
  CHECK(message("{\"service\":\"\xff\"}") == "the query is not valid JSON");
  CHECK(message(R"({"service":"a","service":"b","date":"2026-01-01"})") == "the query repeats a key");
  CHECK(message(R"({"service":"a"})") == "date is missing");
  CHECK(message(R"({"service":5,"date":"2026-01-01"})") == "service is not a text");
  CHECK(message(R"({"date":"CANARY"})") == "date is not of the form YYYY-MM-DD");
  CHECK(message(R"({"date":"2026-01-01","CANARY":1})") == "the query has an unknown key");
  CHECK(message(R"({"date":"2026-01-01","place":{"CANARY":1}})") == "place has an unknown key");
  CHECK(message(R"({"date":"2026-01-01","place":5})") == "place is neither a text nor an object");
  CHECK(message(R"({"date":"2026-01-01","role":"CANARY"})") == "role is none of responsible, accepts, advises, all");
  CHECK(message(R"({"date":"2026-01-01","facts":{"a":null}})") ==
        "the value of a fact is neither a text, a number nor a truth value");
  CHECK(message(std::string(100, '[') + std::string(100, ']')) == "the query is nested too deeply");
  CHECK(message(std::string(70'000, ' ')) == "the query has more than 65536 bytes");
}

TEST_CASE("agreements in a circle are refused if some question could walk them") {
  const auto codes = [](std::string_view rules) {
    World world = town();
    world.add("rules", rules);
    const graph::RuleGraph graph = world.graph();
    model::Notices notices;
    analyse::check_agreement_cycles(graph, notices);
    return codes_of(notices.take_report());
  };
  using Codes = std::vector<std::string>;
  const std::string head = "id,relation,from,to,subject,area,valid_from,valid_to,condition\n";
  CHECK(codes(head + "x,delegated_to,markt,kreis,bau,,,,\n") == Codes{"agreement_cycle"}); // with the mandate m, in n
  CHECK(codes(head + "x,delegated_to,markt,kreis,bau,m,,,\n").empty());                    // m is about n only
  CHECK(codes(head + "x,delegated_to,markt,kreis,leer,,,,\n").empty());                    // another task
  CHECK(
      codes(head + "x,delegated_to,markt,neu,bau,,,2020-01-01,\ny,delegated_to,neu,markt,bau,,2020-01-01,,\n").empty());
  CHECK(codes(head + "x,delegated_to,markt,neu,bau,,,,size < 5\ny,delegated_to,neu,markt,bau,,,,size > 5\n").empty());
  CHECK(codes(head + "x,delegated_to,markt,neu,bau,,,,size < 6\ny,delegated_to,neu,markt,bau,,,,size > 5\n") ==
        Codes{"agreement_cycle"});
  // A staying edge that always wins leaves the circle.
  CHECK(codes(head + "x,delegated_to,markt,kreis,bau,,,,\ns,delegated_to,markt,markt,bau,n,,,\n").empty());
}

TEST_CASE("building from folders: nothing is written where something is wrong") {
  const TemporaryFolder folder;
  folder.write("d/dataset.toml", "id=\"d\"\ntitle=\"D\"\nversion=2026-01-01\nlicence=\"x\"\nlayer=\"bund\"\ncoverage=["
                                 "\"*\"]\n[remit]\nareas=[\"*\"]\n");
  folder.write("d/competences.csv",
               "id,parent,name,connecting_factor,legal_basis,description,source\na,,A,,,,nowhere\n");
  folder.write("out.zufi", "old");
  const auto report = build({folder.file("d")}, folder.file("out.zufi"));
  REQUIRE(report);
  CHECK(codes_of(*report) == std::vector<std::string>{"reference_unknown"});
  CHECK(report->notices.front().file == "d/competences.csv");
  CHECK(report->notices.front().row == 2);
  CHECK(std::filesystem::file_size(folder.file("out.zufi")) == 3);
  folder.write("d/sources.csv", "id,title,publisher,url,published,retrieved,licence,note\nnowhere,N,,,,,,\n");
  CHECK(build({folder.file("d")}, folder.file("out.zufi"))->notices.empty());
  CHECK(Dataset::open(folder.file("out.zufi")));
  CHECK(check_folders({folder.file("d")})->notices.empty());
  CHECK(build({}, folder.file("out.zufi")).error().code == ErrorCode::argument);
  CHECK(build({folder.file("d")}, folder.file("none/out.zufi")).error().code == ErrorCode::not_written);
}

TEST_CASE("findings as text and JSON") {
  World world = town();
  world.add("competences", "id,name\nbau,Bau\n");
  const Report report = world.report();
  CHECK(to_text(report, Language::en).find("test/competences.csv:2: error row_twice:") == 0);
  CHECK(to_text(report, Language::de).find("steht zweimal da") != std::string::npos);
  const Json json = Json::parse(to_json(report));
  CHECK(json["errors"] == 1);
  CHECK(json["notices"][0]["code"] == "row_twice");
}
