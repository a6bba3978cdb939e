// SPDX-License-Identifier: Apache-2.0
// P40 to P43: agreements.
#include "changes.hpp"
#include "property.hpp"

#include "analyse/agreement_cycles.hpp"
#include "graph/link.hpp"
#include "model/order.hpp"
#include "storage/dataset_file.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace zufi;
using namespace zufi::test;

namespace {

// Bodies that hand one task on, each to the next; then, if `closes`, the last to the first.
model::Records chain(Dice &dice, std::size_t length, bool closes) {
  model::Records records = random_records(dice);
  records.rules.clear();
  std::vector<std::size_t> names(length);
  for (std::size_t i = 0; i < length; ++i) names[i] = i;
  dice.shuffle(names); // so that the order of ids says nothing
  const auto body = [&names](std::size_t i) { return "chain-" + std::to_string(names[i]); };
  const auto add = [&](std::string id, Relation relation, std::string from, std::string to, std::string subject) {
    model::RuleRecord rule;
    rule.id = std::move(id);
    rule.relation = relation;
    rule.from = std::move(from);
    rule.to = {std::move(to)};
    rule.subject = std::move(subject);
    rule.source = "s";
    records = with_rule(std::move(records), std::move(rule));
  };
  for (std::size_t i = 0; i < length; ++i) {
    model::OfficeRecord office;
    office.id = body(i);
    office.kind = OfficeKind::body;
    office.name = office.id;
    office.source = "s";
    records.offices.push_back(std::move(office));
    records.folders.front().remit_nodes.push_back(body(i));
    if (i > 0) add("d" + std::to_string(i), Relation::delegated_to, body(i - 1), body(i), dice.chance(50) ? "c1" : "");
  }
  add("start", Relation::held_by, "c1", body(0), "");
  if (closes) add("close", Relation::delegated_to, body(length - 1), body(0), "c1");
  model::sort_records(records);
  return records;
}

Query about_c1() { return ask("c1", "051010001001", "2020-01-01"); }

// The step of the one path at which a body delegates to another by one rule; nothing if there is none.
std::optional<std::size_t> delegation_on(const Sketch &sketch) {
  const FindingSketch *finding = only_finding(sketch);
  if (finding == nullptr || finding->outcome != Outcome::resolved) return std::nullopt;
  for (std::size_t i = 0; i < finding->path.size(); ++i) {
    const StepSketch &step = finding->path[i];
    if (step.relation == Relation::delegated_to && step.rules.size() == 1 && step.to != std::vector{step.from})
      return i;
  }
  return std::nullopt;
}

// Delegations are rare in random worlds: a resolved path gets one at a body on it, to another.
struct Delegated {
  std::shared_ptr<const LinkedWorld> world;
  Sketch sketch;
  std::size_t at = 0;
  model::RuleRecord rule;
};

std::optional<Delegated> with_delegation(Trial &trial, const Query &query) {
  const Sketch before = sketch_of(trial.world().answer(query));
  const FindingSketch *finding = only_finding(before);
  if (finding == nullptr || finding->outcome != Outcome::resolved || finding->body.empty()) return std::nullopt;
  model::RuleRecord rule = random_rule(trial.dice, trial.records(), 1000);
  rule.relation = Relation::delegated_to;
  rule.from = finding->body;
  rule.subject = trial.dice.chance(50) ? query.service + query.competence : "";
  rule.status.clear();
  rule.areas.clear();
  rule.condition = {};
  rule.to = {"@self"}; // never what is compared with
  if (trial.dice.chance(50)) rule.role = query.roles.front();
  const auto agreement = leading_elsewhere(trial.dice, trial.records(), rule, "x", query.date);
  if (!agreement) return std::nullopt;
  // No other agreement leaves the body, so that nothing competes.
  model::Records records = trial.records();
  std::erase_if(records.rules, [&](const model::RuleRecord &other) {
    return other.from == agreement->from &&
           (other.relation == Relation::delegated_to || other.relation == Relation::mandated_to);
  });
  Delegated result;
  result.world = trial.variant(with_rule(std::move(records), *agreement));
  if (!result.world) return std::nullopt;
  result.sketch = sketch_of(result.world->answer(query));
  const auto at = delegation_on(result.sketch);
  if (!at || result.sketch.findings.front().path[*at].rules.front() != "x") return std::nullopt;
  result.at = *at;
  result.rule = rule_in(result.world->records(), "x");
  return result;
}

// Everything that a question about `start` can be about.
Ids subjects_of(const LinkedWorld &world, const std::string &start) {
  const graph::RuleGraph &graph = world.graph();
  Ids subjects;
  std::vector<std::string> open{start};
  while (!open.empty()) {
    const std::string id = open.back();
    open.pop_back();
    if (!subjects.insert(id).second) continue;
    const graph::Node &node = graph.nodes[graph.node_of(id)];
    for (const graph::Index above : {node.parent, node.bundle})
      if (above != graph::NONE) open.push_back(graph.nodes[above].id);
    for (const model::RuleRecord &rule : world.records().rules)
      if (rule.relation == Relation::assigns && rule.from == id)
        open.insert(open.end(), rule.to.begin(), rule.to.end());
  }
  return subjects;
}

} // namespace

