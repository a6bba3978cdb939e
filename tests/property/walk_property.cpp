// SPDX-License-Identifier: Apache-2.0
// P10 to P14: which rules decide an answer, and which have no part in it.
#include "changes.hpp"
#include "property.hpp"
#include "resolve/specificity.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace zufi;
using namespace zufi::test;

namespace {

constexpr Plan COMPLETE{.detail = Detail::complete};

std::string about(const Query &query, const model::RuleRecord &rule) {
  return to_text(query) + "\nrule " + rule.id + " from " + rule.from;
}

bool covers(const Answer &longer, const Answer &shorter) {
  return longer.findings.front().days.covers(shorter.findings.front().days);
}

// Where an edge from `node` would stand in the chain that the walk is about: its own place is 0.
resolve::SubjectRank rank_at(const graph::RuleGraph &graph, graph::Index node, const graph::Rule &rule,
                             graph::Index start) {
  if (graph::is_office_like(graph.nodes[node].kind)) {
    if (rule.subject == graph::NONE) return resolve::NO_SUBJECT;
    return {rule.subject == start ? 0U : 1U, false}; // 1: somewhere above, or not in the chain at all
  }
  if (graph.nodes[node].bundle == rule.from) return {0, true};
  std::size_t position = 0;
  for (graph::Index above = node; above != graph::NONE && above != rule.from; above = graph.nodes[above].parent)
    ++position;
  return {position, false};
}

// An edge at the node that is as special as the question allows.
std::optional<model::RuleRecord> most_special(Trial &trial, const Query &query, const Answer &answer,
                                              const StepSketch &step) {
  if (step.relation == Relation::not_offered || answer.readings.empty()) return std::nullopt;
  const graph::RuleGraph &graph = trial.world().graph();
  model::RuleRecord rule = rule_in(trial.records(), step.rules.front());
  rule.from = step.from;
  rule.role = query.roles.front();
  rule.priority = 0;
  rule.validity = {};
  rule.places.clear();
  rule.status.clear();
  if (graph::is_office_like(graph.nodes[graph.node_of(step.from)].kind))
    rule.subject = query.service.empty() ? query.competence : query.service;
  const PlaceReading &reading = answer.readings.front();
  const auto depth = [&graph](const Text &area) { return graph.areas[graph.area_of(area)].ancestors.size(); };
  const auto deepest = std::max_element(reading.areas.begin(), reading.areas.end(),
                                        [&](const Text &a, const Text &b) { return depth(a) < depth(b); });
  rule.areas = {deepest->str()};
  for (const model::StatusRecord &status : trial.records().statuses)
    if (status.area == reading.municipality.view() && status.validity.contains(query.date)) rule.status = status.status;
  std::string condition;
  for (const auto &[fact, value] : query.facts) {
    const auto record = std::find_if(trial.records().facts.begin(), trial.records().facts.end(),
                                     [&fact = fact](const model::FactRecord &f) { return f.id == fact; });
    const char *sign = record->type == model::FactType::name ? " in " : " = ";
    condition += (condition.empty() ? "" : " and ") + fact + sign + value;
  }
  rule.condition = *model::Condition::parse(condition);
  rule.to = {"@self"}; // never what is compared with
  return leading_elsewhere(trial.dice, trial.records(), rule, "x", query.date);
}

bool beats_all_at(const graph::RuleGraph &graph, const model::RuleRecord &mine, const StepSketch &step,
                  const Query &query) {
  const graph::Index node = graph.node_of(step.from);
  const graph::Index start = graph.node_of(query.service.empty() ? query.competence : query.service);
  const auto own = std::find_if(graph.rules.begin(), graph.rules.end(),
                                [&](const graph::Rule &r) { return graph.rule_record(r.record).id == mine.id; });
  return std::all_of(graph.rules.begin(), graph.rules.end(), [&](const graph::Rule &other) {
    const bool leaves_it = other.from == node || other.from == graph.nodes[node].bundle ||
                           (!graph::is_office_like(graph.nodes[node].kind) && graph.lies_under(node, other.from));
    const bool competes = leaves_it && other.role == own->role &&
                          (other.relation == own->relation || other.relation == Relation::not_offered);
    return !competes || &other == &*own ||
           resolve::beats(graph, {&*own, rank_at(graph, node, *own, start)},
                          {&other, rank_at(graph, node, other, start)});
  });
}

} // namespace

