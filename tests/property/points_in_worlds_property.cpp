// SPDX-License-Identifier: Apache-2.0
// P51, P52: what a point means in a world of random rules: the area in which it lies, and on a border both.
#include "polygons.hpp"
#include "property.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace zufi;
using namespace zufi::test;

namespace {

constexpr double WIDTH = 0.01; // of a municipality, in degrees
constexpr double LON = 6;
constexpr double LAT = 51;

// Municipalities that stand in the tables on every day, in a row from west to east. On `day` each moves one place on.
struct Row {
  std::vector<std::string> areas;
  Date day;

  std::string area_at(std::size_t position, Date date) const {
    const std::size_t steps = date < day ? 0 : 1;
    return areas[(position + areas.size() - steps) % areas.size()];
  }
  static Place point_at(std::size_t position, double part) {
    Place place;
    place.point = Point{LAT + WIDTH / 2, LON + (static_cast<double>(position) + part) * WIDTH};
    return place;
  }
};

model::BoundaryRecord boundary(const std::string &area, std::size_t position, Validity days) {
  model::BoundaryRecord record;
  record.area = area;
  record.validity = days;
  record.accuracy = 10;
  record.source = "s";
  const double west = LON + static_cast<double>(position) * WIDTH;
  record.polygons = *model::Polygons::make({{ring(box(west, LAT, WIDTH, WIDTH)), {}}});
  return record;
}

Row add_boundaries(Dice &dice, model::Records &records) {
  Row row;
  row.day = random_date(dice, records);
  for (const model::AreaRecord &area : records.areas)
    if (area.kind == model::AreaKind::gemeinde && area.validity == Validity{}) row.areas.push_back(area.id);
  dice.shuffle(row.areas);
  for (std::size_t i = 0; i < row.areas.size(); ++i) {
    Validity before;
    Validity after;
    before.until = after.from = row.day;
    records.boundaries.push_back(boundary(row.areas[i], i, before));
    records.boundaries.push_back(boundary(row.areas[i], (i + 1) % row.areas.size(), after));
  }
  return row;
}

// The question at one place that counts whichever kind is asked for.
Query at(Query query, Place place) {
  query.places.clear();
  query.places[""].push_back(std::move(place));
  return query;
}

Place named(const std::string &area) {
  Place place;
  place.area = area;
  return place;
}

} // namespace

TEST_CASE("P51: a point is answered like the area in which it lies, on every day of the answer") {
  check_property(
      "P51: a point is answered like the area in which it lies, on every day of the answer", {}, [](Trial &trial) {
        model::Records records = trial.records();
        const Row row = add_boundaries(trial.dice, records);
        const auto world = trial.variant(std::move(records));
        if (!world) return;
        for (Query query : trial.queries) {
          trial.reseed(query);
          query.roles = {trial.dice.pick(query.roles)};
          const std::size_t position = trial.dice.below(row.areas.size());
          const Query asked = at(query, Row::point_at(position, 0.3));
          const Answer answer = world->answer(asked);
          const auto check_on = [&](Date day) {
            Query there = at(query, named(row.area_at(position, day)));
            there.date = day;
            trial.check_alike(sketch_of(world->answer(there)), sketch_of(answer),
                              [&] { return to_text(there) + "\nand by a point on " + query.date.to_string(); });
          };
          check_on(query.date);
          if (answer.findings.empty()) continue;
          const Validity days = answer.findings.front().days;
          if (!days.from.is_open()) check_on(days.from);
          if (!days.until.is_open()) check_on(days.until.day_before());
        }
      });
}

TEST_CASE("P52: on a common border the answer is that of both areas, or is asked for") {
  check_property("P52: on a common border the answer is that of both areas, or is asked for", {}, [](Trial &trial) {
    model::Records records = trial.records();
    const Row row = add_boundaries(trial.dice, records);
    const auto world = trial.variant(std::move(records));
    if (!world) return;
    for (Query query : trial.queries) {
      trial.reseed(query);
      query.roles = {trial.dice.pick(query.roles)};
      const std::size_t west = trial.dice.below(row.areas.size() - 1);
      const ResultSketch found = result_of(world->answer(at(query, Row::point_at(west, 1))));
      const ResultSketch first = result_of(world->answer(at(query, named(row.area_at(west, query.date)))));
      const ResultSketch second = result_of(world->answer(at(query, named(row.area_at(west + 1, query.date)))));
      const auto about = [&] {
        return to_text(query) + "\nbetween " + row.area_at(west, query.date) + "\n" + to_text(first) + "\nand " +
               row.area_at(west + 1, query.date) + "\n" + to_text(second) + "\non the border\n" + to_text(found);
      };
      const bool is_answered = first == second && first.outcome != Outcome::needs_input;
      trial.check(is_answered ? found == first : found.outcome == Outcome::needs_input, about);
    }
  });
}
