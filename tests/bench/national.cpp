// SPDX-License-Identifier: Apache-2.0
// All municipalities of Germany together with the rules of one Kreis: opening, memory, and places as text.
#include "region.hpp"

#include <benchmark/benchmark.h>

#include <malloc.h>

#include <string_view>

namespace {

using zufi_bench::must;

const std::string &national_file() {
  static const std::string path = [] {
    const std::string output = zufi_bench::region_file() + ".national";
    const char *const folders[] = {ZUFI_NATION, ZUFI_REGION};
    zufi_report *report = nullptr;
    zufi_error *error = nullptr;
    must(zufi_build(folders, 2, output.c_str(), &report, &error), error);
    zufi_report_free(report);
    return output;
  }();
  return path;
}

zufi_dataset *opened(const std::string &path) {
  zufi_dataset *dataset = nullptr;
  zufi_error *error = nullptr;
  must(zufi_dataset_open(path.c_str(), &dataset, &error), error);
  return dataset;
}

void open_national(benchmark::State &state) {
  for (auto _ : state) zufi_dataset_free(opened(national_file()));
  const std::size_t before = mallinfo2().uordblks;
  zufi_dataset *dataset = opened(national_file());
  state.counters["heap_bytes"] = static_cast<double>(mallinfo2().uordblks - before);
  state.counters["file_bytes"] = static_cast<double>(std::filesystem::file_size(national_file()));
  zufi_dataset_free(dataset);
}
BENCHMARK(open_national)->Unit(benchmark::kMillisecond);

const zufi_dataset *national() {
  static zufi_dataset *const dataset = opened(national_file());
  return dataset;
}

void resolve_national(benchmark::State &state, const char *address) {
  zufi_query *query = nullptr;
  zufi_error *error = nullptr;
  must(zufi_query_create(&query, &error), error);
  must(zufi_query_set_service(query, "99012008001000", &error), error);
  must(zufi_query_set_date(query, "2026-01-01", &error), error);
  must(zufi_query_add_address(query, nullptr, address, &error), error);
  for (auto _ : state) {
    zufi_answer *answer = nullptr;
    must(zufi_dataset_resolve(national(), query, &answer, &error), error);
    zufi_answer_free(answer);
  }
  zufi_query_free(query);
}
BENCHMARK_CAPTURE(resolve_national, street, "Oberstraße 91, 41460 Neuss")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(resolve_national, abbreviated, "Dr. v. Stein Pl. 4, 80331 München")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(resolve_national, town_with_postcode, "80331 München")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(resolve_national, town_of_many_names, "Neustadt")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(resolve_national, unknown_town, "Weg 1, 99999 Nirgendwo")->Unit(benchmark::kMicrosecond);

void complete_national(benchmark::State &state, std::string_view text) {
  for (auto _ : state) {
    zufi_buffer *found = nullptr;
    zufi_error *error = nullptr;
    must(zufi_dataset_complete(national(), text.data(), text.size(), ZUFI_COMPLETION_ALL, 10, "2026-01-01", &found,
                               &error),
         error);
    zufi_buffer_free(found);
  }
}
BENCHMARK_CAPTURE(complete_national, one_letter, "N")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(complete_national, town_of_many_names, "Neustadt")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(complete_national, postcode, "41")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(complete_national, word_inside, "saale")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(complete_national, town_behind_street, "Hauptstr. 7, Ber")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(complete_national, similar, "Rommersskirchen")->Unit(benchmark::kMicrosecond);

} // namespace
