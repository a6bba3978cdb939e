// SPDX-License-Identifier: Apache-2.0
#include "locate/unknown_elements.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace zufi::locate {

namespace {

using model::AreaKind;

// What a reading knows, as elements: to these the one that was missing is added. The municipality is pinned: with one
// more element the address could be read elsewhere.
Place known_place(const graph::RuleGraph &graph, const Place &asked, const Reading &reading) {
  Place known;
  known.street = reading.street_text;
  known.house_number = reading.number_text;
  known.house_numbers = asked.house_numbers;
  known.postcode = reading.postcode;
  known.place = reading.place_text;
  known.area = asked.area;
  known.inside = asked.inside;
  if (reading.municipality != NONE) {
    const std::string &id = graph.area_record(reading.municipality).id;
    if (std::find(known.inside.begin(), known.inside.end(), id) == known.inside.end()) known.inside.push_back(id);
  }
  known.outside = asked.outside;
  known.point = asked.point;
  return known;
}

class UnknownFinder {
 public:
  UnknownFinder(const Gazetteer &gazetteer, const Place &asked, const Location &location, graph::StableDays &days)
      : gazetteer_(gazetteer), graph_(gazetteer.graph()), asked_(asked), location_(location), days_(days) {}

  std::vector<UnknownElement> find() {
    const std::vector<Reading> &readings = location_.readings;
    if (readings.size() > 1) {
      add_readings();
    } else if (!readings.empty()) {
      const Reading &reading = readings.front();
      if (reading.municipality != NONE)
        add_inside(reading);
      else if (reading.area != NONE)
        add_municipalities(reading);
    }
    return std::move(found_);
  }

 private:
  // Several readings: first in which municipality, then at which postcode or in which Ortsteil.
  void add_readings() {
    std::map<Index, std::vector<const Reading *>> by_area;
    for (const Reading &reading : location_.readings)
      by_area[reading.municipality == NONE ? reading.area : reading.municipality].push_back(&reading);
    if (by_area.size() == 1) {
      add_streets_of_one_name();
      return;
    }
    UnknownElement element{Element::municipality, {}, {}};
    for (const auto &[area, readings] : by_area) {
      if (area == NONE) continue; // outside of all that the tables know
      ElementValue value = area_value(area, known_place(graph_, asked_, *readings.front()));
      for (const Reading *reading : readings)
        value.cells.insert(value.cells.end(), reading->cells.begin(), reading->cells.end());
      element.values.push_back(std::move(value));
    }
    found_.push_back(std::move(element));
  }

  // Two streets of one name in one municipality: what tells them apart in the tables.
  void add_streets_of_one_name() {
    UnknownElement by_postcode{Element::postcode, {}, {}};
    UnknownElement by_part{Element::place_part, {}, {}};
    std::map<std::string, std::vector<Cell>> postcodes;
    std::map<std::string, std::vector<Cell>> parts;
    for (const Reading &reading : location_.readings) {
      if (reading.street == NONE) return;
      const model::StreetRecord &street = graph_.records.streets[reading.street];
      for (const std::string &postcode : street.postcodes) add(reading.cells, postcodes[postcode]);
      if (street.postcodes.empty()) add(reading.cells, postcodes[""]);
      add(reading.cells, parts[street.place]);
    }
    const Reading &first = location_.readings.front();
    const std::string &town = graph_.area_record(first.municipality).name;
    for (auto &[postcode, cells] : postcodes) {
      Place supplied = known_place(graph_, asked_, first);
      supplied.postcode = postcode;
      by_postcode.values.push_back({postcode, postcode, cells, {}, std::move(supplied)});
    }
    for (auto &[part, cells] : parts) {
      Place supplied = known_place(graph_, asked_, first);
      supplied.place = town + "-" + part;
      by_part.values.push_back({supplied.place, part, cells, {}, std::move(supplied)});
    }
    if (!postcodes.contains("") && first.postcode.empty()) found_.push_back(std::move(by_postcode));
    if (!parts.contains("")) found_.push_back(std::move(by_part));
  }

