// SPDX-License-Identifier: Apache-2.0
// The notation of rules.csv, column condition: tests joined by " and ", one fact each. Read here without knowing the
// facts; what the words mean for a fact of a given type is fact_value.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::model {

enum class Comparison : std::uint8_t { in, less, less_equal, greater, greater_equal, equal };

struct Test {
  std::string fact;
  Comparison comparison = Comparison::in;
  std::vector<std::string> values; // exactly one, unless `in`; a name range stays one text: "A..Her"

  friend auto operator<=>(const Test &, const Test &) = default;
};

struct Condition {
  std::vector<Test> tests; // sorted; empty = always

  static std::optional<Condition> parse(std::string_view text);
  std::string to_string() const; // canonical

  friend auto operator<=>(const Condition &, const Condition &) = default;
};

} // namespace zufi::model
