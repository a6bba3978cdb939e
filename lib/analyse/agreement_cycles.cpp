// SPDX-License-Identifier: Apache-2.0
#include "analyse/agreement_cycles.hpp"

#include "graph/hierarchy.hpp"
#include "locate/cells.hpp"
#include "model/row_checks.hpp"
#include "resolve/possibilities.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace zufi::analyse {

namespace {

using graph::Index;
using graph::NodeKind;
using graph::NONE;
using graph::Rule;
using graph::RuleGraph;
using resolve::PlaceOption;
using resolve::Situation;

constexpr std::size_t MAX_WALKS = 500'000; // for one circle, on one day, in one role

bool is_agreement(const Rule &rule) {
  return (rule.relation == Relation::delegated_to || rule.relation == Relation::mandated_to) && !rule.is_staying();
}

// Agreements that can follow each other in a circle, if their guards are not looked at.
std::vector<std::vector<const Rule *>> circles_among(const RuleGraph &graph,
                                                     const std::vector<const Rule *> &agreements) {
  graph::Parents targets(graph.nodes.size());
  for (const Rule *rule : agreements)
    for (const graph::Target &target : rule->to) targets[rule->from].push_back(target.node);
  std::vector<std::vector<const Rule *>> circles;
  for (const std::vector<Index> &bodies : graph::strong_components_of(targets)) {
    const auto is_among = [&bodies](Index body) { return std::binary_search(bodies.begin(), bodies.end(), body); };
    std::vector<const Rule *> circle;
    for (const Rule *rule : agreements)
      if (is_among(rule->from) && std::any_of(rule->to.begin(), rule->to.end(),
                                              [&](const graph::Target &target) { return is_among(target.node); }))
        circle.push_back(rule);
    circles.push_back(std::move(circle));
  }
  return circles;
}

// What a walk from `start` can be about: itself, its parents, and the competences to which rules can lead it.
std::set<Index> subjects_of(const RuleGraph &graph, Index start) {
  std::set<Index> subjects;
  std::vector<Index> open{start};
  while (!open.empty()) {
    const Index node = open.back();
    open.pop_back();
    if (!subjects.insert(node).second) continue;
    if (graph.nodes[node].parent != NONE) open.push_back(graph.nodes[node].parent);
    if (graph.nodes[node].bundle != NONE) open.push_back(graph.nodes[node].bundle);
    for (const Index rule : graph.rules_from(node, Relation::assigns))
      for (const graph::Target &target : graph.rules[rule].to) open.push_back(target.node);
  }
  return subjects;
}

// Every question that some rule of the graph could tell apart, as far as it can walk one circle of agreements.
class Questions {
 public:
  Questions(const locate::Gazetteer &gazetteer, const std::vector<const Rule *> &circle)
      : graph_(gazetteer.graph()), gazetteer_(gazetteer), circle_(circle) {
    std::set<std::string> kinds{""};
    for (const Rule *rule : circle) {
      const std::vector<std::string> &places = graph_.rule_record(rule->record).places;
      kinds.insert(places.begin(), places.end());
    }
    kinds_.assign(kinds.begin(), kinds.end());
  }

  std::optional<resolve::AgreementCycle> find_cycle(Index start) {
    for (const Date date : dates())
      for (const Role role : {Role::responsible, Role::accepts, Role::advises}) {
        Situation situation;
        situation.role = role;
        const std::vector<locate::Cell> cells = cells_on(date);
        for (const std::string &kind : kinds_) situation.places.emplace_back(kind, PlaceOption::Standing::known, cells);
        graph::StableDays days(date);
        resolve::Exploration exploration = resolve::explore(graph_, start, std::move(situation), days, MAX_WALKS);
        if (exploration.cycle) return std::move(exploration.cycle);
        is_undecided_ = is_undecided_ || exploration.is_budget_spent;
      }
    return std::nullopt;
  }

  bool is_undecided() const { return is_undecided_; }

