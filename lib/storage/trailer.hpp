// SPDX-License-Identifier: Apache-2.0
// The last 64 bytes of a dataset file (dataset_file.hpp).
#pragma once

#include "storage/digest.hpp"
#include "zufi/result.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace zufi::storage {

inline constexpr std::size_t TRAILER_SIZE = 64;

void append_trailer(std::vector<std::byte> &database);

struct Checked {
  std::span<const std::byte> database;
  Sha256 digest{};
};
// What the file is, from its outside: foreign, too_new, too_old, truncated, damaged, or a database whose digest is
// right.
Result<Checked> check_envelope(std::span<const std::byte> file);

} // namespace zufi::storage
