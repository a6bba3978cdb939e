// SPDX-License-Identifier: Apache-2.0
// What happens to findings, for every verb that has some: check and test.
#pragma once

#include "exit_code.hpp"
#include "handle.hpp"

#include <CLI/CLI.hpp>

#include <string>

namespace zufi_tool {

struct ReportOptions {
  std::string format = "text";
  std::string fail_on = "error";
  std::string language = "de";
  std::string output = "-";
  std::string baseline;
  std::string new_baseline, reason, author, expires;
  bool is_json = false;

  void add_to(CLI::App &verb);

  // Takes out what the baseline accepts, writes the report, and says what that means for who asked.
  ExitCode finish(zufi_report *report) const;

 private:
  void write_report(const zufi_report *report) const;
  void write_baseline(const zufi_report *report) const;
  std::size_t count_failing(const zufi_report *report) const;
};

} // namespace zufi_tool
