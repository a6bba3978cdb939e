// SPDX-License-Identifier: Apache-2.0
// Runs a property over random worlds: rapidcheck draws and shrinks, this counts what was really checked.
#pragma once

#include "answer_sketch.hpp"
#include "random_world.hpp"
#include "sizes.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::test {

// A world with questions, and a seed for whatever else a property chooses; small and printable when it fails.
struct Case {
  model::Records records;
  std::vector<Query> queries;
  std::uint64_t twist = 0;
};

struct Tally {
  std::size_t checks = 0;           // (world, query) pairs, or values, that were compared
  std::size_t worlds = 0;           // drawn
  std::size_t refused = 0;          // of these, not fit for a build
  std::size_t variants = 0;         // changed worlds
  std::size_t refused_variants = 0; // of these, not fit for a build
};

class Trial {
 public:
  Trial(const Case &what, std::shared_ptr<const LinkedWorld> world, Tally &tally)
      : dice(what.twist), queries(what.queries), twist_(what.twist), world_(std::move(world)), tally_(tally) {}

  const LinkedWorld &world() const { return *world_; }
  std::shared_ptr<const LinkedWorld> shared_world() const { return world_; }
  const model::Records &records() const { return world_->records(); }
  // The world after a change; nothing if a build refuses it, and then the property should go on with another case.
  std::shared_ptr<const LinkedWorld> variant(model::Records changed);

  // From here on the dice fall as the question says, so that a failure survives when the other questions go.
  void reseed(const Query &query);

  void count() { ++tally_.checks; }
  // Both fail the property if it does not hold. They count once for each question, however much is compared.
  void check(bool holds, const std::function<std::string()> &explain);
  void check_alike(const Sketch &expected, const Sketch &found, const std::function<std::string()> &explain);

  Dice dice;
  const std::vector<Query> &queries;

 private:
  std::uint64_t twist_;
  bool is_counted_ = false; // for this question
  bool counts_questions_ = false;
  std::shared_ptr<const LinkedWorld> world_;
  Tally &tally_;
};

struct Plan {
  std::size_t checks = CASES; // at least so many in all
  std::size_t queries = 24;   // for each world
  Detail detail = Detail::any;
};

// Draws worlds until enough was checked, and fails if that takes too many, or if builds refuse more than half of them.
// The seed is the same on every run of CI and new on every long run; ZUFI_SEED replays one.
void check_property(std::string_view name, const Plan &plan, const std::function<void(Trial &)> &body);
// The same for properties of values: `body` gets fresh dice for each check.
void check_values(std::string_view name, std::size_t checks, const std::function<void(Dice &)> &body);

// Fails the running property; rapidcheck then shrinks the case.
[[noreturn]] void fail_property(const std::string &why);

std::string to_text(const Query &query);

} // namespace zufi::test
