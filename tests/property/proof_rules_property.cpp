// SPDX-License-Identifier: Apache-2.0
// P62 to P64: what the proof says of rules that change nothing, and of services that rules treat alike.
#include "property.hpp"

#include "analyse/proof.hpp"
#include "analyse/starts.hpp"
#include "analyse/sweep.hpp"
#include "changes.hpp"
#include "coverage.hpp"
#include "resolve/verdict.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace zufi;
using namespace zufi::test;
using analyse::Flaw;
using analyse::Scene;
using graph::Index;
using graph::NONE;
using resolve::Part;

namespace {

// By ids, since a world without a rule numbers the others anew.
std::string end_of(const graph::RuleGraph &graph, const Part &part) {
  const resolve::Verdict verdict = resolve::verdict_of(part);
  const auto id = [&graph](Index node) { return node == NONE ? std::string("-") : graph.nodes[node].id; };
  std::string text(name_of(verdict.outcome));
  for (const resolve::Verdict::Handler &handler : verdict.handlers) {
    text += " " + id(handler.body) + ">" + id(handler.office);
    for (const Index site : handler.sites) text += "@" + id(site);
  }
  std::set<std::string> holes; // another gap or conflict is another end
  for (const resolve::Leaf &leaf : part.leaves) {
    if (leaf.end != resolve::End::gap && leaf.end != resolve::End::conflict) continue;
    std::string hole = id(leaf.node);
    if (leaf.end == resolve::End::conflict)
      for (const Index rule : leaf.rules) hole += " " + graph.rule_record(rule).id;
    holes.insert(hole);
  }
  for (const std::string &hole : holes) text += " !" + hole;
  return text;
}

bool overlap(const Part &a, const Part &b) {
  for (std::size_t place = 0; place < a.cells.size(); ++place) {
    const auto is_there = [&](Index cell) {
      return std::find(b.cells[place].begin(), b.cells[place].end(), cell) != b.cells[place].end();
    };
    if (std::none_of(a.cells[place].begin(), a.cells[place].end(), is_there)) return false;
  }
  return std::all_of(a.facts.begin(), a.facts.end(), [&b](const auto &fact) {
    const auto there = b.facts.find(fact.first);
    return there == b.facts.end() || !fact.second.together_with(there->second).is_empty();
  });
}

// Is there any question of the two worlds, which differ in rules alone, that ends otherwise? Both are gone through.
bool differ(const LinkedWorld &before, const LinkedWorld &after) {
  analyse::Sweep here(before.gazetteer());
  analyse::Sweep there(after.gazetteer());
  const graph::RuleGraph &graph = before.graph();
  for (Index start = 0; start < graph.nodes.size(); ++start) {
    if (graph.nodes[start].kind != graph::NodeKind::service && graph.nodes[start].kind != graph::NodeKind::competence)
      continue;
    const Index other_start = after.graph().node_of(graph.nodes[start].id);
    for (const Role role : {Role::responsible, Role::accepts, Role::advises}) {
      const bool is_same = here.over(start, role, [&](const Scene &scene) {
        Date date = scene.date();
        while (true) {
          const Scene other = there.on(other_start, role, date);
          for (const Part &part : scene.exploration.parts)
            for (const Part &candidate : other.exploration.parts)
              if (overlap(part, candidate) && end_of(graph, part) != end_of(after.graph(), candidate)) return false;
          date = other.days.until;
          if (!scene.days.contains(date)) return true;
        }
      });
      if (!is_same) return true;
    }
  }
  return false;
}

} // namespace

