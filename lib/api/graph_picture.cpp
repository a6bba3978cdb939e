// SPDX-License-Identifier: Apache-2.0
#include "api/graph_picture.hpp"

#include "api/picture_style.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

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
    collect_services();
    for (const Rule &rule : graph_.rules)
      if (is_shown(rule)) add_rule(rule);
    if (competence_ != NONE) node_number(competence_); // alone, if no rule speaks of it
    tie_together();
    return graph::to_dot(diagram_);
  }

 private:
  // Those that law leads to what is shown.
  void collect_services() {
    for (const Rule &rule : graph_.rules)
      if (rule.relation == Relation::assigns && leads_here(rule)) services_.push_back(rule.from);
  }

  bool is_shown(const Rule &rule) const {
    const bool is_from_service = graph::is_service_like(graph_.nodes[rule.from].kind);
    if (competence_ == NONE) return !is_from_service || rule.relation != Relation::assigns;
    if (is_from_service) return rule.relation == Relation::assigns && leads_here(rule);
    if (graph_.nodes[rule.from].kind == NodeKind::competence)
      return lies_here(rule.from) || graph_.lies_under(competence_, rule.from);
    return rule.subject != NONE && (lies_here(rule.subject) || is_whole(rule.subject) || is_of_service(rule.subject));
  }
  bool leads_here(const Rule &rule) const {
    return std::any_of(rule.to.begin(), rule.to.end(), [this](const graph::Target &t) { return lies_here(t.node); });
  }
  bool lies_here(Index node) const { return node != NONE && graph_.lies_under(node, competence_); }
  bool is_whole(Index node) const {
    return graph_.nodes[node].kind == NodeKind::competence && graph_.lies_under(competence_, node);
  }
  bool is_of_service(Index node) const {
    return std::any_of(services_.begin(), services_.end(),
                       [&](Index service) { return graph_.lies_under(node, service); });
  }

  void add_rule(const Rule &rule) {
    const std::uint32_t from = node_number(rule.from);
    const std::string style(edge_style(rule.relation));
    if (rule.relation == Relation::not_offered) {
      diagram_.edges.push_back({from, refusal_number(), label_of(rule), style});
      return;
    }
    for (const graph::Target &target : rule.to) {
      const std::uint32_t to = target.symbol == Symbol::none ? node_number(target.node) : symbol_number(target.symbol);
      diagram_.edges.push_back({from, to, label_of(rule), style});
    }
  }

  // Parts to their wholes, and symbols to the bodies that they can stand for, as far as both are shown.
  void tie_together() {
    const std::map<Index, std::uint32_t> shown = numbers_;
    for (const auto &[node, number] : shown) {
      if (graph_.nodes[node].kind == NodeKind::competence && graph_.nodes[node].parent != NONE)
        if (const auto whole = shown.find(graph_.nodes[node].parent); whole != shown.end())
          tie(number, whole->second, "part of");
      for (const auto &[symbol, stand_in] : symbols_)
        if (can_mean(symbol, node)) tie(stand_in, number, "");
    }
  }

  void tie(std::uint32_t from, std::uint32_t to, std::string label) {
    diagram_.edges.push_back({from, to, std::move(label), std::string(LOOSE)});
  }

  bool can_mean(Symbol symbol, Index body) const {
    if (graph_.nodes[body].kind != NodeKind::body) return false;
    const Index area = graph_.area_of(graph_.office_record(body).area);
    return area != NONE && graph_.can_mean(symbol, area);
  }

  std::string label_of(const Rule &rule) const {
    const model::RuleRecord &record = graph_.rule_record(rule.record);
    std::string label(zufi::name_of(rule.relation));
    if (rule.role) label += " (" + std::string(zufi::name_of(*rule.role)) + ")";
    if (rule.subject != NONE && rule.subject != competence_) label += "\n" + graph_.name_of_node(rule.subject);
    for (const Index area : rule.areas) label += "\n" + graph_.area_record(area).name;
    if (!record.status.empty()) label += "\n" + record.status;
    if (!rule.tests.empty()) label += "\n" + record.condition.to_string();
    if (const Validity &days = record.validity; !(days == Validity{})) {
      const std::string last = days.until.is_open() ? std::string() : days.until.day_before().to_string();
      label += "\n" + days.from.to_string() + " … " + last;
    }
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

  std::uint32_t refusal_number() {
    if (!refusal_) {
      refusal_ = static_cast<std::uint32_t>(diagram_.nodes.size());
      diagram_.nodes.push_back(end_shape("not offered"));
    }
    return *refusal_;
  }

  graph::DiagramNode shape_of(Index node) const {
    const std::string name = wrapped(graph_.name_of_node(node));
    switch (graph_.nodes[node].kind) {
    case NodeKind::service: return service_shape(graph_.nodes[node].id + "\n" + name);
    case NodeKind::prefix:
    case NodeKind::bundle: return service_shape(name);
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
  std::optional<std::uint32_t> refusal_;
  std::vector<Index> services_;
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
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++width; // a sign of several bytes counts once
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
