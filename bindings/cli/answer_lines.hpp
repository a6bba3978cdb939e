// SPDX-License-Identifier: Apache-2.0
// An answer in JSON ("zufi-answer/1"), told shortly.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace zufi_tool {

// One line for each finding: outcome, office (or what is asked for, or where the path ended), body; by tabs. The role
// stands before, where there are several.
std::vector<std::string> lines_of(const nlohmann::json &answer);

// "" for null.
std::string text_of(const nlohmann::json &object, const char *key);

} // namespace zufi_tool
