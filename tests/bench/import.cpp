// SPDX-License-Identifier: Apache-2.0
// A street list of a large city, one row a house, → tables. The peers are what cannot be avoided: reading the bytes,
// and counting the cells.
#include <zufi.h>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

constexpr int STREETS = 3'400;
constexpr int HOUSES = 30; // on each street

std::filesystem::path folder() {
  const std::filesystem::path path = std::filesystem::temp_directory_path() / "zufi-bench-import";
  std::filesystem::create_directories(path);
  return path;
}

// Made once; two districts on each street, one of them on one side beyond the tenth house.
const std::string &list() {
  static const std::string PATH = [] {
    const std::string path = (folder() / "list.csv").string();
    std::ofstream file(path, std::ios::binary);
    file << "key;street;number;suffix;district;lon;lat\n";
    for (int street = 0; street < STREETS; ++street)
      for (int house = 1; house <= HOUSES; ++house)
        file << fmt::format("{};Straße Nummer {}.;{};{};{};7.{:06};51.{:06}\n", street, street, house,
                            house % 7 == 0 ? "a" : "", house > 10 && house % 2 == 0 ? "Ost" : "West", street, house);
    return path;
  }();
  return PATH;
}

void import_houses(benchmark::State &state) {
  const std::string target = folder().string();
  const std::array<const char *, 1> files{list().c_str()};
  const std::array<const char *, 10> options{"municipality=990010001001",
                                             "source=s",
                                             "prefix=m",
                                             "replace=yes",
                                             "column.street_key=key",
                                             "column.street=street",
                                             "column.house_number=number+suffix",
                                             "column.area=district",
                                             "column.lat=lat",
                                             "column.lon=lon"};
  std::uint64_t rows = 0;
  for (auto _ : state) {
    zufi_report *report = nullptr;
    if (zufi_import("streets", files.data(), files.size(), options.data(), options.size(), target.c_str(), &report,
                    nullptr) != ZUFI_OK)
      std::abort();
    rows = zufi_report_rows(report, ZUFI_ROWS_READ);
    zufi_report_free(report);
  }
  state.counters["rows"] = static_cast<double>(rows);
  state.counters["rows_per_second"] =
      benchmark::Counter(static_cast<double>(rows), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(import_houses)->Unit(benchmark::kMillisecond);

std::string bytes_of_list() {
  std::ifstream file(list(), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void peer_read_the_list(benchmark::State &state) {
  for (auto _ : state) benchmark::DoNotOptimize(bytes_of_list().data());
}
BENCHMARK(peer_read_the_list)->Unit(benchmark::kMillisecond);

void peer_count_the_cells(benchmark::State &state) {
  for (auto _ : state) {
    const std::string bytes = bytes_of_list();
    benchmark::DoNotOptimize(std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == ';' || c == '\n'; }));
  }
}
BENCHMARK(peer_count_the_cells)->Unit(benchmark::kMillisecond);

} // namespace
