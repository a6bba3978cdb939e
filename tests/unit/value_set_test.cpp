// SPDX-License-Identifier: Apache-2.0
#include "model/fact_value.hpp"
#include "model/value_set.hpp"

#include <catch2/catch.hpp>

#include <ctime>
#include <random>
#include <set>

using namespace zufi::model;

namespace {

// Sets over the letters b, d, f … as a plain std::set, with the gaps between them: "c" stands for what lies between b
// and d.
const std::string UNIVERSE = "abcdefghijklmnopqrstuvwxyz";

std::set<char> members(const ValueSet &set) {
  std::set<char> found;
  for (const char c : UNIVERSE)
    if (set.contains(std::string(1, c))) found.insert(c);
  return found;
}

ValueSet random_set(std::mt19937_64 &random) {
  ValueSet set = ValueSet::none();
  for (std::size_t i = random() % 5; i > 0; --i) {
    const std::string a(1, UNIVERSE[random() % 26]);
    const std::string b(1, UNIVERSE[random() % 26]);
    switch (random() % 4) {
    case 0: set.add(ValueSet::of_value(a)); break;
    case 1: set.add(ValueSet::prefixes(a, b)); break;
    case 2: set.add(ValueSet::from(a).together_with(ValueSet::below(b))); break;
    default: set.add(random() % 2 == 0 ? ValueSet::below(a) : ValueSet::from(a)); break;
    }
  }
  return set;
}

} // namespace

TEST_CASE("sets of values behave as sets") {
  const auto seed = Catch::rngSeed();
  INFO("replay: model_test --rng-seed " << seed);
  std::mt19937_64 random(seed);
  for (int i = 0; i < 3'000; ++i) {
    const ValueSet a = random_set(random);
    const ValueSet b = random_set(random);
    ValueSet either = a;
    either.add(b);
    std::set<char> in_either = members(a);
    std::set<char> in_both;
    for (const char c : members(b)) {
      if (in_either.count(c) > 0) in_both.insert(c);
    }
    for (const char c : members(b)) in_either.insert(c);
    REQUIRE(members(either) == in_either);
    REQUIRE(members(a.together_with(b)) == in_both);
    REQUIRE(a.together_with(b) == b.together_with(a));
    REQUIRE(a.is_subset_of(either));
    REQUIRE(a.together_with(b).is_subset_of(a));
    if (a.is_subset_of(b)) REQUIRE(a.together_with(b) == a);
    for (std::size_t k = 1; k < either.intervals().size(); ++k) // apart from each other, in order
      REQUIRE(either.intervals()[k - 1].end < either.intervals()[k].first);
  }
}

TEST_CASE("a condition that fills its cell stays cheap") {
  FactRecord fact;
  fact.id = "f";
  fact.type = FactType::number;
  std::string odd = "f in 1";
  std::string even = "f in 2";
  for (int n = 3; odd.size() < 60'000; n += 2) odd += ", " + std::to_string(n);
  for (int n = 4; even.size() < 60'000; n += 2) even += ", " + std::to_string(n);
  const std::clock_t begin = std::clock();
  const auto a = values_passing(fact, Condition::parse(odd)->tests.front());
  const auto b = values_passing(fact, Condition::parse(even)->tests.front());
  REQUIRE((a && b));
  CHECK(a->intervals().size() > 8'000);
  CHECK(a->together_with(*b).is_empty());
  CHECK(a->is_subset_of(*a));
  CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 3); // a tenth of a second; pair by pair it would be minutes
}
