// SPDX-License-Identifier: Apache-2.0
// Parents, grandparents and so on over dense indices: cycles and closures, by Boost.Graph.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace zufi::graph {

// parents[i] = the direct parents of i. Indices out of range are not allowed.
using Parents = std::vector<std::vector<std::uint32_t>>;

// One cycle for each set of nodes that can reach each other, each starting at its smallest node. Empty = acyclic.
std::vector<std::vector<std::uint32_t>> find_cycles(const Parents &parents);

// Sets of more than one node in which each reaches each other; sorted.
std::vector<std::vector<std::uint32_t>> strong_components_of(const Parents &parents);

// For each node all its ancestors, itself included; sorted. Of more than `limit` only `limit` + 1, so that a chain of
// many thousand costs no more than its length. Precondition: no cycles.
std::vector<std::vector<std::uint32_t>> closure(const Parents &parents, std::size_t limit);

} // namespace zufi::graph
