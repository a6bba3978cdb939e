// SPDX-License-Identifier: Apache-2.0
// One small world in which places, facts and rules of every kind stand, for the targets that need something to ask.
#pragma once

#include "world.hpp"

#include <vector>

namespace zufi::fuzz {

test::World fixed_world();

// A question for each way through the rules of the fixed world; in another dataset most of them fail, in good order.
std::vector<Query> fixed_questions();

// Asks, and has the answer written in every way that there is. Gives the outcome, or nothing for misuse.
std::optional<Outcome> ask_in_full(const Dataset &dataset, const Query &query);

} // namespace zufi::fuzz
