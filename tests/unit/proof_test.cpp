// SPDX-License-Identifier: Apache-2.0
// The proof: each kind of finding in a world as small as it can be, and none in a world that is sound.
#include "world.hpp"

#include "analyse/answer_flaws.hpp"
#include "analyse/rule_flaws.hpp"
#include "api/proof_notices.hpp"
#include "locate/gazetteer.hpp"
#include "zufi/json.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace zufi;
using namespace zufi::test;

namespace {

// A Kreis with two municipalities; its building office does it all.
World kreis(std::string_view rules) {
  World world;
  world.add("areas", "id,kind,name,parents\nk,kreis,Kreis,\nm,gemeinde,Markt,k\nn,gemeinde,Neu,k\n");
  world.add("services", "key,name\n99001001001000,Bau\n");
  world.add("competences", "id,name\nbau,Bauaufsicht\n");
  world.add("offices", "id,kind,name,parent,area\nkreis,body,Der Kreis,,k\nkreis/bau,office,Bauamt,kreis,\n");
  world.add("rules",
            "id,relation,from,to,subject\nas,assigns,99001001000000,bau,\np,performed_by,kreis,kreis/bau,bau\n");
  world.add("rules", rules);
  return world;
}

constexpr std::string_view HELD = "id,relation,from,to\nh,held_by,bau,@kreis\n"; // makes the world sound

Report proved(const World &world) {
  const graph::RuleGraph graph = world.graph();
  model::Notices notices;
  return api::prove(locate::Gazetteer(graph), notices);
}

std::string joined(const std::vector<std::string> &texts) {
  std::string all;
  for (const std::string &text : texts) all += (all.empty() ? "" : " ") + text;
  return all;
}

// "code value rules; asked; areas; days", a line for each finding.
std::string told(const Report &report) {
  std::string text;
  for (const Notice &notice : report.notices) {
    if (!text.empty()) text += "\n";
    text += notice.code + " " + notice.value;
    if (!notice.proof) continue;
    const Proof &proof = *notice.proof;
    for (const RuleAt &rule : proof.rules) text += " " + rule.id + "@" + rule.file + ":" + std::to_string(rule.row);
    text += "; " + joined(proof.asked) + "; " + joined(proof.areas) + "; " + proof.days.from.to_string() + ".." +
            proof.days.until.to_string();
  }
  return text;
}

// What answering the witness of the only finding gives.
std::string shown(const World &world) {
  const Report report = proved(world);
  REQUIRE(report.notices.size() == 1);
  const auto query = query_from_json(report.notices.front().proof->witness);
  REQUIRE(query);
  return query->date.to_string() + " " + answer_of(world.dataset(), *query);
}

} // namespace

TEST_CASE("proof: a sound world has no finding, and the report says what was gone through") {
  const Report report = proved(kreis(HELD));
  CHECK(told(report) == "");
  REQUIRE(report.proved);
  CHECK(report.proved->services == 1);
  CHECK(report.proved->competences == 1);
  CHECK(report.proved->groups == 2);
  CHECK(report.proved->roles == 1);
  CHECK(report.proved->municipalities == 2);
  CHECK(report.proved->localities == 2);
  CHECK(report.proved->scenes == 2);
}

TEST_CASE("proof: a gap where no rule leads on") {
  const World world = kreis("id,relation,from,to,area\nh,held_by,bau,@kreis,m\n");
  CHECK(told(proved(world)) == "gap bau as@test/rules.csv:2; 99001001001000 bau; n; ..");
  CHECK(proved(world).notices.front().severity == Severity::error);
  CHECK(proved(world).notices.front().fingerprint == "gap:bau");
  CHECK(proved(world).notices.front().proof->places == 1);
  CHECK(proved(world).notices.front().file == "test/rules.csv");
  CHECK(proved(world).notices.front().row == 2);
  CHECK(shown(world) == "2026-01-01 [gap]");
}

TEST_CASE("proof: a gap whose days are to come") {
  const World world = kreis("id,relation,from,to,valid_to\nh,held_by,bau,@kreis,2030-01-01\n");
  CHECK(told(proved(world)) == "gap bau as@test/rules.csv:2; 99001001001000 bau; m n; 2030-01-01..");
  CHECK(shown(world) == "2030-01-01 [gap]");
}

