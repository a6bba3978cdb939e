// SPDX-License-Identifier: Apache-2.0
#include "resolve/why_not.hpp"

#include "resolve/specificity.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace zufi::resolve {

namespace {

using graph::NodeKind;
using graph::Rule;
using graph::RuleGraph;
using graph::Symbol;
using model::AreaKind;

// Could `symbol` stand for the body of this area, if the place lay there?
bool can_mean(const RuleGraph &graph, Symbol symbol, Index area) {
  const AreaKind kind = graph.area_record(area).kind;
  const std::vector<Index> &around = graph.areas[area].ancestors;
  const bool is_kreisfrei = std::none_of(around.begin(), around.end(), [&graph](Index ancestor) {
    return graph.area_record(ancestor).kind == AreaKind::kreis;
  });
  switch (symbol) {
  case Symbol::self: return kind == AreaKind::gemeinde;
  case Symbol::kreis: return kind == AreaKind::kreis || (kind == AreaKind::gemeinde && is_kreisfrei);
  case Symbol::land: return kind == AreaKind::land;
  case Symbol::bund: return kind == AreaKind::bund;
  case Symbol::none: return false;
  }
  return false;
}

class PartingFinder {
 public:
  PartingFinder(const RuleGraph &graph, const Question &question, const std::vector<LocatedPlace> &places, Role role,
                Index office)
      : graph_(graph), question_(question), places_(places), role_(role), office_(office) {
    collect_subjects();
  }

  Parting find(const Leaf &leaf) {
    if (is_answer(leaf)) return {Obstacle::is_answer, leaf.node, NONE, NONE};
    for (const Step &step : leaf.path)
      if (std::find(step.to.begin(), step.to.end(), office_) != step.to.end())
        return {Obstacle::on_path, office_, NONE, step.rules.front()};
    // The last node of the path from which some way leads there.
    std::vector<Index> nodes{question_.start};
    for (const Step &step : leaf.path) nodes.push_back(step.to.empty() ? NONE : step.to.front());
    nodes.back() = leaf.path.empty() ? question_.start : leaf.node;
    for (std::size_t i = nodes.size(); i-- > 0;) {
      if (nodes[i] == NONE) continue;
      const Index winner = i < leaf.path.size() ? leaf.path[i].rules.front() : NONE;
      if (auto parting = parting_at(nodes[i], winner)) return *parting;
    }
    return {Obstacle::no_way, question_.start, NONE, NONE};
  }

 private:
  bool is_answer(const Leaf &leaf) const {
    if (leaf.end != End::office) return false;
    return leaf.node == office_ || std::find(leaf.sites.begin(), leaf.sites.end(), office_) != leaf.sites.end();
  }

  // What the walk can be about: the start, its parents, and the competences to which rules can lead.
  void collect_subjects() {
    std::vector<Index> open{question_.start};
    while (!open.empty()) {
      const Index node = open.back();
      open.pop_back();
      if (node == NONE || !subjects_.insert(node).second) continue;
      open.push_back(graph_.nodes[node].parent);
      open.push_back(graph_.nodes[node].bundle);
      for (const Index rule : graph_.rules_from(node, Relation::assigns))
        for (const graph::Target &target : graph_.rules[rule].to) open.push_back(target.node);
    }
  }

  // Edges that leave the node, or what it is a part of, and are about this question.
  std::vector<Index> edges_from(Index node) const {
    std::vector<Index> edges;
    const bool is_office = graph::is_office_like(graph_.nodes[node].kind);
    for (Index start = node; start != NONE; start = is_office ? NONE : graph_.nodes[start].parent)
      for (const Relation relation : {Relation::held_by, Relation::assigns, Relation::delegated_to,
                                      Relation::mandated_to, Relation::performed_by})
        for (const Index rule : graph_.rules_from(start, relation))
          if (graph_.rules[rule].subject == NONE || subjects_.contains(graph_.rules[rule].subject))
            edges.push_back(rule);
    return edges;
  }

  std::vector<Index> targets_of(const Rule &rule) const {
    std::vector<Index> targets;
    for (const graph::Target &target : rule.to) {
      if (target.symbol == Symbol::none) targets.push_back(target.node);
      for (Index area = 0; target.symbol != Symbol::none && area < graph_.areas.size(); ++area)
        if (can_mean(graph_, target.symbol, area))
          targets.insert(targets.end(), graph_.areas[area].bodies.begin(), graph_.areas[area].bodies.end());
    }
    return targets;
  }

