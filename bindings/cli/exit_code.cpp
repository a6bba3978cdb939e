// SPDX-License-Identifier: Apache-2.0
#include "exit_code.hpp"

namespace zufi_tool {

ExitCode exit_code_of(zufi_status status) {
  switch (status) {
  case ZUFI_OK: return ANSWERED;
  case ZUFI_ERROR_ARGUMENT:
  case ZUFI_ERROR_QUERY: return USAGE;
  case ZUFI_ERROR_NOT_FOUND:
  case ZUFI_ERROR_UNREADABLE:
  case ZUFI_ERROR_FOREIGN:
  case ZUFI_ERROR_TRUNCATED:
  case ZUFI_ERROR_DAMAGED:
  case ZUFI_ERROR_TOO_NEW:
  case ZUFI_ERROR_TOO_OLD:
  case ZUFI_ERROR_NOT_WRITTEN: return INPUT;
  default: return INTERNAL;
  }
}

ExitCode exit_code_of_outcome(zufi_outcome outcome) {
  const bool is_answer =
      outcome == ZUFI_OUTCOME_RESOLVED || outcome == ZUFI_OUTCOME_CHOICE || outcome == ZUFI_OUTCOME_NOT_OFFERED;
  return is_answer ? ANSWERED : FINDINGS;
}

} // namespace zufi_tool
