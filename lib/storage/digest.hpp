// SPDX-License-Identifier: Apache-2.0
// SHA-256, of a file's bytes and of a dataset's content.
#pragma once

#include "model/records.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>

namespace zufi::storage {

using Sha256 = std::array<unsigned char, 32>;

Sha256 sha256(std::span<const std::byte> bytes);
std::string to_hex(const Sha256 &digest);

// Over the canonical rows and the identity: the same content gives the same digest whatever version of SQLite wrote the
// file, and however the rows are spread over folders of one layer. Precondition: records are sorted.
Sha256 content_digest(const model::Records &records);

} // namespace zufi::storage
