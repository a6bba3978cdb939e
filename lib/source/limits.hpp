// SPDX-License-Identifier: Apache-2.0
// What a dataset folder may cost. Tested on both sides of each limit.
#pragma once

#include <cstddef>

namespace zufi::source {

struct Limits {
  std::size_t file_bytes = std::size_t{1} << 30;
  std::size_t row_bytes = std::size_t{1} << 20;
  std::size_t cell_bytes = std::size_t{64} << 10;
  std::size_t columns = 256;
  std::size_t folders = 1'000;
};

} // namespace zufi::source
