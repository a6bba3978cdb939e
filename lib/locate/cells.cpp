// SPDX-License-Identifier: Apache-2.0
#include "locate/cells.hpp"

#include "text/house_number_set.hpp"

#include <algorithm>

namespace zufi::locate {

namespace {

using text::HouseNumber;
using text::HouseNumberRange;
using text::Parity;

void sort_unique(std::vector<Cell> &cells) {
  std::sort(cells.begin(), cells.end());
  cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
}

// Adds the area and all that contain it, as far as they are valid on the day.
void add_area(const graph::RuleGraph &graph, Index area, graph::StableDays &days, Cell &cell) {
  if (!days.is_valid(graph.areas[area].validity)) return;
  for (const Index ancestor : graph.areas[area].ancestors)
    if (days.is_valid(graph.areas[ancestor].validity)) cell.push_back(ancestor);
}

void finish(Cell &cell) {
  std::sort(cell.begin(), cell.end());
  cell.erase(std::unique(cell.begin(), cell.end()), cell.end());
}

// The first numbers of stretches in which no segment, and no range of `among`, begins or ends.
std::vector<HouseNumber> stretch_starts(const Gazetteer &gazetteer, Index street, const text::HouseNumberSet &among) {
  const std::vector<model::SegmentRecord> &segments = gazetteer.graph().records.segments;
  std::vector<HouseNumber> starts{{1, {}}};
  const auto add = [&starts](const text::HouseNumberSet &set) {
    for (const HouseNumberRange &range : set.ranges()) {
      if (range.first) starts.push_back(*range.first);
      if (range.last) starts.push_back(range.last->next());
    }
  };
  for (const Index segment : gazetteer.segments_of_street(street)) add(segments[segment].house_numbers);
  add(among);
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  return starts;
}

// The last number of one side before `end`, or one of the other side that stands for it: "..-20 odd" ends with 19 and
// all its suffixes.
HouseNumber last_before(HouseNumber end, Parity side) {
  if (!end.fits(side)) return {end.number, {}};
  if (end.suffix.front() == '\0') return {end.number - 1, {}};
  if (end.suffix.front() == 'a' && end.suffix[1] == '\0') return {end.number, {}};
  HouseNumber last = end; // as HouseNumber::next() counts
  last.suffix.front() = static_cast<char>(last.suffix.front() - 1);
  return last;
}

// One number for each stretch of the street on each side: whatever the house number is, one of these lies in the same
// segments.
std::vector<HouseNumber> sample_numbers(const Gazetteer &gazetteer, const StreetPlace &place) {
  std::vector<HouseNumber> numbers;
  for (const NumberStretch &stretch : number_stretches(gazetteer, place.street, place.among))
    numbers.push_back(stretch.sample);
  return numbers;
}

// The areas that contain every address of the municipality with this postcode.
Cell areas_of_postcode(const Gazetteer &gazetteer, Index municipality, const std::string &postcode,
                       graph::StableDays &days) {
  const graph::RuleGraph &graph = gazetteer.graph();
  Cell cell;
  add_area(graph, municipality, days, cell);
  for (const Index i : gazetteer.segments_of_postcode(postcode)) {
    const Index area = graph.area_of(graph.records.segments[i].area);
    if (graph.lies_in(area, municipality)) add_area(graph, area, days, cell);
  }
  return cell;
}

// For each of the numbers, which are sorted, the areas whose segments contain it. Looks at a number only for ranges
// that it lies between the ends of, so that a street may be cut into very many.
std::vector<Cell> areas_of_numbers(const Gazetteer &gazetteer, Index street, const std::vector<HouseNumber> &numbers,
                                   const std::string &postcode, graph::StableDays &days) {
  const graph::RuleGraph &graph = gazetteer.graph();
  std::vector<Cell> areas(numbers.size());
  for (const Index i : gazetteer.segments_of_street(street)) {
    const model::SegmentRecord &segment = graph.records.segments[i];
    if (!segment.postcode.empty() && segment.postcode != postcode) continue;
    const Index area = graph.area_of(segment.area);
    const auto add = [&](const HouseNumberRange &range) {
      auto number = range.first ? std::lower_bound(numbers.begin(), numbers.end(), *range.first) : numbers.begin();
      for (; number != numbers.end() && !(range.last && *range.last < *number); ++number)
        if (number->fits(range.parity))
          add_area(graph, area, days, areas[static_cast<std::size_t>(number - numbers.begin())]);
    };
    if (segment.house_numbers.is_whole_street()) add({});
    for (const HouseNumberRange &range : segment.house_numbers.ranges()) add(range);
  }
  return areas;
}

// Ortsteile do not overlap: who lies in one lies in no other but those around it.
bool may_lie_in(const graph::RuleGraph &graph, const Cell &cell, Index part) {
  return std::all_of(cell.begin(), cell.end(), [&](Index area) {
    return graph.area_record(area).kind != model::AreaKind::gemeindeteil || graph.lies_in(part, area);
  });
}

// Of the areas of which no segment says where they lie those that are there on the day and hold no other such area.
std::vector<Index> innermost_unplaced(const Gazetteer &gazetteer, Index municipality, graph::StableDays &days) {
  const graph::RuleGraph &graph = gazetteer.graph();
  std::vector<Index> valid;
  for (const Index area : gazetteer.unplaced_areas(municipality))
    if (days.is_valid(graph.areas[area].validity)) valid.push_back(area);
  if (valid.empty()) return valid;
  std::vector<bool> has_inner(graph.areas.size(), false);
  for (const Index area : valid)
    for (const Index ancestor : graph.areas[area].ancestors)
      if (ancestor != area) has_inner[ancestor] = true;
  std::erase_if(valid, [&has_inner](Index area) { return has_inner[area]; });
  return valid;
}

// Where no segment says which addresses make up an area, any address of the municipality may lie in it: in one Ortsteil
// or none, and in one district or none.
void add_unplaced(const Gazetteer &gazetteer, Index municipality, graph::StableDays &days, std::vector<Cell> &cells) {
  const graph::RuleGraph &graph = gazetteer.graph();
  const std::vector<Index> unplaced = innermost_unplaced(gazetteer, municipality, days);
  for (const model::AreaKind kind : {model::AreaKind::gemeindeteil, model::AreaKind::bezirk}) {
    const std::size_t known = cells.size();
    for (const Index area : unplaced) {
      if (graph.area_record(area).kind != kind) continue;
      for (std::size_t i = 0; i < known; ++i) {
        if (kind == model::AreaKind::gemeindeteil && !may_lie_in(graph, cells[i], area)) continue;
        Cell cell = cells[i];
        add_area(graph, area, days, cell);
        finish(cell);
        cells.push_back(std::move(cell));
      }
    }
  }
}

// The postcodes that an address can have of which `given` is said. Where the tables have `known` ones, these are all
// that there are; else there may be others than those `in_segments`: "" stands for them.
std::vector<std::string> possible_postcodes(const std::string &given, std::span<const std::string> known,
                                            std::span<const std::string> in_segments) {
  if (!given.empty()) return {given};
  std::vector<std::string> possible(known.begin(), known.end());
  if (known.empty()) possible.emplace_back();
  possible.insert(possible.end(), in_segments.begin(), in_segments.end());
  std::sort(possible.begin(), possible.end());
  possible.erase(std::unique(possible.begin(), possible.end()), possible.end());
  return possible;
}

// By what segments say of whole postcodes.
std::vector<Cell> cells_of_postcodes(const Gazetteer &gazetteer, Index municipality, const std::string &postcode,
                                     graph::StableDays &days) {
  std::vector<Cell> cells;
  for (const std::string &possible : possible_postcodes(postcode, gazetteer.postcodes_of(municipality),
                                                        gazetteer.postcodes_in_segments(municipality))) {
    cells.push_back(areas_of_postcode(gazetteer, municipality, possible, days));
    finish(cells.back());
  }
  return cells;
}

std::vector<std::string> possible_postcodes_of_street(const Gazetteer &gazetteer, const StreetPlace &place) {
  const std::vector<std::string> &known = gazetteer.graph().records.streets[place.street].postcodes;
  if (!known.empty()) return possible_postcodes(place.postcode, known, {});
  return possible_postcodes(place.postcode, gazetteer.postcodes_of(place.municipality),
                            gazetteer.postcodes_in_segments(place.municipality));
}

// As far as segments say it.
std::vector<Cell> placed_cells_of_street(const Gazetteer &gazetteer, const StreetPlace &place,
                                         graph::StableDays &days) {
  std::vector<HouseNumber> numbers = place.numbers.empty() ? sample_numbers(gazetteer, place) : place.numbers;
  std::sort(numbers.begin(), numbers.end());
  std::vector<Cell> cells;
  for (const std::string &postcode : possible_postcodes_of_street(gazetteer, place)) {
    const Cell everywhere = areas_of_postcode(gazetteer, place.municipality, postcode, days);
    for (Cell &cell : areas_of_numbers(gazetteer, place.street, numbers, postcode, days)) {
      cell.insert(cell.end(), everywhere.begin(), everywhere.end());
      finish(cell);
      cells.push_back(std::move(cell));
    }
  }
  sort_unique(cells);
  return cells;
}

} // namespace

std::vector<Cell> cells_of_street(const Gazetteer &gazetteer, const StreetPlace &place, graph::StableDays &days) {
  std::vector<Cell> cells = placed_cells_of_street(gazetteer, place, days);
  add_unplaced(gazetteer, place.municipality, days, cells);
  sort_unique(cells);
  return cells;
}

std::vector<NumberStretch> number_stretches(const Gazetteer &gazetteer, Index street,
                                            const text::HouseNumberSet &among) {
  const std::vector<HouseNumber> starts = stretch_starts(gazetteer, street, among);
  std::vector<NumberStretch> stretches;
  for (std::size_t i = 0; i < starts.size(); ++i)
    for (const Parity side : {Parity::odd, Parity::even}) {
      const HouseNumber first = starts[i];
      const HouseNumber sample = first.fits(side) ? first : HouseNumber{first.number + 1, {}};
      const bool is_last = i + 1 == starts.size();
      if (!is_last && !(sample < starts[i + 1])) continue; // nothing of this side in between
      if (!among.is_whole_street() && !among.contains(sample)) continue;
      NumberStretch stretch{{sample, std::nullopt, side}, sample};
      if (!is_last) stretch.numbers.last = last_before(starts[i + 1], side);
      stretches.push_back(stretch);
    }
  return stretches;
}

std::vector<std::vector<Cell>> cells_of_numbers(const Gazetteer &gazetteer, const StreetPlace &place,
                                                const std::vector<HouseNumber> &numbers, graph::StableDays &days) {
  std::vector<std::vector<Cell>> cells(numbers.size());
  for (const std::string &postcode : possible_postcodes_of_street(gazetteer, place)) {
    const Cell everywhere = areas_of_postcode(gazetteer, place.municipality, postcode, days);
    std::vector<Cell> areas = areas_of_numbers(gazetteer, place.street, numbers, postcode, days);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      areas[i].insert(areas[i].end(), everywhere.begin(), everywhere.end());
      finish(areas[i]);
      cells[i].push_back(std::move(areas[i]));
    }
  }
  for (std::vector<Cell> &of_number : cells) {
    sort_unique(of_number);
    add_unplaced(gazetteer, place.municipality, days, of_number);
    sort_unique(of_number);
  }
  return cells;
}

