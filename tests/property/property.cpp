// SPDX-License-Identifier: Apache-2.0
#include "property.hpp"

#include "shrink.hpp"
#include "source/canonical_writer.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <cerrno>
#include <cstdlib>
#include <iostream>
#include <random>
#include <stdexcept>
#include <unordered_map>

namespace zufi::test {

namespace {

// Worlds of one round; a seed and a number of rounds replay everything.
constexpr int ROUND = 50;
constexpr std::size_t MAX_REFUSED_IN_A_ROW = 100;

// rapidcheck's own listener speaks of environment variables that this room does not use.
class Silent : public rc::detail::TestListener {
 public:
  void onTestCaseFinished(const rc::detail::CaseDescription &) override {}
  void onShrinkTried(const rc::detail::CaseDescription &, bool) override {}
  void onTestFinished(const rc::detail::TestMetadata &, const rc::detail::TestResult &) override {}
};

std::uint64_t first_seed() {
  if (const char *given = std::getenv("ZUFI_SEED")) return std::strtoull(given, nullptr, 10);
  if (!IS_LONG) return 20'261'124;
  std::random_device device;
  return device();
}

std::string replay_line(std::string_view name, std::uint64_t seed) {
  return "seed " + std::to_string(seed) + "; replay: ZUFI_SEED=" + std::to_string(seed) + " tests/property/" +
         ::program_invocation_short_name + " '" + std::string(name) + "'";
}

// A seed and the round say it all.
const std::unordered_map<std::string, rc::detail::Reproduce> NOTHING_TO_REPRODUCE;

// Rounds of rapidcheck until `is_done`.
template <class Testable>
void run_rounds(std::string_view name, const Testable &testable, const std::function<bool(std::size_t)> &is_done) {
  const std::uint64_t first = first_seed();
  for (std::size_t round = 0; !is_done(round); ++round) {
    rc::detail::TestParams params;
    params.seed = first + round;
    params.maxSuccess = ROUND;
    Silent listener;
    const rc::detail::TestResult result =
        rc::detail::checkTestable(testable, rc::detail::TestMetadata{}, params, listener, NOTHING_TO_REPRODUCE);
    if (result.template is<rc::detail::SuccessResult>()) continue;
    std::ostringstream text;
    rc::detail::printResultMessage(result, text);
    FAIL(name << "\n" << text.str() << "\n" << replay_line(name, params.seed));
  }
  std::cout << name << ": " << replay_line(name, first) << "\n";
}

rc::Gen<Case> cases(const Plan &plan, Tally &tally) {
  return rc::Gen<Case>([plan, &tally](const rc::Random &random, int) {
    Dice dice(rc::Random(random).next());
    Case drawn;
    for (std::size_t i = 0;; ++i) {
      ++tally.worlds;
      drawn.records = random_records(dice);
      if (LinkedWorld::of(drawn.records)) break;
      ++tally.refused;
      if (i == MAX_REFUSED_IN_A_ROW) throw std::logic_error("builds refuse every world that is drawn");
    }
    for (std::size_t i = 0; i < plan.queries; ++i)
      drawn.queries.push_back(random_query(dice, drawn.records, plan.detail));
    drawn.twist = dice.next();
    return rc::shrinkable::shrinkRecur(std::move(drawn), [](const Case &whole) { return shrinks_of(whole); });
  });
}

} // namespace

std::shared_ptr<const LinkedWorld> Trial::variant(model::Records changed) {
  ++tally_.variants;
  auto world = LinkedWorld::of(std::move(changed));
  if (!world) ++tally_.refused_variants;
  return world;
}

void Trial::reseed(const Query &query) {
  std::uint64_t seed = twist_;
  for (const char c : zufi::test::to_text(query)) seed = seed * 0x100000001b3U + static_cast<unsigned char>(c);
  dice = Dice(seed);
  counts_questions_ = true;
  is_counted_ = false;
}

void Trial::check(bool holds, const std::function<std::string()> &explain) {
  if (!counts_questions_ || !is_counted_) count();
  is_counted_ = true;
  if (!holds) fail_property(explain());
}

void Trial::check_alike(const Sketch &expected, const Sketch &found, const std::function<std::string()> &explain) {
  check(expected == found, [&] {
    return explain() + "\nexpected: " + zufi::test::to_text(expected) + "found: " + zufi::test::to_text(found);
  });
}

void check_property(std::string_view name, const Plan &plan, const std::function<void(Trial &)> &body) {
  Tally tally;
  const rc::Gen<Case> gen = cases(plan, tally);
  const auto testable = [&] {
    const Case drawn = *gen;
    const auto world = LinkedWorld::of(drawn.records);
    if (!world) return; // shrunk too far
    Trial trial(drawn, world, tally);
    body(trial);
  };
  // Enough for every property but one whose cases are so rare that it proves nothing.
  const std::size_t most_rounds = 20 + plan.checks / ROUND;
  run_rounds(name, testable, [&](std::size_t round) { return tally.checks >= plan.checks || round == most_rounds; });
  std::cout << "  " << tally.checks << " checks in " << tally.worlds << " worlds (" << tally.refused << " refused), "
            << tally.variants << " variants (" << tally.refused_variants << " refused)\n";
  INFO(name);
  CHECK(tally.checks >= plan.checks);
  CHECK(tally.refused * 2 <= tally.worlds);
  CHECK(tally.refused_variants * 2 <= tally.variants);
}

void check_values(std::string_view name, std::size_t checks, const std::function<void(Dice &)> &body) {
  std::size_t done = 0;
  const rc::Gen<std::uint64_t> gen(
      [](const rc::Random &random, int) { return rc::shrinkable::just(rc::Random(random).next()); });
  const auto testable = [&] {
    Dice dice(*gen);
    body(dice);
    ++done;
  };
  run_rounds(name, testable, [&](std::size_t) { return done >= checks; });
  std::cout << "  " << done << " checks\n";
  SUCCEED();
}

void fail_property(const std::string &why) { throw rc::detail::CaseResult(rc::detail::CaseResult::Type::Failure, why); }

} // namespace zufi::test
