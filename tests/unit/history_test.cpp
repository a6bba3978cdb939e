// SPDX-License-Identifier: Apache-2.0
// An answer over time: stretches of days.
#include "town.hpp"
#include "world.hpp"
#include "zufi/json.hpp"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

using namespace zufi;
using namespace zufi::test;

namespace {

Date day(std::string_view text) { return *Date::parse(text); }

// "..2019-01-01 office; 2019-01-01.. [gap]"
std::string told(const std::vector<AnswerStretch> &history) {
  std::string text;
  for (const AnswerStretch &stretch : history) {
    if (stretch.answer.findings.empty()) return std::string(name_of(stretch.answer.outcome));
    const Finding &finding = stretch.answer.findings.front();
    const std::string result =
        finding.office ? finding.office->id.str() : "[" + std::string(name_of(finding.outcome)) + "]";
    text += (text.empty() ? "" : "; ") + stretch.days.from.to_string() + ".." + stretch.days.until.to_string() + " " +
            result;
  }
  return text;
}

std::string history_of(const Dataset &dataset, const Query &query, Validity days = {}) {
  const auto history = dataset.history(query, days);
  return history ? told(*history) : history.error().message;
}

} // namespace

TEST_CASE("history: a status begins") {
  const Dataset dataset = town().dataset();
  const Query query = ask("bau", "m");
  CHECK(history_of(dataset, query) == "..2019-01-01 kreis/bau; 2019-01-01.. markt/bau");
  CHECK(history_of(dataset, query, {day("2018-03-01"), day("2019-02-01")}) ==
        "2018-03-01..2019-01-01 kreis/bau; 2019-01-01..2019-02-01 markt/bau");
  CHECK(history_of(dataset, query, {day("2019-01-01"), day("2019-01-02")}) == "2019-01-01..2019-01-02 markt/bau");
  CHECK(history_of(dataset, query, {Date::lowest(), day("2019-01-01")}) == "..2019-01-01 kreis/bau");
  CHECK(history_of(dataset, query, {day("2018-12-31"), Date::highest()}) ==
        "2018-12-31..2019-01-01 kreis/bau; 2019-01-01.. markt/bau");
  CHECK(history_of(dataset, query, {day("2019-01-01"), day("2019-01-01")}) == "no day lies between the ends");
}

TEST_CASE("history: which day an answer is given for") {
  const Dataset dataset = town().dataset();
  const auto dates = [&dataset](const Query &query, Validity days) {
    std::string text;
    const auto history = dataset.history(query, days);
    REQUIRE(history);
    for (const AnswerStretch &stretch : *history) text += stretch.answer.date.to_string() + " ";
    return text;
  };
  const Validity always;
  for (const auto *asked : {"2010-05-05", "2018-12-31", "2019-01-01", "2026-01-01"})
    CHECK(dates(ask("bau", "m", asked), always) == "2018-12-31 2019-01-01 ");
  CHECK(dates(ask("bau", "m"), {Date::lowest(), day("2015-01-01")}) == "2014-12-31 ");
  CHECK(dates(ask("bau", "m"), {day("2015-01-01"), Date::highest()}) == "2015-01-01 2019-01-01 ");
  CHECK(dates(ask("bau", "k"), {day("2015-01-01"), day("2015-02-01")}) == "2015-01-01 ");
  CHECK(dates(ask("leer", "n", "2010-05-05"), always) == "2010-05-05 "); // neither beginning nor end

  Query undated = ask("bau", "m");
  undated.date = Date::lowest();
  CHECK(dates(undated, {day("2015-01-01"), Date::highest()}) == "2015-01-01 2019-01-01 ");
  CHECK(dataset.history(undated, always).error().code == ErrorCode::query);
}

