// SPDX-License-Identifier: Apache-2.0
// What an import may cost, beyond the limits of CSV (source/limits.hpp). Tested on both sides of each limit.
#pragma once

#include "source/limits.hpp"

#include <cstddef>

namespace zufi::exchange {

struct Limits {
  source::Limits csv;
  std::size_t rows = 10'000'000; // of all files together; the houses of North Rhine-Westphalia are 4.6 million
};

} // namespace zufi::exchange
