// SPDX-License-Identifier: Apache-2.0
// The places of a random world: areas, dated statuses, postcodes, streets, and parts cut out of them.
#pragma once

#include "dice.hpp"
#include "model/records.hpp"

#include <string>
#include <vector>

namespace zufi::test {

// Gives the ids of the municipalities; the third is kreisfrei.
std::vector<std::string> add_random_places(Dice &dice, model::Records &records);

} // namespace zufi::test
