// SPDX-License-Identifier: Apache-2.0
// Completion and search through the C interface; and near names among as many names as there are municipalities, beside
// the scan that compares each of them.
#include "region.hpp"

#include "text/near_names.hpp"
#include "text/similarity.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

using zufi_bench::must;
using zufi_bench::region;

void complete(benchmark::State &state, std::string_view text) {
  for (auto _ : state) {
    zufi_buffer *found = nullptr;
    zufi_error *error = nullptr;
    must(zufi_dataset_complete(region(), text.data(), text.size(), ZUFI_COMPLETION_ALL, 10, "2026-01-01", &found,
                               &error),
         error);
    zufi_buffer_free(found);
  }
}
BENCHMARK_CAPTURE(complete, one_letter, "N");
BENCHMARK_CAPTURE(complete, street, "Obers");
BENCHMARK_CAPTURE(complete, street_and_place, "Oberstr. 91, Ne");
BENCHMARK_CAPTURE(complete, postcode, "414");
BENCHMARK_CAPTURE(complete, similar, "Grevembroich");

void search(benchmark::State &state, std::string_view text) {
  for (auto _ : state) {
    zufi_buffer *found = nullptr;
    zufi_error *error = nullptr;
    must(zufi_dataset_search(region(), text.data(), text.size(), 10, "2026-01-01", &found, &error), error);
    zufi_buffer_free(found);
  }
}
BENCHMARK_CAPTURE(search, one_word, "Perso");
BENCHMARK_CAPTURE(search, two_words, "Hund anmelden");
BENCHMARK_CAPTURE(search, typing_error, "Geburtsurkuunde");
BENCHMARK_CAPTURE(search, compound, "Hundesteueranmeldung");

// Names like those of places: 24,000 are about all municipalities and their postcodes' places.
std::vector<std::string> place_names(std::size_t count) {
  constexpr std::string_view BEGINNINGS[] = {"neu",   "alt",   "ober", "unter", "gross",
                                             "klein", "hohen", "bad",  "sankt", "wald"};
  constexpr std::string_view MIDDLES[] = {"stein", "berg",  "bach",   "feld", "hof",
                                          "kirch", "muehl", "linden", "rot",  "wies"};
  constexpr std::string_view ENDS[] = {"heim", "hausen", "dorf", "stadt", "burg", "ingen", "au", "tal", "roda", "rath"};
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    std::string name(BEGINNINGS[i % 10]);
    name += MIDDLES[i / 10 % 10];
    name += ENDS[i / 100 % 10];
    for (std::size_t rest = i / 1000; rest > 0; rest /= 26) name += static_cast<char>('a' + rest % 26);
    names.push_back(std::move(name));
  }
  return names;
}

constexpr std::string_view WORD = "oberlindenhaussen";

void near_names(benchmark::State &state) {
  const std::vector<std::string> names = place_names(static_cast<std::size_t>(state.range(0)));
  zufi::text::NearNames near;
  for (std::uint32_t i = 0; i < names.size(); ++i) near.add(0, names[i], i);
  near.finish();
  const auto key_of = [&names](std::uint32_t item) -> std::string_view { return names[item]; };
  for (auto _ : state) benchmark::DoNotOptimize(near.find(0, WORD, 2, key_of));
}
BENCHMARK(near_names)->Arg(1'300)->Arg(24'000)->Arg(100'000);

void compare_each_name(benchmark::State &state) {
  const std::vector<std::string> names = place_names(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state)
    for (const std::string &name : names) benchmark::DoNotOptimize(zufi::text::distance_within(WORD, name, 2));
}
BENCHMARK(compare_each_name)->Arg(1'300)->Arg(24'000)->Arg(100'000);

} // namespace
