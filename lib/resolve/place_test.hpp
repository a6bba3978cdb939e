// SPDX-License-Identifier: Apache-2.0
// What the walk has to know of a place: does it fit an edge, is it covered, whose body is meant? Where its possible
// cells differ in that, they are told apart by it.
#pragma once

#include "graph/rule_graph.hpp"
#include "graph/stable_days.hpp"
#include "resolve/situation.hpp"

#include <vector>

namespace zufi::resolve {

struct PlaceTest {
  enum class Kind : std::uint8_t {
    fits_rule, // areas and status of an edge
    is_covered,
    names_body, // the area whose body a symbol stands for
  };
  Kind kind = Kind::fits_rule;
  Index rule = NONE;                          // of fits_rule
  graph::Symbol symbol = graph::Symbol::none; // of names_body
  friend auto operator<=>(const PlaceTest &, const PlaceTest &) = default;
};

// Do the areas and the status of the edge fit a place in this cell? `days` is narrowed.
bool fits_cell(const graph::RuleGraph &graph, const graph::Rule &rule, const Cell &cell, graph::StableDays &days);

bool is_covered(const graph::RuleGraph &graph, const Cell &cell);

// The area of the cell whose body "@self" … stands for; NONE if there is none.
Index area_meant(const graph::RuleGraph &graph, graph::Symbol symbol, const Cell &cell);

// The possible cells in groups, by what the test gives.
std::vector<std::vector<Index>> divide(const graph::RuleGraph &graph, const PlaceOption &place, const PlaceTest &test,
                                       graph::StableDays &days);
bool tells_apart(const graph::RuleGraph &graph, const PlaceOption &place, const PlaceTest &test,
                 graph::StableDays &days);

} // namespace zufi::resolve
