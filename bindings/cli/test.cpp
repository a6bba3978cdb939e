// SPDX-License-Identifier: Apache-2.0
#include "streams.hpp"
#include "verbs.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zufi_tool {

namespace {

struct TestOptions {
  std::string dataset;
  std::vector<std::string> files;
  bool is_json = false;
  std::string language = "de";
};

// What was read from standard input is called "-".
std::string renamed(std::string_view text, const std::string &path) {
  std::string out(text);
  for (std::size_t at = out.find(path); at != std::string::npos; at = out.find(path, at))
    out.replace(at, path.size(), "-");
  return out;
}

ExitCode test(const TestOptions &options) {
  const DatasetHandle dataset = open_dataset(options.dataset);
  const zufi_language language = options.language == "en" ? ZUFI_LANGUAGE_EN : ZUFI_LANGUAGE_DE;
  std::size_t cases = 0;
  std::size_t failures = 0;
  for (const std::string &file : options.files) {
    std::optional<TemporaryFile> stream;
    if (is_stream(file)) {
      stream.emplace();
      stream->fill_from_input();
    } else if (!std::filesystem::exists(file)) {
      throw Failure{ZUFI_ERROR_NOT_FOUND, file + ": no such file"};
    } else if (!std::filesystem::is_regular_file(file) || !std::ifstream(file)) {
      throw Failure{ZUFI_ERROR_UNREADABLE, file + ": cannot be read"};
    }
    std::size_t here = 0;
    const std::string path = stream ? stream->path() : file;
    const ReportHandle report = make<ReportHandle>(zufi_cases_run, dataset.get(), path.c_str(), &here);
    cases += here;
    failures += zufi_report_severity_count(report.get(), ZUFI_SEVERITY_ERROR);
    const BufferHandle text = options.is_json ? make<BufferHandle>(zufi_report_json, report.get())
                                              : make<BufferHandle>(zufi_report_lines, report.get(), language);
    fmt::print("{}{}", stream ? renamed(view(text), path) : std::string(view(text)), options.is_json ? "\n" : "");
  }
  fmt::print(stderr, "zufi: {} cases, {} findings\n", cases, failures);
  return failures == 0 ? ANSWERED : FINDINGS;
}

} // namespace

void add_test(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<TestOptions>();
  CLI::App *verb = app.add_subcommand("test", "Expected answers: runs cases.csv files against a dataset");
  verb->add_option("-d,--dataset", options->dataset, "Dataset file; - is standard input")->required();
  verb->add_option("CASES", options->files, "cases.csv files; - is standard input")->required();
  verb->add_option_function<std::string>(
          "--format", [options](const std::string &format) { options->is_json = format == "json"; }, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  verb->add_flag("--json", options->is_json, "The same as --format json: one line for each file");
  verb->add_option("--lang", options->language, "Language of findings: de or en")->check(CLI::IsMember({"de", "en"}));
  verb->callback([options, &chosen] { chosen = [options] { return test(*options); }; });
}

} // namespace zufi_tool