  void add_municipalities(const Reading &reading) {
    UnknownElement element{Element::municipality, {}, {}};
    for (const Index inner : innermost_areas(graph_, reading.area, days_)) {
      ElementValue value = area_value(inner, known_place(graph_, asked_, reading));
      value.cells = cells_of_area(gazetteer_, inner, postcode_of(reading), days_);
      element.values.push_back(std::move(value));
    }
    for (const Index reaching : municipalities_reaching_into(gazetteer_, reading.area, days_)) {
      ElementValue value = area_value(reaching, known_place(graph_, asked_, reading));
      value.supplied.inside.push_back(graph_.area_record(reading.area).id);
      value.cells = cells_of_area(gazetteer_, reaching, postcode_of(reading), days_);
      std::erase_if(value.cells, [&reading](const Cell &cell) {
        return !std::binary_search(cell.begin(), cell.end(), reading.area);
      });
      if (!value.cells.empty()) element.values.push_back(std::move(value));
    }
    found_.push_back(std::move(element));
  }

  void add_inside(const Reading &reading) {
    if (reading.street == NONE) {
      add_streets(reading);
    } else {
      add_house_numbers(reading);
    }
    add_postcodes(reading);
    add_parts(reading, AreaKind::gemeindeteil, Element::place_part);
    add_parts(reading, AreaKind::bezirk, Element::district);
  }

  void add_streets(const Reading &reading) {
    if (!gazetteer_.lists_streets(reading.municipality)) return;
    UnknownElement element{Element::street, {}, {}};
    std::map<std::vector<std::string>, std::vector<Cell>> of_others; // by the street's postcodes: no segment names it
    for (const auto &[name, streets] : streets_by_name(reading)) {
      Place supplied = known_place(graph_, asked_, reading);
      supplied.street = name;
      ElementValue value{name, name, {}, {}, std::move(supplied)};
      if (streets.size() > 1) {
        for (const Reading &with_name : locate(gazetteer_, value.supplied, days_).readings)
          add(with_name.cells, value.cells);
      } else if (!gazetteer_.segments_of_street(streets.front()).empty()) {
        value.cells = cells_on(reading, streets.front());
      } else {
        std::vector<Cell> &cells = of_others[graph_.records.streets[streets.front()].postcodes];
        if (cells.empty()) cells = cells_on(reading, streets.front());
        value.cells = cells;
      }
      element.values.push_back(std::move(value));
    }
    if (!gazetteer_.lists_all_streets(reading.municipality))
      element.none_of_these =
          none_of(cells_beside_segments(gazetteer_, reading.municipality, postcode_of(reading), days_), reading);
    found_.push_back(std::move(element));
  }

  // Each name once, with all streets that bear it, be it as an alias. Not those that the tables put elsewhere than the
  // postcode that is given.
  std::map<std::string, std::vector<Index>> streets_by_name(const Reading &reading) {
    const Index municipality = reading.municipality;
    const std::string postcode = postcode_of(reading);
    const auto is_possible = [&](const model::StreetRecord &street) {
      return days_.is_valid(street.validity) &&
             (postcode.empty() || street.postcodes.empty() ||
              std::find(street.postcodes.begin(), street.postcodes.end(), postcode) != street.postcodes.end());
    };
    std::map<std::string, std::vector<Index>> by_name;
    std::set<std::string> seen;
    const std::vector<model::StreetRecord> &streets = graph_.records.streets;
    const std::string &id = graph_.area_record(municipality).id;
    for (const model::StreetRecord &street : streets) {
      if (street.municipality != id || !is_possible(street)) continue;
      const std::string key = text::fold_name(street.name);
      if (!seen.insert(key).second) continue;
      std::vector<Index> &bearers = by_name[street.name];
      for (const NamedStreet &named : gazetteer_.streets_named(key, municipality))
        if (is_possible(streets[named.street])) bearers.push_back(named.street);
    }
    return by_name;
  }

