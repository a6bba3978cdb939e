// SPDX-License-Identifier: Apache-2.0
// §3 and §9 (3) Places: which of the places given count, and what is not known of them.
#include "walk.hpp"

#include <algorithm>

namespace zufi::reference {

// Its own, or the nearest ancestor's.
const Ids *Walk::factor_of(const Ids &chain) const {
  for (const std::string &id : chain) {
    const model::CompetenceRecord *competence = tables_.competence(id);
    const model::ServiceRecord *service = tables_.service(id);
    if (competence != nullptr && !competence->connecting_factors.empty()) return &competence->connecting_factors;
    if (service != nullptr && !service->connecting_factors.empty()) return &service->connecting_factors;
  }
  return nullptr;
}

// Those of a kind that counts, else those without a kind; with `any` those without a kind first, else all.
std::vector<const Somewhere *> Walk::counting(const Ids &factor) {
  const bool is_any = std::find(factor.begin(), factor.end(), "any") != factor.end();
  std::vector<const Somewhere *> untyped;
  std::vector<const Somewhere *> typed;
  std::string which;
  for (const auto &[kind, places] : given_)
    for (const Somewhere &place : places) {
      if (kind.empty()) untyped.push_back(&place);
      if (!kind.empty() && (is_any || std::find(factor.begin(), factor.end(), kind) != factor.end()))
        typed.push_back(&place);
    }
  for (const std::string &kind : factor) which += kind + ";";
  const auto &first = is_any ? untyped : typed;
  const auto &second = is_any ? typed : untyped;
  if (!first.empty()) return first;
  if (!second.empty()) return second;
  return {missing(which)};
}

// § 3 (1) VwVfG: no factor is named at all, not even `any`.
std::vector<const Somewhere *> Walk::counting_by_default() {
  static const std::vector<Ids> ORDER{{""}, {"property"}, {"business_site"}, {"residence", "seat"}, {"event"}};
  for (const Ids &kinds : ORDER) {
    std::vector<const Somewhere *> places;
    for (const std::string &kind : kinds)
      if (const auto given = given_.find(kind); given != given_.end())
        for (const Somewhere &place : given->second) places.push_back(&place);
    if (!places.empty()) return places;
  }
  return {missing("any;")};
}

// A place that nobody gave may be any, also one in no area of the tables.
const Somewhere *Walk::missing(const std::string &which) {
  const auto [entry, is_new] = missing_.try_emplace(which);
  if (is_new) entry->second = {"missing " + which, {Standing::found, places_.anywhere(query_.date)}};
  return &entry->second;
}

const AreaSet &Walk::areas_of(const Somewhere &place) {
  return place.located.possible[possibilities_->pick(place.name, place.located.possible.size())];
}

} // namespace zufi::reference
