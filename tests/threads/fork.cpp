// SPDX-License-Identifier: Apache-2.0
// fork FOLDER CHILDREN: a process forks beside four readers and a thread that swaps datasets. Each child asks and
// frees; none hangs in a lock that some thread held at that moment, as there is none. Where nobody opens a dataset
// meanwhile (SQLite has locks), children open their own as well.
#include "versions.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <thread>

using namespace zufi::test;

namespace {

constexpr unsigned PATIENCE = 20; // seconds; a child takes some milliseconds
enum Exit { WELL = 0, WRONG = 3 };

struct Fates {
  int well = 0, hung = 0, other = 0;
  void add(int status) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == WELL)
      ++well;
    else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
      ++hung;
    else
      ++other;
  }
};

template <class Work> int forked(unsigned patience, Work work) {
  const pid_t child = ::fork();
  if (child < 0) give_up("cannot fork");
  if (child == 0) {
    ::alarm(patience);
    ::_exit(work());
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
  }
  return status;
}

int ask_in_child(zufi_dataset *dataset, const zufi_query *query) {
  if (ask_version(dataset, query) != 1) return WRONG;
  zufi_answer *answer = nullptr;
  if (zufi_dataset_resolve(dataset, query, &answer, nullptr) != ZUFI_OK) return WRONG;
  zufi_dataset_free(dataset); // its own copy now; the answer keeps what it needs
  if (version_of(answer) != 1) return WRONG;
  zufi_answer_free(answer);
  return WELL;
}

int open_in_child(const std::string &file, const zufi_query *query) {
  zufi_dataset *dataset = nullptr;
  if (zufi_dataset_open(file.c_str(), &dataset, nullptr) != ZUFI_OK || ask_version(dataset, query) != 2) return WRONG;
  zufi_dataset_free(dataset);
  return WELL;
}

// A lock that another thread holds while we fork: exactly what must not be there, and must be noticed.
bool notices_a_lock() {
  std::mutex mutex;
  std::atomic<bool> is_held{false}, is_over{false};
  std::thread holder([&] {
    const std::lock_guard lock(mutex);
    is_held = true;
    while (!is_over) std::this_thread::yield();
  });
  while (!is_held) std::this_thread::yield();
  Fates fates;
  fates.add(forked(1, [&mutex] {
    const std::lock_guard lock(mutex);
    return WELL;
  }));
  is_over = true;
  holder.join();
  return fates.hung == 1;
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const int children = std::stoi(argv[2]);
  const std::vector<std::string> files = build_versions(argv[1], 3);
  if (!notices_a_lock()) give_up("the control fails: a child that waits for a lock is not noticed");

  Host host(std::make_shared<OpenDataset>(files.front()));
  std::atomic<bool> are_swaps_over{false}, is_over{false};
  std::atomic<long> queries{0}, swaps{0}, wrong{0};
  std::vector<std::thread> readers;
  for (int i = 0; i < 4; ++i)
    readers.emplace_back([&] {
      zufi_query *query = version_query();
      for (; !is_over; ++queries)
        if (!ask_version(host.current()->handle, query)) ++wrong;
      zufi_query_free(query);
    });
  std::thread swapper([&] {
    for (; !are_swaps_over; ++swaps)
      host.swap(std::make_shared<OpenDataset>(files[static_cast<std::size_t>(swaps) % files.size()]));
  });

  const OpenDataset own(files[0]);
  zufi_query *query = version_query();
  Fates fates;
  for (int i = 0; i < children; ++i) fates.add(forked(PATIENCE, [&] { return ask_in_child(own.handle, query); }));
  are_swaps_over = true;
  swapper.join();
  const int openers = children / 4;
  for (int i = 0; i < openers; ++i) fates.add(forked(PATIENCE, [&] { return open_in_child(files[1], query); }));
  is_over = true;
  for (std::thread &reader : readers) reader.join();
  zufi_query_free(query);
  std::printf("%d children well, %d hung, %d otherwise; beside %ld queries and %ld swaps, %ld wrong\n", fates.well,
              fates.hung, fates.other, queries.load(), swaps.load(), wrong.load());
  return fates.well == children + openers && wrong == 0 && queries > 0 && swaps > 0 ? 0 : 1;
}
