// SPDX-License-Identifier: Apache-2.0
// complete and search: what somebody may be about to type, and services by what citizens say.
#include "answer_lines.hpp"
#include "question.hpp"
#include "streams.hpp"
#include "verbs.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace zufi_tool {

namespace {

constexpr std::size_t MAX_LIMIT = 100;

struct FindOptions {
  std::string dataset, text, date;
  std::vector<std::string> kinds;
  std::size_t limit = 10;
  bool is_json = false;

  std::string day() const { return date.empty() ? today() : date; }
};

constexpr std::array<std::pair<const char *, zufi_completion_kinds>, 4> KINDS{{{"place", ZUFI_COMPLETION_PLACES},
                                                                               {"postcode", ZUFI_COMPLETION_POSTCODES},
                                                                               {"street", ZUFI_COMPLETION_STREETS},
                                                                               {"service", ZUFI_COMPLETION_SERVICES}}};

zufi_completion_kinds kinds_of(const std::vector<std::string> &names) {
  zufi_completion_kinds kinds = ZUFI_COMPLETION_ALL;
  for (const auto &[name, kind] : KINDS)
    if (std::find(names.begin(), names.end(), name) != names.end()) kinds |= kind;
  return kinds;
}

// Prints the buffer, or each element of its list; a list of nothing is no answer.
template <class Print> ExitCode show(const BufferHandle &buffer, const char *list, bool is_json, Print print) {
  const nlohmann::json found = nlohmann::json::parse(view(buffer)).at(list);
  if (is_json)
    fmt::print("{}\n", view(buffer));
  else
    for (const nlohmann::json &item : found) print(item);
  return found.empty() ? FINDINGS : ANSWERED;
}

ExitCode complete(const FindOptions &options) {
  const DatasetHandle dataset = open_dataset(options.dataset);
  const BufferHandle found =
      make<BufferHandle>(zufi_dataset_complete, dataset.get(), options.text.data(), options.text.size(),
                         kinds_of(options.kinds), options.limit, options.day().c_str());
  return show(found, "completions", options.is_json, [](const nlohmann::json &item) {
    fmt::print("{}\t{}\t{}\t{}\n", text_of(item, "kind"), text_of(item, "text"), text_of(item, "id"),
               text_of(item, "district"));
  });
}

ExitCode search(const FindOptions &options) {
  const DatasetHandle dataset = open_dataset(options.dataset);
  const BufferHandle found = make<BufferHandle>(zufi_dataset_search, dataset.get(), options.text.data(),
                                                options.text.size(), options.limit, options.day().c_str());
  return show(found, "hits", options.is_json, [](const nlohmann::json &item) {
    fmt::print("{}\t{}\n", text_of(item, "service"), text_of(item, "name"));
    for (const nlohmann::json &reason : item.at("reasons"))
      fmt::print("    {} → {} ({}, {}: {})\n", text_of(reason, "typed"), text_of(reason, "found"),
                 text_of(reason, "fit"), text_of(reason, "field"), text_of(reason, "text"));
  });
}

void add_common(CLI::App &verb, FindOptions &options) {
  verb.add_option("-d,--dataset", options.dataset, "Dataset file; - is standard input")->required();
  verb.add_option("TEXT", options.text, "What was typed")->required();
  verb.add_option("--limit", options.limit, "How many at most")->check(CLI::Range(std::size_t{1}, MAX_LIMIT));
  verb.add_option("--date", options.date, "Only what is valid on this day, YYYY-MM-DD (default: today)");
  verb.add_flag("--json", options.is_json, "One JSON object");
}

} // namespace

void add_complete(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<FindOptions>();
  CLI::App *verb = app.add_subcommand("complete", "Complete an address or the name of a service");
  add_common(*verb, *options);
  std::vector<std::string> names;
  for (const auto &[name, kind] : KINDS) names.emplace_back(name);
  verb->add_option("--kind", options->kinds, "place, postcode, street or service; several by commas (default: all)")
      ->delimiter(',')
      ->check(CLI::IsMember(names));
  verb->callback([options, &chosen] { chosen = [options] { return complete(*options); }; });
}

void add_search(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<FindOptions>();
  CLI::App *verb = app.add_subcommand("search", "Find services by what citizens say");
  add_common(*verb, *options);
  verb->callback([options, &chosen] { chosen = [options] { return search(*options); }; });
}

} // namespace zufi_tool