void narrow_to_part(const graph::RuleGraph &graph, Index municipality, Index area, graph::StableDays &days,
                    std::vector<Cell> &cells) {
  if (area == municipality) return;
  const auto lacks_area = [area](const Cell &cell) { return !std::binary_search(cell.begin(), cell.end(), area); };
  if (!std::all_of(cells.begin(), cells.end(), lacks_area)) {
    std::erase_if(cells, lacks_area);
    return;
  }
  for (Cell &cell : cells) {
    add_area(graph, area, days, cell);
    finish(cell);
  }
}

void keep_those_as_said(const graph::RuleGraph &graph, const std::vector<std::string> &inside,
                        const std::vector<std::string> &outside, std::vector<Cell> &cells) {
  const auto areas_of = [&graph](const std::vector<std::string> &ids) {
    Cell areas;
    for (const std::string &id : ids) areas.push_back(graph.area_of(id));
    finish(areas);
    return areas;
  };
  const Cell wanted = areas_of(inside);
  const Cell unwanted = areas_of(outside);
  std::erase_if(cells, [&](const Cell &cell) {
    return !std::includes(cell.begin(), cell.end(), wanted.begin(), wanted.end()) ||
           std::any_of(cell.begin(), cell.end(),
                       [&](Index area) { return std::binary_search(unwanted.begin(), unwanted.end(), area); });
  });
}

