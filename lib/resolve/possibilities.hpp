// SPDX-License-Identifier: Apache-2.0
// What is not known is carried as sets of possibilities (SEMANTICS.md, section 4.4). Where the walk cannot go on, they
// are parted by what it asks for, and each part is walked on its own. So all possibilities end up in parts in which the
// walk needs to know nothing more: exactly, not by samples, and never parted by what no edge on the way asks for.
#pragma once

#include "resolve/walk.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zufi::resolve {

// How many walks one question may cost: fewer where each may have to look at many rules.
std::size_t walks_allowed(const graph::RuleGraph &graph);

// One part: every possibility in it ends alike.
struct Part {
  std::vector<std::vector<Index>> cells;  // of each place, those possible here (positions in PlaceOption::all_cells)
  std::map<Index, model::ValueSet> facts; // of those that are not known
  std::vector<Leaf> leaves;               // sorted; empty if a place is missing
  std::vector<std::string> missing_kinds; // of which no place is given; "any" if any will do
};

struct Exploration {
  std::vector<Part> parts;      // apart from each other; together all possibilities
  bool is_budget_spent = false; // then parts are missing
  std::optional<AgreementCycle> cycle;
};

// `days` is narrowed.
Exploration explore(const graph::RuleGraph &graph, Index start, Situation situation, graph::StableDays &days,
                    std::size_t max_walks);

// All values that a fact can have.
model::ValueSet domain_of(const model::FactRecord &fact);

} // namespace zufi::resolve
