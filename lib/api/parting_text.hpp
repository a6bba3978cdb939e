// SPDX-License-Identifier: Apache-2.0
// "Why not that office?" as a paragraph.
#pragma once

#include "resolve/why_not.hpp"
#include "zufi/vocabulary.hpp"

#include <string>

namespace zufi::api {

std::string parting_text(const graph::RuleGraph &graph, const resolve::Parting &parting, graph::Index office,
                         Language language);

} // namespace zufi::api
