// SPDX-License-Identifier: Apache-2.0
#include "streams.hpp"
#include "verbs.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zufi_tool {

namespace {

struct BuildOptions {
  std::vector<std::string> folders;
  std::string output;
  std::string language = "de";
  bool is_json = false;
};

ExitCode build(const BuildOptions &options) {
  std::vector<const char *> folders;
  for (const std::string &folder : options.folders) {
    if (!std::filesystem::is_directory(folder)) throw Failure{ZUFI_ERROR_NOT_FOUND, folder + ": no such folder"};
    folders.push_back(folder.c_str());
  }
  std::optional<TemporaryFile> stream;
  if (is_stream(options.output)) stream.emplace();
  const std::string output = stream ? stream->path() : options.output;
  const ReportHandle report = make<ReportHandle>(zufi_build, folders.data(), folders.size(), output.c_str());
  if (options.is_json) {
    fmt::print("{}\n", view(make<BufferHandle>(zufi_report_json, report.get())));
  } else {
    const zufi_language language = options.language == "en" ? ZUFI_LANGUAGE_EN : ZUFI_LANGUAGE_DE;
    fmt::print(stderr, "{}", view(make<BufferHandle>(zufi_report_lines, report.get(), language)));
  }
  const std::size_t errors = zufi_report_severity_count(report.get(), ZUFI_SEVERITY_ERROR);
  if (errors > 0) {
    fmt::print(stderr, "zufi: {} errors, nothing written\n", errors);
    return FINDINGS;
  }
  if (stream) stream->print();
  return ANSWERED;
}

} // namespace

void add_build(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<BuildOptions>();
  CLI::App *verb =
      app.add_subcommand("build", "Dataset folders to one dataset file; the last folder gives it its name");
  verb->add_option("SRC", options->folders, "Dataset folders")->required();
  verb->add_option("-o,--output", options->output, "Dataset file to write; - is standard output")->required();
  verb->add_option("--lang", options->language, "Language of findings: de or en")->check(CLI::IsMember({"de", "en"}));
  verb->add_flag("--json", options->is_json, "Findings as JSON on standard output");
  verb->parse_complete_callback([options] {
    if (options->is_json && is_stream(options->output))
      throw CLI::ValidationError("--json", "findings and dataset cannot both go to standard output");
  });
  verb->callback([options, &chosen] { chosen = [options] { return build(*options); }; });
}

} // namespace zufi_tool
