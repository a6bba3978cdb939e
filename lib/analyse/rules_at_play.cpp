// SPDX-License-Identifier: Apache-2.0
#include "analyse/rules_at_play.hpp"

#include "resolve/eligibility.hpp"
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

// Days of the scene on which the edge and its status hold: one of each stretch on which they stay the same.
std::set<Date> days_to_try(const RuleGraph &graph, const Scene &scene, const Rule &rule) {
  std::set<Date> days{scene.date(), rule.validity.from};
  if (rule.status != NONE)
    for (const graph::Status &status : graph.statuses)
      if (status.status == rule.status) days.insert(status.validity.from);
  std::erase_if(days,
                [&](Date day) { return day.is_open() || !scene.days.contains(day) || !rule.validity.contains(day); });
  return days;
}

// The kinds of place that may count where the edge begins: the start says it, or the tasks that lead there do.
std::set<std::vector<std::string>> factors_at(const RuleGraph &graph, const Scene &scene, const Part &part,
                                              Index origin) {
  const auto factors_of = [&graph](Index node) {
    const std::span<const std::string> kinds = graph.connecting_factors(node);
    return std::vector<std::string>(kinds.begin(), kinds.end());
  };
  std::set<std::vector<std::string>> factors{factors_of(scene.start)};
  const bool is_open = factors.begin()->empty() && graph.nodes[scene.start].kind == graph::NodeKind::service;
  if (!is_open || graph::is_service_like(graph.nodes[origin].kind)) return factors;
  for (const resolve::Leaf &leaf : part.leaves)
    for (const resolve::Step &step : leaf.path)
      if (step.relation == Relation::assigns)
        for (const Index competence : step.to) factors.insert(factors_of(competence));
  return factors;
}

// Of the places given those in which the edge may have to fit.
std::set<std::size_t> places_for(const RuleGraph &graph, const Scene &scene, const Part &part, const Rule &rule) {
  graph::StableDays days(scene.date());
  const resolve::Eligibility eligibility(graph, scene.situation, days);
  std::set<std::size_t> places;
  const auto add = [&](std::span<const std::string> kinds) {
    const std::vector<std::size_t> found = eligibility.places_of(kinds);
    places.insert(found.begin(), found.end());
  };
  const std::vector<std::string> &own = graph.rule_record(rule.record).places;
  if (!own.empty()) add(own);
  if (own.empty())
    for (const std::vector<std::string> &kinds : factors_at(graph, scene, part, rule.from)) add(kinds);
  return places;
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

std::optional<Fitting> where_it_fits(const RuleGraph &graph, const Scene &scene, const Part &part, const Rule &rule) {
  if (rule.role && *rule.role != scene.role) return std::nullopt;
  const std::set<Date> days = days_to_try(graph, scene, rule);
  if (days.empty()) return std::nullopt;
  if (graph::is_office_like(graph.nodes[rule.from].kind) && rule.subject != NONE &&
      !subjects_of(graph, scene, part).contains(rule.subject))
    return std::nullopt;
  Fitting fitting{part, *days.begin()};
  for (const graph::FactTest &test : rule.tests) {
    const auto known = part.facts.find(test.fact);
    model::ValueSet values = known == part.facts.end()
                                 ? resolve::domain_of(graph.records.facts[test.fact]).together_with(test.values)
                                 : known->second.together_with(test.values);
    if (values.is_empty()) return std::nullopt;
    fitting.part.facts.insert_or_assign(test.fact, std::move(values));
  }
  if (rule.areas.empty() && rule.status == NONE) return fitting;
  for (const std::size_t place : places_for(graph, scene, part, rule)) // in one of the places is enough
    for (const Date date : days) {
      graph::StableDays around(date);
      std::vector<Index> positions = part.cells[place];
      std::erase_if(positions, [&](Index position) {
        return !resolve::fits_cell(graph, rule, scene.localities->all[position].cell, around);
      });
      if (positions.empty()) continue;
      fitting.part.cells[place] = std::move(positions);
      fitting.date = date;
      return fitting;
    }
  return std::nullopt;
}

} // namespace zufi::analyse
