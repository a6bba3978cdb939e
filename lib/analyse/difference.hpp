// SPDX-License-Identifier: Apache-2.0
// What changes from one dataset to another, or from one day to another: exactly which questions get another answer. Of
// an answer the outcome, the offices, the bodies and the sites count; not the path.
#pragma once

#include "analyse/joint_places.hpp"
#include "resolve/verdict.hpp"
#include "zufi/query.hpp"

#include <array>
#include <set>
#include <string>
#include <vector>

namespace zufi::analyse {

// An answer, by ids: so that those of two datasets can be compared.
struct NamedResult {
  struct Handler {
    std::string office, body;
    std::vector<std::string> sites;
    friend auto operator<=>(const Handler &, const Handler &) = default;
  };
  Outcome outcome = Outcome::unknown_service;
  std::vector<Handler> handlers;
  friend auto operator<=>(const NamedResult &, const NamedResult &) = default;
};

// Questions whose answers change alike.
struct Change {
  std::set<std::string> asked; // ids of services and competences
  std::set<Role> roles;
  std::set<std::string> areas;                            // ids of municipalities; or of larger areas
  std::set<std::string> whole_areas;                      // those of them of which every place is affected
  std::size_t places = 0;                                 // that are told apart
  std::size_t streets = 0;                                // known ones, of which addresses can be affected
  std::vector<std::pair<std::string, std::string>> facts; // id, the values with which it is so
  Validity days; // of two days that are compared: each of its own, see the caller
  NamedResult before, after;
  std::set<std::string> rules_before, rules_after; // on the paths of one side alone
  std::array<Query, 2> witness;                    // one of the questions, as each side is asked it
};

struct Difference {
  std::vector<Change> changes;     // in an order that depends on nothing but the datasets
  std::set<std::string> undecided; // services and competences with too many possibilities
  std::size_t compared = 0;        // pairs of parts (places × facts × days) with one answer each
};

// On every day.
Difference difference(const locate::Gazetteer &before, const locate::Gazetteer &after);

// Between two days of one dataset.
Difference difference(const locate::Gazetteer &dataset, Date before, Date after);

} // namespace zufi::analyse
