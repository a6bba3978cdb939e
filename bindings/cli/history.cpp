// SPDX-License-Identifier: Apache-2.0
// history: the answer over time.
#include "history.hpp"

#include "answer_lines.hpp"
#include "question.hpp"
#include "verbs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace zufi_tool {

namespace {

using Json = nlohmann::json;

struct HistoryOptions {
  QuestionOptions question;
  std::string from, until;
  bool is_json = false;
};

const char *or_null(const std::string &text) { return text.empty() ? nullptr : text.c_str(); }

// The same day of the next year; of 29 February the day after.
std::string year_after(const std::string &day) {
  if (day.size() != 10) return day; // the library says what is wrong with it
  const int year = std::atoi(day.substr(0, 4).c_str());
  const std::string rest = day.substr(4) == "-02-29" ? "-03-01" : day.substr(4);
  return year < 9999 ? fmt::format("{:04}{}", year + 1, rest) : "9999-12-31";
}

ExitCode history(const HistoryOptions &options) {
  const DatasetHandle dataset = options.question.open();
  std::vector<std::string> services = options.question.services(dataset);
  if (services.empty()) services.emplace_back(); // a competence is asked
  for (const std::string &service : services) {
    const QueryHandle query = options.question.query(service);
    const BufferHandle found = make<BufferHandle>(zufi_dataset_history, dataset.get(), query.get(),
                                                  or_null(options.from), or_null(options.until));
    if (options.is_json) {
      fmt::print("{}\n", view(found));
      continue;
    }
    if (services.size() > 1) fmt::print("{}{}\n", &service == &services.front() ? "" : "\n", service);
    const Json parsed = Json::parse(view(found));
    for (const Json &stretch : parsed.at("stretches"))
      for (const std::string &line : lines_of(stretch.at("answer"))) fmt::print("{}\t{}\n", days_of(stretch), line);
  }
  return ANSWERED;
}

} // namespace

Json next_change(const DatasetHandle &dataset, const QueryHandle &query, const std::string &day) {
  const BufferHandle found =
      make<BufferHandle>(zufi_dataset_history, dataset.get(), query.get(), day.c_str(), year_after(day).c_str());
  const Json parsed = Json::parse(view(found));
  const Json &stretches = parsed.at("stretches");
  return stretches.size() > 1 ? stretches[1] : Json();
}

std::string days_of(const Json &stretch) {
  const std::string until = text_of(stretch, "valid_until");
  return text_of(stretch, "valid_from") + (until.empty() ? ".." : "..<" + until);
}

void add_history(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<HistoryOptions>();
  CLI::App *verb = app.add_subcommand("history", "The answer over time: each stretch of days, and what holds on it");
  options->question.add_to(*verb, QuestionOptions::Service::needed);
  verb->add_option("--from", options->from, "First day, YYYY-MM-DD (default: since ever)");
  verb->add_option("--until", options->until, "Day before which it ends, YYYY-MM-DD (default: for ever)");
  verb->add_flag("--json", options->is_json, "One JSON object; of an OZG-Leistung one line for each service");
  verb->callback([options, &chosen] { chosen = [options] { return history(*options); }; });
}

} // namespace zufi_tool
