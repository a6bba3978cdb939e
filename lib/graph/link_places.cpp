// SPDX-License-Identifier: Apache-2.0
#include "graph/link_steps.hpp"

#include <algorithm>
#include <vector>

namespace zufi::graph {

using model::AreaKind;
using model::Code;

namespace {

// The one Gemeinde that contains the area; NONE if there is none or several.
Index gemeinde_of(const RuleGraph &graph, Index area) {
  Index gemeinde = NONE;
  for (const Index ancestor : graph.areas[area].ancestors) {
    if (graph.records.areas[ancestor].kind != AreaKind::gemeinde) continue;
    if (gemeinde != NONE) return NONE;
    gemeinde = ancestor;
  }
  return gemeinde;
}

const model::StreetRecord *street_of(const RuleGraph &graph, const std::string &id) {
  const std::vector<model::StreetRecord> &streets = graph.records.streets;
  const auto found = std::lower_bound(streets.begin(), streets.end(), id,
                                      [](const model::StreetRecord &s, const std::string &key) { return s.id < key; });
  return found == streets.end() || found->id != id ? nullptr : &*found;
}

void check_streets(const Linking &linking) {
  for (const model::StreetRecord &street : linking.graph.records.streets) {
    const Index area = linking.graph.area_of(street.municipality);
    if (area != NONE && linking.graph.records.areas[area].kind != AreaKind::gemeinde)
      linking.report(Code::not_a_gemeinde, "streets", street, "municipality", street.municipality);
  }
}

void check_segments(const Linking &linking) {
  const RuleGraph &graph = linking.graph;
  for (const model::SegmentRecord &segment : graph.records.segments) {
    const Index area = graph.area_of(segment.area);
    if (area == NONE) continue;
    const AreaKind kind = graph.records.areas[area].kind;
    if (model::is_official(kind)) {
      linking.report(Code::segment_area_kind, "segments", segment, "area", segment.area, zufi::name_of(kind));
      continue;
    }
    const Index gemeinde = gemeinde_of(graph, area);
    if (gemeinde == NONE) {
      linking.report(Code::segment_area_homeless, "segments", segment, "area", segment.area);
      continue;
    }
    const model::StreetRecord *street = street_of(graph, segment.street);
    if (street != nullptr && street->municipality != graph.records.areas[gemeinde].id)
      linking.report(Code::segment_outside_area, "segments", segment, "street", segment.street, segment.area);
  }
}

} // namespace

void link_places(Linking &linking) {
  check_streets(linking);
  check_segments(linking);
}

} // namespace zufi::graph
