// SPDX-License-Identifier: Apache-2.0
#include "resolve/eligibility.hpp"

#include <algorithm>

namespace zufi::resolve {

using graph::Rule;
using graph::Symbol;
using graph::Target;

namespace {

std::optional<std::size_t> position_of(const Branch &branch, Index subject) {
  const auto service = std::find(branch.services.begin(), branch.services.end(), subject);
  if (service != branch.services.end()) return static_cast<std::size_t>(service - branch.services.begin());
  const auto competence = std::find(branch.competences.begin(), branch.competences.end(), subject);
  if (competence == branch.competences.end()) return std::nullopt;
  return branch.services.size() + static_cast<std::size_t>(competence - branch.competences.begin());
}

bool has_symbol(const Rule &rule) {
  return std::any_of(rule.to.begin(), rule.to.end(), [](const Target &t) { return t.symbol != Symbol::none; });
}

// Of a place that nobody knows it cannot be said that it does not fit; of one outside only where areas are named.
bool is_unusable(const Rule &rule, const PlaceOption &place) {
  return place.standing() == PlaceOption::Standing::unknown ||
         (place.standing() == PlaceOption::Standing::outside && rule.areas.empty());
}

// What no input can tell is looked at last.
bool is_unusable(const Candidate &candidate) {
  return candidate.fits == Truth::unknown && std::holds_alternative<UnusablePlace>(candidate.missing);
}

} // namespace

bool needs_place(const Rule &rule) { return !rule.areas.empty() || rule.status != NONE || has_symbol(rule); }

std::vector<std::size_t> Eligibility::places_of(std::span<const std::string> kinds) const {
  const bool any = kinds.empty() || std::count(kinds.begin(), kinds.end(), "any") > 0;
  std::vector<std::size_t> typed;
  std::vector<std::size_t> untyped;
  for (std::size_t i = 0; i < situation_.places.size(); ++i) {
    const std::string &kind = situation_.places[i].kind();
    if (kind.empty())
      untyped.push_back(i);
    else if (any || std::count(kinds.begin(), kinds.end(), kind) > 0)
      typed.push_back(i);
  }
  if (any) return untyped.empty() ? typed : untyped;
  return typed.empty() ? untyped : typed;
}

std::optional<Candidate> Eligibility::candidate_of(const Branch &branch, const Rule &rule, SubjectRank rank) {
  Candidate candidate;
  candidate.competitor = {&rule, rank};
  if (graph::is_office_like(graph_.nodes[branch.node].kind) && rule.subject != NONE) {
    const auto position = position_of(branch, rule.subject);
    if (!position) return std::nullopt;
    candidate.competitor.subject = {*position, false};
  }
  if (!fits_place(branch, rule, candidate) || !fits_facts(rule, candidate)) return std::nullopt;
  if (!days_.is_valid(rule.validity)) return std::nullopt;
  return candidate;
}

bool Eligibility::fits_place(const Branch &branch, const Rule &rule, Candidate &candidate) {
  if (!needs_place(rule)) return true;
  const std::vector<std::string> &kinds = graph_.rule_record(rule.record).places;
  const std::vector<std::size_t> places = kinds.empty() ? branch.places : places_of(kinds);
  if (places.empty()) {
    candidate.fits = Truth::unknown;
    const std::span<const std::string> wanted = kinds.empty() ? branch.kinds : std::span(kinds);
    candidate.missing = NoPlace{{wanted.begin(), wanted.end()}};
    return true;
  }
  std::optional<Missing> doubt;
  for (const std::size_t place : places) {
    const PlaceOption &option = situation_.places[place];
    const Truth fits = fits_option(rule, option);
    if (fits == Truth::yes) candidate.places.push_back(place);
    if (fits == Truth::unknown) doubt = std::min(doubt.value_or(MissingPlace{place}), Missing(MissingPlace{place}));
    if (!kinds.empty() && !doubt && is_unusable(rule, option)) doubt = UnusablePlace{place};
  }
  // One place that fits is enough, unless "@self" would lead elsewhere from another.
  const bool is_sure =
      !candidate.places.empty() && !(has_symbol(rule) && doubt && std::holds_alternative<MissingPlace>(*doubt));
  if (is_sure || !doubt) {
    candidate.fits = is_sure ? Truth::yes : Truth::no;
    return is_sure;
  }
  candidate.fits = Truth::unknown;
  candidate.missing = *doubt;
  return true;
}

Truth Eligibility::fits_option(const Rule &rule, const PlaceOption &place) {
  if (place.standing() != PlaceOption::Standing::known) return Truth::no;
  Truth in_area = rule.areas.empty() ? Truth::yes : Truth::no;
  for (const Index area : rule.areas) {
    const Truth here = place.lies_in(area);
    if (here == Truth::yes) in_area = Truth::yes;
    if (here == Truth::unknown && in_area == Truth::no) in_area = Truth::unknown;
  }
  if (in_area == Truth::no || rule.status == NONE) return in_area;
  const Truth has_status = municipality_has(rule.status, place);
  if (has_status == Truth::no) return Truth::no;
  return in_area == Truth::yes ? has_status : Truth::unknown;
}

Truth Eligibility::municipality_has(Index status, const PlaceOption &place) {
  Truth found = Truth::no;
  bool is_first = true;
  for (const Cell &cell : place.cells()) {
    Truth here = Truth::no;
    for (const Index area : cell)
      for (const graph::Status &row : graph_.statuses_of(area))
        if (row.status == status && days_.is_valid(row.validity)) here = Truth::yes;
    if (!is_first && here != found) return Truth::unknown;
    found = here;
    is_first = false;
  }
  return found;
}

bool Eligibility::fits_facts(const Rule &rule, Candidate &candidate) const {
  for (const graph::FactTest &test : rule.tests) {
    const auto known = situation_.facts.find(test.fact);
    if (known != situation_.facts.end()) {
      if (!test.values.contains(known->second)) return false;
    } else if (!test.values.is_all() && (candidate.fits == Truth::yes || is_unusable(candidate))) {
      candidate.fits = Truth::unknown;
      candidate.missing = MissingFact{test.fact};
    }
  }
  return true;
}

} // namespace zufi::resolve
