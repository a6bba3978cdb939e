// SPDX-License-Identifier: Apache-2.0
// The bytes of a dataset file built from data/musterkreis, and ways to spoil them.
#pragma once

#include "zufi/result.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace zufi::corruption {

using Bytes = std::vector<std::byte>;

// Built once.
const Bytes &muster_file();

// 0 where the file is opened.
ErrorCode code_of(std::span<const std::byte> file);
std::string message_of(std::span<const std::byte> file);
inline constexpr ErrorCode OPENED{0};

// The file with the digest made right again, as a forger would.
Bytes with_right_digest(Bytes file);
// The file after SQL, with a right digest. The schema may be written to, and foreign keys are not kept.
Bytes after_sql(const std::string &sql);
// The file with `text` written over from `at`, and a right digest.
Bytes overwritten(std::size_t at, std::string_view text);

} // namespace zufi::corruption
