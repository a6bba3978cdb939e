// SPDX-License-Identifier: Apache-2.0
#include "changes.hpp"

#include <algorithm>
#include <stdexcept>

namespace zufi::test {

namespace {

bool is_agreement(Relation relation) { return relation == Relation::delegated_to || relation == Relation::mandated_to; }

std::string root_of(const std::string &office) { return office.substr(0, office.find('/')); }

// What the rule could lead to.
std::vector<std::string> possible_targets(const model::Records &records, const model::RuleRecord &rule, Date date) {
  std::vector<std::string> targets;
  if (rule.relation == Relation::assigns)
    for (const model::CompetenceRecord &competence : records.competences) targets.push_back(competence.id);
  if (rule.relation == Relation::held_by || is_agreement(rule.relation) || rule.relation == Relation::performed_by)
    for (const model::OfficeRecord &office : records.offices) {
      const bool is_body = office.kind == OfficeKind::body;
      if (office.id == rule.from || (is_agreement(rule.relation) && !is_body)) continue;
      if (!office.validity.contains(date)) continue;
      const bool stays_in_body = !is_body && root_of(office.id) == root_of(rule.from);
      if (rule.relation == Relation::performed_by && !stays_in_body) continue;
      targets.push_back(office.id);
    }
  return targets;
}

} // namespace

const model::RuleRecord &rule_in(const model::Records &records, const std::string &id) {
  const auto found = std::find_if(records.rules.begin(), records.rules.end(),
                                  [&id](const model::RuleRecord &rule) { return rule.id == id; });
  if (found == records.rules.end()) throw std::logic_error("no such rule in a test: " + id);
  return *found;
}

model::RuleRecord &rule_in(model::Records &records, const std::string &id) {
  return const_cast<model::RuleRecord &>(rule_in(std::as_const(records), id));
}

model::Records without_rules(model::Records records, const Ids &ids) {
  std::erase_if(records.rules, [&ids](const model::RuleRecord &rule) { return ids.contains(rule.id); });
  return records;
}

model::Records with_only_rules(model::Records records, const Ids &ids) {
  std::erase_if(records.rules, [&ids](const model::RuleRecord &rule) { return !ids.contains(rule.id); });
  return records;
}

model::Records with_rule(model::Records records, model::RuleRecord rule) {
  rule.origin.folder = 0; // which may write everything
  rule.layer = records.folders.front().layer;
  rule.file = records.folders.front().path + "/rules.csv";
  records.rules.push_back(std::move(rule));
  return records;
}

std::optional<model::RuleRecord> leading_elsewhere(Dice &dice, const model::Records &records,
                                                   const model::RuleRecord &rule, const std::string &id, Date date) {
  std::vector<std::string> targets = possible_targets(records, rule, date);
  std::erase_if(targets, [&rule](const std::string &target) {
    return std::find(rule.to.begin(), rule.to.end(), target) != rule.to.end();
  });
  if (targets.empty()) return std::nullopt;
  model::RuleRecord copy = rule;
  copy.id = id;
  copy.to = {dice.pick(targets)};
  return copy;
}

std::optional<model::RuleRecord> generalised(Dice &dice, const graph::RuleGraph &graph, const model::RuleRecord &rule,
                                             const std::string &id) {
  model::RuleRecord copy = rule;
  copy.id = id;
  bool is_more_general = false;
  if (!copy.areas.empty() && dice.chance(60)) {
    const std::vector<std::string> &parents = graph.area_record(graph.area_of(copy.areas.front())).parents;
    if (copy.areas.size() == 1 && !parents.empty() && dice.chance(50))
      copy.areas = {dice.pick(parents)};
    else
      copy.areas.clear();
    if (dice.chance(50)) copy.status.clear(); // on unequal areas statuses play no part
    is_more_general = true;
  } else if (!copy.status.empty() && dice.chance(60)) {
    copy.status.clear();
    is_more_general = true;
  }
  if (!copy.condition.tests.empty() && dice.chance(60)) {
    copy.condition.tests.erase(copy.condition.tests.begin() +
                               static_cast<std::ptrdiff_t>(dice.below(copy.condition.tests.size())));
    is_more_general = true;
  }
  const graph::Index from = graph.node_of(copy.from);
  if (!graph::is_office_like(graph.nodes[from].kind)) {
    if (const graph::Index parent = graph.nodes[from].parent; parent != graph::NONE && dice.chance(60)) {
      copy.from = graph.nodes[parent].id;
      is_more_general = true;
    }
  } else if (!copy.subject.empty() && dice.chance(60)) {
    const graph::Index parent = graph.nodes[graph.node_of(copy.subject)].parent;
    copy.subject = parent != graph::NONE && dice.chance(50) ? graph.nodes[parent].id : std::string();
    is_more_general = true;
  }
  return is_more_general ? std::optional(std::move(copy)) : std::nullopt;
}

Ids rules_of(const FindingSketch &finding) {
  Ids ids(finding.rules.begin(), finding.rules.end());
  for (const StepSketch &step : finding.path) ids.insert(step.rules.begin(), step.rules.end());
  return ids;
}

Ids rules_of(const Sketch &sketch) {
  Ids ids;
  for (const FindingSketch &finding : sketch.findings) ids.merge(rules_of(finding));
  return ids;
}

bool is_simple(const Query &query) {
  std::size_t places = 0;
  for (const auto &[kind, of_kind] : query.places) places += of_kind.size();
  return query.roles.size() == 1 && places <= 1;
}

const FindingSketch *only_finding(const Sketch &sketch) {
  return sketch.findings.size() == 1 ? &sketch.findings.front() : nullptr;
}

} // namespace zufi::test
