// SPDX-License-Identifier: Apache-2.0
// Agreements that hand a task round in a circle: refused at build if some question could walk it.
#pragma once

#include "graph/rule_graph.hpp"
#include "model/notices.hpp"

namespace zufi::analyse {

// Reports each circle that some question could walk, with its bodies and one such question; and, as undecided, those
// for which too many questions would have to be asked. Exact otherwise: a circle that is always left by a more special
// edge is none.
void check_agreement_cycles(const graph::RuleGraph &graph, model::Notices &notices);

} // namespace zufi::analyse
