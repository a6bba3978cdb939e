// SPDX-License-Identifier: Apache-2.0
// What can be asked about, in groups that the rules treat alike: of a thousand services most differ by their names
// alone.
#pragma once

#include "graph/rule_graph.hpp"

#include <vector>

namespace zufi::analyse {

using graph::Index;
using graph::NONE;

// Services or competences: the walks from all of them are the same but for their first node.
struct StartGroup {
  std::vector<Index> members; // sorted; at least one
  Index first() const { return members.front(); }
};

std::vector<StartGroup> start_groups(const graph::RuleGraph &graph); // every service and competence is in one

// Roles of which each other one is answered as one of these: those that some rule names, and one that none does.
std::vector<Role> roles_told_apart(const graph::RuleGraph &graph);

} // namespace zufi::analyse
