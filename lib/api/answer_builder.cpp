// SPDX-License-Identifier: Apache-2.0
#include "api/answer_builder.hpp"

#include "api/answer_extras.hpp"
#include "api/missing_info.hpp"
#include "api/reading_reasons.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace zufi::api {

namespace {

using graph::Index;
using graph::NONE;
using graph::RuleGraph;

const model::SourceRecord &source_of(const RuleGraph &graph, const std::string &id) {
  const std::vector<model::SourceRecord> &sources = graph.records.sources;
  return *std::lower_bound(sources.begin(), sources.end(), id,
                           [](const model::SourceRecord &source, const std::string &key) { return source.id < key; });
}

StepInfo step_info(const RuleGraph &graph, const resolve::Step &step) {
  StepInfo info{step.relation, named(graph, step.from), {}, {}};
  for (const Index target : step.to) info.to.push_back(named(graph, target));
  for (const Index rule : step.rules) info.rules.push_back(rule_info(graph, rule));
  return info;
}

OfficeInfo office_info(const RuleGraph &graph, Index node) {
  const model::OfficeRecord &record = graph.office_record(node);
  OfficeInfo info;
  info.id = record.id;
  info.name = record.name;
  info.kind = record.kind;
  info.street = record.street;
  info.house_number = record.house_number;
  info.postcode = record.postcode;
  info.place = record.place;
  info.lat = record.lat;
  info.lon = record.lon;
  info.phone = record.phone;
  info.email = record.email;
  info.url = record.url;
  info.opening_hours = record.opening_hours;
  info.confidence = record.confidence;
  info.source = record.source;
  return info;
}

Outcome outcome_of(const resolve::RoleResult &result, resolve::End end) {
  switch (end) {
  case resolve::End::office: return result.outcome == Outcome::choice ? Outcome::choice : Outcome::resolved;
  case resolve::End::not_offered: return Outcome::not_offered;
  case resolve::End::gap: return Outcome::gap;
  case resolve::End::conflict: return Outcome::conflict;
  case resolve::End::outside_coverage: return Outcome::outside_coverage;
  case resolve::End::unknown_place: return Outcome::unknown_place;
  }
  return result.outcome;
}

class FindingBuilder {
 public:
  FindingBuilder(const RuleGraph &graph, const resolve::Question &question, const resolve::Resolution &resolution)
      : graph_(graph), question_(question), resolution_(resolution) {}

  Finding build(const resolve::RoleResult &result, const resolve::Leaf &leaf) const {
    Finding finding;
    finding.role = result.role;
    finding.outcome = outcome_of(result, leaf.end);
    finding.days = result.days;
    finding.node = named(graph_, leaf.node);
    for (const resolve::Step &step : leaf.path) {
      finding.path.push_back(step_info(graph_, step));
      for (const RuleInfo &rule : finding.path.back().rules)
        finding.confidence = std::max(finding.confidence, rule.confidence); // enumerators go from strong to weak
    }
    for (const Index rule : leaf.rules) finding.rules.push_back(rule_info(graph_, rule));
    if (leaf.body != NONE) finding.body = named(graph_, leaf.body);
    if (leaf.end != resolve::End::office) return finding;
    finding.office = office_info(graph_, leaf.node);
    for (const Index site : leaf.sites) finding.sites.push_back(office_info(graph_, site));
    finding.channels = channels_for(graph_, question_, resolution_, leaf);
    return finding;
  }