TEST_CASE("history: offices, areas with successors, services and rules are dated") {
  World world;
  world.add("areas",
            "id,kind,name,parents,valid_from,valid_to,successor\nk,kreis,K,,,,\nalt,gemeinde,Alt,k,,2010-01-01,"
            "neu\nneu,gemeinde,Neu,k,2010-01-01,,\n");
  world.add("services", "key,name,valid_from,valid_to\n99001001001000,Bau,2000-01-01,2030-01-01\n");
  world.add("offices",
            "id,kind,name,parent,area,valid_from,valid_to\na,body,A,,alt,,2010-01-01\nn,body,N,,neu,2010-01-01,\n"
            "n/1,office,N1,n,,,2020-01-01\nn/2,office,N2,n,,2022-01-01,\n");
  world.add("rules", "id,relation,from,to,valid_from,valid_to\nr,held_by,99001001001000,@self,,2029-01-01\n"
                     "p,performed_by,n,n/1,,\nq,performed_by,n,n/2,,\n");
  const Dataset dataset = world.dataset();
  const std::string whole = "..2000-01-01 [unknown_service]; 2000-01-01..2010-01-01 a; 2010-01-01..2020-01-01 n/1; "
                            "2020-01-01..2022-01-01 n; 2022-01-01..2029-01-01 n/2; 2029-01-01..2030-01-01 [gap]; "
                            "2030-01-01.. [unknown_service]";
  Query named = ask("99001001001000", "");
  named.places[""].emplace_back().place = "Alt";
  CHECK(history_of(dataset, named) == whole);
  CHECK(history_of(dataset, ask("99001001001000", "alt")) == whole);
  CHECK(history_of(dataset, ask("99009009009000", "alt")) == "unknown_service"); // never there: no finding
}

TEST_CASE("history: several roles change one by one") {
  World world = town();
  world.add("rules", "id,relation,from,to,role,valid_from\nx,held_by,leer,kreis,responsible,2005-01-01\n"
                     "y,held_by,leer,markt,accepts,2010-01-01\n");
  Query query = ask("leer", "m");
  query.roles = {Role::responsible, Role::accepts};
  const auto history = world.dataset().history(query, {});
  REQUIRE(history);
  CHECK(told(*history) == "..2005-01-01 [gap]; 2005-01-01..2010-01-01 kreis; 2010-01-01.. kreis");
  CHECK(history->at(1).answer.findings.at(0).days == Validity{day("2005-01-01"), Date::highest()});
  CHECK(history->at(1).answer.findings.at(1).days == Validity{Date::lowest(), day("2010-01-01")});
}

TEST_CASE("next change: the first one after the date, before another") {
  const Dataset dataset = town().dataset();
  const auto next = [&dataset](std::string_view date, Date until) {
    const auto change = dataset.next_change(ask("bau", "m", date), until);
    REQUIRE(change);
    return *change ? told({**change}) : "none";
  };
  CHECK(next("2018-06-01", day("2019-06-01")) == "2019-01-01.. markt/bau");
  CHECK(next("2018-12-31", day("2019-01-02")) == "2019-01-01.. markt/bau");
  CHECK(next("2018-12-31", day("2019-01-01")) == "none");
  CHECK(next("2019-01-01", Date::highest()) == "none");
  CHECK(next("2000-01-01", Date::highest()) == "2019-01-01.. markt/bau");
  CHECK(dataset.next_change(Query{}, Date::highest()).error().code == ErrorCode::query);
}

TEST_CASE("history: JSON") {
  const auto history = town().dataset().history(ask("bau", "m"), {});
  REQUIRE(history);
  const auto json = nlohmann::json::parse(to_json(*history));
  CHECK(json.at("format") == "zufi-history/1");
  const auto &stretches = json.at("stretches");
  REQUIRE(stretches.size() == 2);
  CHECK(stretches[0].at("valid_from").is_null());
  CHECK(stretches[0].at("valid_until") == "2019-01-01");
  CHECK(stretches[1].at("valid_until").is_null());
  CHECK(stretches[1].at("answer").at("format") == "zufi-answer/1");
  CHECK(stretches[1].at("answer").at("answers")[0].at("office").at("id") == "markt/bau");
}