TEST_CASE("proof: a gap between days, and one in the past") {
  const World hole = kreis("id,relation,from,to,valid_from,valid_to\nh,held_by,bau,@kreis,,2020-01-01\n"
                           "i,held_by,bau,@kreis,2021-01-01,\n");
  CHECK(told(proved(hole)) ==
        "gap_between_days bau as@test/rules.csv:2; 99001001001000 bau; m n; 2020-01-01..2021-01-01");
  CHECK(shown(hole) == "2020-01-01 [gap]");
  const World past = kreis("id,relation,from,to,valid_from\nh,held_by,bau,@kreis,2020-01-01\n");
  CHECK(told(proved(past)) == "gap_in_the_past bau as@test/rules.csv:2; 99001001001000 bau; m n; ..2020-01-01");
  CHECK(shown(past) == "2019-12-31 [gap]");
  CHECK(proved(past).notices.front().severity == Severity::info);
}

TEST_CASE("proof: a conflict names its rules and where it is") {
  World world = kreis(HELD);
  world.add("rules", "id,relation,from,to,area\nx,held_by,bau,kreis,m\ny,held_by,bau,kreis/bau,m\n");
  CHECK(told(proved(world)) == "conflict bau x@test/rules.csv:2 y@test/rules.csv:3; 99001001001000 bau; m; ..");
  CHECK(proved(world).notices.front().text_en.find("x;y") != std::string::npos);
  CHECK(proved(world).notices.front().fingerprint == "conflict:bau:x;y");
  CHECK(shown(world) == "2026-01-01 [conflict]");
}

TEST_CASE("proof: a rule for an area outside of the coverage never applies") {
  World world = kreis(HELD);
  world.coverage({"m"});
  world.add("rules", "id,relation,from,to,area\nx,held_by,bau,kreis/bau,n\n");
  const Report report = proved(world);
  CHECK(told(report) == "rule_never_applies x x@test/rules.csv:2; ; ; ..");
  CHECK(report.notices.front().proof->witness.empty());
}

TEST_CASE("proof: a rule for a status that its area lost before never applies") {
  World world = kreis(HELD);
  world.add("statuses", "area,status,valid_from,valid_to\nm,big,,2019-01-01\n");
  world.add("rules", "id,relation,from,to,status,valid_from\nx,held_by,bau,kreis/bau,big,2020-01-01\n");
  CHECK(told(proved(world)) == "rule_never_applies x x@test/rules.csv:2; ; ; 2020-01-01..");
}

TEST_CASE("proof: a rule that others always come before never wins, and they are named") {
  World world = kreis("id,relation,from,to,priority\nh,held_by,bau,@kreis,5\n");
  world.add("rules", "id,relation,from,to,valid_to\nx,held_by,bau,kreis/bau,2020-01-01\n");
  const Report report = proved(world);
  REQUIRE(report.notices.size() == 1);
  CHECK(told(report) == "rule_never_wins x x@test/rules.csv:2 h@test/rules.csv:2; 99001001001000; ; ..2020-01-01");
  CHECK(report.notices.front().text_en.find("h") != std::string::npos);
  CHECK(shown(world).ends_with(" kreis>kreis/bau"));
  const auto witness = query_from_json(report.notices.front().proof->witness);
  CHECK(witness->date < *Date::parse("2020-01-01")); // a day on which it applies
}

TEST_CASE("proof: a rule that never wins but keeps another from winning is no finding") {
  World world = kreis("id,relation,from,to,area,condition,priority\na,held_by,bau,@kreis,m,,5\n"
                      "c,held_by,bau,kreis/amt,,\"who in x, y\",9\nb,held_by,bau,kreis/bau,,who in x,\n");
  world.coverage({"m"});
  world.add("offices", "id,kind,name,parent,area\nkreis/amt,office,Amt,kreis,\n");
  world.add("facts", "id,type,values,question_de,question_en\nwho,enum,x;y;z,?,?\n");
  CHECK(told(proved(world)) == "");
}

TEST_CASE("proof: of two rules that say the same each is redundant") {
  World world = kreis(HELD);
  world.add("rules", "id,relation,from,to\nx,held_by,bau,@kreis\n");
  const Report report = proved(world);
  REQUIRE(codes_of(report) == std::vector<std::string>{"rule_redundant", "rule_redundant"});
  CHECK(report.notices[0].value == "h");
  CHECK(report.notices[1].value == "x");
}

