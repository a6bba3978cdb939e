// SPDX-License-Identifier: Apache-2.0
#include "random_pools.hpp"
#include "random_world.hpp"

#include "model/columns.hpp"
#include "zufi/vocabulary.hpp"

#include <algorithm>

namespace zufi::test {

namespace {

using model::Records;

// A house number at an end of a range of the street, or next to it.
std::string number_near_an_end(Dice &dice, const Records &records, const std::string &street) {
  std::vector<text::HouseNumber> ends;
  for (const model::SegmentRecord &segment : records.segments)
    if (segment.street == street)
      for (const text::HouseNumberRange &range : segment.house_numbers.ranges()) {
        if (range.first) ends.push_back(*range.first);
        if (range.last) ends.push_back(*range.last);
      }
  text::HouseNumber number = ends.empty() || dice.chance(15) ? random_number(dice) : dice.pick(ends);
  switch (dice.below(5)) {
  case 0: number = number.next(); break;
  case 1: number = {number.number + 1, {}}; break;
  case 2: number = {std::max(number.number, 2U) - 1, {}}; break;
  default: break;
  }
  return number.to_string();
}

std::string value_near_an_end(Dice &dice, const model::FactRecord &fact) {
  switch (fact.type) {
  case model::FactType::enum_: return std::string(dice.pick(WORDS));
  case model::FactType::bool_: return dice.chance(50) ? "yes" : "no";
  case model::FactType::name: return std::string(dice.pick(SURNAMES));
  case model::FactType::date:
    return Date::from_days(Date::parse(dice.pick(DAYS))->days() + dice.between(-1, 1)).to_string();
  case model::FactType::number: {
    const int size = std::stoi(std::string(dice.pick(SIZES)));
    static constexpr std::array<std::string_view, 2> FRACTIONS{"", ".5"};
    return std::to_string(size + dice.between(-1, 1)) + std::string(dice.pick(FRACTIONS));
  }
  }
  return {};
}

const model::AreaRecord &random_gemeinde(Dice &dice, const Records &records) {
  std::vector<const model::AreaRecord *> gemeinden;
  for (const model::AreaRecord &area : records.areas)
    if (area.kind == model::AreaKind::gemeinde) gemeinden.push_back(&area);
  return *dice.pick(gemeinden);
}

std::string line_of(const Place &address) {
  std::string line = address.street;
  if (!address.house_number.empty()) line += " " + address.house_number;
  if (!line.empty()) line += ", ";
  if (!address.postcode.empty()) line += address.postcode + " ";
  return line + address.place;
}

Place random_place(Dice &dice, const Records &records) {
  const std::size_t roll = dice.below(100);
  if (roll < 4) return {"", "", "", "", "Nirgendwo", ""};
  if (roll < 10)
    return {"", "", "", "", "", dice.chance(60) ? "05333" : "05101777"}; // a key of which more is not known
  if (roll < 42) return {"", "", "", "", "", random_gemeinde(dice, records).id};
  if (roll < 52) return {"", "", "", "", "", dice.pick(records.areas).id};
  Place place = random_address(dice, records);
  if (dice.chance(20)) place.house_number.clear();
  if (dice.chance(10)) place.street.clear();
  if (dice.chance(30)) place.postcode.clear();
  if (dice.chance(6)) place.postcode = "99999";
  if (dice.chance(6)) place.street = "Unbekannte Gasse";
  if (place.street.empty()) place.house_number.clear();
  if (!place.postcode.empty() && dice.chance(10)) place.place.clear();
  if (dice.chance(20)) return {line_of(place), "", "", "", "", ""};
  return place;
}

void add_places(Dice &dice, const Records &records, Query &query) {
  static constexpr std::array<std::string_view, 4> KINDS{"", "residence", "property", "event"};
  if (dice.chance(5)) return;
  const std::size_t count = dice.chance(15) ? 2 : 1;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string kind(dice.chance(60) ? KINDS[0] : dice.pick(KINDS));
    query.places[kind].push_back(random_place(dice, records));
  }
}

void add_roles(Dice &dice, Query &query) {
  const std::size_t roll = dice.below(10);
  if (roll == 0) query.roles = {Role::advises, Role::responsible, Role::accepts};
  if (roll == 1) query.roles = {Role::accepts};
  if (roll == 2) query.roles = {Role::advises};
}

} // namespace

Place random_address(Dice &dice, const Records &records) {
  Place place;
  if (records.streets.empty() || dice.chance(10)) {
    const model::AreaRecord &gemeinde = random_gemeinde(dice, records);
    place.place = gemeinde.name;
    for (const model::PostcodeRecord &row : records.postcodes)
      if (row.area == gemeinde.id) place.postcode = row.postcode;
    return place;
  }
  const model::StreetRecord &street = dice.pick(records.streets);
  place.street = !street.aliases.empty() && dice.chance(20) ? street.aliases.front() : street.name;
  place.house_number = number_near_an_end(dice, records, street.id);
  std::vector<std::string> postcodes = street.postcodes;
  for (const model::PostcodeRecord &row : records.postcodes) {
    if (row.area != street.municipality) continue;
    place.place = row.place;
    if (street.postcodes.empty()) postcodes.push_back(row.postcode);
  }
  place.postcode = dice.pick(postcodes);
  return place;
}

Date random_date(Dice &dice, const Records &records) {
  std::vector<Date> ends;
  model::for_each_table(records, [&ends](std::string_view, const auto &rows) {
    for (const auto &row : rows)
      if constexpr (requires { row.validity; })
        for (const Date end : {row.validity.from, row.validity.until})
          if (!end.is_open()) ends.push_back(end);
  });
  const Date near = ends.empty() || dice.chance(15) ? random_end(dice) : dice.pick(ends);
  return Date::from_days(near.days() + dice.between(-1, 1));
}

void add_random_facts(Dice &dice, const Records &records, unsigned percent, Query &query) {
  for (const model::FactRecord &fact : records.facts)
    if (dice.chance(percent)) query.facts[fact.id] = value_near_an_end(dice, fact);
}

Query random_query(Dice &dice, const Records &records, Detail detail) {
  Query query;
  const bool is_complete = detail == Detail::complete;
  if (dice.chance(20))
    query.competence = dice.pick(records.competences).id;
  else
    query.service = dice.pick(records.services).id();
  if (!is_complete && dice.chance(3)) query.service = query.competence.empty() ? "99009009009000" : query.service;
  query.date = random_date(dice, records);
  if (is_complete) {
    add_random_facts(dice, records, 100, query);
    query.places[""].push_back(random_address(dice, records));
    return query;
  }
  add_random_facts(dice, records, dice.chance(50) ? 100 : 50, query);
  add_places(dice, records, query);
  add_roles(dice, query);
  return query;
}

} // namespace zufi::test
