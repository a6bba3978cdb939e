// SPDX-License-Identifier: Apache-2.0
// A query, checked and with its words looked up in the rule graph.
#pragma once

#include "graph/rule_graph.hpp"
#include "model/value_set.hpp"
#include "zufi/query.hpp"
#include "zufi/result.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace zufi::resolve {

using graph::Index;
using graph::NONE;

struct Question {
  Index start = NONE;                                // the service or competence; NONE if the dataset does not have it
  std::string service, competence;                   // as asked
  std::vector<std::pair<std::string, Place>> places; // kind, place
  std::map<Index, model::ValueSet> facts; // the values that are possible, of those of which something is said
  Date date;
  std::vector<Role> roles; // sorted, each once
};

// An error for misuse: both or neither of service and competence, text that is no UTF-8 or too long, a value that does
// not fit its fact, a fact that the dataset does not declare (with the ids that are spelled nearly so), a kind of place
// that does not exist. The message names the field, never what stands in it.
Result<Question> understand(const graph::RuleGraph &graph, const Query &query);

} // namespace zufi::resolve
