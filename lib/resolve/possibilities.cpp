// SPDX-License-Identifier: Apache-2.0
#include "resolve/possibilities.hpp"

#include "model/fact_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace zufi::resolve {

namespace {

using model::FactType;

Outcome outcome_of(End end) {
  switch (end) {
  case End::office: return Outcome::resolved;
  case End::not_offered: return Outcome::not_offered;
  case End::gap: return Outcome::gap;
  case End::conflict: return Outcome::conflict;
  case End::outside_coverage: return Outcome::outside_coverage;
  case End::unknown_place: return Outcome::unknown_place;
  }
  return Outcome::gap;
}

// A contradiction or hole on one of several branches must show; a branch that merely does not count must not hide an
// office.
RoleResult result_of(Role role, std::vector<Leaf> leaves) {
  RoleResult result;
  result.role = role;
  result.leaves = std::move(leaves);
  const auto has = [&result](End end) {
    return std::any_of(result.leaves.begin(), result.leaves.end(), [end](const Leaf &leaf) { return leaf.end == end; });
  };
  constexpr End ORDER[] = {End::conflict,         End::gap,        End::office, End::unknown_place,
                           End::outside_coverage, End::not_offered};
  for (const End end : ORDER)
    if (has(end)) {
      result.outcome = outcome_of(end);
      break;
    }
  if (result.outcome != Outcome::resolved) return result;
  std::set<std::tuple<Index, Index, std::vector<Index>>> offices;
  for (const Leaf &leaf : result.leaves)
    if (leaf.end == End::office) offices.emplace(leaf.node, leaf.body, leaf.sites);
  if (offices.size() > 1) result.outcome = Outcome::choice;
  return result;
}

RoleResult needs_input(Role role, MissingInput missing) {
  RoleResult result;
  result.role = role;
  result.outcome = Outcome::needs_input;
  result.missing = std::move(missing);
  return result;
}

// Which element of the address decides.
MissingInput missing_element(const locate::Location &location) {
  using Kind = MissingInput::Kind;
  if (location.readings.size() != 1) return {Kind::place, NONE, {}};
  const locate::Reading &reading = location.readings.front();
  if (reading.municipality == NONE) return {Kind::municipality, NONE, {}};
  if (reading.street == NONE) return {Kind::street, NONE, {}};
  return {reading.numbers.empty() ? Kind::house_number : Kind::postcode, NONE, {}};
}

class Explorer {
 public:
  Explorer(const graph::RuleGraph &graph, Index start, const std::vector<LocatedPlace> &places, graph::StableDays &days)
      : graph_(graph), start_(start), places_(places), days_(days) {}

  // Recursion is as deep as inputs are missing: at most the places and facts of one question. What is assumed is
  // written into the situation and taken back: a copy for each walk would cost more than the walk.
  RoleResult explore(Situation &situation) {
    if (++walks_ > MAX_WALKS) {
      is_budget_spent_ = true;
      return {};
    }
    WalkResult result = walk(graph_, start_, situation, days_);
    if (auto *leaves = std::get_if<std::vector<Leaf>>(&result)) return result_of(situation.role, std::move(*leaves));
    if (const auto *missing = std::get_if<MissingFact>(&result)) return vary_fact(situation, missing->fact);
    if (const auto *missing = std::get_if<MissingPlace>(&result)) return vary_place(situation, missing->place);
    if (const auto *cycle = std::get_if<AgreementCycle>(&result)) {
      cycle_ = *cycle;
      return {};
    }
    return needs_input(situation.role, {MissingInput::Kind::place, NONE, std::get<NoPlace>(result).kinds});
  }

  const std::optional<AgreementCycle> &cycle() const { return cycle_; }
  bool is_budget_spent() const { return is_budget_spent_; }

 private:
  RoleResult vary_fact(Situation &situation, Index fact) {
    std::optional<RoleResult> common;
    const bool do_agree = std::all_of(samples_of(fact).begin(), samples_of(fact).end(), [&](const std::string &value) {
      situation.facts[fact] = value;
      return agrees(common, explore(situation));
    });
    situation.facts.erase(fact);
    return do_agree && common ? *common : needs_input(situation.role, {MissingInput::Kind::fact, fact, {}});
  }

  RoleResult vary_place(Situation &situation, std::size_t place) {
    std::optional<RoleResult> common;
    const PlaceOption option = situation.places[place];
    const bool do_agree = std::all_of(option.cells().begin(), option.cells().end(), [&](const Cell &cell) {
      situation.places[place] = option.assuming(cell);
      return agrees(common, explore(situation));
    });
    situation.places[place] = option;
    return do_agree ? *common : needs_input(situation.role, missing_element(places_[place].location));
  }

  bool agrees(std::optional<RoleResult> &common, RoleResult here) const {
    if (is_budget_spent_ || cycle_) return false;
    if (common) return common->is_alike(here);
    common = std::move(here);
    return true;
  }

  const std::vector<std::string> &samples_of(Index fact) {
    std::vector<std::string> &samples = samples_[fact];
    if (samples.empty()) samples = sample_values(graph_, fact);
    return samples;
  }

  const graph::RuleGraph &graph_;
  Index start_;
  const std::vector<LocatedPlace> &places_;
  graph::StableDays &days_;
  std::map<Index, std::vector<std::string>> samples_;
  std::size_t walks_ = 0;
  bool is_budget_spent_ = false;
  std::optional<AgreementCycle> cycle_;
};

} // namespace

std::vector<std::string> sample_values(const graph::RuleGraph &graph, Index fact) {
  const model::FactRecord &record = graph.records.facts[fact];
  std::set<std::string> samples;
  if (record.type == FactType::enum_ || record.type == FactType::bool_) {
    const std::vector<std::string> words =
        record.type == FactType::bool_ ? std::vector<std::string>{"no", "yes"} : record.values;
    for (const std::string &word : words) samples.insert(*model::encode_value(record, word));
    return {samples.begin(), samples.end()};
  }
  // Each interval of a condition begins a stretch and ends one; names begin with a letter.
  const std::string lowest = record.type == FactType::name ? "a" : "";
  const std::string highest = record.type == FactType::name ? "z\xff" : std::string(9, '\xff');
  samples.insert(lowest);
  for (const graph::Rule &rule : graph.rules)
    for (const graph::FactTest &test : rule.tests)
      if (test.fact == fact)
        for (const model::ValueSet::Interval &interval : test.values.intervals()) {
          samples.insert(std::max(interval.first, lowest));
          if (interval.end < highest) samples.insert(std::max(interval.end, lowest));
        }
  return {samples.begin(), samples.end()};
}

Result<RoleResult> explore(const graph::RuleGraph &graph, Index start, Situation situation,
                           const std::vector<LocatedPlace> &places, graph::StableDays &days) {
  Explorer explorer(graph, start, places, days);
  RoleResult result = explorer.explore(situation);
  if (explorer.cycle()) {
    std::string path;
    for (const Index body : explorer.cycle()->bodies) path += (path.empty() ? "" : " → ") + graph.nodes[body].id;
    return Error{ErrorCode::damaged, fmt::format("agreements of the dataset go round in a circle: {}", path)};
  }
  result.is_budget_spent = explorer.is_budget_spent();
  return result;
}

} // namespace zufi::resolve
