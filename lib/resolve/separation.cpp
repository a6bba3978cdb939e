// SPDX-License-Identifier: Apache-2.0
#include "resolve/separation.hpp"

#include <algorithm>

namespace zufi::resolve {

namespace {

using model::ValueSet;

constexpr std::size_t NO_PLACE = ~std::size_t{0};

// With more parts than this, only values that the very same parts hold are one class: comparing all would cost too
// much, and a question more is no wrong answer.
constexpr std::size_t MAX_COMPARED = 256;

bool have_common(const std::vector<Index> &a, const std::vector<Index> &b) { // both sorted
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end()) {
    if (*left == *right) return true;
    if (*left < *right)
      ++left;
    else
      ++right;
  }
  return false;
}

// Stretches of the values in which no part begins or ends.
std::vector<ValueSet> stretches_between(const ValueSet &values, const std::set<std::string> &ends) {
  std::vector<ValueSet> stretches;
  std::string begin;
  const auto add = [&](const std::string &end) {
    ValueSet stretch = values.together_with(ValueSet::between(begin, end));
    if (!stretch.is_empty()) stretches.push_back(std::move(stretch));
    begin = end;
  };
  for (const std::string &end : ends)
    if (!end.empty()) add(end);
  add({});
  return stretches;
}

} // namespace

Separation::Separation(const std::vector<Part> &parts, const Situation &situation) : parts_(parts) {
  std::set<Verdict> verdicts;
  std::vector<Verdict> of_part;
  for (const Part &part : parts) {
    of_part.push_back(verdict_of(part));
    verdicts.insert(of_part.back());
  }
  verdicts_.assign(verdicts.begin(), verdicts.end());
  for (const Verdict &verdict : of_part)
    verdict_of_part_.push_back(
        static_cast<std::size_t>(std::lower_bound(verdicts_.begin(), verdicts_.end(), verdict) - verdicts_.begin()));
  places_.resize(situation.places.size());
  if (is_decided()) return;
  std::set<Index> facts;
  for (const Part &part : parts)
    for (const auto &[fact, values] : part.facts) facts.insert(fact);
  for (const Index fact : facts) classify_fact(fact, situation);
  for (std::size_t place = 0; place < places_.size(); ++place) classify_place(place);
}

template <class Overlap>
bool Separation::is_one_class(const PartSet &a, const PartSet &b, const Overlap &overlap) const {
  if (parts_.size() > MAX_COMPARED) return false;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (!a[i]) continue;
    for (std::size_t j = 0; j < parts_.size(); ++j)
      if (b[j] && verdict_of_part_[i] != verdict_of_part_[j] && overlap(parts_[i], parts_[j])) return false;
  }
  return true;
}

// One class is a set of values that all parts together treat alike; it is enough to compare with one of each class.
template <class Overlap>
std::vector<Separation::Class> Separation::classes_among(const std::vector<PartSet> &sets,
                                                         const Overlap &overlap) const {
  std::vector<Class> classes;
  std::vector<const PartSet *> first_of_class;
  for (const PartSet &set : sets) {
    const auto known = std::find_if(first_of_class.begin(), first_of_class.end(), [&](const PartSet *other) {
      return *other == set || is_one_class(*other, set, overlap);
    });
    classes.push_back(static_cast<Class>(known - first_of_class.begin()));
    if (known == first_of_class.end()) first_of_class.push_back(&set);
  }
  return classes;
}

void Separation::classify_place(std::size_t place) {
  std::map<Index, PartSet> sets; // by cell
  for (std::size_t i = 0; i < parts_.size(); ++i)
    for (const Index cell : parts_[i].cells[place]) {
      PartSet &set = sets[cell];
      set.resize(parts_.size());
      set[i] = true;
    }
  std::map<PartSet, std::size_t> distinct; // most cells are alike
  std::vector<PartSet> list;
  for (const auto &[cell, set] : sets)
    if (distinct.try_emplace(set, list.size()).second) list.push_back(set);
  const std::vector<Class> classes = classes_among(list, [this, place](const Part &a, const Part &b) {
    return places_overlap(a, b, place) && facts_overlap(a, b, NONE);
  });
  PlaceClasses &found = places_[place];
  for (const auto &[cell, set] : sets) {
    const Class its_class = classes[distinct.at(set)];
    found.class_of_cell.emplace(cell, its_class);
    found.count = std::max(found.count, its_class + 1);
    found.verdicts.resize(found.count);
    found.verdicts[its_class].merge(verdicts_in(set));
  }
}

void Separation::classify_fact(Index fact, const Situation &situation) {
  const auto known = situation.facts.find(fact);
  ValueSet all = ValueSet::none();
  std::set<std::string> ends;
  for (const Part &part : parts_) {
    const auto here = part.facts.find(fact);
    if (here == part.facts.end()) continue;
    all.add(here->second);
    for (const ValueSet::Interval &interval : here->second.intervals()) {
      ends.insert(interval.first);
      ends.insert(interval.end);
    }
  }
  if (known != situation.facts.end()) all = known->second;
  const std::vector<ValueSet> stretches = stretches_between(all, ends);
  std::vector<PartSet> sets;
  for (const ValueSet &stretch : stretches) {
    PartSet &set = sets.emplace_back(parts_.size());
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const auto here = parts_[i].facts.find(fact);
      set[i] = here == parts_[i].facts.end() || !here->second.together_with(stretch).is_empty();
    }
  }
  const std::vector<Class> classes = classes_among(sets, [this, fact](const Part &a, const Part &b) {
    return places_overlap(a, b, NO_PLACE) && facts_overlap(a, b, fact);
  });
  std::vector<Values> values;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    values.resize(std::max(values.size(), classes[i] + 1));
    values[classes[i]].values.add(stretches[i]);
    values[classes[i]].verdicts.merge(verdicts_in(sets[i]));
  }
  if (values.size() > 1) facts_.emplace(fact, std::move(values));
}

bool Separation::places_overlap(const Part &a, const Part &b, std::size_t except) const {
  for (std::size_t place = 0; place < a.cells.size(); ++place)
    if (place != except && !a.cells[place].empty() && !have_common(a.cells[place], b.cells[place])) return false;
  return true;
}

bool Separation::facts_overlap(const Part &a, const Part &b, Index except) {
  return std::all_of(a.facts.begin(), a.facts.end(), [&](const auto &entry) {
    const auto other = b.facts.find(entry.first);
    return entry.first == except || other == b.facts.end() || !entry.second.together_with(other->second).is_empty();
  });
}

std::set<std::size_t> Separation::verdicts_in(const PartSet &set) const {
  std::set<std::size_t> found;
  for (std::size_t i = 0; i < parts_.size(); ++i)
    if (set[i]) found.insert(verdict_of_part_[i]);
  return found;
}

std::set<Separation::Class> Separation::classes_of(std::size_t place, const std::vector<Index> &cells) const {
  std::set<Class> classes;
  for (const Index cell : cells) {
    const auto found = places_[place].class_of_cell.find(cell);
    if (found != places_[place].class_of_cell.end()) classes.insert(found->second);
  }
  return classes;
}

std::set<std::size_t> Separation::verdicts_with(std::size_t place, const std::set<Class> &classes) const {
  std::set<std::size_t> found;
  for (const Class one : classes)
    found.insert(places_[place].verdicts[one].begin(), places_[place].verdicts[one].end());
  return found;
}

} // namespace zufi::resolve
