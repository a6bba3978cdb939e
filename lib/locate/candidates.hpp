// SPDX-License-Identifier: Apache-2.0
// The municipalities, parts of them or larger areas in which an address may lie, with what speaks for each.
#pragma once

#include "locate/address_text.hpp"
#include "locate/gazetteer.hpp"
#include "zufi/vocabulary.hpp"

#include <string>
#include <vector>

namespace zufi::locate {

struct Candidate {
  Index area = NONE;  // the smallest area that the elements lead to
  Index named = NONE; // the same without the postcode; NONE if there is nothing else
  ElementState postcode = ElementState::unchecked;
  ElementState place = ElementState::unchecked;
  ElementState place_part = ElementState::unchecked;
  bool succeeded = false;        // an area of the past was replaced by its successor
  bool contradicts_area = false; // the area key leads elsewhere
};

class CandidateFinder {
 public:
  // Both must outlive the finder; `days` is narrowed by what was looked at.
  CandidateFinder(const Gazetteer &gazetteer, graph::StableDays &days)
      : gazetteer_(gazetteer), graph_(gazetteer.graph()), days_(days) {}

  // Where the elements contradict each other, all are kept, and each says which element it contradicts. Empty if no
  // element leads anywhere; if there is but a street, where it is.
  std::vector<Candidate> find(const AddressParts &parts, const std::string &area_key);

 private:
  using Candidates = std::vector<Candidate>;

  Candidates by_elements(const AddressParts &parts, const std::string &area_key);
  Candidates by_areas(const std::vector<Index> &areas, ElementState place);
  Candidates by_name(const std::string &name, ElementState place);
  Candidates by_place(const std::string &place);
  Candidates by_parts_of_place(const std::string &head, const std::string &tail);
  void narrow_to_parts(const std::vector<std::string> &beside, Candidates &candidates);
  Candidates by_postcode(const std::string &postcode);
  Candidates by_street(const std::string &street);
  Candidates by_postcode_and_place(const AddressParts &parts);
  Candidates with_area(const AddressParts &parts, Candidates by_area, Candidates by_others);
  Candidates merged(const Candidates &some, const Candidates &others);

  void add_successor(Index area, Candidate candidate, Candidates &candidates);
  Index common_area(Index a, Index b);
  ElementState state_of_unknown(Index area, const std::string &postcode) const;

  const Gazetteer &gazetteer_;
  const graph::RuleGraph &graph_;
  graph::StableDays &days_;
};

} // namespace zufi::locate
