// SPDX-License-Identifier: Apache-2.0
// Any text as the condition of a rule: what is read is written and read alike, and the values that pass a test are
// those that it names, for a fact of each type.
#include "fuzz_target.hpp"
#include "model/condition.hpp"
#include "model/fact_set_text.hpp"
#include "model/fact_value.hpp"
#include "text/utf8.hpp"

#include <algorithm>

using namespace zufi::model;
using zufi::fuzz::require;

namespace {

std::vector<FactRecord> facts() {
  std::vector<FactRecord> facts(5);
  for (std::size_t i = 0; i < facts.size(); ++i) facts[i].type = static_cast<FactType>(i);
  facts[0].values = {"business", "citizen"};
  return facts;
}

void check_values(FactRecord fact, const Test &test) {
  fact.id = test.fact;
  const auto passing = values_passing(fact, test);
  if (!passing) return;
  require(passing->is_subset_of(ValueSet::all()) && passing->is_subset_of(*passing), "a set lies in all and in itself");
  require(passing->together_with(*passing) == *passing, "a set and itself are that set");
  for (const ValueSet::Interval &interval : passing->intervals()) {
    require(interval.first < interval.end, "intervals are not empty");
    require(passing->contains(interval.first), "an interval contains its begin");
  }
  for (const std::string &value : test.values) {
    const auto encoded = encode_value(fact, value);
    const bool is_range = fact.type == FactType::name && value.find("..") != std::string::npos;
    if (!encoded || is_range) continue;
    const bool includes_ends = test.comparison != Comparison::less && test.comparison != Comparison::greater;
    require(passing->contains(*encoded) == includes_ends, "an end is in the set if its sign says so");
  }
}

// A fact that is one of several values: what is read is written and read alike. (Of names only where the ends are
// written in letters a to z.)
void check_set(const FactRecord &fact, std::string_view text) {
  const auto set = read_fact_set(fact, text);
  if (!set) return;
  require(!set->is_empty(), "a set holds a value");
  const bool is_ascii = std::all_of(text.begin(), text.end(), [](char c) { return c > 0; });
  const std::string written = fact_set_text(fact, *set);
  if (fact.type != FactType::name || is_ascii)
    require(read_fact_set(fact, written) == set, "a set of values is written and read alike");
  require(set->without(*set).is_empty() && set->together_with(*set) == *set, "a set without itself is empty");
  require(ValueSet::union_of({set->without(ValueSet::all()), *set}) == *set, "what is taken from all is nothing");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const std::string_view text = zufi::fuzz::text_of(data, size);
  if (!zufi::text::is_utf8(text)) return 0; // refused at the door
  for (const FactRecord &fact : facts()) check_set(fact, text);
  const auto condition = Condition::parse(text);
  if (!condition) return 0;
  const std::string canonical = condition->to_string();
  const auto again = Condition::parse(canonical);
  require(again && *again == *condition && again->to_string() == canonical, "a condition is written and read alike");
  for (const FactRecord &fact : facts())
    for (const Test &test : condition->tests) check_values(fact, test);
  return 0;
}
