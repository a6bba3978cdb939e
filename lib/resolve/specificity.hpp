// SPDX-License-Identifier: Apache-2.0
// Which of two edges is more specific: a partial order, as in overload resolution (SEMANTICS.md, section 4.3). A change
// here raises model/semantics_version.hpp.
#pragma once

#include "graph/rule_graph.hpp"

#include <compare>
#include <span>
#include <vector>

namespace zufi::resolve {

using graph::Index;
using graph::NONE;

// Where an edge's subject stands in what the walk is about. The chain is: the service asked about, its LeiKa parents,
// the competence it was led to, the competences of which that is a part; 0 is the most special.
struct SubjectRank {
  std::size_t position = 0;
  // An OZG bundle: above `position`, the last in the chain that is one of its services, and what stands before it;
  // beside everything else.
  bool is_bundle = false;
  friend bool operator==(const SubjectRank &, const SubjectRank &) = default;
};
inline constexpr SubjectRank NO_SUBJECT{~std::size_t{0}, false}; // everything the body does

struct Competitor {
  const graph::Rule *rule = nullptr;
  SubjectRank subject;
};

// less: a is more special than b; greater: b is; equivalent: alike; unordered: neither.
std::partial_ordering compare_areas(const graph::RuleGraph &graph, const graph::Rule &a, const graph::Rule &b);
std::partial_ordering compare_subjects(const SubjectRank &a, const SubjectRank &b);
std::partial_ordering compare_conditions(const graph::Rule &a, const graph::Rule &b);

// Alike in all that is compared: both beat the same edges and are beaten by the same.
bool weighs_the_same(const Competitor &a, const Competitor &b);

// Nowhere less special and somewhere more.
bool beats(const graph::RuleGraph &graph, const Competitor &a, const Competitor &b);

} // namespace zufi::resolve
