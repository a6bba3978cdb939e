// SPDX-License-Identifier: Apache-2.0
// The walk: from a service or competence along the winning edges to the office. The reference engine: slow, obvious,
// and the text of SEMANTICS.md, section 4, in code. Every other engine is compared with it.
#pragma once

#include "graph/stable_days.hpp"
#include "resolve/place_test.hpp"

#include <variant>
#include <vector>

namespace zufi::resolve {

// One edge of a path. Several rules stand for one edge where they are equally special and lead to the same targets.
struct Step {
  Relation relation = Relation::assigns;
  Index from = NONE;
  std::vector<Index> to;    // sorted
  std::vector<Index> rules; // sorted

  friend auto operator<=>(const Step &, const Step &) = default;
};

enum class End : std::uint8_t { office, not_offered, gap, conflict, outside_coverage, unknown_place };

// Where one branch of the walk came to its end.
struct Leaf {
  End end = End::gap;
  std::vector<Step> path;
  Index node = NONE;        // the office; or the node at which it ended
  Index body = NONE;        // legally responsible; NONE before a body was reached
  std::vector<Index> sites; // of the office: those that the last edge names, else all that exist on the day
  bool names_sites = false; // the last edge does
  std::vector<Index> rules; // conflict: the rules that contradict each other; not_offered: the rule that says so

  friend auto operator<=>(const Leaf &, const Leaf &) = default;
};

// The walk needs to know more before it can go on.
struct MissingFact {
  Index fact = NONE;
  model::ValueSet values = model::ValueSet::none(); // is it one of these?
  friend auto operator<=>(const MissingFact &, const MissingFact &) = default;
};
struct MissingPlace {
  std::size_t place = 0; // into Situation::places: not all of it is known
  PlaceTest test;
  friend auto operator<=>(const MissingPlace &, const MissingPlace &) = default;
};
struct NoPlace { // no place was given of the kinds that count
  std::vector<std::string> kinds;
  friend auto operator<=>(const NoPlace &, const NoPlace &) = default;
};
struct AgreementCycle { // refused at build; a forged file can still hold one
  std::vector<Index> bodies;
};

using WalkResult = std::variant<std::vector<Leaf>, MissingFact, MissingPlace, NoPlace, AgreementCycle>;

// Walks from `start`, a service or competence. Leaves are sorted, each once; at least one. `days` is narrowed by all
// that was looked at.
WalkResult walk(const graph::RuleGraph &graph, Index start, const Situation &situation, graph::StableDays &days);

} // namespace zufi::resolve
