// SPDX-License-Identifier: Apache-2.0
// What is wrong with answers: gaps, conflicts, and what was not decided. Flaws with one cause are one, whatever was
// asked and wherever.
#pragma once

#include "analyse/proof.hpp"
#include "analyse/starts.hpp"
#include "analyse/sweep.hpp"

#include <map>
#include <tuple>
#include <vector>

namespace zufi::analyse {

class AnswerFlaws {
 public:
  explicit AnswerFlaws(const graph::RuleGraph &graph); // must outlive it

  // All scenes of a group in one role, in the order of their days.
  void look_at(const StartGroup &group, const std::vector<Scene> &scenes);
  void take(std::vector<Flaw> &flaws); // adds those that were found

 private:
  using Cause = std::tuple<Flaw::Kind, Index, std::vector<Index>>; // kind, node, rules of a conflict
  struct Found {
    Flaw flaw;
    std::set<locate::Cell> cells;
    std::set<Index> last_rules; // of gaps: that led there
  };

  void look_at(const StartGroup &group, const std::vector<Scene> &scenes, std::size_t scene, const resolve::Part &part);
  Flaw::Kind kind_of_gap(const std::vector<Scene> &scenes, std::size_t scene, const resolve::Part &part) const;
  Found &add(const Cause &cause, const StartGroup &group, const Scene &scene, const resolve::Part &part);

  const graph::RuleGraph &graph_;
  Date version_; // the day that the dataset describes
  std::map<Cause, Found> found_;
};

} // namespace zufi::analyse
