// SPDX-License-Identifier: Apache-2.0
// The proof (SEMANTICS.md, section 6): every question that the dataset tells apart is asked, and what is wrong with the
// answers, or with rules and offices that no answer needs, is a flaw. No flaw means that there is none.
#pragma once

#include "locate/gazetteer.hpp"
#include "zufi/query.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace zufi::analyse {

using graph::Index;
using graph::NONE;

struct Flaw {
  enum class Kind : std::uint8_t {
    conflict,           // rules contradict each other
    gap,                // no rule leads on
    gap_between_days,   // … though one does before and after
    gap_in_the_past,    // … but one does since a day that lies before the dataset's version
    rule_never_applies, // no question to which the rule applies
    rule_never_wins,    // where it applies, others come before it
    rule_redundant,     // without it every answer would be the same
    rule_unverified,    // its confidence is "unverified", and answers rest on it
    office_unreached,   // no answer leads there
    undecided,          // more possibilities than were tried
  };
  Kind kind = Kind::gap;
  Index node = NONE;          // at which the walk ends; the office; of undecided the service or competence
  std::vector<Index> rules;   // concerned; of a gap those that led there last
  std::vector<Index> winners; // of rule_never_wins: those that came before it in the witness
  std::set<Index> asked;      // services and competences
  std::set<Index> areas;      // municipalities
  std::size_t places = 0;     // localities that are affected
  Validity days;              // around all of them
  std::optional<Query> witness;
};

struct Proof {
  std::vector<Flaw> flaws; // in an order that depends on nothing but the dataset
  // What was gone through.
  std::size_t services = 0, competences = 0;
  std::size_t groups = 0;         // of services and competences that rules treat alike
  std::size_t municipalities = 0; // and larger areas without any
  std::size_t localities = 0;     // that are told apart, at the day on which there are most
  std::size_t scenes = 0;         // a group in a role on a stretch of days
  std::size_t parts = 0;          // of scenes, each with one answer
  std::vector<Role> roles;        // that are told apart
};

Proof prove(const locate::Gazetteer &gazetteer);

} // namespace zufi::analyse
