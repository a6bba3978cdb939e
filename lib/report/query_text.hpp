// SPDX-License-Identifier: Apache-2.0
// A question as somebody can ask it again.
#pragma once

#include "zufi/query.hpp"

#include <string>

namespace zufi::report {

// Precondition of both: its places are given by their elements, not in one line.

// What query_from_json reads back.
std::string query_json(const Query &query);

// For a shell, without the dataset: "zufi resolve --service 99012008001000 --area 051620028028 --date 2026-01-01".
std::string query_command(const Query &query);

} // namespace zufi::report
