// SPDX-License-Identifier: Apache-2.0
// Where the areas lie on the ground: an index over their polygons, immutable once built. With boundaries_check.cpp the
// only place with Boost.Geometry.
#pragma once

#include "graph/rule_graph.hpp"
#include "graph/stable_days.hpp"
#include "model/polygons.hpp"
#include "zufi/vocabulary.hpp"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace zufi::locate {

using graph::Index;
using graph::NONE;

using Side = BorderSide;

// From corner to corner, the area on its left.
using Edge = std::pair<model::GridPoint, model::GridPoint>;

// An area that contains a point, or may contain it: its border is nearer than it is accurate.
struct Nearby {
  Index area = NONE;
  Index boundary = NONE; // into records.boundaries
  Side side = Side::inside;
  std::optional<double> distance; // to the border, in metres; none: farther away than the accuracy
  std::vector<Edge> edges;        // nearer than the accuracy

  bool is_certain() const { return side == Side::inside && !distance; }
};

class Boundaries {
 public:
  // `graph` must outlive the boundaries.
  explicit Boundaries(const graph::RuleGraph &graph);
  ~Boundaries();
  Boundaries(const Boundaries &) = delete;
  Boundaries &operator=(const Boundaries &) = delete;

  bool is_empty() const { return graph_.records.boundaries.empty(); }

  // Sorted by area. `days` is narrowed by what was looked at.
  std::vector<Nearby> around(model::GridPoint point, graph::StableDays &days) const;

  // Is it known where the area lies on the day?
  bool has_boundary(Index area, graph::StableDays &days) const;

 private:
  bool is_valid(Index boundary, graph::StableDays &days) const;

  struct Tree;
  const graph::RuleGraph &graph_;
  std::vector<Index> areas_; // of each boundary; sorted, as their table is
  std::unique_ptr<const Tree> tree_;
};

// Does everything within the accuracy lie in one of these areas? So it does if each edge that is near is that of
// another one as well, run the other way: neighbours share their border corner by corner. Precondition: the point
// itself lies in one of them or on its border.
bool cover_surroundings(const std::vector<const Nearby *> &areas);

} // namespace zufi::locate
