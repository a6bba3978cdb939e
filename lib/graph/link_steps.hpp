// SPDX-License-Identifier: Apache-2.0
// The steps of link.cpp, in their order. Each skips what an earlier step found broken, so that all findings of a run
// are reported.
#pragma once

#include "graph/rule_graph.hpp"
#include "model/notices.hpp"
#include "model/row_checks.hpp"

namespace zufi::graph {

struct Linking {
  RuleGraph &graph;
  model::Notices &notices;

  template <class Record>
  void report(model::Code code, std::string_view table, const Record &record, std::string_view column,
              std::string_view value = {}, std::string_view detail = {}) const {
    notices.add(code, model::place_of(graph.records, table, record.origin, column), value, detail);
  }
};

void link_nodes(Linking &linking);       // services, prefixes, bundles, competences, offices; their trees
void check_references(Linking &linking); // every id in every table names something
void link_areas(Linking &linking);       // containment, territories, statuses
void link_places(Linking &linking);      // streets and segments lie where their areas do
void link_rules(Linking &linking);       // edges with their guards
void check_remits(Linking &linking);     // no layer writes what is not its own

} // namespace zufi::graph
