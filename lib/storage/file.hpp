// SPDX-License-Identifier: Apache-2.0
// Reading a file whole, and replacing one atomically.
#pragma once

#include "zufi/result.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace zufi::storage {

// Into private memory: whatever happens to the file afterwards does not matter. Regular files only. Errors: not_found,
// unreadable, exhausted (larger than `max_bytes`).
Result<std::vector<std::byte>> read_whole(const std::string &path, std::size_t max_bytes);

// Temporary file in the same folder, write, fsync, close, rename, fsync of the folder. The file at `path` is at every
// moment wholly the old one or wholly the new one. Sweeps temporary files that killed writers left behind. Errors:
// not_written (nothing happened), not_durable (the new file is in place).
Status publish(const std::string &path, std::span<const std::byte> bytes);

} // namespace zufi::storage
