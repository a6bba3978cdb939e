// SPDX-License-Identifier: Apache-2.0
// finding FOLDER ROUNDS: four threads search and complete in one dataset at the same time; each sees what one alone
// sees. Then, when they are gone, a child of the process searches as well.
#include "versions.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

using namespace zufi::test;

namespace {

constexpr int THREADS = 4;
constexpr unsigned PATIENCE = 20; // seconds
constexpr const char *TEXTS[] = {"Bau", "Bauu", "Bauen 1", "B\"OR*", "Bau NOT Bau", "x"};

std::string taken(zufi_status status, zufi_buffer *buffer) {
  std::string text = status == ZUFI_OK ? zufi_buffer_data(buffer) : "failed";
  zufi_buffer_free(buffer);
  return text;
}

// Everything that is found, in one text.
std::string find_all(const zufi_dataset *dataset) {
  std::string all;
  for (const char *text : TEXTS) {
    zufi_buffer *out = nullptr;
    zufi_status status = zufi_dataset_search(dataset, text, std::strlen(text), 10, nullptr, &out, nullptr);
    all += taken(status, out) + "\n";
    status = zufi_dataset_complete(dataset, text, std::strlen(text), ZUFI_COMPLETION_ALL, 10, nullptr, &out, nullptr);
    all += taken(status, out) + "\n";
  }
  return all;
}

bool child_finds(const zufi_dataset *dataset, const std::string &expected) {
  const pid_t child = ::fork();
  if (child < 0) give_up("cannot fork");
  if (child == 0) {
    ::alarm(PATIENCE);
    ::_exit(find_all(dataset) == expected ? 0 : 1);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const int rounds = std::stoi(argv[2]);
  const OpenDataset dataset(build_versions(argv[1], 1).front());
  const std::string expected = find_all(dataset.handle);
  if (expected.find("\"service\"") == std::string::npos || expected.find("failed") != std::string::npos)
    give_up("nothing is found, or a search fails");
  std::atomic<long> searches{0}, wrong{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < THREADS; ++i)
    threads.emplace_back([&] {
      for (int round = 0; round < rounds; ++round, ++searches)
        if (find_all(dataset.handle) != expected) ++wrong;
    });
  for (std::thread &thread : threads) thread.join();
  const bool is_found_in_child = child_finds(dataset.handle, expected);
  const bool is_control_noticed = !child_finds(dataset.handle, expected + "x");
  std::printf("%ld rounds, %ld wrong, child %s\n", searches.load(), wrong.load(), is_found_in_child ? "well" : "wrong");
  return wrong == 0 && is_found_in_child && is_control_noticed ? 0 : 1;
}
