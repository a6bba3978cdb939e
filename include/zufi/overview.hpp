// SPDX-License-Identifier: Apache-2.0
// One question asked many times: in every municipality of an area (Dataset::everywhere), or of every service at one
// place (Dataset::landscape). Rows are answered when they are asked for, so that a table of any length takes the memory
// of one answer; equal results can be put together (group_by_result).
//
//   const auto table = dataset->everywhere(query, "05162"); // a query without a place; the Rhein-Kreis Neuss
//   for (std::size_t row = 0; table && row < table->size(); ++row)
//     if (const auto answer = table->answer(row)) show(table->subject(row).name, *answer);
#pragma once

#include "zufi/answer.hpp"
#include "zufi/result.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace zufi {

// Of which a table has one row each.
enum class Subject : std::uint8_t { area, service };

// Immutable; copies share what they hold. Keeps its dataset alive. All member functions may be called at the same time
// from many threads, so that rows can be asked for side by side.
class Overview {
 public:
  Subject kind() const;
  std::size_t size() const;
  // Whom the row is about; sorted by id. Texts live as long as the overview. Precondition of both: row < size().
  NamedNode subject(std::size_t row) const;
  // Exactly what Dataset::resolve gives for this municipality or service. An error only for a forged dataset.
  Result<Answer> answer(std::size_t row) const;

 private:
  friend class Dataset;
  struct State;
  explicit Overview(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

// What was found for one role, without the reasons.
struct RoleResultInfo {
  Role role = Role::responsible;
  ResultInfo result;
  std::string input; // needs_input: which one (as in MissingInfo)
};

// Subjects with the same result: outcome, offices, bodies and sites; of needs_input the same input. Paths may differ.
struct ResultGroup {
  std::vector<RoleResultInfo> results; // by role
  std::vector<NamedNode> subjects;     // in the order of the table

  std::shared_ptr<const void> dataset; // keeps the texts alive
};

// The whole table, in the order in which the groups begin. Asks for every row, and holds the groups and the names of
// their subjects alone.
Result<std::vector<ResultGroup>> group_by_result(const Overview &overview);

template <> struct Names<Subject> { static constexpr std::array<std::string_view, 2> texts{"area", "service"}; };

} // namespace zufi