TEST_CASE("proof: a rule by which a gap comes later is not redundant") {
  const World world = kreis("id,relation,from,to,area\nh,held_by,bau,@kreis,m\n");
  CHECK(codes_of(proved(world)) == std::vector<std::string>{"gap"}); // "as" leads to the gap in n, and is no finding
}

TEST_CASE("proof: an unverified rule that answers rest on") {
  const World world = kreis("id,relation,from,to,confidence\nh,held_by,bau,@kreis,unverified\n");
  CHECK(told(proved(world)).starts_with("rule_unverified h h@test/rules.csv:2"));
  CHECK(codes_of(proved(world)) == std::vector<std::string>{"rule_unverified"});
  CHECK(shown(world) == "2026-01-01 kreis>kreis/bau");
}

TEST_CASE("proof: an office that nothing leads to; a part of an office that is reached is enough for the whole") {
  World world = kreis(HELD);
  world.add("offices", "id,kind,name,parent,area\nkreis/alt,office,Altes Amt,kreis,\n");
  CHECK(told(proved(world)) == "office_unreached kreis/alt; ; ; ..");
  CHECK(proved(world).notices.front().file == "test/offices.csv");
  World part = kreis(HELD);
  part.add("offices", "id,kind,name,parent,area\nkreis/x,office,X,kreis,\nkreis/x/y,office,Y,kreis/x,\n");
  part.add("rules", "id,relation,from,to,area\nx,held_by,bau,kreis/x/y,m\n");
  CHECK(told(proved(part)) == "");
}

TEST_CASE("proof: what was not gone through is a finding, and then no rule is called needless") {
  const World world = kreis("id,relation,from,to,area\nh,held_by,bau,@kreis,m\n");
  const graph::RuleGraph graph = world.graph();
  const locate::Gazetteer gazetteer(graph);
  analyse::Sweep sweep(gazetteer);
  const analyse::StartGroup group{{graph.node_of("bau")}};
  analyse::Scene scene = sweep.on(group.first(), Role::responsible, *Date::parse("2026-01-01"));
  scene.exploration.is_budget_spent = true; // to spend it takes long
  scene.exploration.parts.clear();
  std::vector<analyse::Flaw> flaws;
  analyse::AnswerFlaws answers(graph);
  answers.look_at(group, {scene});
  answers.take(flaws);
  REQUIRE(flaws.size() == 1);
  CHECK(flaws.front().kind == analyse::Flaw::Kind::undecided);
  CHECK(flaws.front().node == group.first());
  CHECK(flaws.front().areas.size() == 2);
  analyse::RuleFlaws rules(graph);
  rules.look_at(group, scene);
  rules.take(flaws);
  CHECK(flaws.size() == 1);
  CHECK(model::kind_of(model::Code::undecided).severity == Severity::error);
}

TEST_CASE("proof: a dataset that speaks for no place proves nothing") {
  World world = kreis(HELD);
  world.coverage({});
  const Report report = proved(world);
  CHECK(codes_of(report) == std::vector<std::string>{"coverage_empty"});
  CHECK(!report.proved);
}

TEST_CASE("proof: an area without addresses, which its key names, is gone through, too") {
  World world = kreis("id,relation,from,to,area\nh,held_by,bau,@kreis,m;n\n");
  world.add("areas", "id,kind,name,parents\nwald,bezirk,Wald,k\n");
  CHECK(told(proved(world)) == "gap bau as@test/rules.csv:2; 99001001001000 bau; wald; ..");
  CHECK(shown(world) == "2026-01-01 [gap]");
}

TEST_CASE("proof: a rule with `places = any` holds where the place that counts lies") {
  World world = kreis(HELD);
  world.add("offices", "id,kind,name,parent,area\nkreis/m,office,Amt,kreis,\n");
  world.add("rules", "id,relation,from,to,area,places\nx,held_by,bau,kreis/m,m,any\n");
  CHECK(told(proved(world)) == "");
}

TEST_CASE("proof: of a built dataset the same, without rows") {
  World world = kreis("id,relation,from,to,area\nh,held_by,bau,@kreis,m\n");
  const auto report = world.dataset().check();
  REQUIRE(report);
  CHECK(told(*report) == "gap bau as@test/rules.csv:0; 99001001001000 bau; n; ..");
}
