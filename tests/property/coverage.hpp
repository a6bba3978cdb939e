// SPDX-License-Identifier: Apache-2.0
// Which questions the proof is about.
#pragma once

#include "locate/locate.hpp"
#include "random_world.hpp"

namespace zufi::test {

// Of an address that names an Ortsteil the tables may know better: it contradicts itself, and is no place.
bool names_part(const graph::RuleGraph &graph, const Place &place, const locate::Reading &reading);

// At most one place of each kind, and each is known to lie in the coverage.
bool is_in_coverage(const LinkedWorld &world, const Query &query);

} // namespace zufi::test
