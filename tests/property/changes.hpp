// SPDX-License-Identifier: Apache-2.0
// Changes to a world, and what a change must be about.
#pragma once

#include "answer_sketch.hpp"
#include "dice.hpp"
#include "graph/rule_graph.hpp"
#include "model/records.hpp"
#include "zufi/date.hpp"
#include "zufi/query.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace zufi::test {

using Ids = std::set<std::string>;

// Precondition: there is such a rule.
const model::RuleRecord &rule_in(const model::Records &records, const std::string &id);
model::RuleRecord &rule_in(model::Records &records, const std::string &id);

model::Records without_rules(model::Records records, const Ids &ids);
model::Records with_only_rules(model::Records records, const Ids &ids);
model::Records with_rule(model::Records records, model::RuleRecord rule);

// A copy under another id that leads elsewhere, to what exists on the day; nothing if there is nowhere else.
std::optional<model::RuleRecord> leading_elsewhere(Dice &dice, const model::Records &records,
                                                   const model::RuleRecord &rule, const std::string &id, Date date);
// A copy that the rule beats: more general in at least one of area, status, condition and subject, and in none more
// special. Nothing if the rule is as general as can be.
std::optional<model::RuleRecord> generalised(Dice &dice, const graph::RuleGraph &graph, const model::RuleRecord &rule,
                                             const std::string &id);

// All rules that a finding names: on its path, and those of a conflict or refusal.
Ids rules_of(const FindingSketch &finding);
Ids rules_of(const Sketch &sketch);

// One role, and at most one place.
bool is_simple(const Query &query);

// The one finding of an answer that leads to an office by one way; nothing if there are several.
const FindingSketch *only_finding(const Sketch &sketch);

} // namespace zufi::test
