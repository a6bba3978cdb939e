// SPDX-License-Identifier: Apache-2.0
// More than one answer: over thirty years, in the eight municipalities of the Kreis, for every service at one address.
#include "region.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>

namespace {

using zufi_bench::must;
using zufi_bench::region;

zufi_query *query_of(const char *service, const char *address) {
  zufi_query *query = nullptr;
  zufi_error *error = nullptr;
  must(zufi_query_create(&query, &error), error);
  must(zufi_query_set_date(query, "2026-01-01", &error), error);
  if (service != nullptr) must(zufi_query_set_service(query, service, &error), error);
  if (address != nullptr) must(zufi_query_add_address(query, nullptr, address, &error), error);
  return query;
}

constexpr const char *PERMIT = "99012008001000";
constexpr const char *ADDRESS = "Bahnstraße 51, 41569 Rommerskirchen";

void history_of_thirty_years(benchmark::State &state) {
  zufi_query *query = query_of(PERMIT, ADDRESS);
  for (auto _ : state) {
    zufi_buffer *found = nullptr;
    zufi_error *error = nullptr;
    must(zufi_dataset_history(region(), query, "2000-01-01", "2030-01-01", &found, &error), error);
    zufi_buffer_free(found);
  }
  zufi_query_free(query);
}
BENCHMARK(history_of_thirty_years)->Unit(benchmark::kMicrosecond);

enum class View { rows, groups };

void read(benchmark::State &state, zufi_overview *table, View view) {
  const std::size_t rows = zufi_overview_count(table);
  zufi_error *error = nullptr;
  for (auto _ : state) {
    zufi_buffer *found = nullptr;
    if (view == View::groups) {
      must(zufi_overview_groups(table, &found, &error), error);
      zufi_buffer_free(found);
    }
    for (std::size_t row = 0; view == View::rows && row < rows; ++row) {
      must(zufi_overview_row(table, row, &found, &error), error);
      zufi_buffer_free(found);
    }
  }
  state.counters["rows"] = static_cast<double>(rows);
  zufi_overview_free(table);
}

void everywhere(benchmark::State &state, View view) {
  zufi_query *query = query_of(PERMIT, nullptr);
  zufi_overview *table = nullptr;
  zufi_error *error = nullptr;
  must(zufi_dataset_everywhere(region(), query, "05162", &table, &error), error);
  read(state, table, view);
  zufi_query_free(query);
}
BENCHMARK_CAPTURE(everywhere, rows, View::rows)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(everywhere, groups, View::groups)->Unit(benchmark::kMicrosecond);

void landscape(benchmark::State &state, View view) {
  zufi_query *query = query_of(nullptr, ADDRESS);
  zufi_overview *table = nullptr;
  zufi_error *error = nullptr;
  must(zufi_dataset_landscape(region(), query, &table, &error), error);
  read(state, table, view);
  zufi_query_free(query);
}
BENCHMARK_CAPTURE(landscape, rows, View::rows)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(landscape, groups, View::groups)->Unit(benchmark::kMillisecond);

} // namespace
