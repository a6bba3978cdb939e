// SPDX-License-Identifier: Apache-2.0
#include "analyse/rules_at_play.hpp"

#include "resolve/place_test.hpp"

#include <algorithm>
#include <set>

namespace zufi::analyse {

namespace {

using graph::Rule;
using graph::RuleGraph;
using resolve::Part;

void add_chain(const RuleGraph &graph, Index node, std::set<Index> &nodes) {
  for (; node != NONE; node = graph.nodes[node].parent) nodes.insert(node);
}

// What the walks of the part are about: the start, the competences it leads to, and all above them.
std::set<Index> subjects_of(const RuleGraph &graph, const Scene &scene, const Part &part) {
  std::set<Index> subjects;
  add_chain(graph, scene.start, subjects);
  for (const resolve::Leaf &leaf : part.leaves)
    for (const resolve::Step &step : leaf.path)
      if (step.relation == Relation::assigns)
        for (const Index competence : step.to) add_chain(graph, competence, subjects);
  return subjects;
}

} // namespace

std::vector<Index> origins_of(const RuleGraph &graph, const Scene &scene, const Part &part) {
  std::set<Index> origins = subjects_of(graph, scene, part);
  if (graph.nodes[scene.start].bundle != NONE) origins.insert(graph.nodes[scene.start].bundle);
  for (const resolve::Leaf &leaf : part.leaves) {
    if (leaf.node != NONE) origins.insert(leaf.node);
    for (const resolve::Step &step : leaf.path)
      for (const Index target : step.to) origins.insert(target);
  }
  return {origins.begin(), origins.end()};
}

std::optional<Part> where_it_fits(const RuleGraph &graph, const Scene &scene, const Part &part, const Rule &rule) {
  if (rule.role && *rule.role != scene.role) return std::nullopt;
  if (!rule.validity.contains(scene.date())) return std::nullopt;
  if (graph::is_office_like(graph.nodes[rule.from].kind) && rule.subject != NONE &&
      !subjects_of(graph, scene, part).contains(rule.subject))
    return std::nullopt;
  Part fitting = part;
  for (const graph::FactTest &test : rule.tests) {
    const auto known = fitting.facts.find(test.fact);
    model::ValueSet values = known == fitting.facts.end()
                                 ? resolve::domain_of(graph.records.facts[test.fact]).together_with(test.values)
                                 : known->second.together_with(test.values);
    if (values.is_empty()) return std::nullopt;
    fitting.facts.insert_or_assign(test.fact, std::move(values));
  }
  if (rule.areas.empty() && rule.status == NONE) return fitting;
  graph::StableDays days(scene.date());
  const std::vector<std::string> &kinds = graph.rule_record(rule.record).places;
  for (std::size_t place = 0; place < part.cells.size(); ++place) { // in one of the places is enough
    const std::string &kind = scene.situation.places[place].kind();
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) continue;
    std::vector<Index> positions = part.cells[place];
    std::erase_if(positions, [&](Index position) {
      return !resolve::fits_cell(graph, rule, scene.localities->all[position].cell, days);
    });
    if (positions.empty()) continue;
    fitting.cells[place] = std::move(positions);
    return fitting;
  }
  return std::nullopt;
}

} // namespace zufi::analyse