TEST_CASE("P40: a chain of delegations of any length ends at its last body") {
  check_values("P40: a chain of delegations of any length ends at its last body", CASES / 5, [](Dice &dice) {
    const std::size_t length = 1 + dice.below(dice.chance(2) ? 200 : 20);
    const auto world = LinkedWorld::of(chain(dice, length, false));
    if (!world) fail_property("a build refuses a chain");
    const Sketch sketch = sketch_of(world->answer(about_c1()));
    const FindingSketch *finding = only_finding(sketch);
    Ids bodies;
    if (finding != nullptr)
      for (const StepSketch &step : finding->path) bodies.insert(step.to.begin(), step.to.end());
    const bool is_right = finding != nullptr && finding->outcome == Outcome::resolved &&
                          finding->path.size() == length && bodies.size() == length &&
                          finding->office == finding->path.back().to.front() && finding->body == finding->office;
    if (!is_right) fail_property("a chain of " + std::to_string(length) + "\n" + to_text(sketch));
  });
}

TEST_CASE("P40: a circle is refused at build, named whole, and in a forged file an error") {
  check_values("P40: a circle is refused at build, named whole, and in a forged file an error", FILE_CASES,
               [](Dice &dice) {
                 const std::size_t length = 2 + dice.below(12);
                 model::Notices notices;
                 const auto graph = graph::link(chain(dice, length, true), notices);
                 if (!graph) fail_property("linking alone refuses a circle");
                 analyse::check_agreement_cycles(*graph, notices);
                 const Report report = notices.take_report();
                 const auto found = std::find_if(report.notices.begin(), report.notices.end(),
                                                 [](const Notice &notice) { return notice.code == "agreement_cycle"; });
                 if (found == report.notices.end()) fail_property("not found: a circle of " + std::to_string(length));
                 for (std::size_t i = 0; i < length; ++i)
                   if (found->text_en.find("chain-" + std::to_string(i)) == std::string::npos)
                     fail_property("not whole: " + found->text_en);
                 const auto bytes = storage::encode(graph->records, node_ids_of(*graph));
                 const auto dataset = Dataset::from_bytes(*bytes);
                 if (!dataset) fail_property(dataset.error().message);
                 const auto answer = dataset->resolve(about_c1());
                 if (answer || answer.error().code != ErrorCode::damaged)
                   fail_property("an answer that goes round in a circle");
               });
}

