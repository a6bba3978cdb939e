// SPDX-License-Identifier: Apache-2.0
// Indexes → texts: the resolution as an Answer. Texts are borrowed from `graph`, which the caller keeps alive.
#pragma once

#include "resolve/resolve.hpp"
#include "zufi/answer.hpp"

namespace zufi::api {

Answer build_answer(const graph::RuleGraph &graph, const resolve::Question &question,
                    const resolve::Resolution &resolution);

NamedNode named(const graph::RuleGraph &graph, graph::Index node);
RuleInfo rule_info(const graph::RuleGraph &graph, graph::Index rule);

} // namespace zufi::api
