// SPDX-License-Identifier: Apache-2.0
// Results into a file that a user named.
#pragma once

#include <string>
#include <string_view>

namespace zufi_tool {

// Into a new file beside it, which then takes its place: what was there stays until the new one is whole. What is there
// and is no regular file (a device, a pipe) is written to. Throws Failure (NOT_WRITTEN).
void write_file(const std::string &path, std::string_view bytes);

// Only if there is no such file yet: what somebody wrote by hand is not replaced.
void write_new_file(const std::string &path, std::string_view bytes);

} // namespace zufi_tool
