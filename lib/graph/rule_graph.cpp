// SPDX-License-Identifier: Apache-2.0
#include "graph/rule_graph.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace zufi::graph {

namespace {

constexpr std::array<std::pair<std::string_view, Symbol>, 4> SYMBOLS{
    {{"@self", Symbol::self}, {"@kreis", Symbol::kreis}, {"@land", Symbol::land}, {"@bund", Symbol::bund}}};

// `items` are sorted by what `id_of` gives.
template <class Items, class IdOf> Index find_by_id(const Items &items, std::string_view id, IdOf id_of) {
  const auto found = std::lower_bound(items.begin(), items.end(), id,
                                      [&](const auto &item, std::string_view key) { return id_of(item) < key; });
  if (found == items.end() || id_of(*found) != id) return NONE;
  return static_cast<Index>(found - items.begin());
}

} // namespace

std::optional<Symbol> symbol_of(std::string_view text) {
  for (const auto &[name, symbol] : SYMBOLS)
    if (name == text) return symbol;
  return std::nullopt;
}

std::string_view name_of(Symbol symbol) {
  const auto *const found =
      std::find_if(SYMBOLS.begin(), SYMBOLS.end(), [symbol](const auto &entry) { return entry.second == symbol; });
  return found == SYMBOLS.end() ? std::string_view() : found->first;
}

bool is_service_like(NodeKind kind) {
  return kind == NodeKind::service || kind == NodeKind::prefix || kind == NodeKind::bundle;
}

bool is_office_like(NodeKind kind) {
  return kind == NodeKind::body || kind == NodeKind::office || kind == NodeKind::site;
}

Index RuleGraph::node_of(std::string_view id) const {
  return find_by_id(nodes, id, [](const Node &node) { return std::string_view(node.id); });
}

Index RuleGraph::area_of(std::string_view id) const {
  return find_by_id(records.areas, id, [](const model::AreaRecord &area) { return std::string_view(area.id); });
}

Index RuleGraph::fact_of(std::string_view id) const {
  return find_by_id(records.facts, id, [](const model::FactRecord &fact) { return std::string_view(fact.id); });
}

std::span<const Index> RuleGraph::rules_from(Index node, Relation relation) const {
  const auto start = std::pair(node, relation);
  const auto start_of = [this](Index rule) { return std::pair(rules[rule].from, rules[rule].relation); };
  const auto first = std::lower_bound(rules_by_start.begin(), rules_by_start.end(), start,
                                      [&](Index rule, const auto &key) { return start_of(rule) < key; });
  auto last = first;
  while (last != rules_by_start.end() && start_of(*last) == start) ++last;
  return {first, last};
}

std::span<const Status> RuleGraph::statuses_of(Index area) const {
  const auto [first, last] = std::equal_range(statuses.begin(), statuses.end(), Status{area, NONE, {}},
                                              [](const Status &a, const Status &b) { return a.area < b.area; });
  return {first, last};
}

bool RuleGraph::lies_in(Index inner, Index outer) const {
  return std::binary_search(areas[inner].ancestors.begin(), areas[inner].ancestors.end(), outer);
}

bool RuleGraph::can_mean(Symbol symbol, Index area) const {
  const model::AreaKind kind = area_record(area).kind;
  const auto is_kreis = [this](Index around) { return area_record(around).kind == model::AreaKind::kreis; };
  switch (symbol) {
  case Symbol::self: return kind == model::AreaKind::gemeinde;
  case Symbol::kreis:
    return kind == model::AreaKind::kreis ||
           (kind == model::AreaKind::gemeinde &&
            std::none_of(areas[area].ancestors.begin(), areas[area].ancestors.end(), is_kreis)); // kreisfrei
  case Symbol::land: return kind == model::AreaKind::land;
  case Symbol::bund: return kind == model::AreaKind::bund;
  case Symbol::none: return false;
  }
  return false;
}

Index RuleGraph::body_of(Index node) const {
  while (nodes[node].parent != NONE) node = nodes[node].parent;
  return node;
}

bool RuleGraph::lies_under(Index node, Index ancestor) const {
  for (; node != NONE; node = nodes[node].parent)
    if (node == ancestor) return true;
  return false;
}

std::span<const std::string> RuleGraph::connecting_factors(Index node) const {
  for (; node != NONE; node = nodes[node].parent) {
    const Node &here = nodes[node];
    if (here.record == NONE) continue; // a prefix says nothing
    const std::vector<std::string> &factors = here.kind == NodeKind::competence
                                                  ? records.competences[here.record].connecting_factors
                                                  : records.services[here.record].connecting_factors;
    if (!factors.empty()) return factors;
  }
  return {};
}

const std::string &RuleGraph::name_of_node(Index node) const {
  const Node &here = nodes[node];
  if (here.record == NONE) return here.id;
  if (here.kind == NodeKind::service) return records.services[here.record].name;
  if (here.kind == NodeKind::competence) return records.competences[here.record].name;
  return records.offices[here.record].name;
}

} // namespace zufi::graph
