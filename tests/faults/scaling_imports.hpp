// SPDX-License-Identifier: Apache-2.0
// Foreign files that somebody made to be slow: each grows with n in one direction.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace zufi::faults {

struct ForeignFamily {
  std::string name;
  // What is to be counted, with n rows; throws if it does not end as it should.
  std::function<std::function<std::size_t()>(std::size_t n)> prepare;
};

std::vector<ForeignFamily> foreign_families();

} // namespace zufi::faults
