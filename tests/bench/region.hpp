// SPDX-License-Identifier: Apache-2.0
// The dataset of the Rhein-Kreis Neuss, built once for all benchmarks, through the C interface as a host would use it.
#pragma once

#include <zufi.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace zufi_bench {

inline void must(zufi_status status, zufi_error *error) {
  if (status == ZUFI_OK) return;
  std::fprintf(stderr, "%s\n", zufi_error_message(error));
  std::exit(1);
}

inline void build_region(const std::string &output) {
  const char *const folders[] = {ZUFI_REGION};
  zufi_report *report = nullptr;
  zufi_error *error = nullptr;
  must(zufi_build(folders, 1, output.c_str(), &report, &error), error);
  zufi_report_free(report);
}

inline const std::string &region_file() {
  static const std::string path = [] {
    std::string name = (std::filesystem::temp_directory_path() / "zufi-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::exit(1);
    name += "/region.zufi";
    build_region(name);
    return name;
  }();
  return path;
}

inline const zufi_dataset *region() {
  static zufi_dataset *const dataset = [] {
    zufi_dataset *opened = nullptr;
    zufi_error *error = nullptr;
    must(zufi_dataset_open(region_file().c_str(), &opened, &error), error);
    return opened;
  }();
  return dataset;
}

} // namespace zufi_bench
