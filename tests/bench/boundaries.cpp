// SPDX-License-Identifier: Apache-2.0
// The index over boundaries alone: points all over the box of a dataset's own polygons, on its own records.
#include "region.hpp"

#include "graph/link.hpp"
#include "locate/boundaries.hpp"
#include "source/folder_reader.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <vector>

namespace {

using zufi::model::GridPoint;

const zufi::graph::RuleGraph &linked() {
  static const zufi::graph::RuleGraph graph = [] {
    zufi::model::Notices notices;
    auto linked = zufi::graph::link(zufi::source::read_folders({ZUFI_REGION}, {}, notices), notices);
    if (!linked) std::exit(1);
    return std::move(*linked);
  }();
  return graph;
}

// A lattice over all polygons.
std::vector<GridPoint> points() {
  GridPoint least{INT32_MAX, INT32_MAX};
  GridPoint most{INT32_MIN, INT32_MIN};
  for (const auto &boundary : linked().records.boundaries)
    for (const auto &polygon : boundary.polygons.list())
      for (const GridPoint corner : polygon.outer) {
        least = {std::min(least.lon, corner.lon), std::min(least.lat, corner.lat)};
        most = {std::max(most.lon, corner.lon), std::max(most.lat, corner.lat)};
      }
  constexpr std::int32_t SIDE = 32;
  std::vector<GridPoint> points;
  for (std::int32_t i = 0; i < SIDE * SIDE; ++i)
    points.push_back({least.lon + (most.lon - least.lon) / SIDE * (i % SIDE),
                      least.lat + (most.lat - least.lat) / SIDE * (i / SIDE)});
  return points;
}

void areas_around_a_point(benchmark::State &state) {
  const zufi::locate::Boundaries boundaries(linked());
  const std::vector<GridPoint> asked = points();
  std::size_t next = 0;
  for (auto _ : state) {
    zufi::graph::StableDays days(*zufi::Date::parse("2026-01-01"));
    benchmark::DoNotOptimize(boundaries.around(asked[next], days));
    next = (next + 1) % asked.size();
  }
}
BENCHMARK(areas_around_a_point)->Unit(benchmark::kNanosecond);

void index_boundaries(benchmark::State &state) {
  for (auto _ : state) benchmark::DoNotOptimize(zufi::locate::Boundaries(linked()).is_empty());
}
BENCHMARK(index_boundaries)->Unit(benchmark::kMicrosecond);

} // namespace
