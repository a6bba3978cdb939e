// SPDX-License-Identifier: Apache-2.0
#include "handle.hpp"
#include "verbs.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace zufi_tool {

namespace {

struct TestOptions {
  std::string dataset;
  std::vector<std::string> files;
  std::string format = "text";
  std::string language = "de";
};

ExitCode test(const TestOptions &options) {
  const DatasetHandle dataset = make<DatasetHandle>(zufi_dataset_open, options.dataset.c_str());
  const zufi_language language = options.language == "en" ? ZUFI_LANGUAGE_EN : ZUFI_LANGUAGE_DE;
  std::size_t cases = 0;
  std::size_t failures = 0;
  for (const std::string &file : options.files) {
    if (!std::filesystem::is_regular_file(file)) throw Failure{ZUFI_ERROR_NOT_FOUND, file + ": no such file"};
    std::size_t here = 0;
    const ReportHandle report = make<ReportHandle>(zufi_cases_run, dataset.get(), file.c_str(), &here);
    cases += here;
    failures += zufi_report_severity_count(report.get(), ZUFI_SEVERITY_ERROR);
    if (options.format == "json")
      fmt::print("{}\n", view(make<BufferHandle>(zufi_report_json, report.get())));
    else
      fmt::print("{}", view(make<BufferHandle>(zufi_report_lines, report.get(), language)));
  }
  fmt::print(stderr, "zufi: {} cases, {} findings\n", cases, failures);
  return failures == 0 ? ANSWERED : FINDINGS;
}

} // namespace

void add_test(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<TestOptions>();
  CLI::App *verb = app.add_subcommand("test", "Expected answers: runs cases.csv files against a dataset");
  verb->add_option("-d,--dataset", options->dataset, "Dataset file")->required();
  verb->add_option("CASES", options->files, "cases.csv files")->required();
  verb->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
  verb->add_option("--lang", options->language, "Language of findings: de or en")->check(CLI::IsMember({"de", "en"}));
  verb->callback([options, &chosen] { chosen = [options] { return test(*options); }; });
}

} // namespace zufi_tool
