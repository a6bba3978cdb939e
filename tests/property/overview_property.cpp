// SPDX-License-Identifier: Apache-2.0
// P55 and P56: one question in every municipality, every service at one place.
#include "property.hpp"

#include "zufi/dataset.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <tuple>

using namespace zufi;
using namespace zufi::test;

namespace {

constexpr std::size_t OVERVIEWS = sized(1'200);

// By the definition: official areas of the day inside the area, in which no other one lies.
std::vector<std::string> municipalities_in(const graph::RuleGraph &graph, graph::Index area, Date day) {
  const auto is_inside = [&](graph::Index inner, graph::Index outer) {
    return model::is_official(graph.area_record(inner).kind) && graph.areas[inner].validity.contains(day) &&
           graph.lies_in(inner, outer);
  };
  std::vector<std::string> found;
  for (graph::Index inner = 0; inner < graph.areas.size(); ++inner) {
    bool is_innermost = is_inside(inner, area);
    for (graph::Index other = 0; other < graph.areas.size(); ++other)
      is_innermost = is_innermost && (other == inner || !is_inside(other, inner));
    if (is_innermost) found.push_back(graph.area_record(inner).id);
  }
  if (found.empty()) found.push_back(graph.area_record(area).id);
  return found;
}

std::vector<std::string> subjects_of(const Overview &overview) {
  std::vector<std::string> ids;
  for (std::size_t row = 0; row < overview.size(); ++row) ids.push_back(overview.subject(row).id.str());
  return ids;
}

// What makes a row one with another: of a question for one role.
std::tuple<ResultSketch, std::string> result_with_input(const Answer &answer) {
  ResultSketch result = result_of(answer);
  result.place_kinds.clear(); // the input alone counts
  return {std::move(result), answer.missing.empty() ? std::string() : answer.missing.front().input};
}

// Each row is what asking alone gives, and rows are together exactly if they have one result.
template <class Ask>
void check_rows(Trial &trial, const Overview &overview, const Ask &ask, const std::function<std::string()> &explain) {
  const auto groups = group_by_result(overview);
  trial.check(bool(groups), explain);
  std::map<std::string, std::size_t> group_of;
  for (std::size_t group = 0; group < groups->size(); ++group)
    for (const NamedNode &subject : groups->at(group).subjects) group_of[subject.id.str()] = group;
  trial.check(group_of.size() == overview.size(), explain);
  std::map<std::tuple<ResultSketch, std::string>, std::size_t> groups_by_result;
  for (std::size_t row = 0; row < overview.size(); ++row) {
    const std::string id = overview.subject(row).id.str();
    const auto here = overview.answer(row);
    trial.check(bool(here), explain);
    const Answer alone = ask(id);
    trial.check_alike(sketch_of(alone), sketch_of(*here), [&] { return explain() + "\nrow " + id; });
    trial.check(days_of(alone) == days_of(*here), explain);
    groups_by_result.emplace(result_with_input(alone), group_of.at(id));
    trial.check(groups_by_result.at(result_with_input(alone)) == group_of.at(id),
                [&] { return explain() + ": " + id + " is in another group"; });
  }
  trial.check(groups_by_result.size() == groups->size(), explain);
}

} // namespace

TEST_CASE("P55: everywhere asks in each municipality of the area, and as if it were asked alone") {
  check_property("P55: everywhere asks in each municipality of the area, and as if it were asked alone",
                 {.checks = OVERVIEWS}, [](Trial &trial) {
                   const Dataset dataset = dataset_of(trial.world());
                   const graph::RuleGraph &graph = trial.world().graph();
                   for (Query query : trial.queries) {
                     trial.reseed(query);
                     query.roles = {trial.dice.pick(query.roles)};
                     query.places.erase("");
                     const auto area = static_cast<graph::Index>(trial.dice.below(graph.areas.size()));
                     const std::string id = graph.area_record(area).id;
                     const auto overview = dataset.everywhere(query, id);
                     if (!graph.areas[area].validity.contains(query.date)) continue; // its successor, or none
                     const auto explain = [&] { return to_text(query) + "\nin every municipality of " + id; };
                     trial.check(overview && subjects_of(*overview) == municipalities_in(graph, area, query.date),
                                 explain);
                     check_rows(
                         trial, *overview,
                         [&](const std::string &municipality) {
                           Query alone = query;
                           alone.places[""].emplace_back().area = municipality;
                           return trial.world().answer(alone);
                         },
                         explain);
                   }
                 });
}

TEST_CASE("P56: the landscape holds each service of the day, as if it were asked alone") {
  check_property("P56: the landscape holds each service of the day, as if it were asked alone", {.checks = OVERVIEWS},
                 [](Trial &trial) {
                   const Dataset dataset = dataset_of(trial.world());
                   for (Query query : trial.queries) {
                     trial.reseed(query);
                     query.roles = {trial.dice.pick(query.roles)};
                     query.service.clear();
                     query.competence.clear();
                     std::vector<std::string> services;
                     for (const model::ServiceRecord &service : trial.records().services)
                       if (service.validity.contains(query.date)) services.push_back(service.id());
                     std::sort(services.begin(), services.end());
                     const auto overview = dataset.landscape(query);
                     const auto explain = [&] { return to_text(query) + "\nfor every service"; };
                     trial.check(overview && subjects_of(*overview) == services, explain);
                     check_rows(
                         trial, *overview,
                         [&](const std::string &service) {
                           Query alone = query;
                           alone.service = service;
                           return trial.world().answer(alone);
                         },
                         explain);
                   }
                 });
}
