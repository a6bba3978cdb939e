// SPDX-License-Identifier: Apache-2.0
// questions: all that can be asked for at once, as a tree.
#include "question.hpp"
#include "verbs.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace zufi_tool {

namespace {

using nlohmann::json;

std::string in_language(const json &object, const char *key, zufi_language language) {
  return object[language == ZUFI_LANGUAGE_EN ? std::string(key) + "_en" : std::string(key)].get<std::string>();
}

std::string result_of(const json &result) {
  if (result["offices"].empty()) return result["outcome"].get<std::string>();
  std::string line;
  for (const json &office : result["offices"]) {
    line += line.empty() ? "" : " / ";
    line += office["name"].get<std::string>();
    if (!office["body"].is_null()) line += fmt::format(" ({})", office["body"]["name"].get<std::string>());
  }
  return line;
}

// As deep as questions follow each other.
void print_tree(const json &tree, zufi_language language, std::size_t depth) {
  const std::string indent(2 * depth, ' ');
  if (!tree["result"].is_null()) return fmt::print("{}→ {}\n", indent, result_of(tree["result"]));
  fmt::print("{}{}  [{}]\n", indent, in_language(tree, "question", language), tree["input"].get<std::string>());
  for (const json &branch : tree["branches"]) {
    fmt::print("{}- {}\n", indent, in_language(branch["choice"], "label", language));
    print_tree(branch["then"], language, depth + 2);
  }
}

ExitCode questions(const QuestionOptions &options, bool is_json) {
  const DatasetHandle dataset = options.open();
  const QueryHandle query = options.query(options.service);
  const BufferHandle tree = make<BufferHandle>(zufi_dataset_questions, dataset.get(), query.get());
  if (is_json)
    fmt::print("{}\n", view(tree));
  else
    print_tree(json::parse(view(tree)), options.language_code(), 0);
  return ANSWERED;
}

} // namespace

void add_questions(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<QuestionOptions>();
  const auto is_json = std::make_shared<bool>(false);
  CLI::App *verb = app.add_subcommand("questions", "All that may be asked for, and what each answer leads to");
  options->add_to(*verb, QuestionOptions::Service::needed);
  verb->add_flag("--json", *is_json, "The tree as JSON: a form that works without a server");
  verb->callback(
      [options, is_json, &chosen] { chosen = [options, is_json] { return questions(*options, *is_json); }; });
}

} // namespace zufi_tool
