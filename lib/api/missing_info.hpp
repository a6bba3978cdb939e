// SPDX-License-Identifier: Apache-2.0
// What to ask next, in words.
#pragma once

#include "resolve/resolve.hpp"
#include "zufi/answer.hpp"

namespace zufi::api {

// Precondition: result.missing.
MissingInfo missing_info(const graph::RuleGraph &graph, const resolve::Question &question,
                         const resolve::RoleResult &result);

} // namespace zufi::api
