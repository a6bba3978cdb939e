// SPDX-License-Identifier: Apache-2.0
// Lets the n-th allocation fail, whoever makes it: this program's malloc stands before that of the C library, for
// libzufi, the C++ run-time, SQLite and ICU alike. Under a sanitizer, which has a malloc of its own, operator new
// alone.
#pragma once

#include <cstddef>

namespace zufi::faults {

enum class After {
  once,     // the next allocation succeeds again
  for_ever, // and so does every later one fail
};

// From now on: `number` allocations succeed, then one fails.
void arm(std::size_t number, After after);
// Everything succeeds again. Gives how many allocations there were since arm().
std::size_t disarm();
bool has_failed(); // since arm()

// Blocks that are allocated and not yet freed; meaningful as a difference. Always 0 under a sanitizer, which finds
// leaks itself.
long live_blocks();

} // namespace zufi::faults
