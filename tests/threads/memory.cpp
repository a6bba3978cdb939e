// SPDX-License-Identifier: Apache-2.0
// memory FOLDER SWAPS: a freed dataset is gone, to the last byte, once its last answer is gone; so a host may swap for
// ever.
#include "versions.hpp"

#include <malloc.h>

#include <cstdio>
#include <fstream>

using namespace zufi::test;

namespace {

std::size_t bytes_in_use() {
  const struct mallinfo2 info = ::mallinfo2();
  return info.uordblks + info.hblkhd; // of the heap, and in mappings of their own
}

int mappings() {
  std::ifstream maps("/proc/self/maps");
  int count = 0;
  for (std::string line; std::getline(maps, line);) ++count;
  return count;
}

void swap_once(const std::string &file, const zufi_query *query, std::size_t &with_answer) {
  zufi_answer *answer = nullptr;
  {
    const OpenDataset dataset(file);
    if (zufi_dataset_resolve(dataset.handle, query, &answer, nullptr) != ZUFI_OK) give_up("not asked");
  }
  with_answer = bytes_in_use(); // the answer keeps its dataset alive
  zufi_answer_free(answer);
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const int swaps = std::stoi(argv[2]);
  const std::vector<std::string> files = build_versions(argv[1], 2);
  zufi_query *query = version_query();
  std::size_t with_answer = 0;
  for (int i = 0; i < 4; ++i) swap_once(files[static_cast<std::size_t>(i) % 2], query, with_answer);
  const std::size_t before = bytes_in_use();
  const int mappings_before = mappings();
  for (int i = 0; i < swaps; ++i) swap_once(files[static_cast<std::size_t>(i) % 2], query, with_answer);
  const std::size_t after = bytes_in_use();
  const int mappings_after = mappings();
  zufi_query_free(query);
  std::printf("%zu bytes before, %zu after %d swaps, %zu with one answer; %d and %d mappings\n", before, after, swaps,
              with_answer, mappings_before, mappings_after);
  const bool is_seen = with_answer > before + 1'000; // the control: what is held does count
  return is_seen && after == before && mappings_after <= mappings_before + 4 ? 0 : 1;
}
