// SPDX-License-Identifier: Apache-2.0
// What stands in an answer beside the path: ways to reach the office, suggestions and warnings.
#pragma once

#include "resolve/resolve.hpp"
#include "zufi/answer.hpp"

#include <vector>

namespace zufi::api {

// The municipality's own first, then those of the office that does the work, of the Kreis, the Land, the Bund; within
// one owner the most special first.
std::vector<ChannelInfo> channels_for(const graph::RuleGraph &graph, const resolve::Question &question,
                                      const resolve::Resolution &resolution, const resolve::Leaf &leaf);

std::vector<SuggestionInfo> suggestions_for(const graph::RuleGraph &graph, const resolve::Question &question,
                                            const resolve::Resolution &resolution);

std::vector<WarningInfo> warnings_for(const graph::RuleGraph &graph, const resolve::Resolution &resolution);

} // namespace zufi::api
