// SPDX-License-Identifier: Apache-2.0
#include "zufi/handling.hpp"

#include "analyse/localities.hpp"
#include "api/snapshot.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace zufi {

namespace {

using graph::Index;
using graph::NodeKind;
using graph::NONE;
using graph::RuleGraph;

// Whose body it is, as seen from the municipality.
std::string body_as_seen(const RuleGraph &graph, Index municipality, std::string_view body_id) {
  const Index body = graph.node_of(body_id);
  for (const Index area : graph.areas[municipality].ancestors) {
    const std::vector<Index> &bodies = graph.areas[area].bodies;
    if (std::find(bodies.begin(), bodies.end(), body) == bodies.end()) continue;
    switch (graph.area_record(area).kind) {
    case model::AreaKind::gemeinde: return "@self";
    case model::AreaKind::kreis: return "@kreis";
    case model::AreaKind::land: return "@land";
    case model::AreaKind::bund: return "@bund";
    default: break;
    }
  }
  return std::string(body_id);
}

void add_once(std::vector<std::string> &texts, std::string text) {
  if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
}

void add_once(std::vector<NamedId> &list, const Text &id, const Text &name) {
  const auto is_it = [&id](const NamedId &known) { return known.id == id.view(); };
  if (std::none_of(list.begin(), list.end(), is_it)) list.push_back({id.str(), name.str()});
}

// Steps between bodies; what a body settles within itself is its own affair.
std::vector<HandlingStep> steps_of(const RuleGraph &graph, Index municipality, const Finding &finding) {
  std::vector<HandlingStep> steps;
  for (const StepInfo &step : finding.path) {
    if (step.relation == Relation::assigns || step.relation == Relation::performed_by) continue;
    HandlingStep shown;
    shown.relation = step.relation;
    for (const NamedNode &target : step.to) {
      const std::string &body = graph.nodes[graph.body_of(graph.node_of(target.id))].id;
      shown.to += (shown.to.empty() ? "" : ";") + body_as_seen(graph, municipality, body);
    }
    for (const RuleInfo &rule : step.rules) {
      shown.rules.push_back(rule.id.str());
      add_once(shown.legal_bases, rule.legal_basis.str());
    }
    steps.push_back(std::move(shown));
  }
  return steps;
}

Handling handling_of(const RuleGraph &graph, Index start, Index area, const Answer &answer) {
  Handling row;
  const graph::Node &node = graph.nodes[start];
  row.asked = {node.id, graph.name_of_node(start)};
  if (node.kind == NodeKind::service) row.ozg_id = graph.records.services[node.record].ozg_id;
  row.area = {graph.area_record(area).id, graph.area_record(area).name};
  row.outcome = answer.outcome;
  if (!answer.missing.empty()) row.input = answer.missing.front().input;
  for (const Finding &finding : answer.findings) {
    if (finding.office) {
      add_once(row.offices, finding.office->id, finding.office->name);
      if (finding.body) add_once(row.bodies, finding.body->id, finding.body->name);
      row.confidence = std::max(row.confidence, finding.confidence); // weaker ones stand later
    }
    for (const ChannelInfo &channel : finding.channels)
      if (channel.online_level) row.online_level = std::max(row.online_level.value_or(0), *channel.online_level);
    for (HandlingStep &step : steps_of(graph, area, finding))
      if (std::find(row.steps.begin(), row.steps.end(), step) == row.steps.end()) row.steps.push_back(std::move(step));
  }
  return row;
}

Result<std::vector<Handling>> handling(const Dataset &dataset, const locate::Gazetteer &gazetteer, NodeKind kind,
                                       Date date, Role role) {
  const RuleGraph &graph = gazetteer.graph();
  std::set<Index> areas;
  for (const analyse::Locality &locality : analyse::LocalityFinder(gazetteer).on(date).all)
    if (locality.area != NONE) areas.insert(locality.area);
  std::vector<Handling> rows;
  for (Index start = 0; start < graph.nodes.size(); ++start) {
    const graph::Node &node = graph.nodes[start];
    if (node.kind != kind || !node.validity.contains(date)) continue;
    for (const Index area : areas) {
      Query query;
      (kind == NodeKind::service ? query.service : query.competence) = node.id;
      query.date = date;
      query.roles = {role};
      Place place;
      place.area = graph.area_record(area).id;
      query.places[""].push_back(std::move(place));
      const Result<Answer> answer = dataset.resolve(query);
      if (!answer) return answer.error();
      rows.push_back(handling_of(graph, start, area, *answer));
    }
  }
  return rows;
}

} // namespace

bool is_handled_alike(const Handling &a, const Handling &b) {
  return a.outcome == b.outcome && a.input == b.input &&
         std::equal(a.steps.begin(), a.steps.end(), b.steps.begin(), b.steps.end(),
                    [](const HandlingStep &x, const HandlingStep &y) {
                      return x.relation == y.relation && x.to == y.to && x.legal_bases == y.legal_bases;
                    });
}

Result<std::vector<Handling>> Dataset::handling_of_services(Date date, Role role) const {
  return handling(*this, snapshot_->gazetteer, NodeKind::service, date, role);
}

Result<std::vector<Handling>> Dataset::handling_of_competences(Date date, Role role) const {
  return handling(*this, snapshot_->gazetteer, NodeKind::competence, date, role);
}

std::vector<Handling> differences(const std::vector<Handling> &rows) {
  std::vector<Handling> found;
  for (auto first = rows.begin(); first != rows.end();) {
    const auto last =
        std::find_if(first, rows.end(), [&](const Handling &row) { return row.asked.id != first->asked.id; });
    if (!std::all_of(first, last, [&](const Handling &row) { return is_handled_alike(*first, row); }))
      found.insert(found.end(), first, last);
    first = last;
  }
  return found;
}

} // namespace zufi
