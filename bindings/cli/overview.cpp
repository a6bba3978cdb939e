// SPDX-License-Identifier: Apache-2.0
// everywhere and landscape: one question in every municipality, and every service at one place.
#include "answer_lines.hpp"
#include "question.hpp"
#include "verbs.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace zufi_tool {

namespace {

using Json = nlohmann::json;

struct OverviewOptions {
  QuestionOptions question;
  bool is_json = false;
};

std::string names_of(const Json &nodes, const char *separator) {
  std::string names;
  for (const Json &node : nodes) names += (names.empty() ? "" : separator) + text_of(node, "name");
  return names;
}

// "Rhein-Kreis Neuss, Straßenverkehrsamt"; a body that does it itself alone.
std::string handler_of(const Json &office, bool has_sites) {
  std::string name = text_of(office, "name");
  const Json &body = office.at("body");
  if (!body.is_null() && body.at("id") != office.at("id")) name = text_of(body, "name") + ", " + name;
  if (has_sites && !office.at("sites").empty()) name += " (" + names_of(office.at("sites"), "; ") + ")";
  return name;
}

std::string result_of(const Json &result, bool has_sites) {
  const std::string outcome = text_of(result, "outcome");
  if (!result.at("input").is_null()) return outcome + " (" + text_of(result, "input") + ")";
  if (outcome != "resolved" && outcome != "choice") return outcome;
  std::string offices;
  for (const Json &office : result.at("offices"))
    offices += (offices.empty() ? "" : " / ") + handler_of(office, has_sites);
  return offices;
}

std::string title_of(const Json &group, bool has_sites) {
  const Json &results = group.at("results");
  if (results.size() == 1) return result_of(results.front(), has_sites);
  std::string title;
  for (const Json &result : results)
    title += (title.empty() ? "" : "; ") + text_of(result, "role") + ": " + result_of(result, has_sites);
  return title;
}

bool has_office(const Json &group) {
  const Json &results = group.at("results");
  return std::any_of(results.begin(), results.end(), [](const Json &result) { return !result.at("offices").empty(); });
}

// Those with an office first, by name. Sites are named where groups differ in nothing else.
std::vector<std::pair<std::string, Json>> titled(const Json &groups) {
  std::map<std::string, int> count;
  for (const Json &group : groups) ++count[title_of(group, false)];
  std::vector<std::pair<std::string, Json>> rows;
  for (const Json &group : groups) {
    std::string title = title_of(group, false);
    if (count[title] > 1) title = title_of(group, true);
    rows.emplace_back(std::move(title), group);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) {
    return std::pair(!has_office(a.second), a.first) < std::pair(!has_office(b.second), b.first);
  });
  return rows;
}

void print_table(const OverviewHandle &overview) {
  const Json table = Json::parse(view(make<BufferHandle>(zufi_overview_groups, overview.get())));
  const bool is_of_areas = table.at("kind") == "area";
  bool is_first = true;
  for (const auto &[title, group] : titled(table.at("groups"))) {
    const Json &subjects = group.at("subjects");
    if (is_of_areas) {
      fmt::print("{}: {}\n", title, names_of(subjects, ", "));
      continue;
    }
    fmt::print("{}{}\n", is_first ? "" : "\n", title);
    is_first = false;
    for (const Json &subject : subjects) fmt::print("    {}  {}\n", text_of(subject, "id"), text_of(subject, "name"));
  }
}

// Row by row as they are answered, or all together.
ExitCode show(const OverviewHandle &overview, bool is_json) {
  const std::size_t rows = zufi_overview_count(overview.get());
  if (!is_json) print_table(overview);
  for (std::size_t row = 0; is_json && row < rows; ++row)
    fmt::print("{}\n", view(make<BufferHandle>(zufi_overview_row, overview.get(), row)));
  return rows == 0 ? FINDINGS : ANSWERED;
}

ExitCode everywhere(OverviewOptions options) {
  const std::string area = std::exchange(options.question.area, {}); // no place of the question
  if (area.empty()) throw Failure{ZUFI_ERROR_ARGUMENT, "everywhere needs --area"};
  const DatasetHandle dataset = options.question.open();
  std::vector<std::string> services = options.question.services(dataset);
  if (services.empty()) services.emplace_back(); // a competence is asked
  ExitCode code = ANSWERED;
  for (const std::string &service : services) {
    const QueryHandle query = options.question.query(service);
    const OverviewHandle overview =
        make<OverviewHandle>(zufi_dataset_everywhere, dataset.get(), query.get(), area.c_str());
    if (services.size() > 1 && !options.is_json)
      fmt::print("{}{}\n", &service == &services.front() ? "" : "\n", service);
    code = std::max(code, show(overview, options.is_json));
  }
  return code;
}

ExitCode landscape(const OverviewOptions &options) {
  const DatasetHandle dataset = options.question.open();
  const QueryHandle query = options.question.query({});
  return show(make<OverviewHandle>(zufi_dataset_landscape, dataset.get(), query.get()), options.is_json);
}

} // namespace

void add_everywhere(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<OverviewOptions>();
  CLI::App *verb = app.add_subcommand("everywhere", "One question in every municipality of --area");
  options->question.add_to(*verb, QuestionOptions::Service::needed);
  verb->add_flag("--json", options->is_json, "Each municipality with its whole answer, as a line of JSON");
  verb->callback([options, &chosen] { chosen = [options] { return everywhere(*options); }; });
}

void add_landscape(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<OverviewOptions>();
  CLI::App *verb = app.add_subcommand("landscape", "Every service at one place, by office");
  options->question.add_to(*verb, QuestionOptions::Service::none);
  verb->add_flag("--json", options->is_json, "Each service with its whole answer, as a line of JSON");
  verb->callback([options, &chosen] { chosen = [options] { return landscape(*options); }; });
}

} // namespace zufi_tool
