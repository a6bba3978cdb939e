// SPDX-License-Identifier: Apache-2.0
// P59 to P61: what the proof says of a world is true, and it is all that is wrong with the world's answers.
#include "property.hpp"

#include "analyse/localities.hpp"
#include "analyse/proof.hpp"
#include "coverage.hpp"
#include "locate/locate.hpp"
#include "report/query_text.hpp"
#include "zufi/json.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace zufi;
using namespace zufi::test;
using analyse::Flaw;
using graph::Index;
using graph::NONE;
using resolve::End;
using resolve::Leaf;

namespace {

const Plan MANY{.checks = sized(100'000), .queries = 1}; // about 120 for each world
// Fifteen to twenty-five questions for each world.
const Plan SOME{.checks = sized(15'000), .queries = 24};

std::string to_text(const graph::RuleGraph &graph, const Flaw &flaw) {
  std::string text = "flaw " + std::to_string(static_cast<int>(flaw.kind));
  if (flaw.node != NONE) text += " at " + graph.nodes[flaw.node].id;
  for (const Index rule : flaw.rules) text += " rule " + graph.rule_record(rule).id;
  for (const Index rule : flaw.winners) text += " winner " + graph.rule_record(rule).id;
  text += " days " + flaw.days.from.to_string() + ".." + flaw.days.until.to_string();
  return text + (flaw.witness ? "\n" + report::query_json(*flaw.witness) : "");
}

std::string text_of(const graph::RuleGraph &graph, const locate::Cell &cell) {
  std::string text;
  for (const Index area : cell) text += " " + graph.area_record(area).id;
  return text;
}

std::string text_of(const graph::RuleGraph &graph, const Place &place, const locate::Location &there) {
  std::string text = place.area + " " + place.street + " " + place.house_number;
  for (const std::string &area : place.inside) text += " inside " + area;
  for (const std::string &area : place.outside) text += " outside " + area;
  for (const locate::Reading &reading : there.readings)
    for (const locate::Cell &cell : reading.cells) text += "\n" + reading.canonical + ":" + text_of(graph, cell);
  return text;
}

bool is_gap(Flaw::Kind kind) {
  return kind == Flaw::Kind::gap || kind == Flaw::Kind::gap_between_days || kind == Flaw::Kind::gap_in_the_past;
}

std::set<Index> rules_on(const std::vector<Leaf> &leaves) {
  std::set<Index> rules;
  for (const Leaf &leaf : leaves) {
    rules.insert(leaf.rules.begin(), leaf.rules.end());
    for (const resolve::Step &step : leaf.path) rules.insert(step.rules.begin(), step.rules.end());
  }
  return rules;
}

// Does the answer to the witness show the flaw?
bool is_shown(const Flaw &flaw, const std::vector<Leaf> &leaves) {
  const std::set<Index> rules = rules_on(leaves);
  const auto is_on = [&rules](Index rule) { return rules.contains(rule); };
  const auto ends = [&](End end) {
    return std::any_of(leaves.begin(), leaves.end(), [&](const Leaf &leaf) {
      return leaf.end == end && leaf.node == flaw.node && (end == End::gap || leaf.rules == flaw.rules);
    });
  };
  if (is_gap(flaw.kind)) return ends(End::gap);
  switch (flaw.kind) {
  case Flaw::Kind::conflict: return ends(End::conflict);
  case Flaw::Kind::rule_redundant:
  case Flaw::Kind::rule_unverified: return is_on(flaw.rules.front());
  case Flaw::Kind::rule_never_wins:
    return !is_on(flaw.rules.front()) && std::all_of(flaw.winners.begin(), flaw.winners.end(), is_on);
  default: return false;
  }
}

// The node asked about.
Index start_of(const graph::RuleGraph &graph, const Query &query) {
  return graph.node_of(query.service.empty() ? query.competence : query.service);
}

// The areas that may contain a place of the query.
std::set<Index> areas_of(const LinkedWorld &world, const Query &query) {
  graph::StableDays days(query.date);
  std::set<Index> areas;
  for (const auto &[kind, places] : query.places)
    for (const Place &place : places)
      for (const locate::Reading &reading : locate::locate(world.gazetteer(), place, days).readings)
        for (const locate::Cell &cell : reading.cells) areas.insert(cell.begin(), cell.end());
  return areas;
}

} // namespace

TEST_CASE("P59: the witness of a finding shows it") {
  check_property("P59: the witness of a finding shows it", MANY, [](Trial &trial) {
    const graph::RuleGraph &graph = trial.world().graph();
    for (const Flaw &flaw : analyse::prove(trial.world().gazetteer()).flaws) {
      const auto explain = [&] { return to_text(graph, flaw); };
      trial.check(flaw.kind != Flaw::Kind::undecided, explain); // no world is that large
      const bool has_none = flaw.kind == Flaw::Kind::rule_never_applies || flaw.kind == Flaw::Kind::office_unreached;
      trial.check(flaw.witness.has_value() != has_none, explain);
      if (has_none) continue;
      const auto read = query_from_json(report::query_json(*flaw.witness));
      trial.check(bool(read), explain);
      const resolve::Resolution resolution = trial.world().resolve(*read);
      trial.check(resolution.roles.size() == 1 && !resolution.roles.front().missing, explain);
      trial.check(is_shown(flaw, resolution.roles.front().leaves), explain);
      trial.check(flaw.asked.contains(start_of(graph, *read)), explain);
      trial.check(flaw.days.contains(read->date), explain);
      trial.count();
    }
  });
}

TEST_CASE("P60: a gap or conflict of any answer is a finding, and so is no rule that answers rest on") {
  check_property(
      "P60: a gap or conflict of any answer is a finding, and so is no rule that answers rest on", SOME,
      [](Trial &trial) {
        const graph::RuleGraph &graph = trial.world().graph();
        const analyse::Proof proof = analyse::prove(trial.world().gazetteer());
        std::set<Index> idle_rules;
        std::set<Index> unreached;
        for (const Flaw &flaw : proof.flaws) {
          if (flaw.kind == Flaw::Kind::rule_never_applies || flaw.kind == Flaw::Kind::rule_never_wins)
            idle_rules.insert(flaw.rules.front());
          if (flaw.kind == Flaw::Kind::office_unreached) unreached.insert(flaw.node);
        }
        const bool has_places = std::any_of(graph.records.rules.begin(), graph.records.rules.end(),
                                            [](const model::RuleRecord &rule) { return !rule.places.empty(); });
        for (Query query : trial.queries) {
          trial.reseed(query);
          if (trial.dice.chance(50)) query = random_query(trial.dice, trial.records(), Detail::complete);
          if (query.places.empty() || (has_places && query.places.size() > 1)) continue; // no promise is made
          if (!is_in_coverage(trial.world(), query)) continue;
          const std::set<Index> areas = areas_of(trial.world(), query);
          const auto is_found = [&](const Leaf &leaf) {
            return std::any_of(proof.flaws.begin(), proof.flaws.end(), [&](const Flaw &flaw) {
              const bool is_it = leaf.end == End::gap ? is_gap(flaw.kind) && flaw.node == leaf.node
                                                      : flaw.kind == Flaw::Kind::conflict && flaw.node == leaf.node &&
                                                            flaw.rules == leaf.rules;
              const bool is_here = has_places || std::any_of(flaw.areas.begin(), flaw.areas.end(),
                                                             [&areas](Index area) { return areas.contains(area); });
              return is_it && is_here && flaw.days.contains(query.date) && flaw.asked.contains(start_of(graph, query));
            });
          };
          for (const resolve::RoleResult &result : trial.world().resolve(query).roles) {
            for (const Leaf &leaf : result.leaves) {
              const auto explain = [&] {
                return zufi::test::to_text(query) + "\nends at " + graph.nodes[leaf.node].id;
              };
              if (leaf.end == End::gap || leaf.end == End::conflict) trial.check(is_found(leaf), explain);
              for (Index node = leaf.node; node != NONE; node = graph.nodes[node].parent)
                trial.check(!unreached.contains(node), explain);
            }
            for (const Index rule : rules_on(result.leaves))
              trial.check(!idle_rules.contains(rule),
                          [&] { return zufi::test::to_text(query) + "\nrests on " + graph.rule_record(rule).id; });
          }
        }
      });
}

TEST_CASE("P61: the sample of a locality lies there, and whatever lies in the coverage lies in a locality") {
  check_property("P61: the sample of a locality lies there, and whatever lies in the coverage lies in a locality", SOME,
                 [](Trial &trial) {
                   const LinkedWorld &world = trial.world();
                   const graph::RuleGraph &graph = world.graph();
                   const analyse::LocalityFinder finder(world.gazetteer());
                   for (const Query &query : trial.queries) {
                     trial.reseed(query);
                     const analyse::Localities localities = finder.on(query.date);
                     const auto explain = [&] { return zufi::test::to_text(query); };
                     trial.check(localities.days.contains(query.date), explain);
                     std::set<locate::Cell> cells;
                     const Validity &days = localities.days;
                     const Date last = days.until.is_open() ? query.date : days.until.day_before();
                     for (const Date date : {days.from.is_open() ? query.date : days.from, last})
                       for (const analyse::Locality &locality : localities.all) {
                         graph::StableDays around(date);
                         const locate::Location there = locate::locate(world.gazetteer(), locality.sample, around);
                         trial.check(!there.readings.empty(), explain);
                         for (const locate::Reading &reading : there.readings)
                           trial.check(reading.cells.size() == 1 && reading.cells.front() == locality.cell, [&] {
                             return explain() + "\non " + date.to_string() +
                                    " the sample lies elsewhere, too: " + text_of(graph, locality.sample, there) +
                                    "\nlocality:" + text_of(graph, locality.cell);
                           });
                         cells.insert(locality.cell);
                       }
                     trial.check(cells.size() == localities.all.size(), explain);
                     graph::StableDays around(query.date);
                     Place whole;
                     whole.area = trial.dice.pick(trial.records().areas).id;
                     for (const Place &place : {random_address(trial.dice, trial.records()), whole})
                       for (const locate::Reading &reading : locate::locate(world.gazetteer(), place, around).readings)
                         for (const locate::Cell &cell : reading.cells)
                           if (!names_part(graph, place, reading) &&
                               (graph.covers_everything || resolve::is_covered(graph, cell)))
                             trial.check(cells.contains(cell), [&] {
                               std::string text = explain() + "\n" + place.street + " " + place.house_number + " " +
                                                  place.place + " " + place.area + ": no locality of";
                               for (const Index area : cell) text += " " + graph.area_record(area).id;
                               return text;
                             });
                   }
                 });
}
