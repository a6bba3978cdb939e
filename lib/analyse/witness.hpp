// SPDX-License-Identifier: Apache-2.0
// A question that shows a finding: one of the many that end alike, with all that the walk asks for.
#pragma once

#include "analyse/sweep.hpp"
#include "zufi/query.hpp"

#include <optional>
#include <string>

namespace zufi::analyse {

// A value in the set that can be written as one; not every set of numbers has its ends in it.
std::optional<std::string> sample_value(const model::FactRecord &fact, const model::ValueSet &set);

// One question of the part; `day` if the scene holds on it, else another of its days.
Query witness_of(const graph::RuleGraph &graph, const Scene &scene, const resolve::Part &part, Date day);

} // namespace zufi::analyse
