// SPDX-License-Identifier: Apache-2.0
// The library and the oracle (tests/reference) answer the same questions in random worlds.
#include "compare.hpp"
#include "property.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <iostream>
#include <map>

using namespace zufi;
using namespace zufi::test;

namespace {

constexpr std::size_t COMPARISONS = sized(200'000);

// Every second world has parts of which no segment says where they lie.
model::Records with_unplaced_parts(model::Records records) {
  std::erase_if(records.segments, [](const model::SegmentRecord &segment) { return segment.area.ends_with("/1"); });
  return records;
}

// Places as elements, and at most two facts that nobody knows: the oracle tries all of their values.
Query plain(Query query, Dice &dice, const model::Records &records) {
  for (auto &[kind, places] : query.places)
    for (Place &place : places)
      if (!place.text.empty()) place = elements_of(place.text);
  static constexpr std::array<std::string_view, 4> OTHER_KINDS{"business_site", "seat", "vehicle", "residence:child"};
  std::map<std::string, std::vector<Place>> renamed; // § 3 VwVfG has more kinds than random questions
  for (auto &[kind, places] : query.places) {
    const bool is_other = !kind.empty() && dice.chance(25);
    std::vector<Place> &here = renamed[is_other ? std::string(dice.pick(OTHER_KINDS)) : kind];
    here.insert(here.end(), places.begin(), places.end());
  }
  query.places = std::move(renamed);
  std::size_t unknown = 0;
  Query all = query;
  add_random_facts(dice, records, 100, all);
  for (const model::FactRecord &fact : records.facts)
    if (!query.facts.contains(fact.id) && ++unknown > 2) query.facts[fact.id] = all.facts[fact.id];
  return query;
}

} // namespace

TEST_CASE("D1: the library answers as the oracle does") {
  std::map<Outcome, std::size_t> histogram;
  std::size_t too_hard = 0;
  std::size_t compared = 0;
  std::size_t let_pass = 0;
  Plan plan;
  plan.checks = COMPARISONS;
  plan.queries = 48;
  check_property("D1: the library answers as the oracle does", plan, [&](Trial &trial) {
    const bool changes = trial.dice.next() % 2 == 0;
    const auto world = changes ? LinkedWorld::of(with_unplaced_parts(trial.records())) : trial.shared_world();
    if (!world) return;
    const reference::Oracle oracle(world->records());
    for (const Query &drawn : trial.queries) {
      trial.reseed(drawn);
      const Query query = plain(drawn, trial.dice, world->records());
      const reference::Verdict expected = oracle.answer(query);
      if (expected.is_too_hard) {
        ++too_hard;
        continue;
      }
      const Answer answer = world->answer(query);
      ++histogram[answer.outcome];
      ++compared;
      const auto found = roles_of(answer, query.roles);
      const std::string other = difference(expected, found);
      for (std::size_t i = 0; i < found.size(); ++i) let_pass += found[i].outcome != expected.roles[i].outcome ? 1 : 0;
      trial.check(other.empty(), [&] { return to_text(query) + "\n" + other; });
    }
  });
  std::cout << "  " << too_hard << " too hard for the oracle, " << let_pass << " asked for a place all the same\n";
  for (std::size_t i = 0; i < Names<Outcome>::texts.size(); ++i) {
    const auto outcome = static_cast<Outcome>(i);
    std::cout << "  " << name_of(outcome) << " "
              << 100.0 * static_cast<double>(histogram[outcome]) / static_cast<double>(compared) << " %\n";
    INFO(name_of(outcome));
    CHECK(histogram[outcome] * 100 >= compared * 3);
  }
  CHECK(too_hard * 50 <= compared);
  CHECK(let_pass * 50 <= compared);
}
