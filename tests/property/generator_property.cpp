// SPDX-License-Identifier: Apache-2.0
// The generators reach what they should (trap: random questions drift to "nothing found").
#include "property.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iostream>
#include <map>

using namespace zufi;
using namespace zufi::test;

// Also under sanitizers: in fewer worlds a rare outcome may be rarer by chance.
constexpr std::size_t ANSWERS = std::max<std::size_t>(CASES, 5'000);

TEST_CASE("A5: each outcome is at least 3 % of all answers") {
  std::map<Outcome, std::size_t> histogram;
  std::size_t answers = 0;
  check_property("A5: each outcome is at least 3 % of all answers", {.checks = ANSWERS}, [&](Trial &trial) {
    for (const Query &query : trial.queries) {
      trial.reseed(query);
      ++histogram[trial.world().answer(query).outcome];
      ++answers;
      trial.count();
    }
  });
  for (std::size_t i = 0; i < Names<Outcome>::texts.size(); ++i) {
    const auto outcome = static_cast<Outcome>(i);
    std::cout << "  " << name_of(outcome) << " "
              << 100.0 * static_cast<double>(histogram[outcome]) / static_cast<double>(answers) << " %\n";
    INFO(name_of(outcome));
    CHECK(histogram[outcome] * 100 >= answers * 3);
  }
}