TEST_CASE("P10: a rule that the winner beats changes nothing") {
  check_property("P10: a rule that the winner beats changes nothing", COMPLETE, [](Trial &trial) {
    for (const Query &query : trial.queries) {
      trial.reseed(query);
      const Answer before = trial.world().answer(query);
      const Sketch sketch = sketch_of(before);
      const FindingSketch *finding = only_finding(sketch);
      if (finding == nullptr || finding->path.empty()) continue;
      const StepSketch &step = trial.dice.pick(finding->path);
      const model::RuleRecord &winner = rule_in(trial.records(), trial.dice.pick(step.rules));
      auto beaten = generalised(trial.dice, trial.world().graph(), winner, "x");
      if (beaten && winner.relation != Relation::not_offered)
        beaten = leading_elsewhere(trial.dice, trial.records(), *beaten, "x", query.date);
      if (!beaten) continue;
      beaten->priority = trial.dice.chance(50) ? 1000 : 0;
      const auto changed = trial.variant(with_rule(trial.records(), *beaten));
      if (!changed) continue;
      const Answer after = changed->answer(query);
      trial.check_alike(sketch, sketch_of(after), [&] { return about(query, winner); });
      trial.check(days_of(before) == days_of(after),
                  [&] { return about(query, winner) + ": " + days_of(before) + " became " + days_of(after); });
    }
  });
}

TEST_CASE("P11: an edge that beats all others at a node wins there, and nothing before it changes") {
  check_property("P11: an edge that beats all others at a node wins there, and nothing before it changes", COMPLETE,
                 [](Trial &trial) {
                   for (const Query &query : trial.queries) {
                     trial.reseed(query);
                     const Answer before = trial.world().answer(query);
                     const Sketch sketch = sketch_of(before);
                     const FindingSketch *finding = only_finding(sketch);
                     if (finding == nullptr || finding->path.empty() || !trial.world().is_certain(query)) continue;
                     if (finding->outcome == Outcome::outside_coverage)
                       continue; // where that shows depends on the edges
                     const std::size_t at = trial.dice.below(finding->path.size());
                     const auto rule = most_special(trial, query, before, finding->path[at]);
                     if (!rule) continue;
                     const auto changed = trial.variant(with_rule(trial.records(), *rule));
                     if (!changed || !beats_all_at(changed->graph(), *rule, finding->path[at], query)) continue;
                     const Sketch after = sketch_of(changed->answer(query));
                     const auto explain = [&] {
                       return about(query, *rule) + "\nbefore: " + to_text(sketch) + "after: " + to_text(after);
                     };
                     trial.check(!after.findings.empty(), explain);
                     for (const FindingSketch &found : after.findings) {
                       trial.check(found.path.size() > at, explain);
                       const auto length = static_cast<std::ptrdiff_t>(at);
                       const bool is_same_before =
                           std::equal(found.path.begin(), found.path.begin() + length, finding->path.begin());
                       const StepSketch wanted{rule->relation, rule->from, rule->to, {rule->id}};
                       trial.check(is_same_before && found.path[at] == wanted, explain);
                     }
                   }
                 });
}

