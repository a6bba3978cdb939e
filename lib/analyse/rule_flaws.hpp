// SPDX-License-Identifier: Apache-2.0
// What is wrong with rules and offices: those that no answer needs, and those that answers should not rest on.
#pragma once

#include "analyse/proof.hpp"
#include "analyse/starts.hpp"
#include "analyse/sweep.hpp"

#include <optional>
#include <vector>

namespace zufi::analyse {

class RuleFlaws {
 public:
  explicit RuleFlaws(const graph::RuleGraph &graph); // must outlive it

  void look_at(const StartGroup &group, const Scene &scene);
  void take(std::vector<Flaw> &flaws); // adds those that were found; afterwards nothing is looked at any more

 private:
  struct Standing {
    bool wins = false;
    bool is_needed = false;           // without it some answer would be another one
    std::optional<Flaw> first;        // where it wins for the first time
    std::optional<Flaw> first_beaten; // where it applies and does not win
  };

  void reach(Index node);
  void look_at_winners(const StartGroup &group, const Scene &scene, const resolve::Part &part);
  void look_at_rule(Index rule, const StartGroup &group, const Scene &scene, const resolve::Part &part);
  bool changes_without(Index rule, const Scene &scene, const resolve::Part &part);
  Flaw shown_by(Index rule, const StartGroup &group, const Scene &scene, const resolve::Part &part, Date day) const;

  const graph::RuleGraph &graph_;
  graph::RuleGraph without_; // the same, of which one rule at a time never holds
  Date version_;
  std::vector<Standing> standings_; // by rule
  std::vector<bool> is_reached_;    // by node
  bool is_all_seen_ = true;         // nothing was left undecided
};

} // namespace zufi::analyse