  std::vector<Cell> cells_on(const Reading &reading, Index street) {
    return cells_of_street(gazetteer_, {reading.municipality, street, postcode_of(reading), reading.numbers, {}},
                           days_);
  }

  void add_house_numbers(const Reading &reading) {
    UnknownElement element{Element::house_number, {}, {}};
    StreetPlace place{reading.municipality, reading.street, postcode_of(reading), {}, {}};
    Place supplied = known_place(graph_, asked_, reading);
    if (!reading.numbers.empty()) { // a building with several
      if (reading.numbers.size() == 1) return;
      for (const text::HouseNumber number : reading.numbers) {
        place.numbers = {number};
        supplied.house_number = number.to_string();
        supplied.house_numbers.clear();
        element.values.push_back(
            {supplied.house_number, supplied.house_number, cells_of_street(gazetteer_, place, days_), {}, supplied});
      }
    } else {
      text::HouseNumberSet among;
      if (auto given = text::HouseNumberSet::parse(asked_.house_numbers)) among = std::move(*given);
      supplied.house_number.clear();
      std::vector<NumberStretch> stretches = number_stretches(gazetteer_, reading.street, among);
      std::sort(stretches.begin(), stretches.end(),
                [](const NumberStretch &a, const NumberStretch &b) { return a.sample < b.sample; });
      std::vector<text::HouseNumber> samples;
      for (const NumberStretch &stretch : stretches) samples.push_back(stretch.sample);
      std::vector<std::vector<Cell>> cells = cells_of_numbers(gazetteer_, place, samples, days_);
      for (std::size_t i = 0; i < stretches.size(); ++i)
        element.values.push_back({{}, {}, std::move(cells[i]), stretches[i].numbers, supplied});
    }
    found_.push_back(std::move(element));
  }

  void add_postcodes(const Reading &reading) {
    if (!postcode_of(reading).empty()) return;
    const std::span<const std::string> of_street =
        reading.street == NONE ? std::span<const std::string>() : graph_.records.streets[reading.street].postcodes;
    const std::span<const std::string> known =
        of_street.empty() ? gazetteer_.postcodes_of(reading.municipality) : of_street;
    if (known.size() < 2) return;
    UnknownElement element{Element::postcode, {}, {}};
    text::HouseNumberSet among;
    if (auto given = text::HouseNumberSet::parse(asked_.house_numbers)) among = std::move(*given);
    for (const std::string &postcode : known) {
      Place supplied = known_place(graph_, asked_, reading);
      supplied.postcode = postcode;
      ElementValue value{postcode, postcode, {}, {}, std::move(supplied)};
      value.cells =
          reading.street == NONE
              ? cells_of_municipality(gazetteer_, reading.municipality, postcode, days_)
              : cells_of_street(gazetteer_, {reading.municipality, reading.street, postcode, reading.numbers, among},
                                days_);
      element.values.push_back(std::move(value));
    }
    found_.push_back(std::move(element));
  }

  // Ortsteile that the place may lie in, unless one is named; of districts only those of which no segment says where
  // they lie: of the others people know the street, not the district.
  void add_parts(const Reading &reading, AreaKind kind, Element element_kind) {
    if (kind == AreaKind::gemeindeteil && names_part(reading)) return;
    std::set<Index> parts;
    for (const Cell &cell : reading.cells)
      for (const Index area : cell)
        if (graph_.area_record(area).kind == kind) parts.insert(area);
    if (kind == AreaKind::bezirk) {
      const std::span<const Index> unplaced = gazetteer_.unplaced_areas(reading.municipality);
      std::erase_if(parts,
                    [&](Index area) { return std::find(unplaced.begin(), unplaced.end(), area) == unplaced.end(); });
    }
    UnknownElement element{element_kind, {}, {}};
    for (const Index part : parts) element.values.push_back(part_value(part, parts, reading));
    if (element.values.empty()) return;
    std::vector<Cell> others;
    for (const Cell &cell : reading.cells)
      if (std::none_of(cell.begin(), cell.end(), [&](Index area) { return parts.contains(area); }))
        others.push_back(cell);
    if (!others.empty()) element.none_of_these = none_of(others, reading);
    found_.push_back(std::move(element));
  }