TEST_CASE("P12: removing a rule that neither leaves a node of the path nor applies changes nothing") {
  check_property(
      "P12: removing a rule that neither leaves a node of the path nor applies changes nothing", COMPLETE,
      [](Trial &trial) {
        const graph::RuleGraph &graph = trial.world().graph();
        for (const Query &query : trial.queries) {
          trial.reseed(query);
          if (trial.records().rules.empty() || !trial.world().is_certain(query)) continue;
          const Answer before = trial.world().answer(query);
          const Sketch sketch = sketch_of(before);
          const model::RuleRecord &rule = trial.dice.pick(trial.records().rules);
          if (rules_of(sketch).contains(rule.id)) continue;
          bool leaves_path = false;
          for (const FindingSketch &finding : sketch.findings) {
            Ids nodes{finding.node};
            for (const StepSketch &step : finding.path) nodes.insert(step.from);
            for (const std::string &id : nodes) {
              const graph::Index node = graph.node_of(id);
              if (node == graph::NONE) continue;
              const graph::Index from = graph.node_of(rule.from);
              leaves_path = leaves_path || graph.lies_under(node, from) || graph.nodes[node].bundle == from;
            }
          }
          const auto is_there = [&](const std::string &area) {
            const std::vector<Text> &areas = before.readings.front().areas;
            return std::any_of(areas.begin(), areas.end(), [&area](const Text &text) { return text.view() == area; });
          };
          const bool applies_not =
              (rule.role && *rule.role != query.roles.front()) || !rule.validity.contains(query.date) ||
              (!rule.areas.empty() && std::none_of(rule.areas.begin(), rule.areas.end(), is_there));
          if (leaves_path && !applies_not) continue; // it may have outranked another
          const auto changed = trial.variant(without_rules(trial.records(), {rule.id}));
          if (!changed) continue;
          const Answer after = changed->answer(query);
          trial.check_alike(sketch, sketch_of(after), [&] { return about(query, rule); });
          if (!leaves_path && !before.findings.empty())
            trial.check(covers(after, before),
                        [&] { return about(query, rule) + ": " + days_of(before) + " became " + days_of(after); });
        }
      });
}

TEST_CASE("P13: the rules of a path alone give the same answer, at least as long") {
  check_property("P13: the rules of a path alone give the same answer, at least as long", {}, [](Trial &trial) {
    for (const Query &query : trial.queries) {
      trial.reseed(query);
      if (!is_simple(query)) continue;
      const Answer before = trial.world().answer(query);
      if (before.outcome != Outcome::resolved) continue;
      const Sketch sketch = sketch_of(before);
      const auto reduced = trial.variant(with_only_rules(trial.records(), rules_of(sketch)));
      trial.check(reduced != nullptr, [] { return "a build refuses the rules of a path"; });
      const Answer after = reduced->answer(query);
      trial.check_alike(sketch, sketch_of(after), [&] { return to_text(query); });
      trial.check(covers(after, before),
                  [&] { return to_text(query) + ": " + days_of(before) + " became " + days_of(after); });
    }
  });
}

TEST_CASE("P14: each rule of a path had a part in it") {
  check_property("P14: each rule of a path had a part in it", {}, [](Trial &trial) {
    for (const Query &query : trial.queries) {
      trial.reseed(query);
      if (!is_simple(query)) continue;
      const Sketch sketch = sketch_of(trial.world().answer(query));
      const FindingSketch *finding = only_finding(sketch);
      if (sketch.outcome != Outcome::resolved || finding == nullptr || finding->path.empty()) continue;
      const StepSketch &step = trial.dice.pick(finding->path);
      const std::string rule = trial.dice.pick(step.rules);
      // Of several rules that stand for one step each would do alone.
      Ids chosen = rules_of(sketch);
      for (const std::string &other : step.rules)
        if (other != rule) chosen.erase(other);
      const auto with_one = trial.variant(with_only_rules(trial.records(), chosen));
      Sketch expected = sketch;
      for (StepSketch &here : expected.findings.front().path)
        if (here == step) here.rules = {rule};
      trial.check_alike(expected, sketch_of(with_one->answer(query)),
                        [&] { return to_text(query) + "\nonly " + rule; });
      // Without it the end is another, unless it only says that the task stays where it is, or names the sites.
      chosen.erase(rule);
      const bool is_staying = step.to == std::vector{step.from};
      const bool names_sites = step.relation == Relation::performed_by && step.to == finding->sites;
      if (is_staying || names_sites) continue;
      const auto with_none = trial.variant(with_only_rules(trial.records(), chosen));
      const Sketch after = sketch_of(with_none->answer(query));
      trial.check(without_path(after) != without_path(sketch),
                  [&] { return to_text(query) + "\nwithout " + rule + "\n" + to_text(after); });
    }
  });
}
