// SPDX-License-Identifier: Apache-2.0
// The verbs of the tool. Each adds itself to the command line and gives the work to be done when it was chosen.
#pragma once

#include "exit_code.hpp"

#include <CLI/CLI.hpp>

#include <functional>

namespace zufi_tool {

using Work = std::function<ExitCode()>;

// `chosen` is set when the verb was named on the command line.
void add_build(CLI::App &app, Work &chosen);
void add_resolve(CLI::App &app, Work &chosen);
void add_explain(CLI::App &app, Work &chosen);
void add_questions(CLI::App &app, Work &chosen);
void add_history(CLI::App &app, Work &chosen);
void add_everywhere(CLI::App &app, Work &chosen);
void add_landscape(CLI::App &app, Work &chosen);
void add_diff(CLI::App &app, Work &chosen);
void add_check(CLI::App &app, Work &chosen);
void add_report(CLI::App &app, Work &chosen);
void add_test(CLI::App &app, Work &chosen);
void add_graph(CLI::App &app, Work &chosen);
void add_search(CLI::App &app, Work &chosen);
void add_complete(CLI::App &app, Work &chosen);
void add_info(CLI::App &app, Work &chosen);
void add_batch(CLI::App &app, Work &chosen);
void add_import(CLI::App &app, Work &chosen);

} // namespace zufi_tool
