// SPDX-License-Identifier: Apache-2.0
// report: tables for people who steer.
#include "question.hpp"
#include "streams.hpp"
#include "verbs.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>

namespace zufi_tool {

namespace {

struct ReportOptions {
  std::string table, dataset, date;
  std::string role = "responsible";
  std::string format = "csv";
  std::string language = "de";
};

ExitCode report(const ReportOptions &options) {
  const DatasetHandle dataset = open_dataset(options.dataset);
  const std::string date = options.date.empty() ? today() : options.date;
  const zufi_role role = options.role == "accepts"   ? ZUFI_ROLE_ACCEPTS
                         : options.role == "advises" ? ZUFI_ROLE_ADVISES
                                                     : ZUFI_ROLE_RESPONSIBLE;
  const BufferHandle text = make<BufferHandle>(
      zufi_dataset_table, dataset.get(), options.table == "coverage" ? ZUFI_TABLE_COVERAGE : ZUFI_TABLE_DIFFERENCES,
      date.c_str(), role, options.format == "html" ? ZUFI_TABLE_FORMAT_HTML : ZUFI_TABLE_FORMAT_CSV,
      options.language == "en" ? ZUFI_LANGUAGE_EN : ZUFI_LANGUAGE_DE);
  fmt::print("{}", view(text));
  return ANSWERED;
}

} // namespace

void add_report(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<ReportOptions>();
  CLI::App *verb =
      app.add_subcommand("report", "Tables for people who steer: what is answered where, and what differs");
  verb->add_option("TABLE", options->table,
                   "coverage: services × municipalities; differences: tasks handled differently")
      ->required()
      ->check(CLI::IsMember({"coverage", "differences"}));
  verb->add_option("-d,--dataset", options->dataset, "Dataset file; - is standard input")->required();
  verb->add_option("--date", options->date, "Day, YYYY-MM-DD (default: today)");
  verb->add_option("--role", options->role, "responsible, accepts or advises")
      ->check(CLI::IsMember({"responsible", "accepts", "advises"}));
  verb->add_option("--format", options->format, "csv or html")->check(CLI::IsMember({"csv", "html"}));
  verb->add_option("--lang", options->language, "Language of the page: de or en")->check(CLI::IsMember({"de", "en"}));
  verb->callback([options, &chosen] { chosen = [options] { return report(*options); }; });
}

} // namespace zufi_tool
