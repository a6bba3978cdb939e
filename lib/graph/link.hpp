// SPDX-License-Identifier: Apache-2.0
// Records → rule graph: follows every reference, checks what only the whole can show, and reports all of it.
#pragma once

#include "graph/rule_graph.hpp"
#include "model/notices.hpp"

#include <optional>

namespace zufi::graph {

// Nothing if there is an error among the notices (of this or an earlier step). Precondition: records are sorted. The
// remit of layers is checked where the records came from folders.
std::optional<RuleGraph> link(model::Records records, model::Notices &notices);

} // namespace zufi::graph
