// SPDX-License-Identifier: Apache-2.0
// Small random worlds that are as a dataset could be: a Land, Kreise, municipalities (one of them kreisfrei) with
// parts cut out of streets by house numbers, dated statuses, services, tasks, bodies with offices and sites, and rules
// of every relation and guard, written by several layers. And questions built from the world's own ends, give or take
// one.
#pragma once

#include "dice.hpp"
#include "graph/rule_graph.hpp"
#include "locate/gazetteer.hpp"
#include "model/records.hpp"
#include "resolve/resolve.hpp"
#include "zufi/answer.hpp"
#include "zufi/dataset.hpp"
#include "zufi/query.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::test {

// Sorted. Most, but not all, are accepted by a build.
model::Records random_records(Dice &dice);

// A rule that could stand in the world: relation, ends and guards fit the tables, its id is new. `index` only makes
// the id unique.
model::RuleRecord random_rule(Dice &dice, const model::Records &records, std::size_t index);

enum class Detail {
  any,      // elements and facts are left out, places unknown, several places and roles
  complete, // one role, all facts, one place with all its elements
};
Query random_query(Dice &dice, const model::Records &records, Detail detail);
Place random_address(Dice &dice, const model::Records &records); // all elements of a street of the world, if it has one
Date random_date(Dice &dice, const model::Records &records);     // near an end of some validity
void add_random_facts(Dice &dice, const model::Records &records, unsigned percent, Query &query);

// Records linked and checked as a build does, without a file.
class LinkedWorld {
 public:
  // Nothing if a build refuses them. Sorts the records first.
  static std::shared_ptr<const LinkedWorld> of(model::Records records);
  LinkedWorld(const LinkedWorld &) = delete;
  LinkedWorld &operator=(const LinkedWorld &) = delete;

  const model::Records &records() const { return graph_.records; }
  const graph::RuleGraph &graph() const { return graph_; }
  const locate::Gazetteer &gazetteer() const { return gazetteer_; }

  // Both throw std::logic_error where the library gives an error: no question of a test is misuse.
  resolve::Resolution resolve(const Query &query) const;
  Answer answer(const Query &query) const; // borrows its texts from this world

  // All facts are given, and it is known of each place which areas contain it.
  bool is_certain(const Query &query) const;

 private:
  explicit LinkedWorld(graph::RuleGraph graph) : graph_(std::move(graph)), gazetteer_(graph_) {}

  const graph::RuleGraph graph_;
  const locate::Gazetteer gazetteer_;
};

// What storage::encode wants beside the records.
std::vector<std::string> node_ids_of(const graph::RuleGraph &graph);

// The world as a dataset, through the bytes of its file.
Dataset dataset_of(const LinkedWorld &world);

} // namespace zufi::test
