// SPDX-License-Identifier: Apache-2.0
#include "oracle.hpp"

#include "walk.hpp"

#include <tuple>
#include <utility>

namespace zufi::reference {

namespace {

// What counts when two possibilities are compared (§9, 4.4): the outcome, and who handles it, not the way there. Where
// the outcome is no office, those that other branches lead to do not count; nor do ends that are a mere warning.
using Gist = std::pair<Outcome, std::set<std::tuple<std::string, std::string, Ids>>>;

Gist gist_of(const std::set<End> &ends) {
  Gist gist{outcome_of(ends), {}};
  if (gist.first != Outcome::resolved && gist.first != Outcome::choice) return gist;
  for (const End &end : ends)
    if (end.outcome == Outcome::resolved) gist.second.emplace(end.office, end.body, end.sites);
  return gist;
}

} // namespace

Outcome outcome_of(const std::set<End> &ends) {
  std::set<std::tuple<std::string, std::string, Ids>> offices;
  std::set<Outcome> outcomes;
  for (const End &end : ends) {
    outcomes.insert(end.outcome);
    if (end.outcome == Outcome::resolved) offices.emplace(end.office, end.body, end.sites);
  }
  // §9 (3): conflict or gap make that the outcome; the others are only a warning beside an office.
  for (const Outcome outcome : {Outcome::conflict, Outcome::gap})
    if (outcomes.contains(outcome)) return outcome;
  if (!offices.empty()) return offices.size() == 1 ? Outcome::resolved : Outcome::choice;
  for (const Outcome outcome : {Outcome::unknown_place, Outcome::outside_coverage})
    if (outcomes.contains(outcome)) return outcome;
  return Outcome::not_offered;
}

Verdict Oracle::answer(const Query &query) const {
  Verdict verdict;
  const model::ServiceRecord *service = tables_.service(query.service);
  const bool is_known = query.competence.empty() ? service != nullptr && service->validity.from <= query.date &&
                                                       query.date < service->validity.until
                                                 : tables_.competence(query.competence) != nullptr;
  if (!is_known) { // §9 (2)
    for (const Role role : query.roles) verdict.roles.push_back({role, Outcome::unknown_service, {}, false});
    return verdict;
  }
  Walk walk(tables_, conditions_, places_, query);
  verdict.is_too_hard = walk.is_too_hard();
  if (verdict.is_too_hard) return verdict;
  for (const Role role : query.roles) {
    RoleAnswer answer{role, Outcome::needs_input, {}, false};
    Possibilities possibilities;
    const std::set<End> first = walk.ends(role, possibilities);
    const Gist gist = gist_of(first);
    answer.ends = first;
    std::size_t tried = 1;
    bool all_alike = true;
    while (possibilities.next() && all_alike) {
      if (++tried > MOST_POSSIBILITIES) verdict.is_too_hard = true;
      if (verdict.is_too_hard) return verdict;
      const std::set<End> ends = walk.ends(role, possibilities);
      all_alike = gist_of(ends) == gist;
      answer.ends.insert(ends.begin(), ends.end());
    }
    if (all_alike) answer.outcome = gist.first;
    if (!all_alike) answer.ends.clear();
    answer.looked_at_missing_place = walk.has_looked_at_missing_place();
    verdict.roles.push_back(std::move(answer));
  }
  return verdict;
}

} // namespace zufi::reference
