// SPDX-License-Identifier: Apache-2.0
// What asking costs: an unknown house number on the street that is cut into most ranges, unknown facts, the whole tree
// of questions; and how the cost grows with the number of unknown inputs.
#include "graph/link.hpp"
#include "model/notices.hpp"
#include "source/folder_reader.hpp"
#include "zufi/dataset.hpp"

#include "region.hpp"
#include "world.hpp"

#include <benchmark/benchmark.h>

#include <string>

namespace {

using zufi::Dataset;
using zufi::Query;
using zufi::test::World;

Query query_for(const char *competence, const char *street) {
  Query query = zufi::test::ask(competence, "m");
  query.places[""].front().street = street;
  return query;
}

// A street with `ranges` stretches that two districts share.
Dataset long_street(std::size_t ranges) {
  World world;
  world.add("areas",
            "id,kind,name,parents\nk,kreis,Kreis,\nm,gemeinde,Markt,k\nm/1,bezirk,Eins,m\nm/2,bezirk,Zwei,m\n");
  world.add("streets", "id,municipality,name\nlang,m,Lange Straße\n");
  std::string segments = "area,street,house_numbers\n";
  for (std::size_t i = 0; i < ranges; ++i)
    segments += "m/" + std::to_string(1 + i % 2) + ",lang," + std::to_string(10 * i + 1) + "-" +
                std::to_string(10 * i + 9) + "\n";
  world.add("segments", segments);
  world.add("competences", "id\nc\n").add("offices", "id,kind\na,body\nb,body\n");
  world.add("rules", "id,relation,from,to,area\nr,held_by,c,a,m/1\ns,held_by,c,b,m/2\n");
  return world.dataset();
}

// Facts of which each moves a part of the task elsewhere: `facts` of them are not known.
Dataset facts_that_decide(std::size_t facts) {
  World world;
  world.add("areas", "id,kind,name\nm,gemeinde,Markt\n").add("competences", "id\nc\n");
  std::string offices = "id,kind\n";
  std::string rules = "id,relation,from,to,condition,priority\nr,held_by,c,o0,,\n";
  std::string declared = "id,type\n";
  offices += "o0,body\n";
  for (std::size_t i = 1; i <= facts; ++i) {
    const std::string id = std::to_string(i);
    offices += "o" + id + ",body\n";
    declared += "f" + id + ",number\n";
    rules += "r" + id + ",held_by,c,o" + id + ",f" + id + " < 100," + id + "\n";
  }
  world.add("facts", declared).add("offices", offices).add("rules", rules);
  return world.dataset();
}

void ask(benchmark::State &state, const Dataset &dataset, const Query &query) {
  std::size_t choices = 0;
  for (auto _ : state) {
    auto answer = dataset.resolve(query);
    choices = answer->missing.empty() ? 0 : answer->missing.front().choices.size();
    benchmark::DoNotOptimize(answer);
  }
  state.counters["choices"] = static_cast<double>(choices);
}

void house_number_unknown(benchmark::State &state) {
  ask(state, long_street(static_cast<std::size_t>(state.range(0))), query_for("c", "Lange Straße"));
}
BENCHMARK(house_number_unknown)->RangeMultiplier(2)->Range(2, 128)->Unit(benchmark::kMicrosecond);

void house_number_given(benchmark::State &state) {
  Query query = query_for("c", "Lange Straße");
  query.places[""].front().house_number = "13";
  ask(state, long_street(static_cast<std::size_t>(state.range(0))), query);
}
BENCHMARK(house_number_given)->Arg(128)->Unit(benchmark::kMicrosecond);

void facts_unknown(benchmark::State &state) {
  ask(state, facts_that_decide(static_cast<std::size_t>(state.range(0))), zufi::test::ask("c", "m"));
}
BENCHMARK(facts_unknown)->DenseRange(0, 4)->Arg(8)->Arg(16)->Arg(32)->Unit(benchmark::kMicrosecond);

void tree_of_facts(benchmark::State &state) {
  const Dataset dataset = facts_that_decide(static_cast<std::size_t>(state.range(0)));
  const Query query = zufi::test::ask("c", "m");
  for (auto _ : state) benchmark::DoNotOptimize(dataset.question_tree(query));
}
BENCHMARK(tree_of_facts)->DenseRange(1, 4)->Arg(8)->Unit(benchmark::kMicrosecond);

// The shipped data: all that is not known, for each task of the Kreis that asks for anything.
void region_tree(benchmark::State &state, const char *competence, const char *area) {
  zufi_query *query = nullptr;
  zufi_error *error = nullptr;
  zufi_bench::must(zufi_query_create(&query, &error), error);
  zufi_bench::must(zufi_query_set_competence(query, competence, &error), error);
  zufi_bench::must(zufi_query_set_date(query, "2026-01-01", &error), error);
  if (area != nullptr)
    zufi_bench::must(zufi_query_add_place(query, nullptr, nullptr, nullptr, nullptr, nullptr, area, &error), error);
  for (auto _ : state) {
    zufi_buffer *tree = nullptr;
    zufi_bench::must(zufi_dataset_questions(zufi_bench::region(), query, &tree, &error), error);
    state.counters["bytes"] = static_cast<double>(zufi_buffer_size(tree));
    zufi_buffer_free(tree);
  }
  zufi_query_free(query);
}
BENCHMARK_CAPTURE(region_tree, town_known, "jugendhilfe", "05162024")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(region_tree, kreis_known, "jugendhilfe", "05162")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(region_tree, nothing_known, "jugendhilfe", nullptr)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(region_tree, part_asked, "schiedsamt", "05162022")->Unit(benchmark::kMicrosecond);

} // namespace
