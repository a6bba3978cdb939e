// SPDX-License-Identifier: Apache-2.0
// check: what is wrong with dataset folders, or with a built dataset. Where the report comes from stands here, what
// becomes of it in report_options.
#include "report_options.hpp"
#include "streams.hpp"
#include "verbs.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

namespace zufi_tool {

namespace {

void need_folder(const std::string &path) {
  if (!std::filesystem::is_directory(path)) throw Failure{ZUFI_ERROR_NOT_FOUND, path + ": no such folder"};
  std::error_code error;
  const std::filesystem::directory_iterator entries(path, error);
  if (error) throw Failure{ZUFI_ERROR_UNREADABLE, path + ": cannot be read"};
}

// What stands before the name of a folder as it was typed: "data" of "data/neuss/".
std::string above(const std::string &path) {
  const std::size_t last = path.find_last_not_of('/');
  const std::size_t slash = last == std::string::npos ? last : path.rfind('/', last);
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  if (name.starts_with("..") || name == "." || name == "./") return {}; // no name of the folder itself
  return slash == std::string::npos ? std::string() : path.substr(0, slash == 0 ? 1 : slash);
}

// Findings name files from the place where the tool runs, if all folders have one place.
void put_in_place(zufi_report *report, const std::vector<std::string> &folders) {
  const std::string place = above(folders.front());
  for (const std::string &folder : folders)
    if (above(folder) != place) return;
  call(zufi_report_put_below, report, place.c_str());
}

ReportHandle report_of_folders(const std::vector<std::string> &folders) {
  std::vector<const char *> names;
  for (const std::string &folder : folders) {
    need_folder(folder);
    names.push_back(folder.c_str());
  }
  ReportHandle report = make<ReportHandle>(zufi_check, names.data(), names.size());
  put_in_place(report.get(), folders);
  return report;
}

// Folders, or one dataset file.
ReportHandle report_of(const std::vector<std::string> &sources) {
  const bool is_file = is_stream(sources.front()) || std::filesystem::is_regular_file(sources.front());
  if (sources.size() > 1 || !is_file) return report_of_folders(sources);
  return make<ReportHandle>(zufi_dataset_check, open_dataset(sources.front()).get());
}

} // namespace

void add_check(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<ReportOptions>();
  const auto sources = std::make_shared<std::vector<std::string>>();
  CLI::App *verb = app.add_subcommand(
      "check", "What is wrong with dataset folders or with a dataset file, proved over all questions");
  verb->add_option("SRC", *sources,
                   "Dataset folders, with all that they include; or one dataset file, - is standard input")
      ->required();
  options->add_to(*verb);
  verb->callback([options, sources, &chosen] {
    chosen = [options, sources] { return options->finish(report_of(*sources).get()); };
  });
}

} // namespace zufi_tool
