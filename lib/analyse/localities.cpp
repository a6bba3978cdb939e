// SPDX-License-Identifier: Apache-2.0
#include "analyse/localities.hpp"

#include "locate/cells.hpp"
#include "locate/locate.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace zufi::analyse {

namespace {

using locate::Cell;
using model::AreaKind;

// The areas that the dataset speaks for.
std::vector<Index> covered_areas(const graph::RuleGraph &graph, graph::StableDays &days) {
  if (!graph.covers_everything) return graph.coverage;
  std::vector<Index> outermost;
  for (Index area = 0; area < graph.areas.size(); ++area)
    if (graph.areas[area].ancestors.size() == 1 && days.is_valid(graph.areas[area].validity)) outermost.push_back(area);
  return outermost;
}

// The municipality of a cell; else the smallest official area in it, else any.
Index home_of(const graph::RuleGraph &graph, const Cell &cell) {
  Index home = NONE;
  for (const Index area : cell) {
    const bool is_smaller = home == NONE || graph.lies_in(area, home);
    if (graph.area_record(area).kind == AreaKind::gemeinde) return area;
    if (is_smaller) home = area;
  }
  return home;
}

} // namespace

void pin(const graph::RuleGraph &graph, const Cell &cell, const std::vector<Cell> &possible, Place &place) {
  std::set<Index> inside;
  std::set<Index> outside;
  for (const Cell &other : possible) {
    std::set_difference(cell.begin(), cell.end(), other.begin(), other.end(), std::inserter(inside, inside.end()));
    std::set_difference(other.begin(), other.end(), cell.begin(), cell.end(), std::inserter(outside, outside.end()));
  }
  for (const Index area : inside) place.inside.push_back(graph.area_record(area).id);
  for (const Index area : outside) place.outside.push_back(graph.area_record(area).id);
}

LocalityFinder::LocalityFinder(const locate::Gazetteer &gazetteer)
    : gazetteer_(gazetteer), graph_(gazetteer.graph()), streets_of_(graph_.areas.size()) {
  for (Index street = 0; street < graph_.records.streets.size(); ++street)
    if (const Index municipality = graph_.area_of(graph_.records.streets[street].municipality); municipality != NONE)
      streets_of_[municipality].push_back(street);
}

Localities LocalityFinder::on(Date date) const {
  graph::StableDays days(date);
  ByCell by_cell;
  for (const Index covered : covered_areas(graph_, days)) {
    if (!days.is_valid(graph_.areas[covered].validity)) continue;
    for (Cell &cell : locate::cells_of_area(gazetteer_, covered, {}, days)) {
      const Index home = home_of(graph_, cell);
      Locality locality{cell, home, {}, 0};
      by_cell.try_emplace(std::move(cell), std::move(locality));
    }
  }
  add_areas_without_addresses(days, by_cell);
  std::set<Index> municipalities;
  for (const auto &[cell, locality] : by_cell)
    if (locality.area != NONE && graph_.area_record(locality.area).kind == AreaKind::gemeinde)
      municipalities.insert(locality.area);
  for (const Index municipality : municipalities) add_streets(municipality, days, by_cell);
  std::map<Index, std::vector<Cell>> cells_of;
  Localities localities;
  for (auto &[cell, locality] : by_cell) {
    if (locality.sample.area.empty() && locality.area != NONE) {
      Place place;
      place.area = graph_.area_record(locality.area).id;
      const auto [known, is_new] = cells_of.try_emplace(locality.area);
      if (is_new) known->second = locate::cells_of_area(gazetteer_, locality.area, {}, days);
      pin(graph_, cell, known->second, place);
      locality.sample = std::move(place);
    }
    localities.all.push_back(std::move(locality));
  }
  localities.days = days.days();
  return localities;
}

// Areas of the coverage in which the tables put nothing that lies anywhere on the day: they can be asked about by their
// keys.
void LocalityFinder::add_areas_without_addresses(graph::StableDays &days, ByCell &localities) const {
  std::vector<bool> is_found(graph_.areas.size(), false);
  for (const auto &[cell, locality] : localities)
    for (const Index area : cell) is_found[area] = true;
  for (Index area = 0; area < graph_.areas.size(); ++area) {
    const bool is_covered =
        graph_.covers_everything || std::any_of(graph_.coverage.begin(), graph_.coverage.end(),
                                                [&](Index covered) { return graph_.lies_in(area, covered); });
    if (is_found[area] || !is_covered || !days.is_valid(graph_.areas[area].validity)) continue;
    const std::vector<Cell> cells = locate::cells_of_area(gazetteer_, area, {}, days);
    for (const Cell &cell : cells) {
      const auto [locality, is_new] = localities.try_emplace(cell);
      if (!is_new) continue;
      locality->second = {cell, home_of(graph_, cell), {}, 0};
      Place place;
      place.area = graph_.area_record(area).id;
      pin(graph_, cell, cells, place);
      locality->second.sample = std::move(place);
    }
  }
}

// Streets without segments differ by their postcodes alone: of those that have the same ones, one is looked at.
void LocalityFinder::add_streets(Index municipality, graph::StableDays &days, ByCell &localities) const {
  std::map<std::vector<std::string>, std::vector<Cell>> cells_by_postcodes;
  for (const Index street : streets_of_[municipality]) {
    const model::StreetRecord &record = graph_.records.streets[street];
    if (!days.is_valid(record.validity)) continue;
    if (!gazetteer_.segments_of_street(street).empty()) {
      add_stretches(municipality, street, days, localities);
      continue;
    }
    const auto [cells, is_new] = cells_by_postcodes.try_emplace(record.postcodes);
    if (is_new) cells->second = locate::cells_of_street(gazetteer_, {municipality, street, {}, {}, {}}, days);
    for (const Cell &cell : cells->second)
      if (const auto locality = localities.find(cell); locality != localities.end()) ++locality->second.streets;
  }
}

// The stretches of numbers of a street that segments cut up.
void LocalityFinder::add_stretches(Index municipality, Index street, graph::StableDays &days,
                                   ByCell &localities) const {
  std::vector<text::HouseNumber> numbers;
  for (const locate::NumberStretch &stretch : locate::number_stretches(gazetteer_, street, {}))
    numbers.push_back(stretch.sample);
  std::sort(numbers.begin(), numbers.end());
  const std::vector<std::vector<Cell>> cells =
      locate::cells_of_numbers(gazetteer_, {municipality, street, {}, {}, {}}, numbers, days);
  std::set<Cell> seen;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    for (const Cell &cell : cells[i]) {
      const auto locality = localities.find(cell);
      if (locality == localities.end()) continue;
      if (seen.insert(cell).second) ++locality->second.streets;
      if (!locality->second.sample.area.empty()) continue;
      Place place;
      place.street = graph_.records.streets[street].name;
      place.house_number = numbers[i].to_string();
      place.area = graph_.area_record(municipality).id;
      const locate::Location there = locate::locate(gazetteer_, place, days);
      std::vector<Cell> possible; // more than cells[i] where several streets have the name
      for (const locate::Reading &reading : there.readings)
        possible.insert(possible.end(), reading.cells.begin(), reading.cells.end());
      if (std::find(possible.begin(), possible.end(), cell) == possible.end()) continue; // another street bears it out
      pin(graph_, cell, possible, place);
      locality->second.sample = std::move(place);
    }
}

} // namespace zufi::analyse
