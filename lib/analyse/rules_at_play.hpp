// SPDX-License-Identifier: Apache-2.0
// Which edges the walks of one part look at, and might follow: all others do not matter there.
#pragma once

#include "analyse/sweep.hpp"

#include <optional>
#include <vector>

namespace zufi::analyse {

// The nodes that edges could leave which the walks of the part look at; each once.
std::vector<Index> origins_of(const graph::RuleGraph &graph, const Scene &scene, const resolve::Part &part);

struct Fitting {
  resolve::Part part;
  Date date; // of the scene
};

// The possibilities of the part, and a day, in which the place, the facts, the role, the subject and the days of the
// edge fit; nothing if there are none. Precondition: it leaves one of the origins.
std::optional<Fitting> where_it_fits(const graph::RuleGraph &graph, const Scene &scene, const resolve::Part &part,
                                     const graph::Rule &rule);

} // namespace zufi::analyse