std::vector<Cell> cells_beside_segments(const Gazetteer &gazetteer, Index municipality, const std::string &postcode,
                                        graph::StableDays &days) {
  std::vector<Cell> cells = cells_of_postcodes(gazetteer, municipality, postcode, days);
  sort_unique(cells);
  add_unplaced(gazetteer, municipality, days, cells);
  sort_unique(cells);
  return cells;
}

std::vector<Cell> cells_of_municipality(const Gazetteer &gazetteer, Index municipality, const std::string &postcode,
                                        graph::StableDays &days) {
  std::vector<Cell> cells = cells_of_postcodes(gazetteer, municipality, postcode, days);
  const std::vector<model::StreetRecord> &streets = gazetteer.graph().records.streets;
  for (const Index street : gazetteer.streets_with_segments(municipality)) {
    const std::vector<std::string> &known = streets[street].postcodes;
    const bool is_possible =
        postcode.empty() || known.empty() || std::find(known.begin(), known.end(), postcode) != known.end();
    if (!is_possible || !days.is_valid(streets[street].validity)) continue;
    for (Cell &cell : placed_cells_of_street(gazetteer, {municipality, street, postcode, {}}, days))
      cells.push_back(std::move(cell));
  }
  sort_unique(cells);
  add_unplaced(gazetteer, municipality, days, cells);
  sort_unique(cells);
  return cells;
}

