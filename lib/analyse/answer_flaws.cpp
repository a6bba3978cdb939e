// SPDX-License-Identifier: Apache-2.0
#include "analyse/answer_flaws.hpp"

#include "analyse/witness.hpp"

#include <algorithm>
#include <utility>

namespace zufi::analyse {

namespace {

using resolve::End;
using resolve::Leaf;
using resolve::Part;

bool has_gap(const Part &part) {
  return std::any_of(part.leaves.begin(), part.leaves.end(), [](const Leaf &leaf) { return leaf.end == End::gap; });
}

// Are there possibilities of `part` of `here` in `other_part` of `other`? The cells may stand elsewhere in its list.
bool overlap(const Scene &here, const Part &part, const Scene &other, const Part &other_part) {
  for (const auto &[fact, values] : part.facts) {
    const auto there = other_part.facts.find(fact);
    if (there != other_part.facts.end() && values.together_with(there->second).is_empty()) return false;
  }
  for (std::size_t place = 0; place < part.cells.size(); ++place) {
    const auto is_there = [&](Index position) {
      const locate::Cell &cell = here.localities->all[position].cell;
      return std::any_of(other_part.cells[place].begin(), other_part.cells[place].end(),
                         [&](Index there) { return other.localities->all[there].cell == cell; });
    };
    if (std::none_of(part.cells[place].begin(), part.cells[place].end(), is_there)) return false;
  }
  return true;
}

// Is something of the part answered in that scene, and its place covered there at all?
bool is_answered(const Scene &here, const Part &part, const Scene &other) {
  return std::any_of(other.exploration.parts.begin(), other.exploration.parts.end(), [&](const Part &candidate) {
    return !has_gap(candidate) && overlap(here, part, other, candidate);
  });
}

// The place of the part of which the walk wanted to know most: the one that matters.
std::size_t decisive_place(const Part &part) {
  std::size_t least = 0;
  for (std::size_t place = 1; place < part.cells.size(); ++place)
    if (part.cells[place].size() < part.cells[least].size()) least = place;
  return least;
}

} // namespace

AnswerFlaws::AnswerFlaws(const graph::RuleGraph &graph)
    : graph_(graph), version_(Date::parse(graph.records.identity.version).value_or(Date::lowest())) {}

void AnswerFlaws::look_at(const StartGroup &group, const std::vector<Scene> &scenes) {
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    const Scene &scene = scenes[i];
    if (scene.exploration.is_budget_spent || scene.exploration.cycle) {
      Part all;
      for (const resolve::PlaceOption &place : scene.situation.places) all.cells.push_back(place.possible());
      add({Flaw::Kind::undecided, scene.start, {}}, group, scene, all);
    }
    for (const Part &part : scene.exploration.parts) look_at(group, scenes, i, part);
  }
}

void AnswerFlaws::look_at(const StartGroup &group, const std::vector<Scene> &scenes, std::size_t scene,
                          const Part &part) {
  for (const Leaf &leaf : part.leaves) {
    if (leaf.end == End::conflict) add({Flaw::Kind::conflict, leaf.node, leaf.rules}, group, scenes[scene], part);
    if (leaf.end != End::gap) continue;
    Found &found = add({kind_of_gap(scenes, scene, part), leaf.node, {}}, group, scenes[scene], part);
    if (!leaf.path.empty()) found.last_rules.insert(leaf.path.back().rules.begin(), leaf.path.back().rules.end());
  }
}

Flaw::Kind AnswerFlaws::kind_of_gap(const std::vector<Scene> &scenes, std::size_t scene, const Part &part) const {
  const Scene &here = scenes[scene];
  const auto answers = [&](const Scene &other) { return is_answered(here, part, other); };
  const auto begin = scenes.begin() + static_cast<std::ptrdiff_t>(scene);
  const auto next = std::find_if(begin, scenes.end(), answers);
  if (next == scenes.end()) return Flaw::Kind::gap;
  if (std::any_of(scenes.begin(), begin, answers)) return Flaw::Kind::gap_between_days;
  return next->days.from <= version_ ? Flaw::Kind::gap_in_the_past : Flaw::Kind::gap;
}

AnswerFlaws::Found &AnswerFlaws::add(const Cause &cause, const StartGroup &group, const Scene &scene,
                                     const Part &part) {
  if (std::get<Index>(cause) == scene.start && group.members.size() > 1) { // each of them ends at itself
    Found *last = nullptr;
    for (const Index member : group.members) {
      Scene its_own = scene;
      its_own.start = member;
      last =
          &add({std::get<Flaw::Kind>(cause), member, std::get<std::vector<Index>>(cause)}, {{member}}, its_own, part);
    }
    return *last;
  }
  Found &found = found_[cause];
  Flaw &flaw = found.flaw;
  if (!flaw.witness) {
    flaw.kind = std::get<Flaw::Kind>(cause);
    flaw.node = std::get<Index>(cause);
    flaw.rules = std::get<std::vector<Index>>(cause);
    flaw.days = scene.days;
    flaw.witness = witness_of(graph_, scene, part, version_);
  }
  flaw.asked.insert(group.members.begin(), group.members.end());
  flaw.days.from = std::min(flaw.days.from, scene.days.from);
  flaw.days.until = std::max(flaw.days.until, scene.days.until);
  for (const Index position : part.cells[decisive_place(part)]) {
    const Locality &locality = scene.localities->all[position];
    flaw.areas.insert(locality.area);
    found.cells.insert(locality.cell);
  }
  return found;
}

void AnswerFlaws::take(std::vector<Flaw> &flaws) {
  for (auto &[cause, found] : found_) {
    found.flaw.places = found.cells.size();
    if (found.flaw.rules.empty()) found.flaw.rules.assign(found.last_rules.begin(), found.last_rules.end());
    flaws.push_back(std::move(found.flaw));
  }
  found_.clear();
}

} // namespace zufi::analyse