 private:
  // The first day of each stretch on which the same rules and statuses hold, while at least two of the circle do.
  std::vector<Date> dates() const {
    std::set<Date> begins{Date::lowest()};
    const auto add = [&begins](const Validity &validity) {
      begins.insert(validity.from);
      begins.insert(validity.until);
    };
    for (const Rule &rule : graph_.rules) add(rule.validity);
    for (const graph::Status &status : graph_.statuses) add(status.validity);
    for (const graph::Area &area : graph_.areas) add(area.validity);
    for (const graph::Node &node : graph_.nodes) add(node.validity);
    std::vector<Date> dates;
    for (const Date begin : begins) {
      const auto valid = std::count_if(circle_.begin(), circle_.end(),
                                       [begin](const Rule *rule) { return rule->validity.contains(begin); });
      if (valid > 1) dates.push_back(begin);
    }
    return dates;
  }

  // Only where an agreement of the circle holds can it be closed.
  std::vector<locate::Cell> cells_on(Date date) const {
    graph::StableDays days(date);
    std::set<Index> areas;
    for (const Rule *rule : circle_) areas.insert(rule->areas.begin(), rule->areas.end());
    const bool is_bounded =
        std::all_of(circle_.begin(), circle_.end(), [](const Rule *r) { return !r->areas.empty(); });
    if (!is_bounded)
      for (Index area = 0; area < graph_.areas.size(); ++area)
        if (graph_.areas[area].ancestors.size() == 1) areas.insert(area); // in no other
    std::set<locate::Cell> cells{locate::Cell{}};
    for (const Index area : areas)
      for (locate::Cell &cell : locate::cells_of_area(gazetteer_, area, {}, days)) cells.insert(std::move(cell));
    return {cells.begin(), cells.end()};
  }

  const RuleGraph &graph_;
  const locate::Gazetteer &gazetteer_;
  const std::vector<const Rule *> &circle_;
  std::vector<std::string> kinds_;
  bool is_undecided_ = false;
};

class CycleChecker {
 public:
  CycleChecker(const RuleGraph &graph, model::Notices &notices) : graph_(graph), gazetteer_(graph), notices_(notices) {}

  // Starts that are about the same agreements walk the same circles, but may meet other edges on the way: all are
  // asked.
  void check(const std::vector<const Rule *> &agreements) {
    std::map<std::vector<const Rule *>, std::vector<std::vector<const Rule *>>> known;
    for (Index start = 0; start < graph_.nodes.size(); ++start) {
      const NodeKind kind = graph_.nodes[start].kind;
      if (kind != NodeKind::service && kind != NodeKind::competence) continue;
      const std::set<Index> subjects = subjects_of(graph_, start);
      std::vector<const Rule *> about;
      for (const Rule *rule : agreements)
        if (rule->subject == NONE || subjects.contains(rule->subject)) about.push_back(rule);
      const auto [entry, is_new] = known.try_emplace(about);
      if (is_new) entry->second = circles_among(graph_, about);
      for (const std::vector<const Rule *> &circle : entry->second) ask(circle, start);
    }
  }

 private:
  void ask(const std::vector<const Rule *> &circle, Index start) {
    if (reported_.contains(circle.front())) return; // one finding for a circle is enough
    Questions questions(gazetteer_, circle);
    const auto cycle = questions.find_cycle(start);
    if (!cycle && !questions.is_undecided()) return;
    std::string path;
    const auto add = [&](Index body) { path += (path.empty() ? "" : " → ") + graph_.nodes[body].id; };
    if (cycle)
      for (const Index body : cycle->bodies) add(body);
    else
      for (const Rule *rule : circle) add(rule->from);
    const model::RuleRecord &rule = graph_.rule_record(circle.front()->record);
    notices_.add(cycle ? model::Code::agreement_cycle : model::Code::agreement_cycle_undecided,
                 model::place_of(graph_.records, "rules", rule.origin, "to"), graph_.nodes[start].id, path);
    reported_.insert(circle.front());
  }

  const RuleGraph &graph_;
  const locate::Gazetteer gazetteer_;
  model::Notices &notices_;
  std::set<const Rule *> reported_;
};

} // namespace

void check_agreement_cycles(const RuleGraph &graph, model::Notices &notices) {
  std::vector<const Rule *> agreements;
  for (const Rule &rule : graph.rules)
    if (is_agreement(rule)) agreements.push_back(&rule);
  if (circles_among(graph, agreements).empty()) return; // the common case, whatever they are about
  CycleChecker(graph, notices).check(agreements);
}

} // namespace zufi::analyse
