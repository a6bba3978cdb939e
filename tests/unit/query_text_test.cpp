// SPDX-License-Identifier: Apache-2.0
// A question as text, read back or given to a shell, is the same question.
#include "report/query_text.hpp"
#include "zufi/json.hpp"

#include <catch2/catch.hpp>

#include <cstdio>

using namespace zufi;
using report::query_command;
using report::query_json;

namespace {

Query simple() {
  Query query;
  query.service = "99012008001000";
  Place place;
  place.area = "051620028028";
  query.places[""] = {place};
  query.date = *Date::parse("2026-01-01");
  return query;
}

void check_same(const Query &query) {
  const auto read = query_from_json(query_json(query));
  REQUIRE(read);
  CHECK(read->service == query.service);
  CHECK(read->competence == query.competence);
  CHECK(read->facts == query.facts);
  CHECK(read->fact_sets == query.fact_sets);
  CHECK(read->date == query.date);
  CHECK(read->roles == query.roles);
  CHECK(query_json(*read) == query_json(query));
  REQUIRE(read->places.size() == query.places.size());
  for (const auto &[kind, places] : query.places) {
    REQUIRE(read->places.at(kind).size() == places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Place &there = read->places.at(kind)[i];
      CHECK(there.street == places[i].street);
      CHECK(there.house_number == places[i].house_number);
      CHECK(there.house_numbers == places[i].house_numbers);
      CHECK(there.postcode == places[i].postcode);
      CHECK(there.place == places[i].place);
      CHECK(there.area == places[i].area);
      CHECK(there.inside == places[i].inside);
      CHECK(there.outside == places[i].outside);
      CHECK(there.point.has_value() == places[i].point.has_value());
    }
  }
}

// The arguments that a shell gives to zufi, a line for each.
std::string through_shell(const std::string &command) {
  const std::string script = "zufi() { printf '%s\\n' \"$@\"; }; " + command;
  FILE *output = popen(script.c_str(), "r");
  REQUIRE(output != nullptr);
  std::string text;
  for (int sign = std::fgetc(output); sign != EOF; sign = std::fgetc(output)) text += static_cast<char>(sign);
  CHECK(pclose(output) == 0);
  return text;
}

} // namespace

TEST_CASE("query_json: read back it is the same query") {
  check_same(simple());
  Query query = simple();
  query.service.clear();
  query.competence = "bau/\"x\"";
  query.roles = {Role::accepts, Role::advises};
  query.facts = {{"size", "12.5"}, {"surname", "O'Neill \\ Über"}};
  query.fact_sets = {{"who", "citizen;business"}};
  query.places.clear();
  Place place;
  place.street = "Große Straße\t\"am\" Wall";
  place.house_numbers = "1-49 odd;2-.. even";
  place.postcode = "41569";
  place.place = "Rommerskirchen";
  place.inside = {"a", "b"};
  place.outside = {"c"};
  query.places["residence:child"] = {place, Place()};
  query.places["residence:child"].back().area = "05";
  query.places[""] = {Place()};
  query.places[""].front().point = Point{51.1985, 6.6922};
  check_same(query);
  query.places.clear();
  check_same(query);
}

TEST_CASE("query_command: options where they can say it") {
  CHECK(query_command(simple()) == "zufi resolve --service 99012008001000 --area 051620028028 --date 2026-01-01");
  Query query = simple();
  query.places[""].front().area.clear();
  query.places[""].front().street = "Am Süd-Wall";
  query.places[""].front().house_number = "12 1/2";
  query.facts = {{"surname", "O'Neill"}};
  query.fact_sets = {{"size", "..<50"}};
  query.roles = {Role::advises};
  CHECK(query_command(query) ==
        "zufi resolve --service 99012008001000 --street 'Am Süd-Wall' --house-number '12 1/2' "
        "--fact 'surname=O'\\''Neill' --fact-set 'size=..<50' --date 2026-01-01 --role advises");
}

TEST_CASE("query_command: the whole query where options cannot say it") {
  const auto is_whole = [](const Query &query) {
    return query_command(query) == "zufi resolve --query '" + query_json(query) + "'";
  };
  Query query = simple();
  query.roles = {Role::responsible, Role::advises};
  CHECK(is_whole(query));
  query = simple();
  query.places[""].front().outside = {"x"};
  CHECK(is_whole(query));
  query = simple();
  query.places["residence"] = query.places[""];
  CHECK(is_whole(query));
}

TEST_CASE("query_command: a shell gives the tool what was meant, whatever stands in it") {
  Query query = simple();
  Place &place = query.places[""].front();
  place = {};
  place.street = "O'Neill-Straße `x` $HOME \"y\" \\ * !";
  place.place = "Groß-Örtlingen; exit 3";
  query.facts = {{"surname", "D'Alton & Söhne"}};
  CHECK(through_shell(query_command(query)) == "resolve\n--service\n99012008001000\n--street\n" + place.street +
                                                   "\n--place\n" + place.place + "\n--fact\nsurname=D'Alton & Söhne\n" +
                                                   "--date\n2026-01-01\n");
  place.inside = {"it's"};
  CHECK(through_shell(query_command(query)) == "resolve\n--query\n" + query_json(query) + "\n");
}
