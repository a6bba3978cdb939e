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
      : gazetteer_(gazetteer), graph_(gazetteer.graph()), asked_(asked), location_(location), days_(days) {
    for (const Reading &reading : location.readings)
      possible_.insert(possible_.end(), reading.cells.begin(), reading.cells.end());
    std::sort(possible_.begin(), possible_.end());
    if (const auto given = text::HouseNumberSet::parse(asked.house_numbers)) among_ = *given;
  }

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
  // --- what a value leads to is what locating it gives

  // Where the place lies as supplied; nothing if that is not wholly a part of where it can lie: then what else is known
  // rules it out, or would be read otherwise.
  std::optional<std::vector<Cell>> located(const Place &supplied) {
    std::vector<Cell> cells = cells_of(supplied);
    return are_possible(cells) ? std::optional(std::move(cells)) : std::nullopt;
  }

  std::vector<Cell> cells_of(const Place &supplied) {
    std::vector<Cell> cells;
    for (const Reading &reading : locate(gazetteer_, supplied, days_).readings)
      cells.insert(cells.end(), reading.cells.begin(), reading.cells.end());
    return cells;
  }

  bool are_possible(const std::vector<Cell> &cells) const {
    return !cells.empty() && std::all_of(cells.begin(), cells.end(), [this](const Cell &cell) {
      return std::binary_search(possible_.begin(), possible_.end(), cell);
    });
  }

  void offer(std::string value, std::string label, Place supplied, UnknownElement &element) {
    auto cells = located(supplied);
    if (cells)
      element.values.push_back({std::move(value), std::move(label), std::move(*cells), {}, std::move(supplied)});
  }

  void offer_area(Index area, Place supplied, UnknownElement &element) {
    const model::AreaRecord &record = graph_.area_record(area);
    supplied.area = record.id;
    offer(record.id, record.name, std::move(supplied), element);
  }

  // That it is none of the values is said by the areas that it lies outside of: those where it can lie, but not in
  // `cells`.
  void offer_none(const std::vector<Cell> &cells, const Reading &reading, UnknownElement &element) {
    std::set<Index> inside;
    for (const Cell &cell : cells)
      if (are_possible({cell})) inside.insert(cell.begin(), cell.end());
    std::set<Index> outside;
    for (const Cell &cell : reading.cells)
      for (const Index area : cell)
        if (!inside.contains(area)) outside.insert(area);
    if (inside.empty() || outside.empty()) return; // it cannot be, or would say nothing
    Place supplied = known_place(graph_, asked_, reading);
    for (const Index area : outside) supplied.outside.push_back(graph_.area_record(area).id);
    auto none = located(supplied);
    if (none) element.none_of_these = ElementValue{{}, {}, std::move(*none), {}, std::move(supplied)};
  }

  // --- several readings

  // First in which municipality, then at which postcode or in which Ortsteil.
  void add_readings() {
    std::map<Index, const Reading *> first_in; // by municipality, or by the area where it is larger
    for (const Reading &reading : location_.readings)
      first_in.try_emplace(reading.municipality == NONE ? reading.area : reading.municipality, &reading);
    if (first_in.size() == 1) {
      add_streets_of_one_name();
      return;
    }
    UnknownElement element{Element::municipality, {}, {}};
    for (const auto &[area, reading] : first_in)
      if (area != NONE) // else outside of all that the tables know
        offer_area(area, known_place(graph_, asked_, *reading), element);
    found_.push_back(std::move(element));
  }

  // Two streets of one name in one municipality: what tells them apart in the tables.
  void add_streets_of_one_name() {
    std::set<std::string> postcodes;
    std::set<std::string> parts;
    for (const Reading &reading : location_.readings) {
      if (reading.street == NONE) return;
      const model::StreetRecord &street = graph_.records.streets[reading.street];
      postcodes.insert(street.postcodes.begin(), street.postcodes.end());
      parts.insert(street.place);
    }
    const Reading &first = location_.readings.front();
    UnknownElement by_postcode{Element::postcode, {}, {}};
    UnknownElement by_part{Element::place_part, {}, {}};
    for (const std::string &postcode : postcodes) {
      Place supplied = known_place(graph_, asked_, first);
      supplied.postcode = postcode;
      if (first.postcode.empty()) offer(postcode, postcode, std::move(supplied), by_postcode);
    }
    for (const std::string &part : parts) {
      Place supplied = known_place(graph_, asked_, first);
      supplied.place = graph_.area_record(first.municipality).name + "-" + part;
      const std::string value = supplied.place;
      if (!part.empty()) offer(value, part, std::move(supplied), by_part);
    }
    found_.push_back(std::move(by_postcode));
    found_.push_back(std::move(by_part));
  }

  // --- one reading

  void add_municipalities(const Reading &reading) {
    UnknownElement element{Element::municipality, {}, {}};
    for (const Index inner : innermost_areas(graph_, reading.area, days_))
      offer_area(inner, known_place(graph_, asked_, reading), element);
    for (const Index reaching : municipalities_reaching_into(gazetteer_, reading.area, days_)) {
      Place supplied = known_place(graph_, asked_, reading);
      supplied.inside.push_back(graph_.area_record(reading.area).id);
      offer_area(reaching, std::move(supplied), element);
    }
    found_.push_back(std::move(element));
  }

  void add_inside(const Reading &reading) {
    if (reading.street == NONE)
      add_streets(reading);
    else if (reading.numbers.empty())
      add_house_numbers(reading);
    else
      add_numbers_of_building(reading);
    add_postcodes(reading);
    add_parts(reading, AreaKind::gemeindeteil, Element::place_part);
    add_parts(reading, AreaKind::bezirk, Element::district);
  }

  void add_streets(const Reading &reading) {
    if (!gazetteer_.lists_streets(reading.municipality)) return;
    UnknownElement element{Element::street, {}, {}};
    // Streets that no segment names differ by their postcodes alone: one of each is located.
    std::map<std::vector<std::string>, std::optional<std::vector<Cell>>> alike;
    for (const auto &[name, streets] : streets_by_name(reading.municipality)) {
      Place supplied = known_place(graph_, asked_, reading);
      supplied.street = name;
      if (streets.size() > 1 || !gazetteer_.segments_of_street(streets.front()).empty()) {
        offer(name, name, std::move(supplied), element);
        continue;
      }
      const auto [known, is_new] = alike.try_emplace(graph_.records.streets[streets.front()].postcodes);
      if (is_new) known->second = located(supplied);
      if (known->second) element.values.push_back({name, name, *known->second, {}, std::move(supplied)});
    }
    if (!gazetteer_.lists_all_streets(reading.municipality))
      offer_none(cells_beside_segments(gazetteer_, reading.municipality, postcode_of(reading), days_), reading,
                 element);
    found_.push_back(std::move(element));
  }

  // Each name once, with all streets that bear it, be it as an alias.
  std::map<std::string, std::vector<Index>> streets_by_name(Index municipality) {
    std::map<std::string, std::vector<Index>> by_name;
    std::set<std::string> seen;
    const std::string &id = graph_.area_record(municipality).id;
    for (const model::StreetRecord &street : graph_.records.streets) {
      if (street.municipality != id || !days_.is_valid(street.validity)) continue;
      const std::string key = text::fold_name(street.name);
      if (!seen.insert(key).second) continue;
      std::vector<Index> &bearers = by_name[street.name];
      for (const NamedStreet &named : gazetteer_.streets_named(key, municipality)) bearers.push_back(named.street);
    }
    return by_name;
  }

  void add_numbers_of_building(const Reading &reading) {
    if (reading.numbers.size() == 1) return;
    UnknownElement element{Element::house_number, {}, {}};
    for (const text::HouseNumber number : reading.numbers) {
      Place supplied = known_place(graph_, asked_, reading);
      supplied.house_number = number.to_string();
      offer(supplied.house_number, supplied.house_number, supplied, element);
    }
    found_.push_back(std::move(element));
  }

  // All stretches in one pass, as locating each of them would give.
  void add_house_numbers(const Reading &reading) {
    UnknownElement element{Element::house_number, {}, {}};
    Place supplied = known_place(graph_, asked_, reading);
    supplied.house_number.clear();
    std::vector<NumberStretch> stretches = number_stretches(gazetteer_, reading.street, among_);
    std::sort(stretches.begin(), stretches.end(),
              [](const NumberStretch &a, const NumberStretch &b) { return a.sample < b.sample; });
    std::vector<text::HouseNumber> samples;
    for (const NumberStretch &stretch : stretches) samples.push_back(stretch.sample);
    const StreetPlace place{reading.municipality, reading.street, postcode_of(reading), {}, {}};
    std::vector<std::vector<Cell>> cells = cells_of_numbers(gazetteer_, place, samples, days_);
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      narrow_to_part(graph_, reading.municipality, reading.area, days_, cells[i]);
      keep_those_as_said(graph_, asked_.inside, asked_.outside, cells[i]);
      if (are_possible(cells[i]))
        element.values.push_back({{}, {}, std::move(cells[i]), stretches[i].numbers, supplied});
    }
    found_.push_back(std::move(element));
  }

  void add_postcodes(const Reading &reading) {
    if (!postcode_of(reading).empty()) return;
    const std::span<const std::string> of_street =
        reading.street == NONE ? std::span<const std::string>() : graph_.records.streets[reading.street].postcodes;
    UnknownElement element{Element::postcode, {}, {}};
    for (const std::string &postcode : of_street.empty() ? gazetteer_.postcodes_of(reading.municipality) : of_street) {
      Place supplied = known_place(graph_, asked_, reading);
      supplied.postcode = postcode;
      offer(postcode, postcode, std::move(supplied), element);
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
      const std::span<const Index> of_municipality = gazetteer_.unplaced_areas(reading.municipality);
      const std::set<Index> unplaced(of_municipality.begin(), of_municipality.end());
      std::erase_if(parts, [&](Index area) { return !unplaced.contains(area); });
    }
    if (parts.empty()) return;
    UnknownElement element{element_kind, {}, {}};
    offer_parts(parts, reading, element);
    std::vector<Cell> others;
    for (const Cell &cell : reading.cells)
      if (std::none_of(cell.begin(), cell.end(), [&](Index area) { return parts.contains(area); }))
        others.push_back(cell);
    offer_none(others, reading, element);
    found_.push_back(std::move(element));
  }

  bool names_part(const Reading &reading) const {
    const auto is_part = [this](Index area) {
      return area != NONE && graph_.area_record(area).kind == AreaKind::gemeindeteil;
    };
    return is_part(reading.area) || std::any_of(asked_.inside.begin(), asked_.inside.end(),
                                                [&](const std::string &id) { return is_part(graph_.area_of(id)); });
  }

  // Each of the parts, and that it is none of the others that lie in it. Of all of them the place is located once: to
  // say which areas it lies in, and which not, only picks among its cells.
  void offer_parts(const std::set<Index> &parts, const Reading &reading, UnknownElement &element) {
    const Place known = known_place(graph_, asked_, reading);
    std::map<Index, std::vector<Cell>> cells_in; // by the innermost of the parts
    std::map<Index, std::vector<Index>> parts_in;
    for (const Index part : parts)
      for (const Index around : graph_.areas[part].ancestors)
        if (around != part && parts.contains(around)) parts_in[around].push_back(part);
    for (const Cell &cell : cells_of(known))
      for (const Index area : cell) {
        if (!parts.contains(area)) continue;
        const std::vector<Index> &inner = parts_in[area];
        const bool is_innermost = std::none_of(inner.begin(), inner.end(), [&cell](Index other) {
          return std::binary_search(cell.begin(), cell.end(), other);
        });
        if (is_innermost) cells_in[area].push_back(cell);
      }
    for (auto &[part, here] : cells_in) {
      if (!are_possible(here)) continue;
      const model::AreaRecord &record = graph_.area_record(part);
      Place supplied = known;
      supplied.inside.push_back(record.id);
      for (const Index other : parts_in[part]) supplied.outside.push_back(graph_.area_record(other).id);
      element.values.push_back({record.id, record.name, std::move(here), {}, std::move(supplied)});
    }
  }

  static std::string postcode_of(const Reading &reading) {
    return reading.elements.postcode == ElementState::valid ? reading.postcode : std::string();
  }

  const Gazetteer &gazetteer_;
  const graph::RuleGraph &graph_;
  const Place &asked_;
  const Location &location_;
  graph::StableDays &days_;
  std::vector<Cell> possible_; // sorted
  text::HouseNumberSet among_; // of which the house number is one
  std::vector<UnknownElement> found_;
};

} // namespace

std::vector<UnknownElement> unknown_elements(const Gazetteer &gazetteer, const Place &asked, const Location &location,
                                             graph::StableDays &days) {
  return UnknownFinder(gazetteer, asked, location, days).find();
}

} // namespace zufi::locate
