// SPDX-License-Identifier: Apache-2.0
// Why a place has the readings that it has, each in one or two sentences.
#pragma once

#include "graph/rule_graph.hpp"
#include "locate/locate.hpp"

#include <string>
#include <vector>

namespace zufi::api {

struct ReadingReason {
  std::string de, en; // empty: it is the only reading, and nothing speaks against it
};

// One for each reading of `location`.
std::vector<ReadingReason> reasons_of(const graph::RuleGraph &graph, const locate::Location &location);

} // namespace zufi::api
