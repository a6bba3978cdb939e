// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zufi_tool {

// By zufi_outcome; as in the tables and in JSON.
inline constexpr const char *OUTCOME_NAMES[] = {"resolved",         "choice",        "needs_input",
                                                "not_offered",      "gap",           "conflict",
                                                "outside_coverage", "unknown_place", "unknown_service"};

} // namespace zufi_tool
