// SPDX-License-Identifier: Apache-2.0
// Asks the question again with each choice supplied: so the tree cannot differ from what asking one by one gives.
#include "zufi/dataset.hpp"

#include "api/answer_result.hpp"

#include <utility>

namespace zufi {

namespace {

constexpr std::size_t MAX_DEPTH = 64; // no run of questions is longer than its inputs; each is asked for once

class TreeBuilder {
 public:
  explicit TreeBuilder(const Dataset &dataset) : dataset_(dataset) {}

  Result<QuestionTree> build(const Query &query, std::size_t depth = 0) {
    if (++questions_ > MAX_TREE_QUESTIONS || depth > MAX_DEPTH)
      return Error{ErrorCode::exhausted, "there are more questions than a tree may hold; ask one by one"};
    Result<Answer> answer = dataset_.resolve(query);
    if (!answer) return answer.error();
    QuestionTree tree;
    if (answer->missing.empty() || answer->missing.front().choices.empty()) {
      tree.result = api::result_for(query.roles.front(), *answer);
      if (!answer->missing.empty()) tree.missing = std::move(answer->missing.front());
      return tree;
    }
    tree.missing = std::move(answer->missing.front());
    for (std::size_t choice = 0; choice < tree.missing->choices.size(); ++choice)
      if (Status added = add_branches(query, *tree.missing, choice, depth, tree.branches); !added) return added.error();
    tree.missing->choices.clear();
    return tree;
  }

 private:
  // Values that lead to one result need no further question, and no branch each.
  Status add_branches(const Query &query, const MissingInfo &missing, std::size_t choice, std::size_t depth,
                      std::vector<QuestionTree::Branch> &branches) {
    const ChoiceInfo &all = missing.choices[choice];
    if (all.results.size() == 1 && all.results.front().outcome != Outcome::needs_input) {
      branches.push_back({all, {}});
      branches.back().then.result = all.results.front();
      return std::monostate{};
    }
    const std::size_t count = missing.is_fact ? all.values.size() : all.supplied.size();
    for (std::size_t value = 0; value < count; ++value) {
      Result<QuestionTree> then = build(supplied(query, missing, choice, value), depth + 1);
      if (!then) return then.error();
      branches.push_back({count == 1 ? all : one_of(all, value), std::move(then).value()});
    }
    return std::monostate{};
  }

  static ChoiceInfo one_of(const ChoiceInfo &all, std::size_t value) {
    ChoiceInfo one = all;
    one.values = {all.values[value]};
    one.names = {all.names[value]};
    one.supplied = {all.supplied[value]};
    one.label_de = one.label_en = all.names[value];
    return one;
  }

  const Dataset &dataset_;
  std::size_t questions_ = 0;
};

} // namespace

Result<QuestionTree> Dataset::question_tree(const Query &query) const {
  if (query.roles.size() != 1) return Error{ErrorCode::query, "questions are asked for one role at a time"};
  return TreeBuilder(*this).build(query);
}

} // namespace zufi
