// SPDX-License-Identifier: Apache-2.0
#include "coverage.hpp"

#include "resolve/place_test.hpp"

namespace zufi::test {

using graph::NONE;

bool names_part(const graph::RuleGraph &graph, const Place &place, const locate::Reading &reading) {
  return place.area.empty() && reading.area != NONE && !model::is_official(graph.area_record(reading.area).kind);
}

bool is_in_coverage(const LinkedWorld &world, const Query &query) {
  graph::StableDays days(query.date);
  for (const auto &[kind, places] : query.places) {
    if (places.size() > 1) return false;
    const locate::Location there = locate::locate(world.gazetteer(), places.front(), days);
    if (there.found != locate::Found::yes) return false;
    for (const locate::Reading &reading : there.readings) {
      if (names_part(world.graph(), places.front(), reading)) return false;
      for (const locate::Cell &cell : reading.cells)
        if (!world.graph().covers_everything && !resolve::is_covered(world.graph(), cell)) return false;
    }
  }
  return true;
}

} // namespace zufi::test