  // Does some way lead from the node to the office, whatever the guards say?
  bool leads_there(Index node) const {
    std::set<Index> seen;
    std::vector<Index> open{node};
    while (!open.empty()) {
      const Index here = open.back();
      open.pop_back();
      if (here == office_ || graph_.nodes[office_].parent == here) return true; // a site, or an unnamed part
      if (!seen.insert(here).second) continue;
      for (const Index rule : edges_from(here))
        for (const Index target : targets_of(graph_.rules[rule])) open.push_back(target);
    }
    return false;
  }

  std::optional<Parting> parting_at(Index node, Index winner) const {
    if (winner != NONE && has_symbol(graph_.rules[winner])) {
      const std::vector<Index> bodies = targets_of(graph_.rules[winner]);
      if (std::any_of(bodies.begin(), bodies.end(), [this](Index body) { return leads_there(body); }))
        return Parting{Obstacle::other_place, node, winner, winner};
    }
    std::optional<Parting> nearest; // the edge that was closest to being followed
    for (const Index index : edges_from(node)) {
      const Rule &rule = graph_.rules[index];
      if (index == winner) continue;
      const std::vector<Index> targets = targets_of(rule);
      if (std::none_of(targets.begin(), targets.end(), [this](Index target) { return leads_there(target); })) continue;
      const Parting parting{obstacle_of(rule, winner), node, index, winner};
      if (!nearest || nearest->obstacle < parting.obstacle) nearest = parting;
    }
    return nearest;
  }

  static bool has_symbol(const Rule &rule) {
    return std::any_of(rule.to.begin(), rule.to.end(),
                       [](const graph::Target &target) { return target.symbol != Symbol::none; });
  }

  Obstacle obstacle_of(const Rule &rule, Index winner) const {
    if (rule.role && *rule.role != role_) return Obstacle::other_role;
    if (!rule.areas.empty() && !holds_somewhere([&](const Cell &cell) { return is_in_area(rule, cell); }))
      return Obstacle::other_area;
    if (rule.status != NONE && !holds_somewhere([&](const Cell &cell) { return has_status(rule, cell); }))
      return Obstacle::other_status;
    for (const graph::FactTest &test : rule.tests) {
      const auto known = question_.facts.find(test.fact);
      if (known != question_.facts.end() && !test.values.contains(known->second)) return Obstacle::other_facts;
    }
    if (!rule.validity.contains(question_.date)) return Obstacle::other_days;
    if (winner == NONE) return Obstacle::unknown;
    const Rule &won = graph_.rules[winner];
    if (won.relation < rule.relation || (won.relation == Relation::held_by && rule.relation == Relation::assigns))
      return Obstacle::earlier_step;
    return won.priority > rule.priority && !is_less_special(rule, won) ? Obstacle::outranked : Obstacle::less_special;
  }

  bool is_less_special(const Rule &rule, const Rule &won) const {
    return compare_areas(graph_, won, rule) == std::partial_ordering::less ||
           compare_conditions(won, rule) == std::partial_ordering::less || won.from != rule.from ||
           won.subject != rule.subject;
  }

  template <class Holds> bool holds_somewhere(Holds holds) const {
    for (const LocatedPlace &place : places_)
      for (const locate::Reading &reading : place.location.readings)
        if (std::any_of(reading.cells.begin(), reading.cells.end(), holds)) return true;
    return false;
  }

  static bool is_in_area(const Rule &rule, const Cell &cell) {
    return std::any_of(rule.areas.begin(), rule.areas.end(),
                       [&cell](Index area) { return std::binary_search(cell.begin(), cell.end(), area); });
  }

  bool has_status(const Rule &rule, const Cell &cell) const {
    return std::any_of(cell.begin(), cell.end(), [&](Index area) {
      const auto rows = graph_.statuses_of(area);
      return std::any_of(rows.begin(), rows.end(), [&](const graph::Status &row) {
        return row.status == rule.status && row.validity.contains(question_.date);
      });
    });
  }

  const RuleGraph &graph_;
  const Question &question_;
  const std::vector<LocatedPlace> &places_;
  Role role_;
  Index office_;
  std::set<Index> subjects_;
};

} // namespace

Parting find_parting(const RuleGraph &graph, const Question &question, const RoleResult &result,
                     const std::vector<LocatedPlace> &places, Index office) {
  if (result.leaves.empty()) return {Obstacle::unknown, question.start, NONE, NONE};
  PartingFinder finder(graph, question, places, result.role, office);
  std::optional<Parting> parting;
  for (const Leaf &leaf : result.leaves) {
    const Parting here = finder.find(leaf);
    if (here.obstacle == Obstacle::is_answer) return here; // one of several equally competent offices
    if (!parting) parting = here;
  }
  return *parting;
}

} // namespace zufi::resolve
