// SPDX-License-Identifier: Apache-2.0
// The second engine: SEMANTICS.md once more, as plainly as can be, for comparison with the library. It shares no code
// with lib/graph, lib/locate and lib/resolve.
#pragma once

#include "answer_sketch.hpp"
#include "conditions.hpp"
#include "places.hpp"

#include "zufi/query.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace zufi::reference {

// Where a walk ends: an office (outcome `resolved`), or what kept it from one.
using End = test::FindingSketch;

struct RoleAnswer {
  Role role = Role::responsible;
  Outcome outcome = Outcome::gap;
  std::set<End> ends; // of all possibilities; none under needs_input
  bool looked_at_missing_place = false;
};

struct Verdict {
  bool is_too_hard = false; // the oracle does not know
  std::vector<RoleAnswer> roles;
};

class Oracle {
 public:
  explicit Oracle(const model::Records &records) : tables_(records), conditions_(tables_), places_(tables_) {}

  Verdict answer(const Query &query) const;

  // More possibilities than this are too hard.
  static constexpr std::size_t MOST_POSSIBILITIES = 20'000;

 private:
  const Tables tables_;
  const Conditions conditions_;
  const Places places_;
};

// §9 (3): what the ends of all branches together come to.
Outcome outcome_of(const std::set<End> &ends);

} // namespace zufi::reference