 private:
  const RuleGraph &graph_;
  const resolve::Question &question_;
  const resolve::Resolution &resolution_;
};

std::optional<Point> point_of(const model::StreetRecord &street) {
  return street.lat && street.lon ? std::optional(Point{*street.lat, *street.lon}) : std::nullopt;
}

std::vector<PlaceReading> place_readings(const RuleGraph &graph, const resolve::Resolution &resolution) {
  std::vector<PlaceReading> readings;
  for (const resolve::LocatedPlace &place : resolution.places) {
    std::vector<ReadingReason> reasons = reasons_of(graph, place.location);
    for (std::size_t i = 0; i < reasons.size(); ++i) {
      const locate::Reading &reading = place.location.readings[i];
      PlaceReading info;
      info.kind = place.kind;
      info.canonical = reading.canonical;
      if (reading.municipality != NONE) info.municipality = graph.area_record(reading.municipality).id;
      const resolve::PlaceOption option(place.kind, resolve::PlaceOption::Standing::known, reading.cells);
      for (const Index area : option.always()) info.areas.emplace_back(graph.area_record(area).id);
      info.elements = {reading.elements.postcode, reading.elements.place, reading.elements.place_part,
                       reading.elements.street, reading.elements.house_number};
      info.reason_de = std::move(reasons[i].de);
      info.reason_en = std::move(reasons[i].en);
      if (reading.street != NONE) info.point = point_of(graph.records.streets[reading.street]);
      readings.push_back(std::move(info));
    }
  }
  return readings;
}

// To decimetres: what is behind them would depend on the machine.
std::optional<double> rounded(std::optional<double> metres) {
  return metres ? std::optional(std::round(*metres * 10) / 10) : std::nullopt;
}

std::vector<BoundaryInfo> boundaries_around(const RuleGraph &graph, const resolve::Resolution &resolution) {
  std::vector<BoundaryInfo> boundaries;
  for (const resolve::LocatedPlace &place : resolution.places)
    for (const locate::Nearby &near : place.location.nearby) {
      const model::BoundaryRecord &record = graph.records.boundaries[near.boundary];
      const model::AreaRecord &area = graph.area_record(near.area);
      boundaries.push_back({place.kind, area.id, area.name, near.side, rounded(near.distance), record.accuracy,
                            record.source, source_of(graph, record.source).published, record.confidence});
    }
  return boundaries;
}

} // namespace

NamedNode named(const RuleGraph &graph, Index node) {
  NamedNode named{graph.nodes[node].id, graph.name_of_node(node)};
  if (graph::is_office_like(graph.nodes[node].kind)) named.kind = graph.office_record(node).kind;
  return named;
}

RuleInfo rule_info(const RuleGraph &graph, Index rule) {
  const model::RuleRecord &record = graph.rule_record(rule);
  RuleInfo info;
  info.id = record.id;
  info.layer = record.layer;
  info.file = record.file;
  info.legal_basis = record.legal_basis;
  info.confidence = record.confidence;
  info.note = record.note;
  info.validity = record.validity;
  info.source = record.source;
  const model::SourceRecord &source = source_of(graph, record.source);
  info.source_title = source.title;
  info.source_url = source.url;
  info.source_published = source.published;
  return info;
}

Answer build_answer(const RuleGraph &graph, const resolve::Question &question, const resolve::Resolution &resolution) {
  Answer answer;
  answer.outcome = resolution.outcome;
  answer.date = question.date;
  if (question.start != NONE) {
    auto &asked = graph.nodes[question.start].kind == graph::NodeKind::competence ? answer.competence : answer.service;
    asked = named(graph, question.start);
  }
  answer.readings = place_readings(graph, resolution);
  answer.boundaries = boundaries_around(graph, resolution);
  const FindingBuilder builder(graph, question, resolution);
  for (const resolve::RoleResult &result : resolution.roles) {
    for (const resolve::Leaf &leaf : result.leaves) answer.findings.push_back(builder.build(result, leaf));
    if (result.leaves.empty()) {
      Finding finding;
      finding.role = result.role;
      finding.outcome = result.outcome;
      finding.days = result.days;
      finding.node = named(graph, question.start);
      answer.findings.push_back(std::move(finding));
    }
    if (result.missing) answer.missing.push_back(missing_info(graph, question, result));
  }
  answer.suggestions = suggestions_for(graph, question, resolution);
  answer.warnings = warnings_for(graph, resolution);
  return answer;
}

} // namespace zufi::api
