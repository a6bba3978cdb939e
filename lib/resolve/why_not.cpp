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

class PartingFinder {
 public:
  PartingFinder(const RuleGraph &graph, const Question &question, const std::vector<LocatedPlace> &places, Role role,
                Index office)
      : graph_(graph), question_(question), places_(places), role_(role), office_(office) {
    collect_subjects();
  }

  Parting find(const RoleResult &result) {
    if (!leads_there(question_.start)) return {Obstacle::no_way, question_.start, NONE, NONE};
    if (result.outcome == Outcome::needs_input) return {Obstacle::needs_input, question_.start, NONE, NONE};
    if (result.leaves.empty()) return {Obstacle::no_service, question_.start, NONE, NONE};
    std::optional<Parting> first;
    for (const Leaf &leaf : result.leaves) {
      const Parting here = find(leaf);
      if (here.obstacle == Obstacle::is_answer) return here; // one of several equally competent offices
      if (!first || here.obstacle == Obstacle::on_path) first = here;
    }
    return *first;
  }

 private:
  Parting find(const Leaf &leaf) {
    if (is_answer(leaf)) return {Obstacle::is_answer, leaf.node, NONE, NONE};
    if (leaf.node == office_) return {Obstacle::ends_there, office_, NONE, NONE};
    if (leaf.end == End::unknown_place) return {Obstacle::no_place, leaf.node, NONE, NONE};
    if (leaf.end == End::outside_coverage) return {Obstacle::outside, leaf.node, NONE, NONE};
    path_.clear();
    for (const Step &step : leaf.path) {
      if (step.from == office_) return {Obstacle::on_path, office_, NONE, step.rules.front()};
      path_.push_back(step.from);
    }
    const bool has_looked_there = leaf.path.empty() || !leaf.path.back().to.empty();
    if (has_looked_there && !leaf.names_sites) path_.push_back(leaf.node);
    // The last node of the path from which some way leads there.
    for (std::size_t i = path_.size(); i-- > 0;)
      if (auto parting = parting_at(leaf, i)) return *parting;
    const auto around =
        std::find_if(path_.rbegin(), path_.rend(), [this](Index node) { return graph_.lies_under(office_, node); });
    return {Obstacle::no_way, around == path_.rend() ? question_.start : *around, NONE, NONE};
  }

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
    std::vector<Index> starts{node};
    if (!graph::is_office_like(graph_.nodes[node].kind))
      for (Index whole = graph_.nodes[node].parent; whole != NONE; whole = graph_.nodes[whole].parent)
        starts.push_back(whole);
    if (graph_.nodes[node].bundle != NONE) starts.push_back(graph_.nodes[node].bundle);
    std::vector<Index> edges;
    for (const Index start : starts)
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
        if (graph_.can_mean(target.symbol, area))
          targets.insert(targets.end(), graph_.areas[area].bodies.begin(), graph_.areas[area].bodies.end());
    }
    return targets;
  }

  // Does some way lead from the node to the office, whatever the guards say? Nodes of the path are looked at by
  // themselves.
  bool leads_there(Index node) const {
    std::set<Index> seen(path_.begin(), path_.end());
    seen.erase(node);
    std::vector<Index> open{node};
    while (!open.empty()) {
      const Index here = open.back();
      open.pop_back();
      if (here == office_) return true;
      if (!seen.insert(here).second) continue;
      if (graph_.nodes[office_].parent == here) return true; // a site, or a part that no rule names
      for (const Index rule : edges_from(here))
        for (const Index target : targets_of(graph_.rules[rule])) open.push_back(target);
    }
    return false;
  }

  bool any_leads_there(const Rule &rule) const {
    const std::vector<Index> targets = targets_of(rule);
    return std::any_of(targets.begin(), targets.end(), [this](Index target) {
      return std::find(path_.begin(), path_.end(), target) == path_.end() && leads_there(target);
    });
  }

  // At the i-th node of the path.
  std::optional<Parting> parting_at(const Leaf &leaf, std::size_t i) const {
    const Index node = path_[i];
    const Index winner = i < leaf.path.size() ? leaf.path[i].rules.front() : NONE;
    std::optional<Parting> nearest; // the edge that was closest to being followed
    const auto consider = [&nearest](const Parting &parting) {
      if (!nearest || nearest->obstacle < parting.obstacle) nearest = parting;
    };
    // After a staying edge the walk goes on at the same body with the next relation.
    const bool has_stayed = i > 0 && path_[i - 1] == node;
    for (const Index index : edges_from(node)) {
      const Rule &rule = graph_.rules[index];
      if (has_stayed && rule.relation <= leaf.path[i - 1].relation) continue;
      if (!any_leads_there(rule)) continue;
      if (index == winner) {
        consider({Obstacle::other_place, node, winner, winner});
      } else if (winner == NONE && std::count(leaf.rules.begin(), leaf.rules.end(), index) > 0) {
        const auto other = std::find_if(leaf.rules.begin(), leaf.rules.end(), [index](Index r) { return r != index; });
        consider({Obstacle::conflicting, node, index, *other});
      } else {
        consider({obstacle_of(rule, winner), node, index, winner});
      }
    }
    return nearest;
  }

  Obstacle obstacle_of(const Rule &rule, Index winner) const {
    if (rule.role && *rule.role != role_) return Obstacle::other_role;
    if (!rule.areas.empty() && !holds_somewhere(rule, [&](const Cell &cell) { return is_in_area(rule, cell); }))
      return Obstacle::other_area;
    if (rule.status != NONE && !holds_somewhere(rule, [&](const Cell &cell) { return has_status(rule, cell); }))
      return Obstacle::other_status;
    for (const graph::FactTest &test : rule.tests) {
      const auto known = question_.facts.find(test.fact);
      if (known != question_.facts.end() && known->second.together_with(test.values).is_empty())
        return Obstacle::other_facts;
    }
    if (!rule.validity.contains(question_.date)) return Obstacle::other_days;
    if (winner == NONE) return Obstacle::unknown;
    const Rule &won = graph_.rules[winner];
    if (won.relation == Relation::not_offered) return Obstacle::not_offered;
    if (won.relation < rule.relation || (won.relation == Relation::held_by && rule.relation == Relation::assigns))
      return Obstacle::earlier_step;
    if (won.role && !rule.role) return Obstacle::role_unnamed;
    return won.priority > rule.priority && !is_more_special(won, rule) ? Obstacle::outranked : Obstacle::less_special;
  }

  bool is_more_special(const Rule &a, const Rule &b) const {
    return compare_areas(graph_, a, b) == std::partial_ordering::less ||
           compare_conditions(a, b) == std::partial_ordering::less || is_nearer(a.from, b.from) ||
           is_nearer(a.subject, b.subject);
  }

  // Is subject `a` more special than `b`?
  bool is_nearer(Index a, Index b) const {
    if (a == b || a == NONE) return false;
    if (b == NONE || graph_.lies_under(a, b)) return true;
    return graph::is_service_like(graph_.nodes[a].kind) && graph_.nodes[b].kind == NodeKind::competence;
  }

  // In one of the places that the rule asks for itself, if it does.
  template <class Holds> bool holds_somewhere(const Rule &rule, Holds holds) const {
    const std::vector<std::string> &kinds = graph_.rule_record(rule.record).places;
    const auto is_asked_for = [&](const LocatedPlace &place) {
      return kinds.empty() || place.kind.empty() || std::count(kinds.begin(), kinds.end(), place.kind) > 0;
    };
    for (const LocatedPlace &place : places_)
      for (const locate::Reading &reading : place.location.readings)
        if (is_asked_for(place) && std::any_of(reading.cells.begin(), reading.cells.end(), holds)) return true;
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
  std::vector<Index> path_; // nodes of the leaf that is looked at; after a staying edge the same body again
};

} // namespace

Parting find_parting(const RuleGraph &graph, const Question &question, const RoleResult &result,
                     const std::vector<LocatedPlace> &places, Index office) {
  return PartingFinder(graph, question, places, result.role, office).find(result);
}

} // namespace zufi::resolve
