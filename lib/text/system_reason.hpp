// SPDX-License-Identifier: Apache-2.0
// Why a call of the system failed, in English whatever the locale of the host is.
#pragma once

#include <string>

namespace zufi::text {

std::string system_reason(int error); // an errno

} // namespace zufi::text