TEST_CASE("P62: a rule is called needless exactly if without it every question ends alike") {
  check_property("P62: a rule is called needless exactly if without it every question ends alike",
                 {.checks = sized(600), .queries = 1}, [](Trial &trial) {
                   const graph::RuleGraph &graph = trial.world().graph();
                   if (graph.rules.empty()) return;
                   std::set<Index> needless;
                   for (const Flaw &flaw : analyse::prove(trial.world().gazetteer()).flaws)
                     if (flaw.kind == Flaw::Kind::rule_never_applies || flaw.kind == Flaw::Kind::rule_never_wins ||
                         flaw.kind == Flaw::Kind::rule_redundant)
                       needless.insert(flaw.rules.front());
                   const auto rule = static_cast<Index>(trial.dice.below(graph.rules.size()));
                   const std::string id = graph.rule_record(rule).id;
                   if (!graph.rule_record(rule).places.empty()) return; // then the worlds have other kinds of place
                   const auto without = trial.variant(without_rules(trial.records(), {id}));
                   if (!without) return;
                   const bool changes = differ(trial.world(), *without);
                   trial.check(changes != needless.contains(rule), [&] {
                     return "rule " + id + (changes ? " is called needless, and is not" : " is not called needless");
                   });
                 });
}

TEST_CASE("P63: without a rule that is called needless every answer stays the same") {
  check_property("P63: without a rule that is called needless every answer stays the same",
                 {.checks = sized(6'000), .queries = 12}, [](Trial &trial) {
                   const graph::RuleGraph &graph = trial.world().graph();
                   std::vector<std::string> needless;
                   for (const Flaw &flaw : analyse::prove(trial.world().gazetteer()).flaws)
                     if (flaw.kind == Flaw::Kind::rule_never_applies || flaw.kind == Flaw::Kind::rule_never_wins ||
                         flaw.kind == Flaw::Kind::rule_redundant)
                       needless.push_back(graph.rule_record(flaw.rules.front()).id);
                   if (needless.empty()) return;
                   const std::string id = trial.dice.pick(needless);
                   const auto without = trial.variant(without_rules(trial.records(), {id}));
                   if (!without) return;
                   for (Query query : trial.queries) {
                     trial.reseed(query);
                     query.roles = {trial.dice.pick(query.roles)};
                     if (!query.places.contains("") || !is_in_coverage(trial.world(), query)) continue;
                     const ResultSketch before = result_of(trial.world().answer(query));
                     const ResultSketch after = result_of(without->answer(query));
                     trial.check(before == after, [&] {
                       return zufi::test::to_text(query) + "\nrule " + id + "\n" + zufi::test::to_text(before) + "\n" +
                              zufi::test::to_text(after);
                     });
                   }
                 });
}

TEST_CASE("P64: services and tasks of one group are answered alike") {
  check_property("P64: services and tasks of one group are answered alike", {.checks = sized(6'000), .queries = 12},
                 [](Trial &trial) {
                   const graph::RuleGraph &graph = trial.world().graph();
                   std::vector<analyse::StartGroup> groups = analyse::start_groups(graph);
                   std::size_t members = 0;
                   for (const analyse::StartGroup &group : groups) members += group.members.size();
                   const auto is_start = [](const graph::Node &node) {
                     return node.kind == graph::NodeKind::service || node.kind == graph::NodeKind::competence;
                   };
                   trial.check(members == static_cast<std::size_t>(
                                              std::count_if(graph.nodes.begin(), graph.nodes.end(), is_start)),
                               [] { return "a start is in no group, or in two"; });
                   std::erase_if(groups, [](const analyse::StartGroup &group) { return group.members.size() < 2; });
                   if (groups.empty()) return;
                   for (Query query : trial.queries) {
                     trial.reseed(query);
                     const analyse::StartGroup &group = trial.dice.pick(groups);
                     query.roles = {trial.dice.pick(query.roles)};
                     const auto answer_about = [&](Index start) {
                       query.service.clear();
                       query.competence.clear();
                       const bool is_service = graph.nodes[start].kind == graph::NodeKind::service;
                       (is_service ? query.service : query.competence) = graph.nodes[start].id;
                       const std::string own = graph.nodes[start].id;
                       return with_ids(sketch_of(trial.world().answer(query)),
                                       [own](const std::string &id) { return id == own ? "start" : id; });
                     };
                     const Sketch first = answer_about(group.first());
                     for (const Index member : group.members)
                       trial.check_alike(first, answer_about(member), [&] { return zufi::test::to_text(query); });
                   }
                 });
}
