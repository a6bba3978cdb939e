// SPDX-License-Identifier: Apache-2.0
#include "resolve/resolve.hpp"

#include "resolve/next_question.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

namespace zufi::resolve {

namespace {

// Places located for one day, and the days on which they lie there.
struct Located {
  std::vector<LocatedPlace> places;
  std::vector<PlaceOption> options; // one for each of `places`
  Validity days;
};

class Resolver {
 public:
  Resolver(const locate::Gazetteer &gazetteer, const Question &question) : gazetteer_(gazetteer), question_(question) {}

  const Located &located(Date date) {
    std::unique_ptr<Located> &entry = located_[date];
    if (entry) return *entry;
    entry = std::make_unique<Located>();
    graph::StableDays days(date);
    for (const auto &[kind, place] : question_.places) {
      entry->places.push_back({kind, locate::locate(gazetteer_, place, days)});
      entry->options.push_back(option_of(entry->places.back()));
    }
    entry->days = days.days();
    return *entry;
  }

  Result<RoleResult> for_role(Role role) {
    Result<RoleResult> found = on_day(role, question_.date);
    if (!found) return found;
    RoleResult result = std::move(found).value();
    while (!result.days.until.is_open()) { // as long as the next stretch of days gives the same
      Result<RoleResult> next = on_day(role, result.days.until);
      if (!next) return next;
      if (!next->is_alike(result)) break;
      result.days.until = next->days.until;
    }
    while (!result.days.from.is_open()) {
      Result<RoleResult> previous = on_day(role, result.days.from.day_before());
      if (!previous) return previous;
      if (!previous->is_alike(result)) break;
      result.days.from = previous->days.from;
    }
    return result;
  }

 private:
  Result<RoleResult> on_day(Role role, Date date) {
    const Located &here = located(date);
    graph::StableDays days(date);
    days.narrow(here.days);
    const graph::RuleGraph &graph = gazetteer_.graph();
    if (!days.is_valid(graph.nodes[question_.start].validity)) {
      RoleResult result;
      result.role = role;
      result.outcome = Outcome::unknown_service; // not yet, or no longer
      result.days = days.days();
      return result;
    }
    Situation situation{here.options, question_.facts, role};
    const Exploration exploration = explore(graph, question_.start, situation, days, walks_allowed(graph));
    if (exploration.cycle) return circle_error(graph, *exploration.cycle);
    RoleResult result = result_of(exploration);
    result.role = role;
    if (result.outcome == Outcome::needs_input)
      result.missing = next_question(gazetteer_, question_, here.places, situation, exploration, days);
    result.days = days.days();
    return result;
  }

  // One verdict: that is the answer, by whatever paths. Several: a question.
  static RoleResult result_of(const Exploration &exploration) {
    RoleResult result;
    result.is_budget_spent = exploration.is_budget_spent;
    if (exploration.is_budget_spent) {
      result.outcome = Outcome::needs_input;
      return result;
    }
    const Verdict verdict = verdict_of(exploration.parts.front());
    const bool is_one = std::all_of(exploration.parts.begin(), exploration.parts.end(),
                                    [&verdict](const Part &part) { return verdict_of(part) == verdict; });
    if (!is_one || !verdict.missing_kinds.empty()) {
      result.outcome = Outcome::needs_input;
      return result;
    }
    result.outcome = verdict.outcome;
    for (const Part &part : exploration.parts) {
      result.has_several_paths = result.has_several_paths || part.leaves != exploration.parts.front().leaves;
      result.leaves.insert(result.leaves.end(), part.leaves.begin(), part.leaves.end());
    }
    std::sort(result.leaves.begin(), result.leaves.end());
    result.leaves.erase(std::unique(result.leaves.begin(), result.leaves.end()), result.leaves.end());
    return result;
  }

  static Error circle_error(const graph::RuleGraph &graph, const AgreementCycle &cycle) {
    std::string path;
    for (const Index body : cycle.bodies) path += (path.empty() ? "" : " → ") + graph.nodes[body].id;
    return {ErrorCode::damaged, fmt::format("agreements of the dataset go round in a circle: {}", path)};
  }

  const locate::Gazetteer &gazetteer_;
  const Question &question_;
  std::map<Date, std::unique_ptr<Located>> located_;
};

// From what hides an answer to what is one.
Outcome worst(Outcome a, Outcome b) {
  constexpr Outcome ORDER[] = {Outcome::unknown_service, Outcome::unknown_place, Outcome::outside_coverage,
                               Outcome::conflict,        Outcome::gap,           Outcome::needs_input,
                               Outcome::not_offered,     Outcome::choice,        Outcome::resolved};
  for (const Outcome outcome : ORDER)
    if (a == outcome || b == outcome) return outcome;
  return a;
}

} // namespace

PlaceOption option_of(const LocatedPlace &place) {
  using Standing = PlaceOption::Standing;
  if (place.location.found == locate::Found::no) return {place.kind, Standing::unknown, {}};
  if (place.location.found == locate::Found::outside) return {place.kind, Standing::outside, {}};
  std::vector<Cell> cells;
  for (const locate::Reading &reading : place.location.readings)
    cells.insert(cells.end(), reading.cells.begin(), reading.cells.end());
  std::sort(cells.begin(), cells.end());
  cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  return {place.kind, Standing::known, std::move(cells)};
}

Result<Resolution> resolve(const locate::Gazetteer &gazetteer, const Question &question) {
  Resolver resolver(gazetteer, question);
  Resolution resolution;
  resolution.places = resolver.located(question.date).places;
  if (question.start == NONE) {
    resolution.outcome = Outcome::unknown_service;
    return resolution;
  }
  resolution.outcome = Outcome::resolved;
  for (const Role role : question.roles) {
    Result<RoleResult> result = resolver.for_role(role);
    if (!result) return result.error();
    resolution.outcome = worst(resolution.outcome, result->outcome);
    resolution.roles.push_back(std::move(result).value());
  }
  return resolution;
}

} // namespace zufi::resolve
