// SPDX-License-Identifier: Apache-2.0
#include "interrupt.hpp"

#include <poll.h>
#include <signal.h>

#include <initializer_list>

namespace zufi_tool {

namespace {

volatile sig_atomic_t has_come = 0;

void mark(int) { has_come = 1; }

sigset_t both() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

} // namespace

Interrupts::Interrupts() {
  for (const int number : {SIGINT, SIGTERM}) {
    struct sigaction before {};
    sigaction(number, nullptr, &before);
    if (before.sa_handler == SIG_IGN) continue; // as nohup and background jobs want it
    struct sigaction action {};
    action.sa_handler = mark; // without SA_RESTART: a read or write that waits comes back
    sigaction(number, &action, nullptr);
  }
}

bool Interrupts::came() const { return has_come != 0; }

Interrupts::Held::Held() {
  const sigset_t signals = both();
  pthread_sigmask(SIG_BLOCK, &signals, &before_);
}

Interrupts::Held::~Held() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

void Interrupts::wait_for(int descriptor) const {
  const Held held; // so that none comes between the look at the mark and the wait, and is waited past
  pollfd ready{descriptor, POLLIN, 0};
  if (!came()) ::ppoll(&ready, 1, nullptr, &held.before());
}

} // namespace zufi_tool
