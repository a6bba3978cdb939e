// SPDX-License-Identifier: Apache-2.0
#include "compare.hpp"

#include "text/house_number_set.hpp"

#include <algorithm>

namespace zufi::test {

namespace {

using reference::End;
using reference::RoleAnswer;

// Fields that say nothing where a walk did not lead to an office.
End comparable(End end) {
  if (end.outcome == Outcome::choice) end.outcome = Outcome::resolved; // of one end; the role has the outcome
  if (end.outcome == Outcome::resolved) return end;
  end.body.clear();
  if (end.outcome == Outcome::outside_coverage || end.outcome == Outcome::unknown_place) { // of the place, wherever
    end.node.clear();
    end.path.clear();
    end.rules.clear();
  }
  return end;
}

std::set<End> comparable(const std::set<End> &ends) {
  std::set<End> all;
  for (const End &end : ends) all.insert(comparable(end));
  return all;
}

std::string to_text(const RoleAnswer &answer) {
  Sketch sketch;
  sketch.outcome = answer.outcome;
  sketch.findings.assign(answer.ends.begin(), answer.ends.end());
  return std::string(name_of(answer.role)) + ": " + to_text(sketch);
}

} // namespace

Place elements_of(const std::string &line) {
  Place place;
  const std::size_t comma = line.find(", ");
  place.place = comma == std::string::npos ? line : line.substr(comma + 2);
  if (comma != std::string::npos) place.street = line.substr(0, comma);
  for (std::size_t blank = place.street.find(' '); blank != std::string::npos;
       blank = place.street.find(' ', blank + 1)) {
    if (text::parse_address_number(place.street.substr(blank + 1)).empty()) continue;
    place.house_number = place.street.substr(blank + 1);
    place.street.resize(blank);
    break;
  }
  if (place.place.find_first_not_of("0123456789") == 5) {
    place.postcode = place.place.substr(0, 5);
    place.place = place.place.substr(6);
  }
  return place;
}

std::vector<RoleAnswer> roles_of(const Answer &answer, const std::vector<Role> &roles) {
  const Sketch sketch = sketch_of(answer);
  std::vector<RoleAnswer> all;
  for (const Role role : roles) {
    RoleAnswer here{role, answer.outcome, {}, false};
    for (const FindingSketch &finding : sketch.findings)
      if (finding.role == role) here.ends.insert(finding);
    here.outcome = reference::outcome_of(comparable(here.ends));
    for (const Outcome outcome : {Outcome::needs_input, Outcome::unknown_service}) {
      const auto has_it = [&](const End &end) { return end.outcome == outcome; };
      if (!std::any_of(here.ends.begin(), here.ends.end(), has_it) && !(answer.outcome == outcome && here.ends.empty()))
        continue;
      here.outcome = outcome;
      here.ends.clear();
    }
    if (roles.size() == 1) here.outcome = answer.outcome;
    all.push_back(std::move(here));
  }
  return all;
}

std::string difference(const reference::Verdict &expected, const std::vector<RoleAnswer> &found) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    const RoleAnswer &theirs = expected.roles.at(i);
    // A place that nobody gave is asked for wherever it might matter: not even the tables know all that lie outside.
    if (found[i].outcome == Outcome::needs_input && theirs.looked_at_missing_place) continue;
    if (theirs.outcome == found[i].outcome && comparable(theirs.ends) == comparable(found[i].ends)) continue;
    return "the oracle says " + to_text(theirs) + "the library says " + to_text(found[i]);
  }
  return {};
}

} // namespace zufi::test
