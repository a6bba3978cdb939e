// SPDX-License-Identifier: Apache-2.0
#include "walk.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace zufi::reference {

namespace {

bool is_among(const Ids &ids, const std::string &id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }
bool contains(const Validity &days, Date day) { return days.from <= day && day < days.until; }
bool is_symbol(const std::string &target) { return target.front() == '@'; }

// Does it depend on the place whether and where to the edge leads?
bool needs_place(const model::RuleRecord &rule) {
  return !rule.areas.empty() || !rule.status.empty() || std::any_of(rule.to.begin(), rule.to.end(), is_symbol);
}

// §4.2: the relations in their order.
std::vector<Relation> relations_at(const Tables &tables, const std::string &node) {
  if (tables.office(node) != nullptr) return {Relation::delegated_to, Relation::mandated_to, Relation::performed_by};
  if (tables.competence(node) != nullptr) return {Relation::held_by};
  return {Relation::held_by, Relation::assigns};
}

Ids ids_of(const std::vector<const model::RuleRecord *> &rules) {
  Ids ids;
  for (const model::RuleRecord *rule : rules) ids.push_back(rule->id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

} // namespace

Walk::Walk(const Tables &tables, const Conditions &conditions, const Places &places, const Query &query)
    : tables_(tables), conditions_(conditions), places_(places), query_(query) {
  for (const auto &[kind, of_kind] : query.places)
    for (const Place &place : of_kind) {
      std::vector<Somewhere> &given = given_[kind];
      given.push_back({kind + "#" + std::to_string(given.size()), places.locate(place, query.date)});
      if (given.back().located.standing == Standing::too_hard) is_too_hard_ = true;
    }
  for (const model::RuleRecord &rule : tables.records.rules)
    if (is_valid(rule)) rules_.push_back(&rule);
  for (const auto &[fact, value] : query.facts)
    if (const model::FactRecord *row = tables.fact(fact)) facts_[fact] = conditions.value_of(*row, value);
}

std::set<End> Walk::ends(Role role, Possibilities &possibilities) {
  role_ = role;
  possibilities_ = &possibilities;
  ends_.clear();
  if (!query_.competence.empty())
    start_competence(query_.competence, {});
  else
    start_service();
  return std::move(ends_);
}

void Walk::start_service() {
  State state;
  state.node = query_.service;
  state.about = tables_.service_chain(query_.service);
  state.bundles = tables_.bundles_of(query_.service);
  // §9 (3) Places: the connecting factor of the service, else that of the competence it is led to.
  const Ids *factor = factor_of(state.about);
  state.is_place_settled = factor != nullptr;
  for (const Somewhere *place : factor != nullptr ? counting(*factor) : counting_by_default()) {
    State branch = state;
    branch.place = place;
    if (!branch.is_place_settled || settle_place(branch)) walk_from(branch);
  }
}

void Walk::start_competence(const std::string &competence, const State &before) {
  State state = before;
  const Ids chain = tables_.competence_chain(competence);
  state.node = competence;
  state.about.insert(state.about.end(), chain.begin(), chain.end());
  std::vector<const Somewhere *> places{state.place};
  if (state.place == nullptr || !state.is_place_settled) {
    // Each place is walked on its own: of those that counted for the service, this one alone goes on if it counts.
    if (const Ids *factor = factor_of(chain)) {
      const std::vector<const Somewhere *> before_it = state.place == nullptr ? places : counting_by_default();
      const auto counted = [&](const Somewhere *place) {
        return place != state.place && std::find(before_it.begin(), before_it.end(), place) != before_it.end();
      };
      places = counting(*factor);
      if (std::find(places.begin(), places.end(), state.place) != places.end()) std::erase_if(places, counted);
    } else if (state.place == nullptr) {
      places = counting_by_default();
    }
  }
  for (const Somewhere *place : places) {
    State branch = state;
    branch.place = place;
    if (before.place != nullptr && before.is_place_settled)
      walk_from(branch);
    else if (settle_place(branch))
      walk_from(branch);
  }
}

// §9 (4): not found, or in no area of the coverage, whatever the rules say.
bool Walk::settle_place(State &state) {
  state.is_place_settled = true;
  const auto is_covered = [&](const AreaSet &areas) {
    return std::any_of(tables_.records.identity.coverage.begin(), tables_.records.identity.coverage.end(),
                       [&](const std::string &area) { return areas.contains(area); });
  };
  switch (state.place->located.standing) {
  case Standing::unknown: finish(state, Outcome::unknown_place); return false;
  case Standing::outside: finish(state, Outcome::outside_coverage); return false;
  case Standing::found:
  case Standing::too_hard: break;
  }
  if (is_missing(*state.place) || is_among(tables_.records.identity.coverage, "*") ||
      is_covered(areas_of(*state.place)))
    return true;
  finish(state, Outcome::outside_coverage);
  return false;
}

// §4.2: the first relation that has an applicable edge; not_offered competes in every one.
void Walk::walk_from(State state, int first_relation) {
  const auto that_count = [&](std::vector<Edge> edges) { // §3: those that name the role first
    const auto names_role = [](const Edge &edge) { return edge.rule->role.has_value(); };
    if (std::any_of(edges.begin(), edges.end(), names_role)) std::erase_if(edges, std::not_fn(names_role));
    return winners_of(state, edges);
  };
  const auto in_doubt = [](const Edge &edge) { return edge.fit != Fit::yes; };
  const auto end_in_doubt = [&](const std::vector<Edge> &winners) {
    const bool is_outside =
        std::none_of(winners.begin(), winners.end(), [](const Edge &edge) { return edge.fit == Fit::unknown; });
    finish(state, is_outside ? Outcome::outside_coverage : Outcome::unknown_place);
  };
  const std::vector<Edge> refusals = applicable(state, Relation::not_offered);
  const std::vector<Relation> relations = relations_at(tables_, state.node);
  std::vector<Edge> winners;
  for (auto relation = relations.begin() + first_relation; relation != relations.end(); ++relation) {
    std::vector<Edge> edges = applicable(state, *relation);
    if (edges.empty()) continue;
    const bool is_certain = !std::all_of(edges.begin(), edges.end(), in_doubt);
    edges.insert(edges.end(), refusals.begin(), refusals.end());
    winners = that_count(edges);
    // §9 (3): an edge of which cannot be known whether it applies, if that matters.
    if (std::any_of(winners.begin(), winners.end(), in_doubt)) {
      if (state.is_place_settled || settle_place(state)) end_in_doubt(winners);
      return;
    }
    if (is_certain) break;
    winners.clear();
  }
  // §9 (4.2): if no relation has one, an applicable not_offered decides alone.
  if (winners.empty()) winners = that_count(refusals);
  if (!winners.empty() && std::none_of(winners.begin(), winners.end(), in_doubt)) return follow(state, winners);
  if (!state.is_place_settled && !settle_place(state)) return; // no competence follows
  if (!winners.empty()) return end_in_doubt(winners);
  return tables_.office(state.node) != nullptr ? finish_office(state) : finish(state, Outcome::gap);
}

void Walk::follow(const State &state, const std::vector<Edge> &winners) {
  std::vector<const model::RuleRecord *> rules;
  for (const Edge &edge : winners) rules.push_back(edge.rule);
  const std::set<std::string> to = targets(winners.front());
  const model::RuleRecord &rule = *winners.front().rule;
  for (const Edge &edge : winners) // §4.3: if their targets differ, a conflict
    if (targets(edge) != to ||
        (edge.rule->relation == Relation::not_offered) != (rule.relation == Relation::not_offered)) {
      State stopped = state;
      stopped.end.rules = ids_of(rules);
      if (stopped.is_place_settled || settle_place(stopped)) finish(stopped, Outcome::conflict);
      return;
    }
  State next = state;
  // §9 (3): a service may leave it to its competence which place counts; if none follows, its own does.
  if (rule.relation != Relation::assigns && !next.is_place_settled && !settle_place(next)) return;
  test::StepSketch step{rule.relation, state.node, {}, ids_of(rules)};
  for (const std::string &target : to)
    if (!target.empty()) step.to.push_back(target);
  next.end.path.push_back(step);
  if (rule.relation == Relation::not_offered) {
    next.end.rules = step.rules;
    return finish(next, Outcome::not_offered);
  }
  if (to.contains("")) { // §9 (3): a symbol for which there is no body; its step leads nowhere
    State stopped = next;
    stopped.end.path.back().to.clear();
    finish(stopped, Outcome::gap);
  }
  std::map<std::string, Ids> sites; // by office
  for (const std::string &target : to) {
    if (target.empty()) continue;
    const model::OfficeRecord *office = tables_.office(target);
    if (office != nullptr && office->kind == OfficeKind::site)
      sites[office->parent].push_back(target);
    else
      go_to(next, target, rule);
  }
  for (const auto &[office, of_office] : sites) { // §9 (3): sites end the walk at their office
    State end = next;
    if (rule.relation == Relation::held_by) end.end.body = tables_.body_of(office);
    end.node = office;
    end.end.sites = of_office;
    finish_office(end);
  }
}

void Walk::go_to(State state, const std::string &target, const model::RuleRecord &rule) {
  if (state.end.path.size() > 1'000) throw std::logic_error("a walk without an end");
  const bool stays = target == state.node;
  switch (rule.relation) {
  case Relation::assigns: return start_competence(target, state);
  case Relation::held_by: state.end.body = tables_.body_of(target); break;
  case Relation::delegated_to: // §9 (3): under a mandate the first body stays responsible
    if (!state.is_mandated) state.end.body = target;
    break;
  case Relation::mandated_to: state.is_mandated = state.is_mandated || !stays; break;
  case Relation::performed_by:
  case Relation::not_offered: break;
  }
  state.node = target;
  // §3 Staying: at the same body with the next relation.
  if (stays) return walk_from(state, rule.relation == Relation::delegated_to ? 1 : 2);
  walk_from(state);
}

void Walk::finish(State state, Outcome outcome) {
  // Of a place that is unknown or outside it does not matter where the walk came upon it.
  if (outcome == Outcome::unknown_place || outcome == Outcome::outside_coverage) {
    state.end = {};
    state.node.clear();
  }
  state.end.role = role_;
  state.end.outcome = outcome;
  state.end.node = state.node;
  ends_.insert(state.end);
}

void Walk::finish_office(State state) {
  state.end.office = state.node;
  if (state.end.sites.empty()) // §9 (3): all sites of the office that are valid on the day
    for (const model::OfficeRecord &row : tables_.records.offices)
      if (row.kind == OfficeKind::site && row.parent == state.node && contains(row.validity, query_.date))
        state.end.sites.push_back(row.id);
  std::sort(state.end.sites.begin(), state.end.sites.end());
  finish(state, Outcome::resolved);
}

std::vector<Walk::Edge> Walk::applicable(const State &state, Relation relation) {
  std::vector<Edge> edges;
  for (const model::RuleRecord *rule : rules_) {
    if (rule->relation != relation || !leaves(state, *rule)) continue;
    if (rule->role && *rule->role != role_) continue;
    Edge edge{rule, Fit::no, {}};
    for (const Somewhere *place : rule->places.empty() ? std::vector{state.place} : counting(rule->places)) {
      const Fit fit = fit_in(*rule, *place);
      if (fit == Fit::yes) edge.places.push_back(place);
      edge.fit = std::max(edge.fit, fit);
    }
    if (edge.fit != Fit::no && holds(rule->condition)) edges.push_back(std::move(edge));
  }
  return edges;
}

// §4.2: it leaves this node, for services and competences also what lies above it; §3: its subject fits.
bool Walk::leaves(const State &state, const model::RuleRecord &rule) const {
  if (tables_.office(state.node) != nullptr)
    return rule.from == state.node &&
           (rule.subject.empty() || is_among(state.about, rule.subject) || is_among(state.bundles, rule.subject));
  if (tables_.competence(state.node) != nullptr) return is_among(tables_.competence_chain(state.node), rule.from);
  return is_among(state.about, rule.from) || is_among(state.bundles, rule.from);
}

// §9 (3): on the days on which it and all its targets are valid.
bool Walk::is_valid(const model::RuleRecord &rule) const {
  if (!contains(rule.validity, query_.date)) return false;
  return std::all_of(rule.to.begin(), rule.to.end(), [&](const std::string &target) {
    const model::OfficeRecord *office = tables_.office(target);
    return office == nullptr || contains(office->validity, query_.date);
  });
}

bool Walk::holds(const model::Condition &condition) {
  return std::all_of(condition.tests.begin(), condition.tests.end(), [&](const model::Test &test) {
    const model::FactRecord &fact = *tables_.fact(test.fact);
    if (const auto given = facts_.find(test.fact); given != facts_.end())
      return conditions_.passes(fact, test, given->second);
    const std::vector<std::string> &values = conditions_.values_to_try(test.fact);
    return conditions_.passes(fact, test, values[possibilities_->pick("fact " + test.fact, values.size())]);
  });
}

Walk::Fit Walk::fit_in(const model::RuleRecord &rule, const Somewhere &place) {
  if (!needs_place(rule)) return Fit::yes;
  looked_at_missing_place_ = looked_at_missing_place_ || is_missing(place);
  if (place.located.standing == Standing::unknown) return Fit::unknown;
  // Outside it lies in none of the areas; statuses and bodies of what is there nobody knows.
  if (place.located.standing == Standing::outside) return rule.areas.empty() ? Fit::outside : Fit::no;
  if (rule.areas.empty() && rule.status.empty()) return Fit::yes;
  const AreaSet &areas = areas_of(place);
  const bool is_there =
      rule.areas.empty() ||
      std::any_of(rule.areas.begin(), rule.areas.end(), [&](const std::string &area) { return areas.contains(area); });
  if (!is_there) return Fit::no;
  if (rule.status.empty()) return Fit::yes;
  for (const model::StatusRecord &row : tables_.records.statuses)
    if (row.status == rule.status && areas.contains(row.area) && contains(row.validity, query_.date)) return Fit::yes;
  return Fit::no;
}

// The nodes an edge leads to, symbols replaced; "" is a body that does not exist.
std::set<std::string> Walk::targets(const Edge &edge) {
  std::set<std::string> to;
  for (const std::string &target : edge.rule->to) {
    if (!is_symbol(target))
      to.insert(target);
    else
      for (const Somewhere *place : edge.places) to.insert(body_of(target, *place));
  }
  return to;
}

// §9 (3): @self, @kreis (or the Gemeinde in none), @land, @bund.
std::string Walk::body_of(const std::string &symbol, const Somewhere &place) {
  if (place.located.standing != Standing::found) return {};
  const auto body_of_kind = [&](AreaKind kind) -> std::optional<std::string> {
    for (const std::string &id : areas_of(place))
      if (tables_.area(id)->kind == kind) return tables_.body_with_territory(id, query_.date);
    return std::nullopt;
  };
  if (symbol == "@land") return body_of_kind(AreaKind::land).value_or("");
  if (symbol == "@bund") return body_of_kind(AreaKind::bund).value_or("");
  if (symbol == "@kreis")
    if (const auto of_kreis = body_of_kind(AreaKind::kreis)) return *of_kreis;
  return body_of_kind(AreaKind::gemeinde).value_or("");
}

} // namespace zufi::reference
