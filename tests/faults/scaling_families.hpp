// SPDX-License-Identifier: Apache-2.0
// Datasets that somebody made to be slow: each family is a world that grows with n in one direction.
#pragma once

#include "world.hpp"

#include <functional>
#include <string>
#include <vector>

namespace zufi::faults {

struct Family {
  std::string name;
  std::function<test::World(std::size_t n)> world;
  Query query;
  bool is_sound = true;         // else the build must refuse it, as fast
  std::size_t largest = 10'000; // n at which its curve ends; the test counts at an eighth and a half
};

std::vector<Family> families();

} // namespace zufi::faults
