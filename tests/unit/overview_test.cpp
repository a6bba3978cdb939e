// SPDX-License-Identifier: Apache-2.0
// One question in every municipality, and every service at one place; equal results together.
#include "town.hpp"
#include "world.hpp"
#include "zufi/json.hpp"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

using namespace zufi;
using namespace zufi::test;

namespace {

std::string told(const Result<Overview> &overview) {
  if (!overview) return overview.error().message;
  std::string text;
  for (std::size_t row = 0; row < overview->size(); ++row) {
    const auto answer = overview->answer(row);
    REQUIRE(answer);
    const Finding &finding = answer->findings.front();
    text += (text.empty() ? "" : "; ") + overview->subject(row).id.str() + " " +
            (finding.office ? finding.office->id.str() : "[" + std::string(name_of(finding.outcome)) + "]");
  }
  return text;
}

std::string everywhere(const Dataset &dataset, const Query &query, const std::string &area) {
  return told(dataset.everywhere(query, area));
}

Query at(std::string_view area) {
  Query query = ask("", area);
  query.competence.clear();
  return query;
}

std::string grouped(const Result<Overview> &overview) {
  REQUIRE(overview);
  const auto groups = group_by_result(*overview);
  REQUIRE(groups);
  std::string text;
  for (const ResultGroup &group : *groups) {
    text += text.empty() ? "" : "; ";
    for (const RoleResultInfo &result : group.results) {
      text += name_of(result.result.outcome);
      for (const Handler &handler : result.result.handlers)
        text += " " + (handler.body ? handler.body->id.str() : "-") + ">" + handler.office.id.str();
      if (!result.input.empty()) text += " " + result.input;
    }
    text += ":";
    for (const NamedNode &subject : group.subjects) text += " " + subject.id.str();
  }
  return text;
}

} // namespace

TEST_CASE("everywhere: each municipality of the area on that day") {
  World world = town();
  world.add("areas", "id,kind,name,parents,valid_from,valid_to,successor,ars\no,gemeinde,Ost,k,2030-01-01,,,\n"
                     "alt,gemeinde,Alt,k,,2020-01-01,m,\nteil,gemeindeteil,Teil,m,,,,\nf,kreis,Fern,,,,,05162\n");
  const Dataset dataset = world.dataset();
  CHECK(everywhere(dataset, ask("bau", ""), "k") == "m markt/bau; n markt/bau");
  CHECK(everywhere(dataset, ask("bau", "", "2018-12-31"), "k") == "alt kreis/bau; m kreis/bau; n markt/bau");
  CHECK(everywhere(dataset, ask("bau", "", "2031-01-01"), "k") == "m markt/bau; n markt/bau; o kreis/bau");
  CHECK(everywhere(dataset, ask("bau", ""), "m") == "m markt/bau");
  CHECK(everywhere(dataset, ask("bau", ""), "teil") == "teil markt/bau"); // less than a municipality
  CHECK(everywhere(dataset, ask("bau", ""), "alt") == "m markt/bau");     // its successor
  CHECK(everywhere(dataset, ask("bau", ""), "05162") == "f [gap]");       // not resolved into municipalities
}

