// SPDX-License-Identifier: Apache-2.0
// The facts with which one question is in a part of each of two datasets, which may declare them differently.
#pragma once

#include "resolve/possibilities.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zufi::analyse {

struct CommonFacts {
  std::vector<std::pair<std::string, std::string>> texts; // by id: the values, as a query writes them
  std::map<std::string, std::string> values;              // one of them for each …
  std::map<std::string, std::string> sets;                // … or, where none can be written alone, all
};

// Nothing if no facts are in both. A part that is NULL says nothing about facts.
std::optional<CommonFacts> facts_in_common(const graph::RuleGraph &a, const resolve::Part *in_a,
                                           const graph::RuleGraph &b, const resolve::Part *in_b);

} // namespace zufi::analyse
