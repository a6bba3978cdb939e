// SPDX-License-Identifier: Apache-2.0
// diff: which answers change from one dataset to another, or from one day to another.
#include "streams.hpp"
#include "verbs.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>

namespace zufi_tool {

namespace {

struct DiffOptions {
  std::string before, after;       // datasets
  std::string first_day, last_day; // of one dataset
  bool is_json = false;
  std::string language = "de";
};

DiffHandle compare(const DiffOptions &options) {
  const DatasetHandle before = open_dataset(options.before);
  if (options.after.empty())
    return make<DiffHandle>(zufi_dataset_diff_days, before.get(), options.first_day.c_str(), options.last_day.c_str());
  const DatasetHandle after = open_dataset(options.after);
  return make<DiffHandle>(zufi_dataset_diff, before.get(), after.get());
}

ExitCode diff(const DiffOptions &options) {
  const bool has_days = !options.first_day.empty() && !options.last_day.empty();
  if (options.after.empty() == !has_days)
    throw CLI::ValidationError("diff", "expected two datasets, or one with --from and --to");
  const DiffHandle found = compare(options);
  const zufi_language language = options.language == "en" ? ZUFI_LANGUAGE_EN : ZUFI_LANGUAGE_DE;
  const BufferHandle text = options.is_json ? make<BufferHandle>(zufi_diff_json, found.get())
                                            : make<BufferHandle>(zufi_diff_lines, found.get(), language);
  fmt::print("{}{}", view(text), options.is_json ? "\n" : "");
  const std::size_t changes = zufi_diff_count(found.get());
  const std::size_t undecided = zufi_diff_undecided(found.get());
  fmt::print(stderr, "zufi: {} changes, {} undecided\n", changes, undecided);
  return changes + undecided == 0 ? ANSWERED : FINDINGS;
}

} // namespace

void add_diff(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<DiffOptions>();
  CLI::App *verb = app.add_subcommand("diff", "Which answers change, from one dataset or day to another");
  verb->add_option("OLD", options->before, "Dataset file; - is standard input")->required();
  CLI::Option *after = verb->add_option("NEW", options->after, "Dataset file that it is compared with");
  CLI::Option *from = verb->add_option("--from", options->first_day, "Of one dataset: the first day, YYYY-MM-DD");
  CLI::Option *to = verb->add_option("--to", options->last_day, "… and the day that it is compared with");
  from->needs(to)->excludes(after);
  to->needs(from)->excludes(after);
  verb->add_flag("--json", options->is_json, "One JSON object");
  verb->add_option("--lang", options->language, "Language of the statements: de or en")
      ->check(CLI::IsMember({"de", "en"}));
  verb->callback([options, &chosen] { chosen = [options] { return diff(*options); }; });
}

} // namespace zufi_tool
