#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# header_alone.sh COMPILER LANGUAGE STANDARD INCLUDE: zufi.h by itself, twice in a row, without a warning; and, as the
# control, a file that needs an extension must be refused by the same flags.
compiler=$1 language=$2 standard=$3 include=$4
if ! command -v "$compiler" >/dev/null; then
  echo "SKIPPED: $compiler is not installed"
  exit 77
fi
compile() {
  "$compiler" -x "$language" "-std=$standard" -pedantic -Wall -Wextra -Werror -fsyntax-only "-I$include" -
}
printf '#include <zufi.h>\n#include "zufi.h"\nint main(void) { return zufi_abi_epoch(); }\n' | compile || exit 1
if printf '#include <zufi.h>\nint array[] = {[0 ... 3] = 1};\n' | compile 2>/dev/null; then
  echo "the control was not refused: these flags notice nothing"
  exit 1
fi
