// SPDX-License-Identifier: Apache-2.0
// swap FOLDER SECONDS: eight readers ask while the host swaps datasets, bad files among them. Every answer is of one
// version, and of the one that its reader held; answers outlive their dataset.
#include "versions.hpp"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <set>
#include <thread>

using namespace zufi::test;

namespace {

constexpr int READERS = 8;
constexpr int VERSIONS = 6;

struct Tally {
  std::atomic<long> queries{0}, mixed{0}, few_versions{0};
};

void read(const Host &host, const std::atomic<bool> &is_over, Tally &tally) {
  zufi_query *query = version_query();
  std::set<int> seen;
  zufi_answer *kept = nullptr; // of a dataset that nobody else may hold any more
  long asked = 0;
  while (!is_over.load(std::memory_order_relaxed)) {
    const std::shared_ptr<const OpenDataset> dataset = host.current();
    const std::string told = zufi_dataset_version(dataset->handle);
    const std::optional<int> version = ask_version(dataset->handle, query);
    if (!version || std::stoi(told.substr(8)) != *version) ++tally.mixed;
    if (version) seen.insert(*version);
    if (++asked % 16 == 0) {
      if (kept != nullptr && !version_of(kept)) ++tally.mixed;
      zufi_answer_free(kept);
      if (zufi_dataset_resolve(dataset->handle, query, &kept, nullptr) != ZUFI_OK) ++tally.mixed;
    }
  }
  if (kept != nullptr && !version_of(kept)) ++tally.mixed;
  if (seen.size() < 2) ++tally.few_versions;
  tally.queries += asked;
  zufi_answer_free(kept);
  zufi_query_free(query);
}

int swap_until(Host &host, const std::vector<std::string> &files, const std::string &bad_file,
               std::chrono::steady_clock::time_point end, int at_least) {
  int swaps = 0;
  while (std::chrono::steady_clock::now() < end || swaps < at_least) {
    host.swap(std::make_shared<OpenDataset>(files[static_cast<std::size_t>(++swaps) % files.size()]));
    zufi_dataset *none = nullptr;
    if (zufi_dataset_open(bad_file.c_str(), &none, nullptr) == ZUFI_OK) give_up("a bad file was opened");
  }
  return swaps;
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const std::vector<std::string> files = build_versions(argv[1], VERSIONS);
  const std::string bad_file = std::string(argv[1]) + "/bad.zufi";
  std::ofstream(bad_file) << std::ifstream(files.front()).rdbuf();
  std::ofstream(bad_file, std::ios::in | std::ios::out).seekp(5000) << "spoilt";

  // The control: ids of two versions, or of none, are noticed.
  if (version_of({"a-01", "b-02"}) || version_of({"a"}) || version_of({"a-03", "b-03"}) != 3)
    give_up("the control fails");

  Host host(std::make_shared<OpenDataset>(files.front()));
  std::atomic<bool> is_over{false};
  Tally tally;
  std::vector<std::thread> readers;
  for (int i = 0; i < READERS; ++i) readers.emplace_back([&] { read(host, is_over, tally); });
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(std::stoi(argv[2]));
  const int swaps = swap_until(host, files, bad_file, end, 100);
  is_over = true;
  for (std::thread &reader : readers) reader.join();
  std::printf("%ld queries, %d swaps, %ld mixed answers, %ld readers that saw one version only\n", tally.queries.load(),
              swaps, tally.mixed.load(), tally.few_versions.load());
  return tally.mixed == 0 && tally.few_versions == 0 && tally.queries > 100 ? 0 : 1;
}
