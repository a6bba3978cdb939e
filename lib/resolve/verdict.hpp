// SPDX-License-Identifier: Apache-2.0
// What one asks for: the outcome and who handles it, whatever the way there. Possibilities with one verdict need no
// question (SEMANTICS.md, section 9, "Unknown inputs").
#pragma once

#include "resolve/possibilities.hpp"

#include <string>
#include <vector>

namespace zufi::resolve {

struct Verdict {
  struct Handler {
    Index office = NONE;
    Index body = NONE; // legally responsible
    std::vector<Index> sites;
    friend auto operator<=>(const Handler &, const Handler &) = default;
  };
  Outcome outcome = Outcome::gap;
  std::vector<Handler> handlers;          // of resolved and choice; sorted, each once
  std::vector<std::string> missing_kinds; // of needs_input: no place is given of any of these kinds

  friend auto operator<=>(const Verdict &, const Verdict &) = default;
};

Verdict verdict_of(const Part &part);

} // namespace zufi::resolve
