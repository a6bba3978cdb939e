// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zufi_tool {

// The word nearest to a mistyped one; empty if none is near.
std::string nearest(std::string_view typed, const std::vector<std::string> &words);

} // namespace zufi_tool