std::vector<Index> innermost_areas(const graph::RuleGraph &graph, Index area, graph::StableDays &days) {
  std::vector<bool> has_inner(graph.areas.size(), false);
  std::vector<Index> inside;
  for (Index inner = 0; inner < graph.areas.size(); ++inner) {
    if (!model::is_official(graph.area_record(inner).kind) || !graph.lies_in(inner, area)) continue;
    if (!days.is_valid(graph.areas[inner].validity)) continue;
    inside.push_back(inner);
    for (const Index ancestor : graph.areas[inner].ancestors)
      if (ancestor != inner) has_inner[ancestor] = true;
  }
  std::erase_if(inside, [&has_inner](Index inner) { return has_inner[inner]; });
  return inside;
}

std::vector<Index> municipalities_reaching_into(const Gazetteer &gazetteer, Index area, graph::StableDays &days) {
  const graph::RuleGraph &graph = gazetteer.graph();
  std::vector<Index> reaching;
  for (Index inner = 0; inner < graph.areas.size(); ++inner) {
    if (model::is_official(graph.area_record(inner).kind) || !graph.lies_in(inner, area)) continue;
    const Index municipality = gazetteer.municipality_of(inner, days);
    if (municipality != NONE && !graph.lies_in(municipality, area)) reaching.push_back(municipality);
  }
  std::sort(reaching.begin(), reaching.end());
  reaching.erase(std::unique(reaching.begin(), reaching.end()), reaching.end());
  return reaching;
}

std::vector<Cell> cells_of_area(const Gazetteer &gazetteer, Index area, const std::string &postcode,
                                graph::StableDays &days) {
  const graph::RuleGraph &graph = gazetteer.graph();
  std::vector<Cell> cells;
  const auto add_alone = [&](Index alone) {
    Cell cell;
    add_area(graph, alone, days, cell);
    finish(cell);
    cells.push_back(std::move(cell));
  };
  const Index municipality = gazetteer.municipality_of(area, days);
  if (municipality != NONE) {
    cells = cells_of_municipality(gazetteer, municipality, postcode, days);
    narrow_to_part(graph, municipality, area, days, cells);
  } else {
    for (const Index inner : innermost_areas(graph, area, days)) {
      if (graph.area_record(inner).kind != model::AreaKind::gemeinde)
        add_alone(inner);
      else
        for (Cell &cell : cells_of_municipality(gazetteer, inner, {}, days)) cells.push_back(std::move(cell));
    }
    for (const Index reaching : municipalities_reaching_into(gazetteer, area, days))
      for (Cell &cell : cells_of_municipality(gazetteer, reaching, {}, days))
        if (std::binary_search(cell.begin(), cell.end(), area)) cells.push_back(std::move(cell));
  }
  if (cells.empty()) add_alone(area); // the tables know no municipality inside
  sort_unique(cells);
  return cells;
}

} // namespace zufi::locate
