// SPDX-License-Identifier: Apache-2.0
#include "random_world.hpp"

#include "analyse/agreement_cycles.hpp"
#include "api/answer_builder.hpp"
#include "graph/link.hpp"
#include "model/order.hpp"
#include "storage/dataset_file.hpp"

#include <algorithm>
#include <stdexcept>

namespace zufi::test {

namespace {

// A world that was made smaller may have lost facts that its questions still give.
Query with_declared_facts(const graph::RuleGraph &graph, Query query) {
  std::erase_if(query.facts, [&graph](const auto &fact) { return graph.fact_of(fact.first) == graph::NONE; });
  std::erase_if(query.fact_sets, [&graph](const auto &fact) { return graph.fact_of(fact.first) == graph::NONE; });
  return query;
}

resolve::Question understood(const graph::RuleGraph &graph, const Query &query) {
  auto question = resolve::understand(graph, with_declared_facts(graph, query));
  if (!question) throw std::logic_error("a question of a test is misuse: " + question.error().message);
  return std::move(question).value();
}

resolve::Resolution resolved(const locate::Gazetteer &gazetteer, const resolve::Question &question) {
  auto resolution = resolve::resolve(gazetteer, question);
  if (!resolution) throw std::logic_error("a question of a test has an error: " + resolution.error().message);
  return std::move(resolution).value();
}

} // namespace

std::shared_ptr<const LinkedWorld> LinkedWorld::of(model::Records records) {
  model::sort_records(records);
  model::Notices notices;
  auto graph = graph::link(std::move(records), notices);
  if (!graph) return nullptr;
  analyse::check_agreement_cycles(*graph, notices);
  if (notices.has_errors()) return nullptr;
  return std::shared_ptr<const LinkedWorld>(new LinkedWorld(std::move(*graph)));
}

resolve::Resolution LinkedWorld::resolve(const Query &query) const {
  return resolved(gazetteer_, understood(graph_, query));
}

Answer LinkedWorld::answer(const Query &query) const {
  const resolve::Question question = understood(graph_, query);
  return api::build_answer(graph_, question, resolved(gazetteer_, question));
}

bool LinkedWorld::is_certain(const Query &query) const {
  const bool has_facts = std::all_of(graph_.records.facts.begin(), graph_.records.facts.end(),
                                     [&query](const auto &fact) { return query.facts.contains(fact.id); });
  if (!has_facts || query.places.empty()) return false;
  graph::StableDays days(query.date);
  for (const auto &[kind, places] : query.places)
    for (const Place &place : places) {
      const locate::Location location = locate::locate(gazetteer_, place, days);
      if (location.readings.empty()) return false;
      const std::vector<locate::Cell> &first = location.readings.front().cells;
      for (const locate::Reading &reading : location.readings)
        if (reading.cells.size() != 1 || reading.cells != first) return false;
    }
  return true;
}

std::vector<std::string> node_ids_of(const graph::RuleGraph &graph) {
  std::vector<std::string> ids{"@bund", "@kreis", "@land", "@self"};
  for (const graph::Node &node : graph.nodes) ids.push_back(node.id);
  return ids;
}

Dataset dataset_of(const LinkedWorld &world) {
  const auto bytes = storage::encode(world.records(), node_ids_of(world.graph()));
  if (!bytes) throw std::logic_error(bytes.error().message);
  auto dataset = Dataset::from_bytes(*bytes);
  if (!dataset) throw std::logic_error(dataset.error().message);
  return std::move(dataset).value();
}

} // namespace zufi::test
