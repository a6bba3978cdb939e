// SPDX-License-Identifier: Apache-2.0
// SEMANTICS.md, sections 3, 5 and 9: where a path ends (sites, missing bodies, refusals) and how long an answer holds.
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using zufi::test::answer_of;
using zufi::test::ask;
using zufi::test::path_of;
using zufi::test::World;

namespace {

World base() {
  World world;
  world.add("areas", "id,kind,name,parents\nland,land,Land,\nk,kreis,K,land\nm,gemeinde,M,k\nn,gemeinde,N,k\n");
  world.add("services", "key,name\n99001001001000,S\n");
  world.add("competences", "id\nc\nd\n");
  world.add("offices", "id,kind,parent,area,valid_from,valid_to\nkreis,body,,k,,\nmm,body,,m,,\nmm/o,office,mm,,,\n"
                       "mm/q,office,mm,,,\nmm/o/s1,site,mm/o,,,\nmm/o/s2,site,mm/o,,2024-01-01,\n"
                       "mm/q/s,site,mm/q,,,2022-01-01\n");
  return world;
}

Answer asked(std::string_view rules, const Query &query) {
  return *base().add("rules", rules).dataset().resolve(query);
}

std::vector<std::string> ids(const std::vector<OfficeInfo> &offices) {
  std::vector<std::string> texts;
  for (const OfficeInfo &office : offices) texts.push_back(office.id.str());
  return texts;
}

std::string days_of(const Finding &finding) {
  return finding.days.from.to_string() + ".." + finding.days.until.to_string();
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("§9: an edge to a site ends at its office, at that site, also beside other targets") {
  const Answer answer = asked("id,relation,from,to\nh,held_by,c,mm\nw,performed_by,mm,mm/o/s1;mm/q\n", ask("c", "m"));
  CHECK(answer.outcome == Outcome::choice);
  REQUIRE(answer.findings.size() == 2);
  CHECK(answer.findings[0].office->id.view() == "mm/o");
  CHECK(ids(answer.findings[0].sites) == Texts{"mm/o/s1"});
  CHECK(answer.findings[0].body->id.view() == "mm");
  CHECK(answer.findings[1].office->id.view() == "mm/q");
  const Answer sites = asked("id,relation,from,to\nh,held_by,c,mm/o/s1;mm/o/s2;mm/q/s\n", ask("c", "m", "2021-06-01"));
  CHECK(sites.outcome == Outcome::gap); // mm/o/s2 is not there yet, so the edge does not apply
  const Answer two = asked("id,relation,from,to\nh,held_by,c,mm/o/s1;mm/q/s\n", ask("c", "m", "2021-06-01"));
  REQUIRE(two.findings.size() == 2);
  CHECK(two.findings[0].office->id.view() == "mm/o");
  CHECK(two.findings[1].office->id.view() == "mm/q");
}

TEST_CASE("§9: all sites of the office that are valid on the day; another set of sites is another answer") {
  const char *rules = "id,relation,from,to\nh,held_by,c,mm/o\n";
  const Answer before = asked(rules, ask("c", "m", "2023-12-31"));
  CHECK(ids(before.findings.front().sites) == Texts{"mm/o/s1"});
  CHECK(days_of(before.findings.front()) == "..2024-01-01");
  const Answer after = asked(rules, ask("c", "m", "2024-01-01"));
  CHECK(ids(after.findings.front().sites) == Texts{"mm/o/s1", "mm/o/s2"});
  CHECK(days_of(after.findings.front()) == "2024-01-01..");
  const Answer named = asked("id,relation,from,to\nh,held_by,c,mm/o/s1\n", ask("c", "m", "2023-12-31"));
  CHECK(days_of(named.findings.front()) == "..");
}

TEST_CASE("§9: a symbol for which there is no body is a gap, also beside a target that exists") {
  const char *rules = "id,relation,from,to\nh,held_by,c,@self;@kreis\n";
  CHECK(answer_of(base().add("rules", rules).dataset(), ask("c", "m")) == "kreis>kreis | mm>mm");
  const Answer answer = asked(rules, ask("c", "n")); // nobody's territory is n
  CHECK(answer.outcome == Outcome::gap);
  CHECK(answer.findings.size() == 2);
}
