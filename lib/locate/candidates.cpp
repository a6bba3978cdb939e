// SPDX-License-Identifier: Apache-2.0
#include "locate/candidates.hpp"

#include "locate/names.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace zufi::locate {

namespace {

// A town and a part of it that share the name: the name alone means the town.
void keep_largest(const graph::RuleGraph &graph, std::vector<Candidate> &candidates) {
  const std::vector<Candidate> all = candidates;
  std::erase_if(candidates, [&](const Candidate &candidate) {
    return std::any_of(all.begin(), all.end(), [&](const Candidate &other) {
      return other.area != candidate.area && graph.lies_in(candidate.area, other.area);
    });
  });
}

Candidate candidate_of(Index area, ElementState place) {
  Candidate candidate;
  candidate.area = area;
  candidate.named = area;
  candidate.place = place;
  return candidate;
}

ElementState either(ElementState a, ElementState b) { return a == ElementState::unchecked ? b : a; }

} // namespace

std::vector<Candidate> CandidateFinder::find(const AddressParts &parts, const std::string &area_key) {
  Candidates found = by_elements(parts, area_key);
  narrow_to_parts(parts.beside, found);
  return found;
}

std::vector<Candidate> CandidateFinder::by_elements(const AddressParts &parts, const std::string &area_key) {
  if (!area_key.empty()) {
    Candidates by_area = by_areas(gazetteer_.areas_with_key(area_key), ElementState::unchecked);
    return by_area.empty() ? by_area : with_area(parts, std::move(by_area), by_postcode_and_place(parts));
  }
  if (parts.postcode.empty() && parts.place.empty()) return by_street(parts.street);
  return by_postcode_and_place(parts);
}

// Those of the areas that are valid on the day; if none is, the successors of those of the past: a name or key of today
// does not mean what bore it before.
std::vector<Candidate> CandidateFinder::by_areas(const std::vector<Index> &areas, ElementState place) {
  Candidates today;
  Candidates successors;
  for (const Index area : areas) {
    if (days_.is_valid(graph_.areas[area].validity))
      today.push_back(candidate_of(area, place));
    else
      add_successor(area, candidate_of(NONE, place), successors);
  }
  return today.empty() ? successors : today;
}

// The area itself or, if it is past, its successor.
void CandidateFinder::add_successor(Index area, Candidate candidate, Candidates &candidates) {
  while (area != NONE && !days_.is_valid(graph_.areas[area].validity)) {
    const bool is_past = graph_.areas[area].validity.until <= days_.date();
    area = is_past ? graph_.area_of(graph_.area_record(area).successor) : NONE;
    candidate.succeeded = true;
  }
  if (area == NONE) return;
  candidate.area = area;
  if (candidate.postcode == ElementState::unchecked) candidate.named = area;
  candidates.push_back(candidate);
}

std::vector<Candidate> CandidateFinder::by_name(const std::string &name, ElementState place) {
  return by_areas(areas_called(gazetteer_, name), place);
}

// "Neuss", and "Neuss-Norf" where no area has that name: then Norf is not checked, or a part of Neuss.
std::vector<Candidate> CandidateFinder::by_place(const std::string &place) {
  Candidates candidates = by_name(place, ElementState::valid);
  keep_largest(graph_, candidates);
  for (std::size_t end = place.size(); candidates.empty() && end > 0;) {
    const std::size_t cut = place.find_last_of("- /(", end - 1);
    if (cut == std::string::npos || cut == 0) break;
    candidates = by_parts_of_place(place.substr(0, cut), place.substr(cut + 1));
    end = cut;
  }
  return candidates;
}

std::vector<Candidate> CandidateFinder::by_parts_of_place(const std::string &head, const std::string &tail) {
  Candidates whole = by_name(head, ElementState::valid);
  Candidates inside;
  for (Candidate part : by_name(tail, ElementState::valid))
    for (const Candidate &around : whole)
      if (part.area != around.area && graph_.lies_in(part.area, around.area)) {
        part.place_part = ElementState::valid;
        inside.push_back(part);
      }
  if (!inside.empty()) return inside;
  keep_largest(graph_, whole);
  return whole;
}

