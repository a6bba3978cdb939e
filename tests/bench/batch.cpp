// SPDX-License-Identifier: Apache-2.0
// Rows of a batch, in both formats and by several threads, beside the same question prepared and resolved alone.
#include "region.hpp"

#include <benchmark/benchmark.h>

#include <string>

namespace {

using zufi_bench::must;
using zufi_bench::region;

constexpr int ROWS = 256;

std::string repeated(const std::string &row) {
  std::string rows;
  for (int i = 0; i < ROWS; ++i) rows += row;
  return rows;
}

zufi_batch *batch_of(zufi_batch_format format) {
  const std::string header = "id,service,address\n";
  zufi_batch *batch = nullptr;
  zufi_error *error = nullptr;
  must(zufi_batch_create(region(), format, header.data(), header.size(), "2026-01-01", &batch, &error), error);
  return batch;
}

void answer(benchmark::State &state, const zufi_batch *batch, const std::string &rows) {
  for (auto _ : state) {
    zufi_batch_part *part = nullptr;
    zufi_error *error = nullptr;
    must(zufi_batch_answer(batch, rows.data(), rows.size(), 2, &part, &error), error);
    zufi_batch_part_free(part);
  }
  state.SetItemsProcessed(state.iterations() * ROWS);
}

void batch_csv(benchmark::State &state) {
  static const zufi_batch *const BATCH = batch_of(ZUFI_BATCH_CSV);
  static const std::string rows = repeated("17,99012008001000,\"Oberstraße 91, 41460 Neuss\"\n");
  answer(state, BATCH, rows);
}
BENCHMARK(batch_csv)->Threads(1)->Threads(2)->UseRealTime()->Unit(benchmark::kMicrosecond);

void batch_json_lines(benchmark::State &state) {
  static const zufi_batch *const BATCH = batch_of(ZUFI_BATCH_JSON_LINES);
  static const std::string rows = repeated(R"({"service":"99012008001000","place":"Oberstraße 91, 41460 Neuss"})"
                                           "\n");
  answer(state, BATCH, rows);
}
BENCHMARK(batch_json_lines)->Threads(1)->Threads(2)->UseRealTime()->Unit(benchmark::kMicrosecond);

// The peer: reads and writes nothing.
void batch_prepared(benchmark::State &state) {
  zufi_query *query = nullptr;
  zufi_error *error = nullptr;
  must(zufi_query_create(&query, &error), error);
  must(zufi_query_set_service(query, "99012008001000", &error), error);
  must(zufi_query_set_date(query, "2026-01-01", &error), error);
  must(zufi_query_add_address(query, nullptr, "Oberstraße 91, 41460 Neuss", &error), error);
  for (auto _ : state) {
    for (int i = 0; i < ROWS; ++i) {
      zufi_answer *made = nullptr;
      must(zufi_dataset_resolve(region(), query, &made, &error), error);
      zufi_answer_free(made);
    }
  }
  zufi_query_free(query);
  state.SetItemsProcessed(state.iterations() * ROWS);
}
BENCHMARK(batch_prepared)->Threads(1)->Threads(2)->UseRealTime()->Unit(benchmark::kMicrosecond);

} // namespace
