// SPDX-License-Identifier: Apache-2.0
// test: expected answers. What becomes of the findings stands in report_options.
#include "report_options.hpp"
#include "streams.hpp"
#include "verbs.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace zufi_tool {

namespace {

struct TestOptions {
  std::string dataset;
  std::vector<std::string> files;
  ReportOptions report;
};

struct Run {
  ReportHandle report;
  std::size_t cases = 0;
};

Run run_file(const zufi_dataset *dataset, const std::string &file) {
  Run run;
  if (is_stream(file)) {
    const std::string text = read_input();
    run.report = make<ReportHandle>(zufi_cases_run_bytes, dataset, text.data(), text.size(), "-", &run.cases);
    return run;
  }
  if (!std::filesystem::exists(file)) throw Failure{ZUFI_ERROR_NOT_FOUND, file + ": no such file"};
  if (!std::filesystem::is_regular_file(file) || !std::ifstream(file))
    throw Failure{ZUFI_ERROR_UNREADABLE, file + ": cannot be read"};
  run.report = make<ReportHandle>(zufi_cases_run, dataset, file.c_str(), &run.cases);
  return run;
}

// One report of all files, so that a baseline is looked at once.
ExitCode test(const TestOptions &options) {
  const DatasetHandle dataset = open_dataset(options.dataset);
  Run all;
  for (const std::string &file : options.files) {
    Run run = run_file(dataset.get(), file);
    all.cases += run.cases;
    if (all.report)
      call(zufi_report_append, all.report.get(), run.report.get());
    else
      all.report = std::move(run.report);
  }
  fmt::print(stderr, "zufi: {} cases\n", all.cases);
  return options.report.finish(all.report.get());
}

} // namespace

void add_test(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<TestOptions>();
  CLI::App *verb = app.add_subcommand("test", "Expected answers: runs cases.csv files against a dataset");
  verb->add_option("-d,--dataset", options->dataset, "Dataset file; - is standard input")->required();
  verb->add_option("CASES", options->files, "cases.csv files; - is standard input")->required();
  options->report.add_to(*verb);
  verb->callback([options, &chosen] { chosen = [options] { return test(*options); }; });
}

} // namespace zufi_tool
