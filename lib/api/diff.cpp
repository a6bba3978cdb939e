// SPDX-License-Identifier: Apache-2.0
#include "analyse/difference.hpp"
#include "api/snapshot.hpp"
#include "report/query_text.hpp"

#include <utility>

namespace zufi {

namespace {

using graph::Index;
using graph::NONE;

// Texts of both datasets; of what both have, those of the later one.
class Namer {
 public:
  Namer(const graph::RuleGraph &before, const graph::RuleGraph &after) : before_(before), after_(after) {}

  NamedId node(const std::string &id) const {
    for (const graph::RuleGraph *graph : {&after_, &before_})
      if (const Index found = graph->node_of(id); found != NONE) return {id, graph->name_of_node(found)};
    return {id, {}};
  }
  NamedId area(const std::string &id) const {
    for (const graph::RuleGraph *graph : {&after_, &before_})
      if (const Index found = graph->area_of(id); found != NONE) return {id, graph->area_record(found).name};
    return {id, {}};
  }

  ChangedResult result(const analyse::NamedResult &found, const std::set<std::string> &rules,
                       const Query &witness) const {
    ChangedResult result;
    result.outcome = found.outcome;
    for (const analyse::NamedResult::Handler &handler : found.handlers) {
      result.handlers.push_back({node(handler.office), node(handler.body), {}});
      for (const std::string &site : handler.sites) result.handlers.back().sites.push_back(node(site));
    }
    result.rules.assign(rules.begin(), rules.end());
    result.witness = report::query_json(witness);
    result.witness_command = report::query_command(witness);
    return result;
  }

 private:
  const graph::RuleGraph &before_;
  const graph::RuleGraph &after_;
};

Diff diff_of(analyse::Difference found, const Namer &namer) {
  Diff diff;
  diff.compared = found.compared;
  diff.undecided.assign(found.undecided.begin(), found.undecided.end());
  for (const analyse::Change &change : found.changes) {
    AnswerChange shown;
    for (const std::string &id : change.asked) shown.asked.push_back(namer.node(id));
    for (const std::string &id : change.areas) shown.areas.push_back(namer.area(id));
    shown.roles.assign(change.roles.begin(), change.roles.end());
    shown.is_whole = change.whole_areas == change.areas;
    shown.streets = change.streets;
    shown.places = change.places;
    shown.facts = change.facts;
    shown.days = change.days;
    shown.before = namer.result(change.before, change.rules_before, change.witness[0]);
    shown.after = namer.result(change.after, change.rules_after, change.witness[1]);
    diff.changes.push_back(std::move(shown));
  }
  return diff;
}

} // namespace

Result<Diff> Dataset::diff(const Dataset &after) const {
  const locate::Gazetteer &a = snapshot_->gazetteer;
  const locate::Gazetteer &b = after.snapshot_->gazetteer;
  return diff_of(analyse::difference(a, b), Namer(a.graph(), b.graph()));
}

Result<Diff> Dataset::diff(Date before, Date after) const {
  const locate::Gazetteer &gazetteer = snapshot_->gazetteer;
  return diff_of(analyse::difference(gazetteer, before, after), Namer(gazetteer.graph(), gazetteer.graph()));
}

} // namespace zufi
