// SPDX-License-Identifier: Apache-2.0
// Tables → file, file → dataset. The peers are what cannot be avoided: reading the bytes, and SQLite reading the rows.
#include "region.hpp"

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <vector>

namespace {

using zufi_bench::must;
using zufi_bench::region_file;

void build(benchmark::State &state) {
  const std::string output = region_file() + ".again";
  for (auto _ : state) zufi_bench::build_region(output);
  std::filesystem::remove(output);
}
BENCHMARK(build)->Unit(benchmark::kMillisecond);

void open(benchmark::State &state) {
  for (auto _ : state) {
    zufi_dataset *dataset = nullptr;
    zufi_error *error = nullptr;
    must(zufi_dataset_open(region_file().c_str(), &dataset, &error), error);
    zufi_dataset_free(dataset);
  }
  state.counters["file_bytes"] = static_cast<double>(std::filesystem::file_size(region_file()));
}
BENCHMARK(open)->Unit(benchmark::kMillisecond);

void peer_read_the_bytes(benchmark::State &state) {
  for (auto _ : state) {
    std::ifstream file(region_file(), std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    benchmark::DoNotOptimize(bytes.data());
  }
}
BENCHMARK(peer_read_the_bytes)->Unit(benchmark::kMillisecond);

} // namespace
