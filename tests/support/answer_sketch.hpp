// SPDX-License-Identifier: Apache-2.0
// What counts when two answers are compared: by ids, so that answers of different worlds can be; sorted, so that the
// order of what has no order does not show.
#pragma once

#include "zufi/answer.hpp"

#include <functional>
#include <string>
#include <vector>

namespace zufi::test {

struct StepSketch {
  Relation relation = Relation::assigns;
  std::string from;
  std::vector<std::string> to;
  std::vector<std::string> rules;
  friend auto operator<=>(const StepSketch &, const StepSketch &) = default;
};

struct FindingSketch {
  Role role = Role::responsible;
  Outcome outcome = Outcome::gap;
  std::string office, body, node; // empty where there is none
  std::vector<std::string> sites;
  std::vector<StepSketch> path;
  std::vector<std::string> rules;
  friend auto operator<=>(const FindingSketch &, const FindingSketch &) = default;
};

struct HandlerSketch {
  std::string office, body;
  std::vector<std::string> sites;
  friend auto operator<=>(const HandlerSketch &, const HandlerSketch &) = default;
};

// What one asks for: who handles it, if anybody does, whatever the path.
struct ResultSketch {
  Outcome outcome = Outcome::gap;
  std::vector<HandlerSketch> handlers;  // of resolved and choice
  std::vector<std::string> place_kinds; // of a choice that leaves a place to be given
  friend auto operator<=>(const ResultSketch &, const ResultSketch &) = default;
};
ResultSketch result_of(const Answer &answer); // of a question for one role
ResultSketch result_of(const ResultInfo &result);
std::string to_text(const ResultSketch &result);

struct ChoiceSketch {
  std::vector<std::string> values;
  std::vector<ResultSketch> results;
  friend auto operator<=>(const ChoiceSketch &, const ChoiceSketch &) = default;
};

struct Sketch {
  Outcome outcome = Outcome::gap;
  std::vector<FindingSketch> findings;
  std::vector<std::string> missing; // role, input and kinds of place
  std::vector<ChoiceSketch> choices;
  friend auto operator<=>(const Sketch &, const Sketch &) = default;
};

Sketch sketch_of(const Answer &answer);

// The stretch of days of each finding, in the order of the sketch's roles; "" for an open end.
std::string days_of(const Answer &answer);

using Rename = std::function<std::string(const std::string &)>;
// Rules under other names; what then coincides counts once.
Sketch with_rules(Sketch sketch, const Rename &rename);
// Every id under another name.
Sketch with_ids(Sketch sketch, const Rename &rename);
// Outcome, office, body and sites alone; of findings that then are alike, one.
Sketch without_path(Sketch sketch);

// Without what is asked for, and how: worlds that answer alike may put different questions.
Sketch without_question(Sketch sketch);

std::string to_text(const Sketch &sketch);

} // namespace zufi::test
