// SPDX-License-Identifier: Apache-2.0
// Every question that a dataset can tell apart, asked: for a start and a role all days, all places of its coverage and
// all facts, in parts that end alike. This is what a proof goes through. A question gives one place of each kind that
// rules name, and one that stands for all other kinds: not several of one kind, and none is left out.
#pragma once

#include "analyse/localities.hpp"
#include "resolve/possibilities.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace zufi::analyse {

// One stretch of days on which the walks from a start stay the same.
struct Scene {
  Index start = NONE;
  Role role = Role::responsible;
  Validity days;
  const Localities *localities = nullptr;
  resolve::Situation situation; // everything is possible; the cells of each place are those of the localities
  resolve::Exploration exploration;

  Date date() const; // one of the days
};

class Sweep {
 public:
  // `gazetteer` must outlive it.
  explicit Sweep(const locate::Gazetteer &gazetteer);

  // Visits all days on which the start is valid, in order. False if the visitor stopped it by giving false.
  bool over(Index start, Role role, const std::function<bool(const Scene &)> &visit);

  // As on that day. `days` of the scene may be fewer than all on which it stays.
  Scene on(Index start, Role role, Date date);

  const Localities &localities_on(Date date);
  Date day_before_all() const { return before_all_; } // on which nothing has changed yet

  // Kinds of place of which each may be another place: those that rules name, and "" for all others; sorted. More of
  // them can be told apart, before anything is asked.
  const std::vector<std::string> &kinds() const { return kinds_; }
  void tell_apart(const std::vector<std::string> &more_kinds);

  // What one exploration may cost before it is given up as undecided.
  static constexpr std::size_t MAX_WALKS = 200'000;

 private:
  struct World {
    Localities localities;
    std::vector<resolve::PlaceOption> places; // one for each kind of place that rules name, and one for all others
  };
  const World &world_on(Date date);

  const graph::RuleGraph &graph_;
  LocalityFinder finder_;
  std::vector<std::string> kinds_;
  Date before_all_;                               // a day on which nothing has changed yet
  std::map<Date, std::unique_ptr<World>> worlds_; // by their first day
};

} // namespace zufi::analyse
