// SPDX-License-Identifier: Apache-2.0
// Why a place has the readings that it has, each in one or two sentences.
#pragma once

#include "graph/rule_graph.hpp"
#include "locate/locate.hpp"

#include <string>

namespace zufi::api {

struct ReadingReason {
  std::string de, en; // empty: it is the only reading, and nothing speaks against it
};

// `reading` is one of those of `location`.
ReadingReason reason_of(const graph::RuleGraph &graph, const locate::Location &location,
                        const locate::Reading &reading);

} // namespace zufi::api
