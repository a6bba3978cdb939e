// SPDX-License-Identifier: Apache-2.0
// Ctrl-C and SIGTERM as a request to come to an end, for work that keeps what it has done.
#pragma once

#include <signal.h>

namespace zufi_tool {

// From now on the two set a mark instead of ending the process.
class Interrupts {
 public:
  Interrupts();

  // While this lives they wait; a thread that is made meanwhile never takes them.
  class Held {
   public:
    Held();
    ~Held();
    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;
    const sigset_t &before() const { return before_; }

   private:
    sigset_t before_;
  };

  bool came() const;
  // Waits until `descriptor` can be read, or one of the two comes.
  void wait_for(int descriptor) const;
};

} // namespace zufi_tool
