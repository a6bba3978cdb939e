// SPDX-License-Identifier: Apache-2.0
// §4.2: one walk for one role, in one possibility after the other.
#pragma once

#include "oracle.hpp"
#include "possibilities.hpp"

#include <compare>
#include <optional>

namespace zufi::reference {

// A place of the query, or the one that nobody gave.
struct Somewhere {
  std::string name; // of the unknown which of the possibilities it is
  Located located;
};

class Walk {
 public:
  Walk(const Tables &tables, const Conditions &conditions, const Places &places, const Query &query);

  bool is_too_hard() const { return is_too_hard_; }
  // At a place that nobody gave, in whatever possibility.
  bool has_looked_at_missing_place() const { return looked_at_missing_place_; }
  // The ends in one possibility.
  std::set<End> ends(Role role, Possibilities &possibilities);

 private:
  // What the walk knows where it stands.
  struct State {
    std::string node;
    Ids about;   // §9 (3): the chain
    Ids bundles; // above the service asked
    const Somewhere *place = nullptr;
    bool is_place_settled = true; // else the competence may still say which place counts
    bool is_mandated = false;
    End end; // so far
  };
  enum class Fit { no, outside, unknown, yes }; // outside, unknown: of the place; whether it fits cannot be known
  struct Edge {
    const model::RuleRecord *rule;
    Fit fit;
    std::vector<const Somewhere *> places; // in which it fits
  };

  void start_service();
  void start_competence(const std::string &competence, const State &before);
  void walk_from(State state, int first_relation = 0);
  void follow(const State &state, const std::vector<Edge> &winners);
  void go_to(State state, const std::string &target, const model::RuleRecord &rule);
  bool settle_place(State &state);
  void finish(State state, Outcome outcome);
  void finish_office(State state);

  std::vector<Edge> applicable(const State &state, Relation relation);
  bool leaves(const State &state, const model::RuleRecord &rule) const;
  bool is_valid(const model::RuleRecord &rule) const;
  bool holds(const model::Condition &condition);
  Fit fit_in(const model::RuleRecord &rule, const Somewhere &place);
  std::vector<Edge> unbeaten(const State &state, const std::vector<Edge> &edges) const;
  std::vector<Edge> winners_of(const State &state, const std::vector<Edge> &edges) const;
  bool beats(const State &state, const model::RuleRecord &a, const model::RuleRecord &b) const;
  std::partial_ordering compare_areas(const model::RuleRecord &a, const model::RuleRecord &b) const;
  std::partial_ordering compare_subjects(const State &state, const model::RuleRecord &a,
                                         const model::RuleRecord &b) const;
  std::set<std::string> targets(const Edge &edge);

  const Ids *factor_of(const Ids &chain) const;
  std::vector<const Somewhere *> counting(const Ids &factor);
  std::vector<const Somewhere *> counting_by_default();
  const Somewhere *missing(const std::string &which);
  static bool is_missing(const Somewhere &place) { return place.name.starts_with("missing "); }
  const AreaSet &areas_of(const Somewhere &place);
  std::string body_of(const std::string &symbol, const Somewhere &place);

  const Tables &tables_;
  const Conditions &conditions_;
  const Places &places_;
  const Query &query_;
  bool is_too_hard_ = false;
  bool looked_at_missing_place_ = false;
  std::map<std::string, std::vector<Somewhere>> given_; // by kind
  std::map<std::string, Somewhere> missing_;
  std::vector<const model::RuleRecord *> rules_; // valid on the day
  Facts facts_;                                  // given

  Role role_ = Role::responsible;
  Possibilities *possibilities_ = nullptr;
  std::set<End> ends_;
};

} // namespace zufi::reference
