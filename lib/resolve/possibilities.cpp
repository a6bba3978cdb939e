// SPDX-License-Identifier: Apache-2.0
#include "resolve/possibilities.hpp"

#include "model/fact_value.hpp"

#include <algorithm>

namespace zufi::resolve {

namespace {

using model::FactType;
using model::ValueSet;

class Explorer {
 public:
  Explorer(const graph::RuleGraph &graph, Index start, graph::StableDays &days, std::size_t max_walks)
      : graph_(graph), start_(start), days_(days), max_walks_(max_walks) {}

  Exploration run(Situation situation) {
    open_.push_back(std::move(situation));
    std::size_t walks = 0;
    while (!open_.empty() && !found_.cycle) {
      if (++walks > max_walks_) {
        found_.is_budget_spent = true;
        break;
      }
      const Situation here = std::move(open_.back());
      open_.pop_back();
      advance(here);
    }
    return std::move(found_);
  }

 private:
  void advance(const Situation &here) {
    WalkResult result = walk(graph_, start_, here, days_);
    if (const auto *fact = std::get_if<MissingFact>(&result)) return part_by_fact(here, *fact);
    if (const auto *place = std::get_if<MissingPlace>(&result)) return part_by_place(here, *place);
    if (auto *cycle = std::get_if<AgreementCycle>(&result)) {
      found_.cycle = std::move(*cycle);
      return;
    }
    Part part;
    for (const PlaceOption &place : here.places) part.cells.push_back(place.possible());
    part.facts = here.facts;
    if (auto *leaves = std::get_if<std::vector<Leaf>>(&result)) part.leaves = std::move(*leaves);
    if (auto *missing = std::get_if<NoPlace>(&result)) {
      part.missing_kinds = std::move(missing->kinds);
      if (part.missing_kinds.empty()) part.missing_kinds.emplace_back("any");
    }
    found_.parts.push_back(std::move(part));
  }

  void part_by_fact(const Situation &here, const MissingFact &missing) {
    const auto known = here.facts.find(missing.fact);
    const ValueSet possible = known == here.facts.end() ? domain_of(graph_.records.facts[missing.fact]) : known->second;
    for (ValueSet &values : std::vector{possible.without(missing.values), possible.together_with(missing.values)}) {
      if (values.is_empty()) continue;
      open_.push_back(here);
      open_.back().facts.insert_or_assign(missing.fact, std::move(values));
    }
  }

  void part_by_place(const Situation &here, const MissingPlace &missing) {
    for (std::vector<Index> &positions : divide(graph_, here.places[missing.place], missing.test, days_)) {
      open_.push_back(here);
      open_.back().places[missing.place] = here.places[missing.place].assuming(std::move(positions));
    }
  }

  const graph::RuleGraph &graph_;
  Index start_;
  graph::StableDays &days_;
  std::size_t max_walks_;
  std::vector<Situation> open_;
  Exploration found_;
};

} // namespace

std::size_t walks_allowed(const graph::RuleGraph &graph) {
  constexpr std::size_t MAX_WALKS = 20'000;
  constexpr std::size_t MIN_WALKS = 100;
  constexpr std::size_t MAX_RULES_LOOKED_AT = 400'000; // some tenths of a second
  return std::clamp(MAX_RULES_LOOKED_AT / std::max<std::size_t>(graph.rules.size(), 1), MIN_WALKS, MAX_WALKS);
}

model::ValueSet domain_of(const model::FactRecord &fact) {
  std::vector<ValueSet> words;
  switch (fact.type) {
  case FactType::number:
  case FactType::date: return ValueSet::all();
  case FactType::name: return ValueSet::prefixes("a", "z"); // every name begins with a letter
  case FactType::bool_:
    for (const char *word : {"no", "yes"}) words.push_back(ValueSet::of_value(*model::encode_value(fact, word)));
    break;
  case FactType::enum_:
    for (const std::string &word : fact.values) words.push_back(ValueSet::of_value(*model::encode_value(fact, word)));
    break;
  }
  return ValueSet::union_of(words);
}

Exploration explore(const graph::RuleGraph &graph, Index start, Situation situation, graph::StableDays &days,
                    std::size_t max_walks) {
  return Explorer(graph, start, days, max_walks).run(std::move(situation));
}

} // namespace zufi::resolve
