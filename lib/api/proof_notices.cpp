// SPDX-License-Identifier: Apache-2.0
#include "api/proof_notices.hpp"

#include "analyse/proof.hpp"
#include "model/row_checks.hpp"
#include "report/query_text.hpp"

#include <utility>

namespace zufi::api {

namespace {

using analyse::Flaw;
using graph::Index;
using graph::NodeKind;
using graph::NONE;
using graph::RuleGraph;
using model::Code;

Code code_of(Flaw::Kind kind) {
  switch (kind) {
  case Flaw::Kind::conflict: return Code::conflict;
  case Flaw::Kind::gap: return Code::gap;
  case Flaw::Kind::gap_between_days: return Code::gap_between_days;
  case Flaw::Kind::gap_in_the_past: return Code::gap_in_the_past;
  case Flaw::Kind::rule_never_applies: return Code::rule_never_applies;
  case Flaw::Kind::rule_never_wins: return Code::rule_never_wins;
  case Flaw::Kind::rule_redundant: return Code::rule_redundant;
  case Flaw::Kind::rule_unverified: return Code::rule_unverified;
  case Flaw::Kind::office_unreached: return Code::office_unreached;
  case Flaw::Kind::undecided: return Code::undecided;
  }
  return Code::undecided;
}

bool is_about_rule(Flaw::Kind kind) {
  return kind == Flaw::Kind::rule_never_applies || kind == Flaw::Kind::rule_never_wins ||
         kind == Flaw::Kind::rule_redundant || kind == Flaw::Kind::rule_unverified;
}

// Where the rule stands. Of a built dataset only the table is known.
model::Place place_of_rule(const RuleGraph &graph, Index rule) {
  const model::RuleRecord &record = graph.rule_record(rule);
  return {record.file, record.origin.row};
}

model::Place place_of_node(const RuleGraph &graph, Index node) {
  const graph::Node &found = graph.nodes[node];
  if (found.record == NONE) return {};
  const model::Records &records = graph.records;
  const auto place = [&](std::string_view table, const model::Origin &origin) {
    return model::place_of(records, table, origin);
  };
  if (found.kind == NodeKind::service) return place("services", records.services[found.record].origin);
  if (found.kind == NodeKind::competence) return place("competences", records.competences[found.record].origin);
  return place("offices", records.offices[found.record].origin);
}

std::string ids_of_rules(const RuleGraph &graph, const std::vector<Index> &rules) {
  std::string ids;
  for (const Index rule : rules) ids += (ids.empty() ? "" : ";") + graph.rule_record(rule).id;
  return ids;
}

Proof proof_of(const RuleGraph &graph, const Flaw &flaw) {
  Proof proof;
  if (flaw.witness) {
    proof.witness = report::query_json(*flaw.witness);
    proof.witness_command = report::query_command(*flaw.witness);
  }
  for (const std::vector<Index> *rules : {&flaw.rules, &flaw.winners})
    for (const Index rule : *rules) {
      model::Place place = place_of_rule(graph, rule);
      proof.rules.push_back({graph.rule_record(rule).id, std::move(place.file), place.row});
    }
  for (const Index start : flaw.asked) proof.asked.push_back(graph.nodes[start].id);
  for (const Index area : flaw.areas)
    if (area != NONE) proof.areas.push_back(graph.area_record(area).id);
  proof.places = flaw.places;
  proof.days = flaw.days;
  return proof;
}

void add_flaw(const RuleGraph &graph, const Flaw &flaw, model::Notices &notices) {
  const Code code = code_of(flaw.kind);
  const bool is_rule = is_about_rule(flaw.kind);
  const std::string &subject = is_rule ? graph.rule_record(flaw.rules.front()).id : graph.nodes[flaw.node].id;
  const model::Place place =
      flaw.rules.empty() ? place_of_node(graph, flaw.node) : place_of_rule(graph, flaw.rules.front());
  const std::string concerned = ids_of_rules(graph, is_rule ? flaw.winners : flaw.rules);
  std::string fingerprint = std::string(model::kind_of(code).code) + ":" + subject;
  if (flaw.kind == Flaw::Kind::conflict) fingerprint += ":" + concerned;
  notices.add_proof(code, place, subject, concerned, proof_of(graph, flaw), std::move(fingerprint));
}

} // namespace

Report prove(const locate::Gazetteer &gazetteer, model::Notices &notices) {
  const RuleGraph &graph = gazetteer.graph();
  if (graph.coverage.empty() && !graph.covers_everything) {
    notices.add(Code::coverage_empty, {});
    return notices.take_report();
  }
  const analyse::Proof proof = analyse::prove(gazetteer);
  for (const Flaw &flaw : proof.flaws) add_flaw(graph, flaw, notices);
  Report report = notices.take_report();
  report.proved = Proved{proof.services,       proof.competences, proof.groups, proof.roles.size(),
                         proof.municipalities, proof.localities,  proof.scenes, proof.parts};
  return report;
}

} // namespace zufi::api