// Other parts of the line that name an Ortsteil of the place; anything else in them is a person's name, not looked at.
// Of several Ortsteile none is picked: each is a candidate.
void CandidateFinder::narrow_to_parts(const std::vector<std::string> &beside, Candidates &candidates) {
  Candidates parts;
  for (const std::string &name : beside) {
    const Candidates named = by_name(name, ElementState::valid);
    parts.insert(parts.end(), named.begin(), named.end());
  }
  if (parts.empty()) return;
  Candidates narrowed;
  for (const Candidate &candidate : candidates) {
    const auto is_inside = [&](Index inner, Index outer) { return inner != outer && graph_.lies_in(inner, outer); };
    const auto is_innermost = [&](const Candidate &part) {
      return std::none_of(parts.begin(), parts.end(),
                          [&](const Candidate &other) { return is_inside(other.area, part.area); });
    };
    const std::size_t before = narrowed.size();
    for (const Candidate &part : parts) {
      if (!is_inside(part.area, candidate.area) || !is_innermost(part)) continue;
      narrowed.push_back(candidate);
      narrowed.back().area = part.area;
      narrowed.back().named = part.area;
      narrowed.back().place_part = ElementState::valid;
    }
    if (narrowed.size() == before) narrowed.push_back(candidate);
  }
  candidates = std::move(narrowed);
}

std::vector<Candidate> CandidateFinder::by_postcode(const std::string &postcode) {
  Candidate of_postcode;
  of_postcode.postcode = ElementState::valid;
  Candidates candidates;
  for (const model::PostcodeRecord &row : gazetteer_.rows_of_postcode(postcode))
    add_successor(graph_.area_of(row.area), of_postcode, candidates);
  return candidates;
}

std::vector<Candidate> CandidateFinder::by_street(const std::string &street) {
  Candidates candidates;
  Index last = NONE;
  for (const NamedStreet &named : gazetteer_.streets_named(text::fold_name(street)))
    if (std::exchange(last, named.municipality) != named.municipality)
      add_successor(named.municipality, {}, candidates);
  return candidates;
}

std::vector<Candidate> CandidateFinder::by_postcode_and_place(const AddressParts &parts) {
  if (parts.postcode.empty() && parts.place.empty()) return {};
  const bool is_of_post_box = parts.is_post_box && !parts.place.empty(); // such a postcode tells of no place
  if (parts.postcode.empty() || is_of_post_box) return by_place(parts.place);
  Candidates of_postcode = by_postcode(parts.postcode);
  if (parts.place.empty()) return of_postcode;
  Candidates of_place = by_place(parts.place);
  if (of_postcode.empty())
    for (Candidate &candidate : of_place) candidate.postcode = state_of_unknown(candidate.area, parts.postcode);
  Candidates both = merged(of_postcode, of_place);
  if (!both.empty()) return both;
  for (Candidate &candidate : of_postcode) candidate.place = ElementState::invalid;
  if (!of_postcode.empty())
    for (Candidate &candidate : of_place) candidate.postcode = ElementState::invalid;
  std::move(of_place.begin(), of_place.end(), std::back_inserter(of_postcode));
  return of_postcode;
}

std::vector<Candidate> CandidateFinder::with_area(const AddressParts &parts, Candidates by_area, Candidates by_others) {
  Candidates both = merged(by_area, by_others);
  if (!both.empty()) return both;
  for (Candidate &candidate : by_area) {
    if (!parts.place.empty()) candidate.place = ElementState::invalid;
    if (parts.postcode.empty()) continue;
    candidate.postcode = by_others.empty() ? state_of_unknown(candidate.area, parts.postcode) : ElementState::invalid;
  }
  for (Candidate &candidate : by_others) candidate.contradicts_area = true;
  std::move(by_others.begin(), by_others.end(), std::back_inserter(by_area));
  return by_area;
}

// Those that speak of the same address.
std::vector<Candidate> CandidateFinder::merged(const Candidates &some, const Candidates &others) {
  Candidates both;
  for (const Candidate &a : some)
    for (const Candidate &b : others) {
      const Index area = common_area(a.area, b.area);
      if (area == NONE) continue;
      const Index named = a.named == NONE ? b.named : b.named == NONE ? a.named : common_area(a.named, b.named);
      both.push_back({area, named, either(a.postcode, b.postcode), either(a.place, b.place),
                      either(a.place_part, b.place_part), a.succeeded || b.succeeded,
                      a.contradicts_area || b.contradicts_area});
    }
  return both;
}

// Where an address can lie that lies in both: the smaller one, if it lies in the other. Two parts of one municipality
// (an Ortsteil by name, another by postcode) do not contradict each other: somewhere in it. NONE if they do.
Index CandidateFinder::common_area(Index a, Index b) {
  if (graph_.lies_in(b, a)) return b;
  if (graph_.lies_in(a, b)) return a;
  const Index municipality = gazetteer_.municipality_of(a, days_);
  return municipality == gazetteer_.municipality_of(b, days_) ? municipality : NONE;
}

// A postcode that the table does not have.
ElementState CandidateFinder::state_of_unknown(Index area, const std::string &postcode) const {
  if (!model::is_postcode(postcode)) return ElementState::invalid;
  for (const Index ancestor : graph_.areas[area].ancestors)
    if (!gazetteer_.postcodes_of(ancestor).empty()) return ElementState::invalid;
  return ElementState::unchecked;
}

} // namespace zufi::locate
