// SPDX-License-Identifier: Apache-2.0
#include "analyse/sweep.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace zufi::analyse {

namespace {

// A day before the first on which anything begins or ends.
Date day_before_changes(const graph::RuleGraph &graph) {
  Date first = Date::highest();
  const auto look_at = [&first](const Validity &validity) {
    for (const Date date : {validity.from, validity.until})
      if (!date.is_open()) first = std::min(first, date);
  };
  for (const graph::Rule &rule : graph.rules) look_at(rule.validity);
  for (const graph::Status &status : graph.statuses) look_at(status.validity);
  for (const graph::Area &area : graph.areas) look_at(area.validity);
  for (const graph::Node &node : graph.nodes) look_at(node.validity);
  for (const model::StreetRecord &street : graph.records.streets) look_at(street.validity);
  return first.is_open() ? Date() : first.day_before();
}

// A rule may say by itself which kinds of place count for it; those may be other places than the one that counts else.
// Where a service or task leaves the choice between several kinds, the others of them, too.
std::vector<std::string> kinds_told_apart(const graph::RuleGraph &graph) {
  std::set<std::string> kinds{""};
  for (const model::RuleRecord &rule : graph.records.rules) kinds.insert(rule.places.begin(), rule.places.end());
  const std::set<std::string> of_rules = kinds;
  const auto add = [&](const std::vector<std::string> &factors) {
    if (std::any_of(factors.begin(), factors.end(), [&](const std::string &kind) { return of_rules.contains(kind); }))
      kinds.insert(factors.begin(), factors.end());
  };
  for (const model::ServiceRecord &service : graph.records.services) add(service.connecting_factors);
  for (const model::CompetenceRecord &competence : graph.records.competences) add(competence.connecting_factors);
  kinds.erase("any");
  return {kinds.begin(), kinds.end()};
}

} // namespace

Date Scene::date() const {
  if (!days.from.is_open()) return days.from;
  return days.until.is_open() ? Date() : days.until.day_before();
}

Sweep::Sweep(const locate::Gazetteer &gazetteer)
    : graph_(gazetteer.graph()), finder_(gazetteer), kinds_(kinds_told_apart(graph_)),
      before_all_(day_before_changes(graph_)) {}

const Sweep::World &Sweep::world_on(Date date) {
  const auto after = worlds_.upper_bound(date);
  if (after != worlds_.begin() && std::prev(after)->second->localities.days.contains(date))
    return *std::prev(after)->second;
  auto world = std::make_unique<World>();
  world->localities = finder_.on(date);
  std::vector<locate::Cell> cells;
  for (const Locality &locality : world->localities.all) cells.push_back(locality.cell);
  for (const std::string &kind : kinds_) world->places.emplace_back(kind, resolve::PlaceOption::Standing::known, cells);
  return *worlds_.insert_or_assign(world->localities.days.from, std::move(world)).first->second;
}

void Sweep::tell_apart(const std::vector<std::string> &more_kinds) {
  std::set<std::string> kinds(kinds_.begin(), kinds_.end());
  kinds.insert(more_kinds.begin(), more_kinds.end());
  kinds_.assign(kinds.begin(), kinds.end());
}

const Localities &Sweep::localities_on(Date date) { return world_on(date).localities; }

Scene Sweep::on(Index start, Role role, Date date) {
  const World &world = world_on(date);
  Scene scene;
  scene.start = start;
  scene.role = role;
  scene.localities = &world.localities;
  scene.situation.places = world.places;
  scene.situation.role = role;
  graph::StableDays days(date);
  days.narrow(world.localities.days);
  days.is_valid(graph_.nodes[start].validity);
  if (!world.localities.all.empty())
    scene.exploration = resolve::explore(graph_, start, scene.situation, days, MAX_WALKS);
  scene.days = days.days();
  return scene;
}

bool Sweep::over(Index start, Role role, const std::function<bool(const Scene &)> &visit) {
  const Validity &validity = graph_.nodes[start].validity;
  Date date = validity.from.is_open() ? before_all_ : validity.from;
  while (date < validity.until) {
    const Scene scene = on(start, role, date);
    if (!visit(scene)) return false;
    date = scene.days.until;
  }
  return true;
}

} // namespace zufi::analyse
