// SPDX-License-Identifier: Apache-2.0
// The rule graph, or one competence of it, as a picture in DOT.
#pragma once

#include "graph/rule_graph.hpp"
#include "zufi/result.hpp"

#include <string>
#include <string_view>

namespace zufi::api {

Result<std::string> graph_picture(const graph::RuleGraph &graph, std::string_view competence);

} // namespace zufi::api
