// SPDX-License-Identifier: Apache-2.0
#include "graph/hierarchy.hpp"
#include "graph/link_steps.hpp"
#include "model/leika_key.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace zufi::graph {

using model::Code;

namespace {

std::string_view table_of(NodeKind kind) {
  if (is_service_like(kind)) return "services";
  return kind == NodeKind::competence ? "competences" : "offices";
}

const model::Origin &origin_of(const RuleGraph &graph, const Node &node) {
  static const model::Origin NOWHERE;
  if (node.record == NONE) return NOWHERE;
  if (node.kind == NodeKind::service) return graph.records.services[node.record].origin;
  if (node.kind == NodeKind::competence) return graph.records.competences[node.record].origin;
  return graph.records.offices[node.record].origin;
}

struct At { // stands in for a record where only its origin is known
  model::Origin origin;
};

NodeKind node_kind(OfficeKind kind) {
  switch (kind) {
  case OfficeKind::body: return NodeKind::body;
  case OfficeKind::office: return NodeKind::office;
  case OfficeKind::site: return NodeKind::site;
  }
  return NodeKind::office;
}

void add_recorded_nodes(RuleGraph &graph) {
  const model::Records &records = graph.records;
  for (Index i = 0; i < records.services.size(); ++i)
    graph.nodes.push_back(
        {records.services[i].id(), NodeKind::service, i, NONE, NONE, records.services[i].validity, {}});
  for (Index i = 0; i < records.competences.size(); ++i)
    graph.nodes.push_back({records.competences[i].id, NodeKind::competence, i, NONE, NONE, {}, {}});
  for (Index i = 0; i < records.offices.size(); ++i) {
    const model::OfficeRecord &office = records.offices[i];
    graph.nodes.push_back({office.id, node_kind(office.kind), i, NONE, NONE, office.validity, {}});
  }
}

// Prefixes and bundles have no row: they exist where a service lies under them.
void add_implied_nodes(RuleGraph &graph) {
  std::set<std::string> services;
  std::set<std::string> prefixes;
  std::set<std::string> bundles;
  for (const model::ServiceRecord &service : graph.records.services) {
    if (service.agency.empty()) services.insert(service.key);
    if (model::is_ozg_id(service.ozg_id)) bundles.insert(service.ozg_id);
    const std::string &start = model::is_leika_key(service.key) ? service.key : service.parent;
    if (!model::is_leika_key(start)) continue;
    if (start != service.key && start.ends_with("000")) prefixes.insert(start);
    for (auto parent = model::leika_parent(start); parent; parent = model::leika_parent(*parent))
      prefixes.insert(*parent);
  }
  for (const std::string &prefix : prefixes)
    if (!services.contains(prefix)) graph.nodes.push_back({prefix, NodeKind::prefix, NONE, NONE, NONE, {}, {}});
  for (const std::string &bundle : bundles) graph.nodes.push_back({bundle, NodeKind::bundle, NONE, NONE, NONE, {}, {}});
}

void sort_nodes(Linking &linking) {
  std::vector<Node> &nodes = linking.graph.nodes;
  std::stable_sort(nodes.begin(), nodes.end(), [](const Node &a, const Node &b) { return a.id < b.id; });
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    const bool is_same_table = table_of(nodes[i].kind) == table_of(nodes[i - 1].kind);
    if (nodes[i].id != nodes[i - 1].id || is_same_table) continue; // in one table it was found as a repeated row
    linking.report(Code::id_shared, table_of(nodes[i].kind), At{origin_of(linking.graph, nodes[i])}, "id", nodes[i].id,
                   std::string(table_of(nodes[i - 1].kind)) + ".csv");
  }
}

void link_parents(RuleGraph &graph) {
  const auto is_kin = [](NodeKind a, NodeKind b) {
    return is_service_like(a) ? is_service_like(b) && b != NodeKind::bundle : table_of(a) == table_of(b);
  };
  for (Node &node : graph.nodes) {
    std::string parent;
    if (node.kind == NodeKind::bundle) continue;
    if (is_service_like(node.kind) && model::is_leika_key(node.id))
      parent = model::leika_parent(node.id).value_or(std::string());
    else if (node.kind == NodeKind::service)
      parent = graph.records.services[node.record].parent;
    else if (node.kind == NodeKind::competence)
      parent = graph.records.competences[node.record].parent;
    else
      parent = graph.records.offices[node.record].parent;
    const Index found = parent.empty() ? NONE : graph.node_of(parent);
    if (found != NONE && is_kin(node.kind, graph.nodes[found].kind)) node.parent = found;
    if (node.kind == NodeKind::service && !graph.records.services[node.record].ozg_id.empty())
      node.bundle = graph.node_of(graph.records.services[node.record].ozg_id);
  }
}

void check_parents_given(Linking &linking) {
  const RuleGraph &graph = linking.graph;
  for (const Node &node : graph.nodes) {
    if (node.parent != NONE || node.record == NONE) continue;
    std::string_view parent;
    std::string_view expected;
    if (node.kind == NodeKind::service) {
      parent = graph.records.services[node.record].parent;
      expected = "services.csv";
    } else if (node.kind == NodeKind::competence) {
      parent = graph.records.competences[node.record].parent;
      expected = "competences.csv";
    } else {
      parent = graph.records.offices[node.record].parent;
      expected = "offices.csv";
    }
    if (!parent.empty())
      linking.report(Code::reference_unknown, table_of(node.kind), At{origin_of(graph, node)}, "parent", parent,
                     expected);
  }
}

// A site has no parts, so nothing may call it its parent.
void link_sites(Linking &linking) {
  std::vector<Node> &nodes = linking.graph.nodes;
  for (Index i = 0; i < nodes.size(); ++i) {
    if (nodes[i].parent == NONE || !is_office_like(nodes[i].kind)) continue;
    if (nodes[nodes[i].parent].kind == NodeKind::site)
      linking.report(Code::office_parent, "offices", At{origin_of(linking.graph, nodes[i])}, "parent",
                     nodes[nodes[i].parent].id);
    if (nodes[i].kind == NodeKind::site) nodes[nodes[i].parent].sites.push_back(i);
  }
}

void break_cycles(Linking &linking) {
  std::vector<Node> &nodes = linking.graph.nodes;
  Parents parents(nodes.size());
  for (Index i = 0; i < nodes.size(); ++i)
    if (nodes[i].parent != NONE) parents[i].push_back(nodes[i].parent);
  for (const std::vector<Index> &cycle : find_cycles(parents)) {
    std::string path;
    for (const Index node : cycle) path += nodes[node].id + " → ";
    path += nodes[cycle.front()].id;
    const Node &first = nodes[cycle.front()];
    const Code code = is_service_like(first.kind)          ? Code::service_cycle
                      : first.kind == NodeKind::competence ? Code::competence_cycle
                                                           : Code::office_cycle;
    linking.report(code, table_of(first.kind), At{origin_of(linking.graph, first)}, "parent", first.id, path);
    for (const Index node : cycle) nodes[node].parent = NONE; // so that later steps can follow parents
  }
}

} // namespace

void link_nodes(Linking &linking) {
  add_recorded_nodes(linking.graph);
  add_implied_nodes(linking.graph);
  sort_nodes(linking);
  link_parents(linking.graph);
  check_parents_given(linking);
  break_cycles(linking);
  link_sites(linking);
}

} // namespace zufi::graph
