// SPDX-License-Identifier: Apache-2.0
// What changes from one dataset to another, or from one day to another: exactly which questions get another answer.
// Every question outside of the difference is answered alike. Of an answer the outcome, the offices, the bodies and the
// sites count; not the path, and no names, addresses and channels.
//
//   const auto diff = old_dataset.diff(new_dataset);
//   for (std::size_t i = 0; diff && i < diff->changes.size(); ++i) show(diff->changes[i]);
#pragma once

#include "zufi/date.hpp"
#include "zufi/vocabulary.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace zufi {

struct NamedId {
  std::string id, name;
};

// Of one side. An outcome other than resolved and choice has no handlers. unknown_service: the side does not have the
// service, or not on these days; outside_coverage: it does not speak for the place.
struct ChangedResult {
  struct Handler {
    NamedId office, body; // body: legally responsible
    std::vector<NamedId> sites;
  };
  Outcome outcome = Outcome::unknown_service;
  std::vector<Handler> handlers;
  std::vector<std::string> rules; // on the paths of this side alone: what causes the change. Empty on both sides: the
                                  // same rules, of which a word has changed, or a status, an area, an office
  std::string witness, witness_command; // one of the questions, as in Proof
};

// Questions whose answers change alike.
struct AnswerChange {
  std::vector<NamedId> asked; // services and competences
  std::vector<Role> roles;    // sorted; a role that no rule names is as one of these (the first that none does)
  std::vector<NamedId> areas; // municipalities, or larger areas without any
  bool is_whole = false;      // every place in all of them is affected
  std::size_t streets = 0;    // known ones, of which addresses are, or may be, affected
  std::size_t places = 0;     // that either side tells apart
  std::vector<std::pair<std::string, std::string>> facts; // id, and the values with which it is so: "..<1600"
  Validity days;                                          // on which it is so; of two days that are compared: open
  ChangedResult before, after;
};

struct Diff {
  std::vector<AnswerChange> changes;  // in an order that depends on nothing but the datasets
  std::vector<std::string> undecided; // ids of services and competences with too many possibilities to compare all
  std::size_t compared = 0;           // answers of both sides, each for a set of places, facts and days
};

} // namespace zufi
