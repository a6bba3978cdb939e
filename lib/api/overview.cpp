// SPDX-License-Identifier: Apache-2.0
// One question asked many times.
#include "zufi/overview.hpp"

#include "api/answer_builder.hpp"
#include "api/snapshot.hpp"
#include "locate/candidates.hpp"
#include "locate/cells.hpp"
#include "resolve/question.hpp"

#include <set>
#include <utility>

namespace zufi {

using graph::Index;

struct Overview::State {
  Dataset dataset;
  const graph::RuleGraph *graph; // of the dataset
  Query query;                   // without what the rows add
  Subject kind = Subject::area;
  std::vector<Index> subjects; // areas, or nodes of services
};

Overview::Overview(std::shared_ptr<const State> state) : state_(std::move(state)) {}

Subject Overview::kind() const { return state_->kind; }

std::size_t Overview::size() const { return state_->subjects.size(); }

NamedNode Overview::subject(std::size_t row) const {
  const Index index = state_->subjects[row];
  if (state_->kind == Subject::service) return api::named(*state_->graph, index);
  const model::AreaRecord &area = state_->graph->area_record(index);
  return {area.id, area.name};
}

Result<Answer> Overview::answer(std::size_t row) const {
  Query query = state_->query;
  const std::string id = subject(row).id.str();
  if (state_->kind == Subject::service) {
    query.service = id;
  } else {
    Place place;
    place.area = id;
    query.places[""].push_back(std::move(place));
  }
  return state_->dataset.resolve(query);
}

namespace {

// The areas that the key means on the day; past ones stand for their successors.
std::vector<Index> areas_meant(const locate::Gazetteer &gazetteer, const std::string &key, graph::StableDays &days) {
  std::vector<Index> areas;
  if (key.empty() || key.size() > locate::MAX_TEXT) return areas;
  for (const locate::Candidate &candidate : locate::CandidateFinder(gazetteer, days).find({}, key))
    areas.push_back(candidate.area);
  return areas;
}

} // namespace

Result<Overview> Dataset::everywhere(const Query &query, const std::string &area) const {
  const graph::RuleGraph &graph = snapshot_->graph;
  if (const auto place = query.places.find(""); place != query.places.end() && !place->second.empty())
    return Error{ErrorCode::query, "the place that counts is given, though it is what the rows differ in"};
  if (const auto question = resolve::understand(graph, query); !question) return question.error();
  graph::StableDays days(query.date);
  std::set<Index> areas;
  for (const Index outer : areas_meant(snapshot_->gazetteer, area, days)) {
    const std::vector<Index> inner = locate::innermost_areas(graph, outer, days);
    areas.insert(inner.begin(), inner.end());
    if (inner.empty()) areas.insert(outer); // less than a municipality
  }
  if (areas.empty()) return Error{ErrorCode::argument, "the dataset has no such area on that day"};
  return Overview(std::make_shared<const Overview::State>(
      Overview::State{*this, &graph, query, Subject::area, {areas.begin(), areas.end()}}));
}

Result<Overview> Dataset::landscape(const Query &query) const {
  const graph::RuleGraph &graph = snapshot_->graph;
  if (!query.service.empty() || !query.competence.empty())
    return Error{ErrorCode::query, "a service or competence is given, though it is what the rows differ in"};
  Query with_any = query; // so that what is wrong with the rest is found now, and not in each row
  with_any.service = "99000000000000";
  if (const auto question = resolve::understand(graph, with_any); !question) return question.error();
  std::vector<Index> services;
  for (Index node = 0; node < graph.nodes.size(); ++node)
    if (graph.nodes[node].kind == graph::NodeKind::service && graph.nodes[node].validity.contains(query.date))
      services.push_back(node);
  return Overview(std::make_shared<const Overview::State>(
      Overview::State{*this, &graph, query, Subject::service, std::move(services)}));
}

} // namespace zufi
