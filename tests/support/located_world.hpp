// SPDX-License-Identifier: Apache-2.0
// A small world in which tests look places up, and what they see written short.
#pragma once

#include "locate/locate.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace zufi::test {

// States of postcode, place, street, house number: v(alid), i(nvalid), - (unchecked).
inline std::string states(const locate::Reading &reading) {
  std::string out;
  for (const ElementState state :
       {reading.elements.postcode, reading.elements.place, reading.elements.street, reading.elements.house_number})
    out += state == ElementState::valid ? 'v' : state == ElementState::invalid ? 'i' : '-';
  return out;
}

// "states canonical" of each reading, or why there is none.
inline std::string seen(const locate::Location &location) {
  if (location.found == locate::Found::outside) return "outside";
  std::string out;
  for (const locate::Reading &reading : location.readings)
    out += (out.empty() ? "" : " | ") + states(reading) + " " + reading.canonical;
  return out.empty() ? "unknown" : out;
}

class LocatedWorld {
 public:
  explicit LocatedWorld(graph::RuleGraph graph) : graph_(std::move(graph)), gazetteer_(graph_) {}
  LocatedWorld(const LocatedWorld &) = delete;
  LocatedWorld &operator=(const LocatedWorld &) = delete;

  locate::Location find(const Place &place, const char *date = "2026-01-01") const {
    graph::StableDays days(*Date::parse(date));
    return locate::locate(gazetteer_, place, days);
  }
  const graph::RuleGraph &graph() const { return graph_; }
  // The days on which the same would be found.
  Validity days_of(const Place &place, const char *date) const {
    graph::StableDays days(*Date::parse(date));
    locate::locate(gazetteer_, place, days);
    return days.days();
  }

  // Names of the areas of each cell that are no official ones, sorted.
  std::vector<std::string> cells(const locate::Location &location) const {
    std::vector<std::string> out;
    for (const locate::Reading &reading : location.readings)
      for (const locate::Cell &cell : reading.cells) {
        std::string names;
        for (const graph::Index area : cell)
          if (!model::is_official(graph_.area_record(area).kind)) names += graph_.area_record(area).name;
        out.push_back(names);
      }
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  graph::RuleGraph graph_;
  locate::Gazetteer gazetteer_;
};

} // namespace zufi::test
