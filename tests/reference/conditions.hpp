// SPDX-License-Identifier: Apache-2.0
// §3 Condition: a conjunction of tests on facts, by the words of the text alone. Values stay as they are written, but
// for names, which are kept as what they fold to.
#pragma once

#include "tables.hpp"

#include <map>
#include <string>
#include <vector>

namespace zufi::reference {

using Facts = std::map<std::string, std::string>;

class Conditions {
 public:
  explicit Conditions(const Tables &tables);

  // As a caller writes it → as it is kept here.
  std::string value_of(const model::FactRecord &fact, const std::string &written) const;
  // §9 (4.4): at least one value from each stretch that no condition of the dataset tells apart.
  const std::vector<std::string> &values_to_try(const std::string &fact) const;
  bool passes(const model::FactRecord &fact, const model::Test &test, const std::string &value) const;
  // Precondition: all facts of it are given.
  bool holds(const model::Condition &condition, const Facts &facts) const;
  // §4.3: whatever fulfils `a` fulfils `b`. Tried on all values.
  bool implies(const model::Condition &a, const model::Condition &b) const;

 private:
  std::vector<std::string> ends_of(const model::FactRecord &fact) const;

  const Tables &tables_;
  std::map<std::string, std::vector<std::string>> values_;
  mutable std::map<std::string, std::string> folded_; // names by what was written
};

} // namespace zufi::reference
