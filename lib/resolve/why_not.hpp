// SPDX-License-Identifier: Apache-2.0
// Why another office is not the answer: where the path parts from the ways that lead there, and what keeps them shut.
#pragma once

#include "resolve/resolve.hpp"

namespace zufi::resolve {

enum class Obstacle : std::uint8_t {
  is_answer,    // it is the answer, or a site or part of it
  on_path,      // the path leads through it, and on
  no_way,       // no rule leads there, for this service, whatever the place
  other_role,   // the edge is for another role
  other_area,   // the place does not lie in the edge's area
  other_status, // the municipality does not have the status
  other_facts,  // the facts of the case do not fit
  other_days,   // the edge does not hold on that day
  earlier_step, // an edge of a relation that is looked at before it decides
  less_special, // the winning edge is more special
  other_place,  // the winning edge leads to the body of the place's own municipality, Kreis, Land: another place,
                // another body
  outranked,    // neither is more special, and the winning one has the higher priority
  unknown,      // the path did not come so far: more input is needed, or there is no answer
};

struct Parting {
  Obstacle obstacle = Obstacle::no_way;
  Index node = NONE;   // at which the ways part
  Index rule = NONE;   // the edge that would have led there
  Index winner = NONE; // the edge that won instead; NONE if the path ended
};

// `result` is that of one role; `places` are the located places of the question.
Parting find_parting(const graph::RuleGraph &graph, const Question &question, const RoleResult &result,
                     const std::vector<LocatedPlace> &places, Index office);

} // namespace zufi::resolve
