// SPDX-License-Identifier: Apache-2.0
// The dataset file: a SQLite database (schema.hpp) and, behind it, a trailer of 64 bytes with the digest of all bytes
// before:
//   8 bytes "ZUFIEND1" · 8 bytes length of the database, little-endian · 32 bytes SHA-256 · 16 bytes zero
// SQLite's own tools open the file as it is; they do not look at the trailer.
#pragma once

#include "model/records.hpp"
#include "storage/search_index.hpp"
#include "zufi/result.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace zufi::storage {

// The bytes of the file; the same for the same records, on every run. `node_ids`: everything that a rule may name as a
// node. Preconditions: records are sorted, and every reference names something.
Result<std::vector<std::byte>> encode(const model::Records &records, std::vector<std::string> node_ids);

struct Decoded {
  model::Records records;             // sorted; not yet linked
  std::string sha256, content_sha256; // hexadecimal
  SearchIndex search;
};

// Checks what it is, its layout and its digest, in this order, before SQLite looks at it.
Result<Decoded> decode(std::span<const std::byte> file);

// For fuzzing alone: as decode, but any digest will do.
Result<Decoded> decode_unchecked(std::span<const std::byte> database);

} // namespace zufi::storage
