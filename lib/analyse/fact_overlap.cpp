// SPDX-License-Identifier: Apache-2.0
#include "analyse/fact_overlap.hpp"

#include "analyse/witness.hpp"
#include "model/fact_set_text.hpp"
#include "model/fact_value.hpp"

#include <algorithm>

namespace zufi::analyse {

namespace {

using model::FactRecord;
using model::FactType;
using model::ValueSet;

// The words of an enum are encoded by their position, which may differ.
ValueSet translated(const FactRecord &from, const FactRecord &to, const ValueSet &set) {
  if (from.type != FactType::enum_ || from.values == to.values) return set;
  std::vector<ValueSet> words;
  for (const std::string &word : from.values) {
    const auto there = model::encode_value(to, word);
    if (there && set.contains(*model::encode_value(from, word))) words.push_back(ValueSet::of_value(*there));
  }
  return ValueSet::union_of(words);
}

} // namespace

std::optional<CommonFacts> facts_in_common(const graph::RuleGraph &a, const resolve::Part *in_a,
                                           const graph::RuleGraph &b, const resolve::Part *in_b) {
  struct Said {
    const FactRecord *fact = nullptr;
    ValueSet values = ValueSet::none();
  };
  std::map<std::string, Said> said;
  if (in_a != nullptr)
    for (const auto &[fact, values] : in_a->facts) said[a.records.facts[fact].id] = {&a.records.facts[fact], values};
  if (in_b != nullptr)
    for (const auto &[fact, values] : in_b->facts) {
      const FactRecord &record = b.records.facts[fact];
      const Index there = a.fact_of(record.id);
      const bool is_one = there != graph::NONE && a.records.facts[there].type == record.type;
      if (!is_one) { // the other side cannot be told it, or would take it for something else
        said.try_emplace(record.id, Said{&record, values});
        continue;
      }
      const FactRecord &known = a.records.facts[there];
      const ValueSet here = translated(record, known, values);
      const auto [entry, is_new] = said.try_emplace(record.id, Said{&known, here});
      if (!is_new) entry->second.values = entry->second.values.together_with(here);
    }
  CommonFacts common;
  for (const auto &[id, fact] : said) {
    if (fact.values.is_empty()) return std::nullopt;
    std::string text = model::fact_set_text(*fact.fact, fact.values);
    if (const auto value = sample_value(*fact.fact, fact.values))
      common.values[id] = *value;
    else
      common.sets[id] = text;
    common.texts.emplace_back(id, std::move(text));
  }
  return common;
}

} // namespace zufi::analyse
