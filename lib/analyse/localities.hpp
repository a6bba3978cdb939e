// SPDX-License-Identifier: Apache-2.0
// All places that a dataset speaks for on one day, in groups that it cannot tell apart. Exact: whatever address lies in
// the coverage lies in one of them, and each has a sample, a place that surely lies there.
#pragma once

#include "locate/gazetteer.hpp"
#include "zufi/query.hpp"

#include <cstddef>
#include <map>
#include <vector>

namespace zufi::analyse {

using graph::Index;
using graph::NONE;

struct Locality {
  locate::Cell cell;
  Index area = NONE;       // the municipality; or a larger area of which the tables have none
  Place sample;            // located, it has this cell and no other
  std::size_t streets = 0; // known streets of which an address can lie here
};

struct Localities {
  std::vector<Locality> all; // sorted by cell
  Validity days;             // on all of them they are these
};

// Adds to the place the areas that it lies in, and those that it does not, so that of its `possible` cells this one is
// left.
void pin(const graph::RuleGraph &graph, const locate::Cell &cell, const std::vector<locate::Cell> &possible,
         Place &place);

class LocalityFinder {
 public:
  // `gazetteer` must outlive it.
  explicit LocalityFinder(const locate::Gazetteer &gazetteer);

  Localities on(Date date) const;

 private:
  using ByCell = std::map<locate::Cell, Locality>;
  void add_areas_without_addresses(graph::StableDays &days, ByCell &localities) const;
  void add_streets(Index municipality, graph::StableDays &days, ByCell &localities) const;
  void add_stretches(Index municipality, Index street, graph::StableDays &days, ByCell &localities) const;

  const locate::Gazetteer &gazetteer_;
  const graph::RuleGraph &graph_;
  std::vector<std::vector<Index>> streets_of_; // by area: into records.streets
};

} // namespace zufi::analyse
