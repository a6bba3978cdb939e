// SPDX-License-Identifier: Apache-2.0
// What the tool's exit codes mean; scripts and checks rely on them.
#pragma once

#include <zufi.h>

namespace zufi_tool {

enum ExitCode : int {
  ANSWERED = 0, // or: nothing found wrong
  FINDINGS = 1, // or: no single answer (needs_input, gap, conflict, unknown, outside)
  USAGE = 2,    // the command line is wrong
  INPUT = 3,    // a dataset or input file is missing, unreadable or of a wrong version; an output cannot be written
  INTERNAL = 4, // a bug, or the system failed us
  INTERRUPTED = 130, // by Ctrl-C, where what was done is kept
};

ExitCode exit_code_of(zufi_status status);
ExitCode exit_code_of_outcome(zufi_outcome outcome);

} // namespace zufi_tool
