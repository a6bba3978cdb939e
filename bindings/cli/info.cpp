// SPDX-License-Identifier: Apache-2.0
#include "streams.hpp"
#include "verbs.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>

namespace zufi_tool {

namespace {

struct InfoOptions {
  std::string file;
  bool is_json = false;
};

ExitCode info(const InfoOptions &options) {
  const DatasetHandle dataset = open_dataset(options.file);
  if (options.is_json) {
    fmt::print("{}\n", view(make<BufferHandle>(zufi_dataset_info_json, dataset.get())));
    return ANSWERED;
  }
  fmt::print("id:      {}\n", zufi_dataset_id(dataset.get()));
  fmt::print("title:   {}\n", zufi_dataset_title(dataset.get()));
  fmt::print("version: {}\n", zufi_dataset_version(dataset.get()));
  const std::string expires = zufi_dataset_expires(dataset.get());
  fmt::print("expires: {}\n", expires.empty() ? "–" : expires);
  fmt::print("sha256:  {}\n", zufi_dataset_sha256(dataset.get()));
  fmt::print("layout:  {}\n", zufi_dataset_layout());
  return ANSWERED;
}

} // namespace

void add_info(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<InfoOptions>();
  CLI::App *verb = app.add_subcommand("info", "What is in a dataset file");
  verb->add_option("FILE", options->file, "Dataset file; - is standard input")->required();
  verb->add_flag("--json", options->is_json, "All of it as JSON, with tables, coverage and sources");
  verb->callback([options, &chosen] { chosen = [options] { return info(*options); }; });
}

} // namespace zufi_tool
