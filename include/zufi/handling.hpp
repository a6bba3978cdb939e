// SPDX-License-Identifier: Apache-2.0
// Tables for people who steer: how each service and task is handled in each municipality of the coverage, and where
// municipalities differ in that.
#pragma once

#include "zufi/date.hpp"
#include "zufi/diff.hpp"
#include "zufi/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zufi {

// One agreed or lawful step on the way to the body that does the work.
struct HandlingStep {
  Relation relation = Relation::held_by;
  std::string
      to; // "@self", "@kreis", "@land", "@bund" for the body of the municipality, of its Kreis …; else a body's id
  std::vector<std::string> legal_bases; // of the rules that stand for the step
  std::vector<std::string> rules;       // ids
  friend bool operator==(const HandlingStep &, const HandlingStep &) = default;
};

struct Handling {
  NamedId asked; // a service or competence
  std::string ozg_id;
  NamedId area;                   // a municipality; or a larger area of which the tables have none
  Outcome outcome = Outcome::gap; // needs_input: more than the municipality decides
  std::string input;              // … which input
  std::vector<NamedId> offices, bodies;
  Confidence confidence = Confidence::documented; // the weakest on the way; documented where there is no office
  std::optional<int> online_level; // the highest of the channels that the answer names (0 to 4 of the OZG)
  std::vector<HandlingStep> steps; // to the body: without what it settles within itself
};

// Are both handled in one way: the same outcome and the same steps, whatever the offices are called?
bool is_handled_alike(const Handling &a, const Handling &b);

// Of rows as Dataset::handling gives them those of what is not handled alike everywhere: what a Kreis has to look at to
// make its legal bases simpler.
std::vector<Handling> differences(const std::vector<Handling> &rows);

// Columns: asked, asked_name, ozg_id, area, area_name, outcome, input, office, office_name, body, body_name,
// confidence, online_level, steps, legal_basis, rules. Several values of a cell are joined by ";".
std::string to_csv(const std::vector<Handling> &rows);

// As one page without scripts and external resources: a matrix of municipalities and of what is handled alike.
enum class HandlingTopic : std::uint8_t { coverage, differences };
std::string to_html(const std::vector<Handling> &rows, HandlingTopic topic, Date date, Language language);

} // namespace zufi
