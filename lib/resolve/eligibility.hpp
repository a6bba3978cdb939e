// SPDX-License-Identifier: Apache-2.0
// Does an edge apply, and can it win? Its place, status, subject, facts and validity against what is known on a branch
// of the walk.
#pragma once

#include "resolve/specificity.hpp"
#include "resolve/walk.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace zufi::resolve {

// Where one branch of the walk stands.
struct Branch {
  Index node = NONE;
  std::size_t first_relation = 0;     // after a staying edge the walk goes on with the next relation
  std::vector<Index> services;        // the service asked about and its parents; empty if a competence was asked
  std::vector<Index> competences;     // the competence the walk led to and its wholes
  std::span<const std::string> kinds; // of place that count; empty: any
  std::vector<std::size_t> places;    // that count, into Situation::places
  bool is_split = false;              // at most one counts on this branch
  bool has_factor = false;            // the service itself says which places count
  bool ends_at_service = false;       // no competence follows that could say so
  Index body = NONE;                  // legally responsible
  bool is_mandated = false;           // under a mandate the responsible body stays
  std::vector<Index> bodies;          // seen on the way
  std::vector<Step> path;
};

// A place that the edge itself asks for is not known or lies outside: no further input helps.
struct UnusablePlace {
  std::size_t place = 0; // into Situation::places
  friend auto operator<=>(const UnusablePlace &, const UnusablePlace &) = default;
};
// What can be told apart stands before what cannot, and what is asked first stands first.
using Missing = std::variant<MissingPlace, MissingFact, NoPlace, UnusablePlace>;

// An edge that may be followed, and how sure that is.
struct Candidate {
  Competitor competitor;
  Truth fits = Truth::yes;
  Missing missing;                 // where fits is unknown: what decides
  std::vector<std::size_t> places; // in which it fits; empty if it does not ask for one
  const graph::Rule &rule() const { return *competitor.rule; }
};

// Whether it applies cannot be told, unless something else that is known makes it needless.
bool is_hopeless(const Candidate &candidate);

// An edge that says something only where the place is known.
bool needs_place(const graph::Rule &rule);

class Eligibility {
 public:
  // All must outlive it; `days` is narrowed by what was looked at.
  Eligibility(const graph::RuleGraph &graph, const Situation &situation, graph::StableDays &days)
      : graph_(graph), situation_(situation), days_(days) {}

  // Of several kinds any counts; without one of them, the place given as "the one that counts". Without kinds the order
  // of § 3 (1) VwVfG. Into Situation::places.
  std::vector<std::size_t> places_of(std::span<const std::string> kinds) const;

  // The edge as a candidate, unless it does not apply for sure. `rank`: of the node that it leaves.
  std::optional<Candidate> candidate_of(const Branch &branch, const graph::Rule &rule, SubjectRank rank);

 private:
  bool fits_place(const Branch &branch, const graph::Rule &rule, Candidate &candidate);
  Truth fits_option(const graph::Rule &rule, const PlaceOption &place);
  bool fits_facts(const graph::Rule &rule, Candidate &candidate) const;

  const graph::RuleGraph &graph_;
  const Situation &situation_;
  graph::StableDays &days_;
};

// Edges that no edge that surely applies beats.
std::vector<Candidate> unbeaten(const graph::RuleGraph &graph, const std::vector<Candidate> &candidates);

// Without edges of which it does not matter whether they apply: of lower priority than one that surely applies, and
// beating none that matters.
std::vector<Candidate> deciding(const graph::RuleGraph &graph, std::vector<Candidate> best);

} // namespace zufi::resolve
