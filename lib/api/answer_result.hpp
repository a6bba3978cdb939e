// SPDX-License-Identifier: Apache-2.0
// What an answer comes to for one role, without the reasons: the verdict, read back from its findings.
#pragma once

#include "zufi/answer.hpp"

#include <string>

namespace zufi::api {

// Each office with its body and sites once, whatever the paths to it; in the order of their ids.
ResultInfo result_for(Role role, const Answer &answer);

// Two handlers are the same if their keys are.
std::string key_of(const Handler &handler);

} // namespace zufi::api
