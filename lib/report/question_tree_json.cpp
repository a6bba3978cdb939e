// SPDX-License-Identifier: Apache-2.0
#include "report/missing_json.hpp"
#include "zufi/json.hpp"

namespace zufi {

namespace {

// As deep as questions follow each other.
void write_tree(report::JsonWriter &json, const QuestionTree &tree) {
  if (tree.missing) report::write_question(json, *tree.missing);
  json.key("result");
  if (tree.result)
    report::write_result(json, *tree.result);
  else
    json.value(nullptr);
  json.key("branches");
  json.array(tree.branches, [&json](const QuestionTree::Branch &branch) {
    json.object([&] {
      json.key("choice");
      report::write_choice(json, branch.choice);
      json.key("then");
      json.object([&] { write_tree(json, branch.then); });
    });
  });
}

} // namespace

std::string to_json(const QuestionTree &tree) {
  report::JsonWriter json;
  json.object([&] {
    json.member("format", "zufi-questions/1");
    write_tree(json, tree);
  });
  return json.text();
}

} // namespace zufi
