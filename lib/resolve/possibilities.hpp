// SPDX-License-Identifier: Apache-2.0
// What is not known is carried as a set of possibilities (SEMANTICS.md, section 4.4): if every one ends alike, that is
// the answer and nothing is asked.
#pragma once

#include "resolve/resolve.hpp"

namespace zufi::resolve {

// How many walks one question may cost.
inline constexpr std::size_t MAX_WALKS = 20'000;

// Walks for one role under all possibilities. `days` is narrowed. An error for a circle of agreements.
Result<RoleResult> explore(const graph::RuleGraph &graph, Index start, Situation situation,
                           const std::vector<LocatedPlace> &places, graph::StableDays &days);

// One value from each stretch of values that no condition in the graph tells apart.
std::vector<std::string> sample_values(const graph::RuleGraph &graph, Index fact);

} // namespace zufi::resolve
