// SPDX-License-Identifier: Apache-2.0
#include "graph/hierarchy.hpp"
#include "graph/link_steps.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace zufi::graph {

using model::AreaKind;
using model::Code;

namespace {

constexpr std::size_t MAX_ANCESTORS = 64;

std::string path_of(const RuleGraph &graph, const std::vector<Index> &cycle) {
  std::string path;
  for (const Index area : cycle) path += graph.records.areas[area].id + " → ";
  return path + graph.records.areas[cycle.front()].id;
}

void link_containment(Linking &linking) {
  RuleGraph &graph = linking.graph;
  const std::vector<model::AreaRecord> &records = graph.records.areas;
  Parents parents(records.size());
  for (Index i = 0; i < records.size(); ++i)
    for (const std::string &id : records[i].parents)
      if (const Index parent = graph.area_of(id); parent != NONE) parents[i].push_back(parent);
  for (const std::vector<Index> &cycle : find_cycles(parents)) {
    linking.report(Code::area_cycle, "areas", records[cycle.front()], "parents", records[cycle.front()].id,
                   path_of(graph, cycle));
  }
  for (const std::vector<Index> &component : strong_components_of(parents)) // later steps need a DAG
    for (const Index area : component) parents[area].clear();
  for (Index i = 0; i < parents.size(); ++i)
    parents[i].erase(std::remove(parents[i].begin(), parents[i].end(), i), parents[i].end());
  std::vector<std::vector<Index>> ancestors = closure(parents, MAX_ANCESTORS);
  graph.areas.resize(records.size());
  for (Index i = 0; i < records.size(); ++i) {
    if (ancestors[i].size() > MAX_ANCESTORS)
      linking.report(Code::area_too_deep, "areas", records[i], "parents", records[i].id, std::to_string(MAX_ANCESTORS));
    graph.areas[i] = {i, records[i].validity, std::move(ancestors[i]), {}};
  }
}

void check_gemeinden(Linking &linking) {
  const RuleGraph &graph = linking.graph;
  for (const Area &area : graph.areas) {
    const model::AreaRecord &record = graph.records.areas[area.record];
    if (record.kind != AreaKind::gemeinde) continue;
    std::vector<Index> kreise;
    for (const Index ancestor : area.ancestors)
      if (graph.records.areas[ancestor].kind == AreaKind::kreis) kreise.push_back(ancestor);
    const auto report_pair = [&] {
      for (std::size_t i = 1; i < kreise.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
          if (graph.areas[kreise[i]].validity.overlaps(graph.areas[kreise[j]].validity))
            return linking.report(Code::gemeinde_in_two_kreise, "areas", record, "parents", record.id,
                                  graph.records.areas[kreise[j]].id + ", " + graph.records.areas[kreise[i]].id);
    };
    report_pair(); // one is enough
  }
}

void check_area_keys(Linking &linking) {
  const std::vector<model::AreaRecord> &records = linking.graph.records.areas;
  for (const auto key : {&model::AreaRecord::ars, &model::AreaRecord::ags}) {
    std::map<std::string_view, std::vector<const model::AreaRecord *>> holders;
    for (const model::AreaRecord &record : records)
      if (!(record.*key).empty()) holders[record.*key].push_back(&record);
    for (const auto &[text, areas] : holders)
      for (auto area = areas.begin(); area != areas.end(); ++area) {
        const auto other = std::find_if(areas.begin(), area, [area](const model::AreaRecord *before) {
          return before->validity.overlaps((*area)->validity);
        });
        if (other != area) // the first is told, not each pair of many
          linking.report(Code::area_key_shared, "areas", **area, key == &model::AreaRecord::ars ? "ars" : "ags", text,
                         (*other)->id);
      }
  }
}

void check_successors(Linking &linking) {
  const RuleGraph &graph = linking.graph;
  Parents successors(graph.records.areas.size());
  for (Index i = 0; i < successors.size(); ++i)
    if (const Index next = graph.area_of(graph.records.areas[i].successor); next != NONE) successors[i].push_back(next);
  for (const std::vector<Index> &cycle : find_cycles(successors)) {
    const model::AreaRecord &first = graph.records.areas[cycle.front()];
    linking.report(Code::area_successor_cycle, "areas", first, "successor", first.id, path_of(graph, cycle));
  }
}

void link_territories(Linking &linking) {
  RuleGraph &graph = linking.graph;
  for (Index node = 0; node < graph.nodes.size(); ++node) {
    if (graph.nodes[node].kind != NodeKind::body) continue;
    const model::OfficeRecord &body = graph.office_record(node);
    const Index area = graph.area_of(body.area);
    if (area == NONE) continue;
    std::vector<Index> &bodies = graph.areas[area].bodies;
    const auto other = std::find_if(bodies.begin(), bodies.end(),
                                    [&](Index before) { return graph.nodes[before].validity.overlaps(body.validity); });
    if (other != bodies.end())
      linking.report(Code::body_area_shared, "offices", body, "area", body.area, graph.nodes[*other].id);
    bodies.push_back(node);
  }
}

void link_statuses(Linking &linking) {
  RuleGraph &graph = linking.graph;
  for (const model::StatusRecord &record : graph.records.statuses) graph.status_names.push_back(record.status);
  for (const model::RuleRecord &record : graph.records.rules)
    if (!record.status.empty()) graph.status_names.push_back(record.status);
  std::sort(graph.status_names.begin(), graph.status_names.end());
  graph.status_names.erase(std::unique(graph.status_names.begin(), graph.status_names.end()), graph.status_names.end());
  const model::StatusRecord *previous = nullptr; // rows of one area and status are neighbours, sorted by their begin
  for (const model::StatusRecord &record : graph.records.statuses) {
    const Index area = graph.area_of(record.area);
    const auto name = std::lower_bound(graph.status_names.begin(), graph.status_names.end(), record.status);
    if (area != NONE && graph.records.areas[area].kind != AreaKind::gemeinde)
      linking.report(Code::not_a_gemeinde, "statuses", record, "area", record.area);
    if (area != NONE)
      graph.statuses.push_back({area, static_cast<Index>(name - graph.status_names.begin()), record.validity});
    const bool is_same = previous != nullptr && previous->area == record.area && previous->status == record.status;
    if (is_same && previous->validity.overlaps(record.validity)) {
      const model::Place first = model::place_of(graph.records, "statuses", previous->origin);
      linking.report(Code::status_overlap, "statuses", record, "valid_from", record.status,
                     fmt::format("{}:{}", first.file, first.row));
    }
    previous = &record;
  }
  std::stable_sort(graph.statuses.begin(), graph.statuses.end(),
                   [](const Status &a, const Status &b) { return a.area < b.area; });
}

void link_coverage(RuleGraph &graph) {
  for (const std::string &id : graph.records.identity.coverage) {
    if (id == "*") graph.covers_everything = true;
    if (const Index area = graph.area_of(id); area != NONE) graph.coverage.push_back(area);
  }
}

} // namespace

void link_areas(Linking &linking) {
  link_containment(linking);
  check_gemeinden(linking);
  check_area_keys(linking);
  check_successors(linking);
  link_territories(linking);
  link_statuses(linking);
  link_coverage(linking.graph);
}

} // namespace zufi::graph
