// SPDX-License-Identifier: Apache-2.0
#include "api/graph_picture.hpp"

#include "api/picture_style.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace zufi::api {

namespace {

using graph::Index;
using graph::NodeKind;
using graph::NONE;
using graph::Rule;
using graph::RuleGraph;
using graph::Symbol;

class Painter {
 public:
  Painter(const RuleGraph &graph, Index competence) : graph_(graph), competence_(competence) {}

  std::string paint() {
    diagram_.title = competence_ == NONE ? graph_.records.identity.title : graph_.name_of_node(competence_);
    for (const Rule &rule : graph_.rules)
      if (is_shown(rule)) add_rule(rule);
    return graph::to_dot(diagram_);
  }

 private:
  bool is_shown(const Rule &rule) const {
    const bool is_from_service = graph::is_service_like(graph_.nodes[rule.from].kind);
    if (competence_ == NONE) return !is_from_service || rule.relation != Relation::assigns;
    if (is_from_service) return rule.relation == Relation::assigns && lies_here(rule.to.front().node);
    if (graph_.nodes[rule.from].kind == NodeKind::competence)
      return lies_here(rule.from) || graph_.lies_under(competence_, rule.from);
    return rule.subject != NONE && (lies_here(rule.subject) || is_whole(rule.subject));
  }
  bool lies_here(Index node) const { return node != NONE && graph_.lies_under(node, competence_); }
  bool is_whole(Index node) const {
    return graph_.nodes[node].kind == NodeKind::competence && graph_.lies_under(competence_, node);
  }

  void add_rule(const Rule &rule) {
    const std::uint32_t from = node_number(rule.from);
    for (const graph::Target &target : rule.to) {
      const std::uint32_t to = target.symbol == Symbol::none ? node_number(target.node) : symbol_number(target.symbol);
      diagram_.edges.push_back({from, to, label_of(rule), std::string(edge_style(rule.relation))});
    }
  }

  std::string label_of(const Rule &rule) const {
    const model::RuleRecord &record = graph_.rule_record(rule.record);
    std::string label(zufi::name_of(rule.relation));
    if (rule.role) label += " (" + std::string(zufi::name_of(*rule.role)) + ")";
    if (rule.subject != NONE && rule.subject != competence_) label += "\n" + graph_.name_of_node(rule.subject);
    for (const Index area : rule.areas) label += "\n" + graph_.area_record(area).name;
    if (!record.status.empty()) label += "\n" + record.status;
    if (!rule.tests.empty()) label += "\n" + record.condition.to_string();
    if (!record.validity.from.is_open()) label += "\nab " + record.validity.from.to_string();
    if (!record.validity.until.is_open()) label += "\nbis " + record.validity.until.day_before().to_string();
    if (!record.legal_basis.empty()) label += "\n" + wrapped(record.legal_basis);
    return label;
  }

  std::uint32_t node_number(Index node) {
    const auto [entry, is_new] = numbers_.try_emplace(node, static_cast<std::uint32_t>(diagram_.nodes.size()));
    if (is_new) diagram_.nodes.push_back(shape_of(node));
    return entry->second;
  }

  std::uint32_t symbol_number(Symbol symbol) {
    const auto [entry, is_new] = symbols_.try_emplace(symbol, static_cast<std::uint32_t>(diagram_.nodes.size()));
    if (is_new) diagram_.nodes.push_back(body_shape(std::string(graph::name_of(symbol))));
    return entry->second;
  }

  graph::DiagramNode shape_of(Index node) const {
    const std::string name = wrapped(graph_.name_of_node(node));
    switch (graph_.nodes[node].kind) {
    case NodeKind::service:
    case NodeKind::prefix:
    case NodeKind::bundle: return service_shape(graph_.nodes[node].id + "\n" + name);
    case NodeKind::competence: return competence_shape(name);
    case NodeKind::body: return body_shape(name);
    case NodeKind::office:
    case NodeKind::site: return office_shape(name);
    }
    return office_shape(name);
  }

  const RuleGraph &graph_;
  Index competence_;
  graph::Diagram diagram_;
  std::map<Index, std::uint32_t> numbers_;
  std::map<Symbol, std::uint32_t> symbols_;
};

} // namespace

std::string wrapped(std::string_view text) {
  constexpr std::size_t WIDTH = 28;
  std::string out;
  std::size_t width = 0;
  for (const char c : text) {
    if (c == ' ' && width >= WIDTH) {
      out += '\n';
      width = 0;
      continue;
    }
    out += c;
    ++width;
  }
  return out;
}

Result<std::string> graph_picture(const RuleGraph &graph, std::string_view competence) {
  Index node = NONE;
  if (!competence.empty()) {
    node = graph.node_of(competence);
    if (node == NONE || graph.nodes[node].kind != NodeKind::competence)
      return Error{ErrorCode::argument, "the dataset has no such competence"};
  }
  return Painter(graph, node).paint();
}

} // namespace zufi::api
