// SPDX-License-Identifier: Apache-2.0
#include "graph/link.hpp"

#include "graph/link_steps.hpp"

namespace zufi::graph {

std::optional<RuleGraph> link(model::Records records, model::Notices &notices) {
  RuleGraph graph;
  graph.records = std::move(records);
  model::check_rows(graph.records, notices);
  Linking linking{graph, notices};
  link_nodes(linking);
  check_references(linking);
  link_areas(linking);
  link_places(linking);
  link_rules(linking);
  check_remits(linking);
  return notices.has_errors() ? std::nullopt : std::optional(std::move(graph));
}

} // namespace zufi::graph
