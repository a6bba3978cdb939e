// SPDX-License-Identifier: Apache-2.0
#include "locate/point_readings.hpp"

#include "locate/cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace zufi::locate {

namespace {

// A Gemeinde, or what is larger than one, that may contain the point.
struct Container {
  Index area = NONE;
  bool is_certain = false;
};

bool has(const Cell &cell, Index area) { return std::binary_search(cell.begin(), cell.end(), area); }

template <class Item> void sort_unique(std::vector<Item> &items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

class PointReader {
 public:
  PointReader(const Gazetteer &gazetteer, model::GridPoint point, graph::StableDays &days)
      : gazetteer_(gazetteer), graph_(gazetteer.graph()), days_(days),
        nearby_(gazetteer.boundaries().around(point, days)), containers_(find_containers()) {}

  const std::vector<Nearby> &nearby() const { return nearby_; }

  std::vector<Reading> readings() {
    std::vector<Reading> readings;
    for (const Container &container : containers_)
      if (auto cells = cells_of(container); !cells.empty())
        readings.push_back(reading_of(container.area, std::move(cells)));
    if (may_lie_beyond()) readings.push_back(beyond());
    return readings;
  }

  // Beyond all boundaries: in no area that the tables know, or in one of which they do not say where it lies.
  Reading beyond() {
    Reading reading;
    reading.cells.emplace_back();
    for (const Index area : unbounded_areas())
      for (Cell &cell : cells_of_area(gazetteer_, area, {}, days_)) reading.cells.push_back(std::move(cell));
    std::sort(reading.cells.begin(), reading.cells.end());
    reading.is_beyond_boundaries = true;
    return reading;
  }

  // Areas that the dataset answers for, that hold no smaller ones, and of which it is not known where they lie.
  std::vector<Index> unbounded_areas() {
    std::vector<bool> has_inner(graph_.areas.size(), false);
    std::vector<Index> unbounded;
    for (Index area = 0; area < graph_.areas.size(); ++area) {
      if (!model::is_official(graph_.area_record(area).kind) || !days_.is_valid(graph_.areas[area].validity)) continue;
      for (const Index ancestor : graph_.areas[area].ancestors)
        if (ancestor != area) has_inner[ancestor] = true;
      if (is_covered(area) && !is_bounded(area)) unbounded.push_back(area);
    }
    std::erase_if(unbounded, [&has_inner](Index area) { return has_inner[area]; });
    return unbounded;
  }

  // Can the point lie where these areas overlap?
  bool fits(const Cell &cell) {
    return std::all_of(nearby_.begin(), nearby_.end(),
                       [&cell](const Nearby &near) { return !near.is_certain() || has(cell, near.area); }) &&
           std::none_of(cell.begin(), cell.end(), [this](Index area) { return is_excluded(area); });
  }

 private:
  const Nearby *find(Index area) const {
    const auto found = std::lower_bound(nearby_.begin(), nearby_.end(), area,
                                        [](const Nearby &near, Index key) { return near.area < key; });
    return found == nearby_.end() || found->area != area ? nullptr : &*found;
  }

  // It is known where the area lies, and the point does not lie there.
  bool is_excluded(Index area) { return find(area) == nullptr && gazetteer_.boundaries().has_boundary(area, days_); }

  bool is_covered(Index area) const {
    return graph_.covers_everything || std::any_of(graph_.coverage.begin(), graph_.coverage.end(),
                                                   [&](Index whole) { return graph_.lies_in(area, whole); });
  }

  bool is_bounded(Index area) {
    const std::vector<Index> &around = graph_.areas[area].ancestors;
    return std::any_of(around.begin(), around.end(), [this](Index whole) {
      const bool is_container = std::any_of(containers_.begin(), containers_.end(),
                                            [whole](const Container &container) { return container.area == whole; });
      return is_container || gazetteer_.boundaries().has_boundary(whole, days_);
    });
  }

  Index container_of(Index area) {
    const Index municipality = gazetteer_.municipality_of(area, days_);
    return municipality == NONE ? area : municipality;
  }

  std::vector<Container> find_containers() {
    std::vector<Index> areas;
    for (const Nearby &near : nearby_) areas.push_back(container_of(near.area));
    sort_unique(areas);
    const auto is_official = [this](Index area) { return model::is_official(graph_.area_record(area).kind); };
    const bool is_settled =
        std::any_of(areas.begin(), areas.end(), [&](Index area) { return is_official(area) && is_certain(area); });
    if (is_settled) // a district of several municipalities then narrows it, but is no reading of its own
      std::erase_if(areas, [&](Index area) { return !is_official(area); });
    std::vector<Container> containers;
    for (const Index area : areas) containers.push_back({area, is_certain(area)});
    return containers;
  }

  // By its own boundary; without one, by those of its parts.
  bool is_certain(Index area) {
    if (const Nearby *own = find(area)) return own->is_certain();
    return !is_excluded(area) && std::any_of(nearby_.begin(), nearby_.end(), [&](const Nearby &near) {
      return near.is_certain() && container_of(near.area) == area;
    });
  }

  // Empty if the point lies, for sure, in a smaller container.
  std::vector<Cell> cells_of(const Container &container) {
    std::vector<Index> inner;
    std::vector<const Nearby *> borders;
    for (const Container &other : containers_) {
      if (other.area == container.area || !graph_.lies_in(other.area, container.area)) continue;
      if (other.is_certain) return {};
      inner.push_back(other.area);
      if (const Nearby *near = find(other.area)) borders.push_back(near);
    }
    if (cover_surroundings(borders)) return {};
    const std::vector<Cell> all = cells_of_area(gazetteer_, container.area, {}, days_);
    std::vector<Cell> cells;
    std::copy_if(all.begin(), all.end(), std::back_inserter(cells), [&](const Cell &cell) {
      return std::none_of(cell.begin(), cell.end(), [&](Index area) {
        const bool is_inside = area != container.area && graph_.lies_in(area, container.area);
        return (is_inside && is_excluded(area)) || std::binary_search(inner.begin(), inner.end(), area);
      });
    });
    if (cells.empty() && !inner.empty()) return {};
    if (cells.empty()) cells = all; // the boundaries leave a hole: somewhere in it
    place_in_parts(container.area, cells);
    return cells;
  }

  // Ortsteile and districts with boundaries of their own.
  void place_in_parts(Index container, std::vector<Cell> &cells) {
    const std::vector<Index> known = areas_in(cells);
    std::vector<Index> certain; // of which the cells know
    std::vector<Index> added;   // certain as well, but no segment says so
    std::vector<const Nearby *> doubtful;
    for (const Nearby &near : nearby_) {
      if (model::is_official(graph_.area_record(near.area).kind) || near.area == container) continue;
      const bool is_homeless = gazetteer_.municipality_of(near.area, days_) == NONE;
      if (!is_homeless && !graph_.lies_in(near.area, container)) continue;
      if (!near.is_certain())
        doubtful.push_back(&near);
      else
        (has(known, near.area) ? certain : added).push_back(near.area);
    }
    keep_those_in(certain, cells);
    for (Cell &cell : cells) add(added, cell);
    add_doubtful(doubtful, known, cells);
    sort_unique(cells);
  }

  static std::vector<Index> areas_in(const std::vector<Cell> &cells) {
    std::vector<Index> areas;
    for (const Cell &cell : cells) areas.insert(areas.end(), cell.begin(), cell.end());
    sort_unique(areas);
    return areas;
  }

  // The cells that lie in all of these areas; if the tables know none, all cells, put into these areas.
  void keep_those_in(const std::vector<Index> &certain, std::vector<Cell> &cells) {
    std::vector<Cell> kept;
    std::copy_if(cells.begin(), cells.end(), std::back_inserter(kept), [&certain](const Cell &cell) {
      return std::includes(cell.begin(), cell.end(), certain.begin(), certain.end());
    });
    if (!kept.empty()) {
      cells = std::move(kept);
      return;
    }
    for (Cell &cell : cells) std::erase_if(cell, [&certain](Index area) { return has(certain, area); });
    sort_unique(cells); // those that differed in nothing else, once
    for (Cell &cell : cells) add(certain, cell);
  }

  void add_doubtful(const std::vector<const Nearby *> &doubtful, const std::vector<Index> &known,
                    std::vector<Cell> &cells) {
    const std::vector<Cell> before = cells;
    for (const Nearby *near : doubtful) {
      if (has(known, near->area)) continue;
      for (Cell cell : before) {
        add({near->area}, cell);
        cells.push_back(std::move(cell));
      }
    }
    for (const model::AreaKind kind : {model::AreaKind::gemeindeteil, model::AreaKind::bezirk}) {
      std::vector<const Nearby *> alike;
      std::copy_if(doubtful.begin(), doubtful.end(), std::back_inserter(alike),
                   [&](const Nearby *near) { return graph_.area_record(near->area).kind == kind; });
      if (alike.empty() || !cover_surroundings(alike)) continue; // else it may lie in none of them
      std::erase_if(cells, [&](const Cell &cell) {
        return std::none_of(alike.begin(), alike.end(), [&](const Nearby *near) { return has(cell, near->area); });
      });
    }
  }

  void add(const std::vector<Index> &areas, Cell &cell) {
    for (const Index area : areas)
      for (const Index ancestor : graph_.areas[area].ancestors)
        if (days_.is_valid(graph_.areas[ancestor].validity)) cell.push_back(ancestor);
    sort_unique(cell);
  }

  bool may_lie_beyond() const {
    std::vector<const Nearby *> outermost;
    for (const Nearby &near : nearby_) {
      if (near.is_certain()) return false;
      const std::vector<Index> &around = graph_.areas[near.area].ancestors;
      const bool is_inner = std::any_of(around.begin(), around.end(),
                                        [&](Index whole) { return whole != near.area && find(whole) != nullptr; });
      if (!is_inner) outermost.push_back(&near);
    }
    return !cover_surroundings(outermost);
  }

  Reading reading_of(Index area, std::vector<Cell> cells) {
    Reading reading;
    reading.area = area;
    reading.municipality = gazetteer_.municipality_of(area, days_);
    reading.cells = std::move(cells);
    return reading;
  }

  const Gazetteer &gazetteer_;
  const graph::RuleGraph &graph_;
  graph::StableDays &days_;
  std::vector<Nearby> nearby_;
  std::vector<Container> containers_;
};

void name_readings(const graph::RuleGraph &graph, const Point &point, std::vector<Reading> &readings) {
  for (Reading &reading : readings) {
    reading.canonical = fmt::format("{}, {}", point.lat, point.lon);
    if (reading.area != NONE) reading.canonical += " " + graph.area_record(reading.area).name;
  }
}

// Those that the point allows, as far as it does.
std::vector<Reading> narrowed(const graph::RuleGraph &graph, PointReader &point, const std::vector<Reading> &by_point,
                              const std::vector<Reading> &by_elements) {
  std::vector<Reading> both;
  for (const Reading &reading : by_elements) {
    Reading rest = reading;
    std::erase_if(rest.cells, [&](const Cell &cell) { return !point.fits(cell); });
    if (rest.cells.empty()) continue;
    // Where the elements name but a Kreis or Land, the point says more: unless it may lie beyond what it can tell.
    const bool says_more =
        reading.municipality == NONE && std::all_of(by_point.begin(), by_point.end(), [&](const Reading &smaller) {
          return smaller.area != NONE && graph.lies_in(smaller.area, reading.area);
        });
    if (!says_more) {
      both.push_back(std::move(rest));
      continue;
    }
    for (const Reading &smaller : by_point) {
      both.push_back(smaller);
      both.back().elements = reading.elements;
    }
  }
  return both;
}

void contradict(std::vector<Reading> &readings) {
  for (Reading &reading : readings) reading.contradicts_point = true;
}

} // namespace

Location with_point(const Gazetteer &gazetteer, const Point &point, std::optional<Location> by_elements,
                    graph::StableDays &days) {
  const bool gives_elements = by_elements.has_value();
  Location location = gives_elements ? std::move(*by_elements) : Location();
  const auto on_grid = model::grid_point(point.lat, point.lon);
  if (!on_grid || gazetteer.boundaries().is_empty()) {
    location.point = PointState::without_boundaries;
    return location;
  }
  PointReader reader(gazetteer, *on_grid, days);
  location.point = reader.nearby().empty() ? PointState::beyond_boundaries : PointState::placed;
  location.nearby = reader.nearby();
  std::vector<Reading> by_point = reader.readings();
  name_readings(gazetteer.graph(), point, by_point);
  if (!location.readings.empty()) {
    std::vector<Reading> both = narrowed(gazetteer.graph(), reader, by_point, location.readings);
    if (both.empty()) {
      both = std::move(location.readings);
      std::move(by_point.begin(), by_point.end(), std::back_inserter(both));
      contradict(both);
    }
    location.readings = std::move(both);
    return location;
  }
  if (reader.nearby().empty()) {
    const bool may_be_inside = gazetteer.graph().covers_everything || !reader.unbounded_areas().empty();
    if (location.found == Found::no && !may_be_inside) location.found = Found::outside;
    return location;
  }
  if (location.found == Found::outside) { // the other elements lead out of what the dataset knows: as far as that goes
    by_point.push_back(reader.beyond());
    contradict(by_point);
  } else if (gives_elements) {
    for (Reading &reading : by_point) reading.elements.place = ElementState::invalid;
  }
  location.found = Found::yes;
  location.readings = std::move(by_point);
  return location;
}

} // namespace zufi::locate