  bool names_part(const Reading &reading) const {
    const auto is_part = [this](Index area) {
      return area != NONE && graph_.area_record(area).kind == AreaKind::gemeindeteil;
    };
    return is_part(reading.area) || std::any_of(asked_.inside.begin(), asked_.inside.end(),
                                                [&](const std::string &id) { return is_part(graph_.area_of(id)); });
  }

  // In this part, and in none of the others that lie in it.
  ElementValue part_value(Index part, const std::set<Index> &parts, const Reading &reading) const {
    const model::AreaRecord &record = graph_.area_record(part);
    ElementValue value{record.id, record.name, {}, {}, known_place(graph_, asked_, reading)};
    value.supplied.inside.push_back(record.id);
    std::set<Index> inner;
    for (const Index other : parts)
      if (other != part && graph_.lies_in(other, part)) {
        inner.insert(other);
        value.supplied.outside.push_back(graph_.area_record(other).id);
      }
    for (const Cell &cell : reading.cells)
      if (std::binary_search(cell.begin(), cell.end(), part) &&
          std::none_of(cell.begin(), cell.end(), [&inner](Index area) { return inner.contains(area); }))
        value.cells.push_back(cell);
    return value;
  }

  ElementValue area_value(Index area, Place supplied) const {
    const model::AreaRecord &record = graph_.area_record(area);
    supplied.area = record.id;
    return {record.id, record.name, {}, {}, std::move(supplied)};
  }

  // Supplied by saying outside of which areas the place lies: of those where it can lie, but not in `cells`. Nothing if
  // that would say nothing.
  std::optional<ElementValue> none_of(const std::vector<Cell> &cells, const Reading &reading) const {
    std::set<Index> inside;
    for (const Cell &cell : cells)
      if (std::binary_search(reading.cells.begin(), reading.cells.end(), cell)) inside.insert(cell.begin(), cell.end());
    std::set<Index> outside;
    for (const Cell &cell : reading.cells)
      for (const Index area : cell)
        if (!inside.contains(area)) outside.insert(area);
    if (inside.empty() || outside.empty()) return std::nullopt;
    ElementValue none{{}, {}, {}, {}, known_place(graph_, asked_, reading)};
    for (const Index area : outside) none.supplied.outside.push_back(graph_.area_record(area).id);
    std::copy_if(reading.cells.begin(), reading.cells.end(), std::back_inserter(none.cells), [&](const Cell &cell) {
      return std::none_of(cell.begin(), cell.end(), [&outside](Index area) { return outside.contains(area); });
    });
    return none;
  }

  static std::string postcode_of(const Reading &reading) {
    return reading.elements.postcode == ElementState::valid ? reading.postcode : std::string();
  }
  static void add(const std::vector<Cell> &cells, std::vector<Cell> &all) {
    all.insert(all.end(), cells.begin(), cells.end());
  }

  const Gazetteer &gazetteer_;
  const graph::RuleGraph &graph_;
  const Place &asked_;
  const Location &location_;
  graph::StableDays &days_;
  std::vector<UnknownElement> found_;
};

} // namespace

std::vector<UnknownElement> unknown_elements(const Gazetteer &gazetteer, const Place &asked, const Location &location,
                                             graph::StableDays &days) {
  return UnknownFinder(gazetteer, asked, location, days).find();
}

} // namespace zufi::locate
