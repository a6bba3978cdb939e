// SPDX-License-Identifier: Apache-2.0
#include "resolve/eligibility.hpp"

#include <algorithm>
#include <array>
#include <utility>

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

// Where the law of a task names no factor of its own (§ 3 (1) VwVfG): the first of these of which a place is given.
constexpr std::array<std::array<std::string_view, 2>, 4> ORDER_OF_KINDS{
    {{"property", "property"}, {"business_site", "business_site"}, {"residence", "seat"}, {"event", "event"}}};

} // namespace

bool is_hopeless(const Candidate &candidate) {
  return candidate.fits == Truth::unknown && (std::holds_alternative<UnusablePlace>(candidate.missing) ||
                                              std::holds_alternative<NoPlace>(candidate.missing));
}

bool needs_place(const Rule &rule) { return !rule.areas.empty() || rule.status != NONE || has_symbol(rule); }

std::vector<std::size_t> Eligibility::places_of(std::span<const std::string> kinds) const {
  const auto given_as = [this](auto is_wanted) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < situation_.places.size(); ++i)
      if (is_wanted(situation_.places[i].kind())) found.push_back(i);
    return found;
  };
  std::vector<std::size_t> untyped = given_as([](const std::string &kind) { return kind.empty(); });
  if (kinds.empty()) {
    if (!untyped.empty()) return untyped;
    for (const auto &wanted : ORDER_OF_KINDS) {
      std::vector<std::size_t> found =
          given_as([&wanted](const std::string &kind) { return kind == wanted[0] || kind == wanted[1]; });
      if (!found.empty()) return found;
    }
    return {};
  }
  const bool any = std::count(kinds.begin(), kinds.end(), "any") > 0;
  if (any && !untyped.empty()) return untyped;
  std::vector<std::size_t> typed = given_as([&kinds, any](const std::string &kind) {
    return !kind.empty() && (any || std::count(kinds.begin(), kinds.end(), kind) > 0);
  });
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
    if (fits == Truth::unknown) {
      const Missing here = MissingPlace{place, {PlaceTest::Kind::fits_rule, rule.record, Symbol::none}};
      doubt = std::min(doubt.value_or(here), here);
    }
    if (!doubt && is_unusable(rule, option)) doubt = UnusablePlace{place};
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
  if (rule.status == NONE) { // most rules, most cells: no need to look at each
    if (rule.areas.empty()) return Truth::yes;
    if (rule.areas.size() == 1) return place.lies_in(rule.areas.front());
    bool is_possible = false;
    for (const Index area : rule.areas) {
      const Truth here = place.lies_in(area);
      if (here == Truth::yes) return Truth::yes;
      is_possible = is_possible || here == Truth::unknown;
    }
    if (!is_possible) return Truth::no;
  }
  std::size_t fitting = 0;
  for (const Index position : place.possible())
    fitting += fits_cell(graph_, rule, place.cell(position), days_) ? 1U : 0U;
  if (fitting == 0) return Truth::no;
  return fitting == place.possible().size() ? Truth::yes : Truth::unknown;
}

bool Eligibility::fits_facts(const Rule &rule, Candidate &candidate) const {
  for (const graph::FactTest &test : rule.tests) {
    const auto known = situation_.facts.find(test.fact);
    if (known != situation_.facts.end() && known->second.is_subset_of(test.values)) continue;
    if (known != situation_.facts.end() && known->second.together_with(test.values).is_empty()) return false;
    if (known == situation_.facts.end() && test.values.is_all()) continue;
    if (candidate.fits == Truth::yes || is_hopeless(candidate)) {
      candidate.fits = Truth::unknown;
      candidate.missing = MissingFact{test.fact, test.values};
    }
  }
  return true;
}

std::vector<Candidate> unbeaten(const graph::RuleGraph &graph, const std::vector<Candidate> &candidates) {
  std::vector<const Competitor *> sure; // of those that weigh the same, one: thousands may say one thing
  for (const Candidate &candidate : candidates) {
    const bool is_new = std::none_of(sure.begin(), sure.end(), [&candidate](const Competitor *other) {
      return weighs_the_same(*other, candidate.competitor);
    });
    if (is_new && candidate.fits == Truth::yes) sure.push_back(&candidate.competitor);
  }
  std::vector<Candidate> best;
  for (const Candidate &candidate : candidates) {
    const bool is_beaten = std::any_of(
        sure.begin(), sure.end(), [&](const Competitor *other) { return beats(graph, *other, candidate.competitor); });
    if (!is_beaten) best.push_back(candidate);
  }
  return best;
}

std::vector<Candidate> deciding(const graph::RuleGraph &graph, std::vector<Candidate> best) {
  std::optional<int> top;
  for (const Candidate &candidate : best)
    if (candidate.fits == Truth::yes)
      top = std::max(top.value_or(candidate.rule().priority), candidate.rule().priority);
  if (!top) return best;
  std::vector<Candidate> decisive;
  std::vector<Candidate> others;
  for (Candidate &candidate : best)
    (candidate.rule().priority >= *top ? decisive : others).push_back(std::move(candidate));
  for (std::size_t i = 0; i < decisive.size(); ++i) { // what beats one of them matters too
    const auto beats_it = [&](const Candidate &other) {
      return other.fits == Truth::unknown && beats(graph, other.competitor, decisive[i].competitor);
    };
    const auto rest =
        std::stable_partition(others.begin(), others.end(), [&](const Candidate &other) { return !beats_it(other); });
    decisive.insert(decisive.end(), rest, others.end());
    others.erase(rest, others.end());
  }
  return decisive;
}

} // namespace zufi::resolve
