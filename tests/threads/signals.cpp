// SPDX-License-Identifier: Apache-2.0
// signals FOLDER QUERIES: a timer interrupts the process a thousand times a second, without SA_RESTART, while it
// builds, opens and asks. System calls that are cut short are taken up again, and errno stays what the host had.
#include "versions.hpp"

#include <sys/time.h>

#include <cerrno>
#include <csignal>
#include <cstdio>

using namespace zufi::test;

namespace {

volatile std::sig_atomic_t signals_seen = 0;

void count(int) { signals_seen = signals_seen + 1; }

void start_timer() {
  struct sigaction action {};
  action.sa_handler = count;
  ::sigaction(SIGALRM, &action, nullptr);
  constexpr timeval MILLISECOND{0, 1'000};
  const itimerval timer{MILLISECOND, MILLISECOND};
  if (::setitimer(ITIMER_REAL, &timer, nullptr) != 0) give_up("no timer");
}

void stop_timer() {
  const itimerval none{};
  ::setitimer(ITIMER_REAL, &none, nullptr);
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const int queries = std::stoi(argv[2]);
  constexpr int ODD_ERRNO = 4242;
  int wrong = 0;
  start_timer();
  for (int round = 0; round < 10; ++round) build_versions(argv[1], 2); // each writes, syncs, renames
  const std::vector<std::string> files = build_versions(argv[1], 2);
  const long while_building = signals_seen;
  for (int round = 0; round < 50; ++round) {
    const OpenDataset dataset(files[1]);
    zufi_query *query = version_query();
    if (ask_version(dataset.handle, query) != 2) ++wrong;
    zufi_query_free(query);
  }
  const long while_opening = signals_seen - while_building;
  const OpenDataset dataset(files[0]);
  zufi_query *query = version_query();
  for (int i = 0; i < queries; ++i) {
    errno = ODD_ERRNO;
    zufi_answer *answer = nullptr;
    const bool is_asked = zufi_dataset_resolve(dataset.handle, query, &answer, nullptr) == ZUFI_OK;
    if (errno != ODD_ERRNO || !is_asked || version_of(answer) != 1) ++wrong;
    zufi_answer_free(answer);
  }
  const long while_asking = signals_seen - while_building - while_opening;
  stop_timer();
  zufi_query_free(query);
  std::printf("%d queries, %d wrong; signals: %ld while building, %ld while opening, %ld while asking\n", queries,
              wrong, while_building, while_opening, while_asking);
  return wrong == 0 && while_building > 0 && while_opening > 0 && while_asking > 0 ? 0 : 1;
}
