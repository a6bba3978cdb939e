// SPDX-License-Identifier: Apache-2.0
// All municipalities of Germany with the rules of the Rhein-Kreis Neuss, built and opened once.
#pragma once

#include "temporary_folder.hpp"
#include "zufi/build.hpp"
#include "zufi/dataset.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

namespace zufi::test {

inline std::vector<std::string> folders_of_germany() {
  const std::string data = ZUFI_DATA;
  return {data + "/deutschland", data + "/rhein-kreis-neuss"};
}

inline const Dataset &dataset_of_germany() {
  static const Dataset GERMANY = [] {
    const TemporaryFolder folder;
    const Result<Report> report = build(folders_of_germany(), folder.file("germany.zufi"));
    REQUIRE(report);
    REQUIRE_FALSE(report->has_errors());
    Result<Dataset> opened = Dataset::open(folder.file("germany.zufi"));
    REQUIRE(opened);
    return std::move(opened).value();
  }();
  return GERMANY;
}

} // namespace zufi::test
