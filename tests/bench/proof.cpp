// SPDX-License-Identifier: Apache-2.0
// What the proof costs: of the Rhein-Kreis, of a whole Land that is generated, of decision tables; and how it grows
// with the rules.
#include "region.hpp"
#include "world.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>

namespace {

using zufi::Dataset;
using zufi::test::World;

void prove(benchmark::State &state, const Dataset &dataset) {
  for (auto _ : state) {
    const auto report = dataset.check();
    state.counters["findings"] = static_cast<double>(report->notices.size());
    state.counters["groups"] = static_cast<double>(report->proved->groups);
    state.counters["localities"] = static_cast<double>(report->proved->localities);
    state.counters["cells"] = static_cast<double>(report->proved->cells);
  }
}

void region(benchmark::State &state) { prove(state, *Dataset::open(zufi_bench::region_file())); }
BENCHMARK(region)->Unit(benchmark::kMillisecond);

// Municipalities with five districts each, cut out of streets by ranges of numbers; every other one handles the tasks
// itself, else its Kreis does; each body has an office for all and further ones for some tasks, in some districts.
Dataset land(int municipalities) {
  constexpr int IN_A_KREIS = 13;
  constexpr int DISTRICTS = 5;
  constexpr int STREETS = 75;
  constexpr int RANGES = 10;
  constexpr int COMPETENCES = 200;
  constexpr int SPECIAL = 40; // tasks for which a body has an office of its own
  const int services = municipalities * 5;
  World world;
  std::string areas = "id,kind,parents\nl,land,\n";
  std::string offices = "id,kind,area,parent\n";
  std::string statuses = "area,status\n";
  std::string streets = "id,municipality,name\n";
  std::string segments = "area,street,house_numbers\n";
  std::string rules = "id,relation,from,to,subject,area,status\n";
  const auto add_body = [&](const std::string &area) {
    offices += fmt::format("b{0},body,{0},\nb{0}/a,office,,b{0}\n", area);
    rules += fmt::format("all/{0},performed_by,b{0},b{0}/a,,,\n", area);
  };
  for (int i = 0; i < municipalities; ++i) {
    if (i % IN_A_KREIS == 0) {
      areas += fmt::format("k{},kreis,l\n", i / IN_A_KREIS);
      add_body(fmt::format("k{}", i / IN_A_KREIS));
    }
    const std::string m = fmt::format("m{}", i);
    areas += fmt::format("{},gemeinde,k{}\n", m, i / IN_A_KREIS);
    add_body(m);
    if (i % 2 == 0) statuses += m + ",grosse_stadt\n";
    for (int d = 0; d < DISTRICTS; ++d) areas += fmt::format("{0}/{1},bezirk,{0}\n", m, d);
    for (int s = 0; s < STREETS; ++s) {
      streets += fmt::format("{0}/s{1},{0},Straße {1}\n", m, s);
      for (int r = 0; r < RANGES; ++r)
        segments += fmt::format("{0}/{1},{0}/s{2},{3}-{4}\n", m, (s + r) % DISTRICTS, s, 20 * r + 1, 20 * r + 20);
    }
    for (int s = 0; s < SPECIAL; ++s) {
      offices += fmt::format("b{0}/o{1},office,,b{0}\n", m, s);
      const std::string district = s % 8 == 0 ? fmt::format("{}/{}", m, s % DISTRICTS) : "";
      rules += fmt::format("own/{0}/{1},performed_by,b{0},b{0}/o{1},c{2},{3},\n", m, s, 2 * s, district);
    }
  }
  std::string competences = "id\n";
  std::string keys = "key,connecting_factor\n";
  for (int c = 0; c < COMPETENCES; ++c) {
    competences += fmt::format("c{}\n", c);
    rules += fmt::format("kreis/{0},held_by,c{0},@kreis,,l,\ngross/{0},held_by,c{0},@self,,l,grosse_stadt\n", c);
  }
  for (int s = 0; s < services; ++s) {
    const std::string key = fmt::format("99{:03}{:03}001000", 100 + s / 500, 100 + s % 500);
    keys += key + ",property\n";
    rules += fmt::format("a/{0},assigns,{0},c{1},,,\n", key, s % COMPETENCES);
  }
  world.add("areas", areas).add("statuses", statuses).add("streets", streets).add("segments", segments);
  world.add("competences", competences).add("services", keys).add("offices", offices).add("rules", rules);
  return world.dataset();
}

void whole_land(benchmark::State &state) {
  const Dataset dataset = land(static_cast<int>(state.range(0)));
  for (const auto &table : dataset.info().tables)
    if (table.table == "rules" || table.table == "segments")
      state.counters[std::string(table.table)] = static_cast<double>(table.rows);
  prove(state, dataset);
}
BENCHMARK(whole_land)->Arg(49)->Arg(99)->Arg(198)->Arg(396)->Unit(benchmark::kMillisecond)->Iterations(1);

// A table of rules with `columns` conditions each: every column is cut in four, each rule is one row of the table.
Dataset decision_table(int rules, int columns) {
  World world;
  std::string facts = "id,type\n";
  for (int c = 0; c < columns; ++c) facts += fmt::format("f{},number\n", c);
  std::string offices = "id,kind\nrest,body\n";
  std::string text = "id,relation,from,to,condition,priority\nrest,held_by,c,rest,,\n";
  unsigned dice = 1;
  for (int r = 0; r < rules; ++r) {
    offices += fmt::format("o{},body\n", r);
    std::string condition;
    for (int c = 0; c < columns; ++c) {
      dice = dice * 1'664'525U + 1'013'904'223U;
      const unsigned quarter = dice >> 30U;
      condition +=
          fmt::format("{}f{} >= {} and f{} < {}", c == 0 ? "" : " and ", c, 10 * quarter, c, 10 * quarter + 10);
    }
    text += fmt::format("r{0},held_by,c,o{0},{1},{2}\n", r, condition, r + 1);
  }
  world.add("areas", "id,kind\nm,gemeinde\n").add("competences", "id\nc\n").add("facts", facts);
  world.add("offices", offices).add("rules", text);
  return world.dataset();
}

void table(benchmark::State &state) {
  prove(state, decision_table(static_cast<int>(state.range(0)), static_cast<int>(state.range(1))));
}
BENCHMARK(table)
    ->ArgsProduct({{12, 25, 50, 100}, {8}})
    ->ArgsProduct({{100}, {2, 4}})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

} // namespace
