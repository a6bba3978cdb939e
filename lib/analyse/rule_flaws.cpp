// SPDX-License-Identifier: Apache-2.0
#include "analyse/rule_flaws.hpp"

#include "analyse/rules_at_play.hpp"
#include "analyse/witness.hpp"
#include "resolve/verdict.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace zufi::analyse {

namespace {

using resolve::Part;

constexpr Validity NEVER{Date::lowest(), Date::lowest()};

// A gap, or the rules of a conflict, at a node.
using Hole = std::pair<Index, std::vector<Index>>;

std::set<Hole> holes_of(const Part &part) {
  std::set<Hole> holes;
  for (const resolve::Leaf &leaf : part.leaves)
    if (leaf.end == resolve::End::gap || leaf.end == resolve::End::conflict) holes.emplace(leaf.node, leaf.rules);
  return holes;
}

// Those that won at the node from which the rule leads on, or contradict each other there.
std::vector<Index> winners_beside(const graph::RuleGraph &graph, const Part &part, const graph::Rule &rule) {
  std::vector<Index> winners;
  const auto add_at = [&](Index node, const std::vector<Index> &rules) {
    if (node != NONE && (graph.lies_under(node, rule.from) || graph.nodes[node].bundle == rule.from))
      winners.insert(winners.end(), rules.begin(), rules.end());
  };
  for (const resolve::Leaf &leaf : part.leaves) {
    for (const resolve::Step &step : leaf.path) add_at(step.from, step.rules);
    add_at(leaf.node, leaf.rules);
  }
  std::sort(winners.begin(), winners.end());
  winners.erase(std::unique(winners.begin(), winners.end()), winners.end());
  return winners;
}

} // namespace

RuleFlaws::RuleFlaws(const graph::RuleGraph &graph)
    : graph_(graph), without_(graph), version_(Date::parse(graph.records.identity.version).value_or(Date::lowest())),
      standings_(graph.rules.size()), is_reached_(graph.nodes.size(), false) {}

void RuleFlaws::look_at(const StartGroup &group, const Scene &scene) {
  is_all_seen_ = is_all_seen_ && !scene.exploration.is_budget_spent;
  for (const Part &part : scene.exploration.parts) {
    look_at_winners(group, scene, part);
    if (!is_all_seen_) continue; // of no rule it can be said that nothing needs it
    for (const Index origin : origins_of(graph_, scene, part))
      for (const Relation relation : {Relation::assigns, Relation::held_by, Relation::delegated_to,
                                      Relation::mandated_to, Relation::performed_by, Relation::not_offered})
        for (const Index rule : graph_.rules_from(origin, relation)) look_at_rule(rule, group, scene, part);
  }
}

void RuleFlaws::look_at_winners(const StartGroup &group, const Scene &scene, const Part &part) {
  const auto win = [&](const std::vector<Index> &rules) {
    for (const Index rule : rules) {
      Standing &standing = standings_[rule];
      if (!standing.first) standing.first = shown_by(rule, group, scene, part, version_);
      standing.wins = true;
    }
  };
  for (const resolve::Leaf &leaf : part.leaves) {
    win(leaf.rules);
    if (leaf.node != NONE) reach(leaf.node);
    for (const Index site : leaf.sites) reach(site);
    for (const resolve::Step &step : leaf.path) {
      win(step.rules);
      for (const Index target : step.to) reach(target);
    }
  }
}

// To lead to a part of an office is to lead to it.
void RuleFlaws::reach(Index node) {
  for (; node != NONE && !is_reached_[node]; node = graph_.nodes[node].parent) is_reached_[node] = true;
}

void RuleFlaws::look_at_rule(Index rule, const StartGroup &group, const Scene &scene, const Part &part) {
  Standing &standing = standings_[rule];
  if (standing.is_needed) return;
  const auto fitting = where_it_fits(graph_, scene, part, graph_.rules[rule]);
  if (!fitting) return;
  std::vector<Index> winners = winners_beside(graph_, part, graph_.rules[rule]);
  if (!standing.wins && !standing.first_beaten && !winners.empty()) { // else the walk is elsewhere when it fits
    standing.first_beaten = shown_by(rule, group, scene, fitting->part, fitting->date);
    standing.first_beaten->winners = std::move(winners);
  }
  standing.is_needed = changes_without(rule, scene, part);
}

// Does any possibility of the part end otherwise without the rule? Another gap or conflict is another end.
bool RuleFlaws::changes_without(Index rule, const Scene &scene, const Part &part) {
  resolve::Situation situation = scene.situation;
  for (std::size_t place = 0; place < part.cells.size(); ++place)
    situation.places[place] = situation.places[place].assuming(part.cells[place]);
  situation.facts = part.facts;
  const Validity validity = std::exchange(without_.rules[rule].validity, NEVER);
  graph::StableDays days(scene.date());
  const resolve::Exploration other = resolve::explore(without_, scene.start, situation, days, Sweep::MAX_WALKS);
  without_.rules[rule].validity = validity;
  const resolve::Verdict verdict = resolve::verdict_of(part);
  const std::set<Hole> holes = holes_of(part);
  return other.is_budget_spent || // not known to change nothing
         std::any_of(other.parts.begin(), other.parts.end(), [&](const Part &there) {
           return resolve::verdict_of(there) != verdict || holes_of(there) != holes;
         });
}

Flaw RuleFlaws::shown_by(Index rule, const StartGroup &group, const Scene &scene, const Part &part, Date day) const {
  Flaw flaw;
  flaw.rules = {rule};
  flaw.node = graph_.rules[rule].from;
  flaw.asked.insert(group.members.begin(), group.members.end());
  flaw.days = graph_.rules[rule].validity;
  flaw.witness = witness_of(graph_, scene, part, day);
  return flaw;
}

void RuleFlaws::take(std::vector<Flaw> &flaws) {
  for (Index rule = 0; rule < standings_.size(); ++rule) {
    Standing &standing = standings_[rule];
    const auto add = [&](Flaw::Kind kind, Flaw flaw) {
      flaw.kind = kind;
      flaws.push_back(std::move(flaw));
    };
    if (is_all_seen_ && standing.wins && !standing.is_needed) add(Flaw::Kind::rule_redundant, *standing.first);
    if (standing.wins && graph_.rule_record(rule).confidence == Confidence::unverified)
      add(Flaw::Kind::rule_unverified, *standing.first);
    if (standing.wins || !is_all_seen_) continue;
    if (standing.is_needed) continue; // it keeps others from winning
    if (standing.first_beaten) {
      add(Flaw::Kind::rule_never_wins, std::move(*standing.first_beaten));
      continue;
    }
    Flaw flaw;
    flaw.rules = {rule};
    flaw.node = graph_.rules[rule].from;
    flaw.days = graph_.rules[rule].validity;
    add(Flaw::Kind::rule_never_applies, std::move(flaw));
  }
  for (Index node = 0; is_all_seen_ && node < graph_.nodes.size(); ++node) {
    if (!graph::is_office_like(graph_.nodes[node].kind) || is_reached_[node]) continue;
    Flaw flaw;
    flaw.kind = Flaw::Kind::office_unreached;
    flaw.node = node;
    flaw.days = graph_.nodes[node].validity;
    flaws.push_back(std::move(flaw));
  }
}

} // namespace zufi::analyse
