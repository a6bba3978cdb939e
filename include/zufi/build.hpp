// SPDX-License-Identifier: Apache-2.0
// Dataset folders → one dataset file.
#pragma once

#include "zufi/dataset.hpp"
#include "zufi/notice.hpp"
#include "zufi/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace zufi {

// Reads the folders and all that they include (data/README.md), checks them whole, and writes `output` atomically:
// whatever happens, the file there is wholly the old one or wholly the new one. The last folder gives the dataset its
// identity. Same input, same bytes, in any order of rows and folders but the last.
//
// The report holds all findings; with an error among them nothing is written. Error: not_written, exhausted.
Result<Report> build(const std::vector<std::string> &folders, const std::string &output);

// The same checks and, if they find no error, the proof (Dataset::check). Nothing is written.
Result<Report> check_folders(const std::vector<std::string> &folders);

// Runs the expectations of a cases.csv against a dataset: each unmet one is a finding of severity error.
struct CaseRun {
  std::size_t cases = 0;
  Report report;
};
Result<CaseRun> run_cases(const Dataset &dataset, const std::string &cases_csv);

// The same of a text; `name` is what findings call it.
Result<CaseRun> run_cases_text(const Dataset &dataset, std::string_view text, const std::string &name);

} // namespace zufi
