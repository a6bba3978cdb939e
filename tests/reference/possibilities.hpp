// SPDX-License-Identifier: Apache-2.0
// One possibility after the other: whoever needs to know what nobody said asks here, and gets each value in its turn.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace zufi::reference {

class Possibilities {
 public:
  // Which of `count` values the unknown has in this possibility; always the same for one name.
  std::size_t pick(const std::string &unknown, std::size_t count) {
    for (const Unknown &known : unknowns_)
      if (known.name == unknown) return known.value;
    unknowns_.push_back({unknown, 0, count});
    return 0;
  }

  // Goes on to the next possibility; false after the last. What was asked later changes first: it may have been asked
  // because of what came before.
  bool next() {
    while (!unknowns_.empty() && ++unknowns_.back().value == unknowns_.back().count) unknowns_.pop_back();
    return !unknowns_.empty();
  }

 private:
  struct Unknown {
    std::string name;
    std::size_t value, count;
  };
  std::vector<Unknown> unknowns_;
};

} // namespace zufi::reference
