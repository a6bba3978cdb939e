// SPDX-License-Identifier: Apache-2.0
// All questions at once: what is asked first, what is asked after each answer, and where each run of questions ends.
// For a form that works without a server. Exact: following it gives what asking one by one gives.
#pragma once

#include "zufi/answer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zufi {

struct QuestionTree {
  struct Branch;
  // Either the end of a run of questions …
  std::optional<ResultInfo> result; // needs_input: what then is asked for has no choices to list
  // … or one more question.
  std::optional<MissingInfo> missing; // its choices stand in `branches` instead
  std::vector<Branch> branches;
};

// A choice, or a part of its values: where the next question differs from street to street, each has a branch.
struct QuestionTree::Branch {
  ChoiceInfo choice;
  QuestionTree then;
};

// More questions than this are an error: ask one by one.
inline constexpr std::size_t MAX_TREE_QUESTIONS = 5'000;

} // namespace zufi