TEST_CASE("everywhere: what is wrong with a question is said at once") {
  const Dataset dataset = town().dataset();
  const Query query = ask("bau", "");
  const auto code = [&dataset](const Query &asked, const std::string &area) {
    return dataset.everywhere(asked, area).error().code;
  };
  for (const std::string area : {"", "nowhere", "o"}) CHECK(code(query, area) == ErrorCode::argument);
  CHECK(code(query, std::string(5'000, 'x')) == ErrorCode::argument);
  CHECK(code(ask("bau", "m"), "k") == ErrorCode::query); // the place is what the rows differ in
  CHECK(code(Query{}, "k") == ErrorCode::query);
  Query wrong = query;
  wrong.facts["size"] = "large";
  CHECK(code(wrong, "k") == ErrorCode::query);
  CHECK_FALSE(dataset.everywhere(query, "o"));
}

TEST_CASE("everywhere: a place of another kind stays, and counts where it counts") {
  World world = town();
  world.add("services", "key,name,connecting_factor\n99002001000000,Sitz,seat\n99002002000000,Betrieb,business_site\n");
  world.add("rules", "id,relation,from,to\nx,held_by,99002001000000,@self\ny,held_by,99002002000000,@self\n");
  const Dataset dataset = world.dataset();
  const auto rows = [&dataset](const char *service) {
    Query query = ask(service, "");
    query.places["seat"].emplace_back().area = "n";
    return everywhere(dataset, query, "k");
  };
  CHECK(rows("99002001000000") == "m neu; n neu");
  CHECK(rows("99002002000000") == "m markt; n neu");
}

TEST_CASE("landscape: every service of the day") {
  World world = town();
  world.add("services",
            "key,name,valid_from,valid_to\n99003001001000,Neues,2020-01-01,\n99003001002000,Altes,,2020-01-01\n");
  const Dataset dataset = world.dataset();
  CHECK(told(dataset.landscape(at("m"))) == "99001001001000 markt/bau; 99001001002000 markt/bau; 99001002001000 [gap]; "
                                            "99003001001000 [gap]");
  Query before = at("m");
  before.date = *Date::parse("2018-12-31");
  CHECK(told(dataset.landscape(before)) == "99001001001000 kreis/bau; 99001001002000 kreis/bau; 99001002001000 [gap]; "
                                           "99003001002000 [gap]");
  CHECK(dataset.landscape(ask("bau", "m")).error().code == ErrorCode::query);
  CHECK(dataset.landscape(ask("99001001001000", "m")).error().code == ErrorCode::query);
  Query undated = at("m");
  undated.date = Date::lowest();
  CHECK(dataset.landscape(undated).error().code == ErrorCode::query);
  CHECK(World().dataset().landscape(at(""))->size() == 0);
}

TEST_CASE("groups: outcome, office, body and sites make a result; of a question its input") {
  World world = town();
  world.add("services", "key,name\n99004001000000,Mandat\n99004002000000,Standort\n99004003000000,Größe\n"
                        "99004004000000,Größe zwei\n99004005000000,Wahl\n99004006000000,Nichts\n");
  world.add("rules", "id,relation,from,to,condition\nr1,held_by,99004001000000,kreis,\nr2,mandated_to,kreis,markt,\n"
                     "r3,held_by,99004002000000,markt/bau/ost,\nr4,held_by,99004003000000,markt,size < 5\n"
                     "r5,held_by,99004004000000,neu,size < 7\nr6,held_by,99004005000000,markt;neu,\n"
                     "r7,not_offered,99004006000000,,\nr8,performed_by,markt,markt/bau,\n");
  world.add("offices", "id,kind,name,parent\nmarkt/bau/west,site,Standort West,markt/bau\n");
  const Dataset dataset = world.dataset();
  CHECK(grouped(dataset.landscape(at("m"))) ==
        "resolved markt>markt/bau: 99001001001000 99001001002000; gap: 99001002001000; "
        "resolved kreis>markt/bau: 99004001000000; resolved markt>markt/bau: 99004002000000; "
        "needs_input size: 99004003000000 99004004000000; choice markt>markt/bau neu>neu: 99004005000000; "
        "not_offered: 99004006000000");
  CHECK(grouped(dataset.everywhere(ask("99001001001000", ""), "k")) ==
        "resolved markt>markt/bau: m; resolved kreis>markt/bau: n");
  CHECK(grouped(dataset.everywhere(ask("99009009009000", ""), "k")) == "unknown_service: m n");
}

TEST_CASE("groups: every role counts") {
  World world = town();
  world.add("rules", "id,relation,from,to,role,area\nx,held_by,leer,kreis,responsible,\n"
                     "y,held_by,leer,markt,accepts,m\nz,held_by,leer,neu,accepts,n\n");
  Query query = ask("leer", "");
  const Dataset dataset = world.dataset();
  CHECK(grouped(dataset.everywhere(query, "k")) == "resolved kreis>kreis: m n");
  query.roles = {Role::responsible, Role::accepts};
  CHECK(grouped(dataset.everywhere(query, "k")) == "resolved kreis>kreisresolved markt>markt: m; "
                                                   "resolved kreis>kreisresolved neu>neu: n");
}

TEST_CASE("an overview outlives its dataset; JSON") {
  std::optional<Overview> overview;
  std::vector<ResultGroup> groups;
  {
    const Dataset dataset = town().dataset();
    overview = *dataset.everywhere(ask("bau", ""), "k");
    groups = *group_by_result(*overview);
  }
  CHECK(overview->subject(0).name.view() == "Markt");
  const auto row = row_to_json(*overview, 0);
  REQUIRE(row);
  const auto json = nlohmann::json::parse(*row);
  CHECK(json.at("format") == "zufi-row/1");
  CHECK(json.at("area") == nlohmann::json{{"id", "m"}, {"name", "Markt"}});
  CHECK(json.at("answer").at("answers")[0].at("office").at("id") == "markt/bau");
  CHECK(row_to_json(*overview, 2).error().code == ErrorCode::argument);
  const auto table = nlohmann::json::parse(to_json(overview->kind(), groups));
  CHECK(table.at("format") == "zufi-groups/1");
  CHECK(table.at("kind") == "area");
  CHECK(table.at("groups")[1].at("subjects")[0].at("id") == "n");
  const auto &result = table.at("groups")[1].at("results")[0];
  CHECK(result.at("role") == "responsible");
  CHECK(result.at("input").is_null());
  CHECK(result.at("offices")[0].at("body").at("id") == "kreis");
  CHECK(result.at("offices")[0].at("sites")[0].at("id") == "markt/bau/ost");
}
