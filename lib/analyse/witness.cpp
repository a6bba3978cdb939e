// SPDX-License-Identifier: Apache-2.0
#include "analyse/witness.hpp"

#include "model/fact_set_text.hpp"
#include "model/fact_value.hpp"

namespace zufi::analyse {

std::optional<std::string> sample_value(const model::FactRecord &fact, const model::ValueSet &set) {
  for (const model::Stretch &stretch : model::stretches_of(fact, set))
    for (const std::string &end : {stretch.first, stretch.last}) {
      const auto encoded = end.empty() ? std::nullopt : model::encode_value(fact, end);
      if (encoded && set.contains(*encoded)) return end;
    }
  return std::nullopt;
}

Query witness_of(const graph::RuleGraph &graph, const Scene &scene, const resolve::Part &part, Date day) {
  Query query;
  const graph::Node &start = graph.nodes[scene.start];
  (start.kind == graph::NodeKind::competence ? query.competence : query.service) = start.id;
  query.date = !day.is_open() && scene.days.contains(day) ? day : scene.date();
  query.roles = {scene.role};
  for (std::size_t place = 0; place < part.cells.size(); ++place)
    query.places[scene.situation.places[place].kind()].push_back(
        scene.localities->all[part.cells[place].front()].sample);
  for (const auto &[index, set] : part.facts) {
    const model::FactRecord &fact = graph.records.facts[index];
    if (const auto value = sample_value(fact, set))
      query.facts[fact.id] = *value;
    else
      query.fact_sets[fact.id] = model::fact_set_text(fact, set);
  }
  return query;
}

} // namespace zufi::analyse
