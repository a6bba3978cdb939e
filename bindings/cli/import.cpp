// SPDX-License-Identifier: Apache-2.0
#include "streams.hpp"
#include "verbs.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace zufi_tool {

namespace {

struct ImportOptions {
  std::string format, folder;
  std::vector<std::string> files;
  std::vector<std::string> options; // NAME=VALUE
  std::string language = "de";
  bool is_json = false;
  bool shows_all = false;
};

void make_folder(const std::string &folder) {
  std::error_code error;
  std::filesystem::create_directory(folder, error);
  if (!std::filesystem::is_directory(folder, error))
    throw Failure{ZUFI_ERROR_NOT_WRITTEN, folder + ": the folder cannot be created"};
}

// Findings that ask for nothing are many: they are counted by their code, unless all are to be shown.
void print_findings(const zufi_report *report, const ImportOptions &options) {
  const zufi_language language = options.language == "en" ? ZUFI_LANGUAGE_EN : ZUFI_LANGUAGE_DE;
  std::istringstream lines{std::string(view(make<BufferHandle>(zufi_report_lines, report, language)))};
  std::map<std::string, std::size_t> counted;
  std::string line; // one for each finding
  for (std::size_t i = 0; std::getline(lines, line); ++i) {
    if (zufi_report_severity(report, i) == ZUFI_SEVERITY_INFO && !options.shows_all)
      ++counted[zufi_report_code(report, i)];
    else
      fmt::print(stderr, "{}\n", line);
  }
  for (const auto &[code, count] : counted) fmt::print(stderr, "zufi: {} × {} (--all shows them)\n", count, code);
}

void print_changes(const std::string &folder) {
  std::ifstream file(folder + "/changes.csv", std::ios::binary);
  const std::string table{std::istreambuf_iterator<char>(file), {}};
  fmt::print("{}", table);
}

ExitCode import(const ImportOptions &options) {
  std::vector<const char *> files;
  for (const std::string &file : options.files) {
    if (!std::filesystem::exists(file)) throw Failure{ZUFI_ERROR_NOT_FOUND, file + ": no such file"};
    files.push_back(file.c_str());
  }
  std::vector<const char *> named;
  for (const std::string &option : options.options) named.push_back(option.c_str());
  make_folder(options.folder);
  const ReportHandle handle = make<ReportHandle>(zufi_import, options.format.c_str(), files.data(), files.size(),
                                                 named.data(), named.size(), options.folder.c_str());
  const zufi_report *report = handle.get();
  const bool is_written = zufi_report_is_written(report) != 0;
  const auto rows = [report](zufi_rows fate) { return zufi_report_rows(report, fate); };
  if (options.is_json) {
    fmt::print(R"({{"format":"zufi-import/1","written":{},"rows":{{"read":{},"taken":{},"merged":{},"skipped":{},)"
               R"("refused":{}}},"report":{}}})"
               "\n",
               is_written, rows(ZUFI_ROWS_READ), rows(ZUFI_ROWS_TAKEN), rows(ZUFI_ROWS_MERGED), rows(ZUFI_ROWS_SKIPPED),
               rows(ZUFI_ROWS_REFUSED), view(make<BufferHandle>(zufi_report_json, report)));
  } else {
    print_findings(report, options);
    if (std::filesystem::exists(options.folder + "/changes.csv") && is_written) print_changes(options.folder);
    fmt::print(stderr, "zufi: {} rows read = {} taken + {} merged + {} skipped + {} refused{}\n", rows(ZUFI_ROWS_READ),
               rows(ZUFI_ROWS_TAKEN), rows(ZUFI_ROWS_MERGED), rows(ZUFI_ROWS_SKIPPED), rows(ZUFI_ROWS_REFUSED),
               is_written ? "" : "; nothing written");
  }
  return zufi_report_severity_count(report, ZUFI_SEVERITY_ERROR) == 0 ? ANSWERED : FINDINGS;
}

// An option of the tool that is one of the library, under the same name.
void add_value(CLI::App &verb, const std::shared_ptr<ImportOptions> &options, const std::string &name,
               const std::string &help) {
  verb.add_option_function<std::string>(
      "--" + name, [options, name](const std::string &value) { options->options.push_back(name + "=" + value); }, help);
}

} // namespace

void add_import(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<ImportOptions>();
  CLI::App *verb = app.add_subcommand("import", "Files of a foreign format to tables of a dataset");
  verb->add_option("FORMAT", options->format, "streets, vote-manager, gebref or gv100ad")
      ->required()
      ->check(CLI::IsMember({"streets", "vote-manager", "gebref", "gv100ad"}));
  verb->add_option("FILE", options->files, "Files, together one list or one edition")->required();
  verb->add_option("-o,--output", options->folder, "Folder for the tables; made if it is not there")->required();
  add_value(*verb, options, "source", "Id of the source that the tables name");
  add_value(*verb, options, "municipality", "Street lists: ARS of the Gemeinde");
  add_value(*verb, options, "prefix", "Street lists: of the ids of streets, PREFIX/name (default: the ARS)");
  verb->add_option_function<std::vector<std::string>>(
          "--column",
          [options](const std::vector<std::string> &columns) {
            for (const std::string &column : columns) options->options.push_back("column." + column);
          },
          "streets: FIELD=NAME, FIELD=#3 or FIELD=NAME+NAME (repeatable)")
      ->allow_extra_args(false);
  add_value(*verb, options, "delimiter", "streets: ; , | : or tab");
  verb->add_flag_callback(
      "--no-header", [options] { options->options.emplace_back("header=no"); }, "streets: the first line is a row");
  add_value(*verb, options, "area", "Street lists: the one district of all rows");
  add_value(*verb, options, "area-prefix", "Street lists: of the ids of districts that a column names");
  add_value(*verb, options, "area-name", "Street lists: word before the name of such a district");
  add_value(*verb, options, "area-kind", "Street lists: bezirk or gemeindeteil");
  add_value(*verb, options, "parent", "gv100ad: id of the area that holds the Länder");
  add_value(*verb, options, "previous", "gv100ad: an older edition; what changed is written to changes.csv");
  verb->add_flag_callback(
      "--replace", [options] { options->options.emplace_back("replace=yes"); }, "Replace tables that are there");
  verb->add_flag("--all", options->shows_all, "Show findings that ask for nothing one by one");
  verb->add_option("--lang", options->language, "Language of findings: de or en")->check(CLI::IsMember({"de", "en"}));
  verb->add_flag("--json", options->is_json, "Sums and findings as JSON on standard output");
  verb->callback([options, &chosen] { chosen = [options] { return import(*options); }; });
}

} // namespace zufi_tool
