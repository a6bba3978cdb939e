// SPDX-License-Identifier: Apache-2.0
// Question → resolution: locates the places, walks for each role, weighs what is not known, and finds how long the
// answer holds.
#pragma once

#include "locate/locate.hpp"
#include "resolve/question.hpp"
#include "resolve/walk.hpp"
#include "zufi/result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zufi::resolve {

// The one input that is asked for next.
struct MissingInput {
  enum class Kind : std::uint8_t { fact, place, municipality, street, house_number, postcode };
  Kind kind = Kind::place;
  Index fact = NONE;              // of kind fact
  std::vector<std::string> kinds; // of place, where none was given: which kinds would count
  friend auto operator<=>(const MissingInput &, const MissingInput &) = default;
};

struct RoleResult {
  Role role = Role::responsible;
  Outcome outcome = Outcome::gap;
  std::vector<Leaf> leaves; // sorted; of several that lead to an office, all are equally competent
  std::optional<MissingInput> missing;
  bool is_budget_spent = false; // there were more possibilities than were tried
  Validity days;                // on all of them the result is this one

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
