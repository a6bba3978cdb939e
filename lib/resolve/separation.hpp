// SPDX-License-Identifier: Apache-2.0
// What each input could tell apart. Of every place its cells, of every fact its values fall into classes: two are in
// one class if, whatever all other inputs are, they lead to the same verdict. So what is known of one class needs no
// further question about that input.
#pragma once

#include "resolve/verdict.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <vector>

namespace zufi::resolve {

class Separation {
 public:
  // `parts` must outlive it.
  Separation(const std::vector<Part> &parts, const Situation &situation);

  const std::vector<Verdict> &verdicts() const { return verdicts_; } // sorted, each once
  bool is_decided() const { return verdicts_.size() == 1; }

  using Class = std::size_t;
  struct Values {
    model::ValueSet values = model::ValueSet::none();
    std::set<std::size_t> verdicts; // that are left with these; into verdicts()
  };

  // The facts that tell something apart, and their classes; at least two each.
  const std::map<Index, std::vector<Values>> &facts() const { return facts_; }

  // Of a place: in which classes its cells are (positions as in Part::cells), and what is left with some of them.
  std::set<Class> classes_of(std::size_t place, const std::vector<Index> &cells) const;
  std::set<std::size_t> verdicts_with(std::size_t place, const std::set<Class> &classes) const;
  bool is_decided_by(std::size_t place) const { return places_[place].count > 1; } // does it matter at all?

 private:
  using PartSet = std::vector<bool>;
  struct PlaceClasses {
    std::map<Index, Class> class_of_cell;
    std::vector<std::set<std::size_t>> verdicts; // by class
    std::size_t count = 0;
  };

  void classify_place(std::size_t place);
  void classify_fact(Index fact, const Situation &situation);
  // Same verdicts, whatever the inputs other than this one?
  template <class Overlap> bool is_one_class(const PartSet &a, const PartSet &b, const Overlap &overlap) const;
  template <class Overlap>
  std::vector<Class> classes_among(const std::vector<PartSet> &sets, const Overlap &overlap) const;
  bool places_overlap(const Part &a, const Part &b, std::size_t except) const;
  static bool facts_overlap(const Part &a, const Part &b, Index except);
  std::set<std::size_t> verdicts_in(const PartSet &set) const;

  const std::vector<Part> &parts_;
  std::vector<Verdict> verdicts_;
  std::vector<std::size_t> verdict_of_part_;
  std::vector<PlaceClasses> places_;
  std::map<Index, std::vector<Values>> facts_;
};

} // namespace zufi::resolve
