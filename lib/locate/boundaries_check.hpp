// SPDX-License-Identifier: Apache-2.0
// Are the polygons of a dataset valid: does no ring cross itself or another, do holes lie inside, is every area in one
// piece for each polygon? Asked once, by a build.
#pragma once

#include "graph/rule_graph.hpp"
#include "model/notices.hpp"

namespace zufi::locate {

void check_boundaries(const graph::RuleGraph &graph, model::Notices &notices);

} // namespace zufi::locate
