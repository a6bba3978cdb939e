// SPDX-License-Identifier: Apache-2.0
// Question → resolution: locates the places, walks for each role, weighs what is not known, and finds how long the
// answer holds.
#pragma once

#include "locate/locate.hpp"
#include "resolve/question.hpp"
#include "resolve/verdict.hpp"
#include "text/house_number_set.hpp"
#include "zufi/result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zufi::resolve {

// What an input can be, and what follows.
struct InputChoice {
  std::vector<std::string> values; // as they are supplied; each of them, and any part of a set, leads to the verdicts
  std::vector<std::string> labels; // of places: names, one for each value
  model::ValueSet fact_values = model::ValueSet::none();
  text::HouseNumberSet numbers;  // of house numbers
  std::vector<Place> supplied;   // of places: the place with that value, one for each
  bool is_none_of_these = false; // the input is none of the other choices
  std::vector<Verdict> verdicts; // several: one more question follows
  friend bool operator==(const InputChoice &a, const InputChoice &b) {
    return a.values == b.values && a.is_none_of_these == b.is_none_of_these && a.verdicts == b.verdicts;
  }
};

// The one input that is asked for next.
struct MissingInput {
  enum class Kind : std::uint8_t { fact, house_number, postcode, place_part, street, municipality, district, place };
  Kind kind = Kind::place;
  Index fact = NONE;              // of kind fact
  std::size_t place = 0;          // else: into Question::places
  std::vector<std::string> kinds; // of place, where none was given: which kinds would count
  std::vector<InputChoice> choices;
  bool is_complete = false; // the choices are all that there is
  friend bool operator==(const MissingInput &, const MissingInput &) = default;
};

struct RoleResult {
  Role role = Role::responsible;
  Outcome outcome = Outcome::gap;
  // Sorted, of all possibilities together: where the outcome is no choice, those that lead to an office lead to the
  // same one by several paths.
  std::vector<Leaf> leaves;
  std::optional<MissingInput> missing;
  bool has_several_paths = false; // which of them holds, depends on what is not known
  bool is_budget_spent = false;   // there were more possibilities than were tried
  Validity days;                  // on all of them the result is this one

  // Same outcome, offices, bodies and paths.
  bool is_alike(const RoleResult &other) const {
    return outcome == other.outcome && leaves == other.leaves && missing == other.missing;
  }
};

struct LocatedPlace {
  std::string kind;
  locate::Location location;
};

// What is known of where it lies, all its readings together.
PlaceOption option_of(const LocatedPlace &place);

struct Resolution {
  Outcome outcome = Outcome::gap; // of all roles together: the worst of them
  std::vector<LocatedPlace> places;
  std::vector<RoleResult> roles; // empty for unknown_service
};

// An error only for a forged dataset (agreements in a circle).
Result<Resolution> resolve(const locate::Gazetteer &gazetteer, const Question &question);

} // namespace zufi::resolve