TEST_CASE("P41: two delegations in a row under one guard are as one") {
  check_property("P41: two delegations in a row under one guard are as one", {.detail = Detail::complete},
                 [](Trial &trial) {
                   for (const Query &query : trial.queries) {
                     trial.reseed(query);
                     const auto direct = with_delegation(trial, query);
                     if (!direct) continue;
                     model::Records records = direct->world->records();
                     model::OfficeRecord between;
                     between.id = trial.dice.chance(50) ? "a-between" : "z-between";
                     between.kind = OfficeKind::body;
                     between.name = between.id;
                     between.source = "s";
                     records.offices.push_back(between);
                     records.folders.front().remit_nodes.push_back(between.id);
                     rule_in(records, "x").to = {between.id};
                     model::RuleRecord onward = direct->rule;
                     onward.id = "y";
                     onward.from = between.id;
                     const auto changed = trial.variant(with_rule(std::move(records), onward));
                     trial.check(changed != nullptr, [] { return "a build refuses the body between"; });
                     trial.check_alike(without_path(direct->sketch), without_path(sketch_of(changed->answer(query))),
                                       [&] { return to_text(query); });
                   }
                 });
}

TEST_CASE("P42: a mandate in place of a delegation keeps the body responsible and changes no office") {
  check_property("P42: a mandate in place of a delegation keeps the body responsible and changes no office",
                 {.detail = Detail::complete}, [](Trial &trial) {
                   for (const Query &query : trial.queries) {
                     trial.reseed(query);
                     const auto delegated = with_delegation(trial, query);
                     if (!delegated) continue;
                     const FindingSketch &before = delegated->sketch.findings.front();
                     const auto is_mandate = [](const StepSketch &step) {
                       return step.relation == Relation::mandated_to && step.to != std::vector{step.from};
                     };
                     const auto end = before.path.begin() + static_cast<std::ptrdiff_t>(delegated->at);
                     const bool was_mandated = std::any_of(before.path.begin(), end, is_mandate);
                     model::Records records = delegated->world->records();
                     rule_in(records, "x").relation = Relation::mandated_to;
                     const auto changed = trial.variant(std::move(records));
                     trial.check(changed != nullptr, [] { return "a build refuses the mandate"; });
                     Sketch expected = delegated->sketch;
                     expected.findings.front().path[delegated->at].relation = Relation::mandated_to;
                     if (!was_mandated) expected.findings.front().body = delegated->rule.from;
                     trial.check_alike(expected, sketch_of(changed->answer(query)), [&] { return to_text(query); });
                   }
                 });
}

TEST_CASE("P43: an agreement about one task changes nothing for others") {
  check_property("P43: an agreement about one task changes nothing for others", {}, [](Trial &trial) {
    std::vector<std::string> subjects;
    for (const model::CompetenceRecord &competence : trial.records().competences) subjects.push_back(competence.id);
    for (const model::ServiceRecord &service : trial.records().services) subjects.push_back(service.id());
    const std::string subject = trial.dice.pick(subjects);
    model::Records records = trial.records();
    const auto is_agreement = [](const model::RuleRecord &rule) {
      return rule.relation == Relation::delegated_to || rule.relation == Relation::mandated_to;
    };
    std::erase_if(records.rules, [&](const model::RuleRecord &rule) {
      return is_agreement(rule) && rule.subject == subject && trial.dice.chance(50);
    });
    for (std::size_t i = 0; i < 24; ++i) {
      model::RuleRecord rule = random_rule(trial.dice, trial.records(), 1000 + i);
      rule.subject = subject;
      if (is_agreement(rule)) records.rules.push_back(std::move(rule));
    }
    const auto changed = trial.variant(std::move(records));
    if (!changed) return;
    for (const Query &query : trial.queries) {
      trial.reseed(query);
      const std::string start = query.service + query.competence;
      if (trial.world().graph().node_of(start) == graph::NONE || subjects_of(trial.world(), start).contains(subject))
        continue;
      const Answer before = trial.world().answer(query);
      const Answer after = changed->answer(query);
      const auto explain = [&] { return to_text(query) + "\nagreements about " + subject; };
      trial.check_alike(sketch_of(before), sketch_of(after), explain);
      trial.check(days_of(before) == days_of(after), explain);
    }
  });
}
