// SPDX-License-Identifier: Apache-2.0
// Why another office is not the answer: where the path parts from the ways that lead there, and what keeps them shut.
#pragma once

#include "resolve/resolve.hpp"

namespace zufi::resolve {

// Of several edges that could lead to the office, the one whose obstacle stands last here is named.
enum class Obstacle : std::uint8_t {
  is_answer,    // it is the answer, or one of its sites
  on_path,      // the path leads through it, and on
  ends_there,   // the path leads to it, and ends without an answer
  no_way,       // no rule leads there, for this question, whatever the place
  needs_input,  // more must be known before any office is the answer
  no_service,   // the service is not valid on that day
  no_place,     // the place that counts is not known
  outside,      // or not covered by the dataset
  other_role,   // the edge is for another role
  other_area,   // the place does not lie in the edge's area
  other_status, // the municipality does not have the status
  other_facts,  // the facts of the case do not fit
  other_days,   // the edge does not hold on that day
  unknown,      // none of these, and yet it does not apply: another place counts for it
  earlier_step, // an edge of a relation that is looked at before it decides
  role_unnamed, // the winning edge names the role, this one does not
  less_special, // the winning edge is more special
  outranked,    // neither is more special, and the winning one has the higher priority
  not_offered,  // the winning edge says that the service does not exist here
  conflicting,  // it is one of several that contradict each other
  other_place,  // the winning edge leads to the body of the place's own municipality, Kreis, Land: another place,
                // another body
};

struct Parting {
  Obstacle obstacle = Obstacle::no_way;
  Index node = NONE;   // at which the ways part
  Index rule = NONE;   // the edge that would have led there
  Index winner = NONE; // the edge that won instead, or contradicts it; NONE if the path ended
};

// `result` is that of one role; `places` are the located places of the question.
Parting find_parting(const graph::RuleGraph &graph, const Question &question, const RoleResult &result,
                     const std::vector<LocatedPlace> &places, Index office);

} // namespace zufi::resolve
