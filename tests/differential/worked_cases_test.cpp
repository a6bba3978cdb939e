// SPDX-License-Identifier: Apache-2.0
// The oracle answers the cases of the data as they say, so that it is not wrong together with the library.
#include "compare.hpp"
#include "oracle.hpp"
#include "sizes.hpp"

#include "source/folder_reader.hpp"

#include <catch2/catch.hpp>

#include <iostream>
#include <set>

using namespace zufi;
using namespace zufi::test;

namespace {

using Names = std::set<std::string>;

std::pair<std::string, std::string> cut(const std::string &item) {
  const std::size_t sign = item.find('=');
  return {item.substr(0, sign), item.substr(sign + 1)};
}

Query query_of(const model::CaseRecord &record) {
  Query query;
  query.service = record.service;
  query.competence = record.competence;
  query.date = *record.date;
  query.roles = {record.role.value_or(Role::responsible)};
  const Place place{{}, record.street, record.house_number, record.postcode, record.place, record.area};
  if (!(place.street + place.house_number + place.postcode + place.place + place.area).empty())
    query.places[""].push_back(place);
  for (const std::string &item : record.at) query.places[cut(item).first].push_back(elements_of(cut(item).second));
  for (const std::string &item : record.facts) query.facts.insert(cut(item));
  return query;
}

void check_cases(const std::string &folder, std::size_t most_too_hard) {
  model::Notices notices;
  const std::string path = std::string(ZUFI_DATA) + "/" + folder;
  const model::Records records = source::read_folders({path}, {}, notices);
  const std::vector<model::CaseRecord> cases = source::read_cases(path + "/cases.csv", {}, notices);
  REQUIRE_FALSE(notices.has_errors());
  REQUIRE(cases.size() >= 50);
  const reference::Oracle oracle(records);
  std::size_t too_hard = 0;
  for (const model::CaseRecord &record : cases) {
    INFO(record.id);
    const reference::Verdict verdict = oracle.answer(query_of(record));
    if (verdict.is_too_hard) {
      ++too_hard;
      continue;
    }
    const reference::RoleAnswer &answer = verdict.roles.front();
    Names offices;
    Names bodies;
    for (const reference::End &end : answer.ends)
      if (!end.office.empty()) {
        offices.insert(end.office);
        bodies.insert(end.body);
      }
    CHECK(name_of(answer.outcome) == name_of(record.outcome));
    if (!record.offices.empty()) CHECK(offices == Names(record.offices.begin(), record.offices.end()));
    if (!record.bodies.empty()) CHECK(bodies == Names(record.bodies.begin(), record.bodies.end()));
  }
  std::cout << folder << ": " << cases.size() << " cases, " << too_hard << " too hard for the oracle\n";
  CHECK(too_hard <= most_too_hard);
}

} // namespace

TEST_CASE("D2: the oracle answers the cases of the data as they say") {
  check_cases("musterkreis", 0);
  if (!IS_SANITIZED) check_cases("rhein-kreis-neuss", 2); // "Kaarst-Büttgen" and "Meerbusch-Büderich"
}
