/* SPDX-License-Identifier: Apache-2.0 */
#include "try.h"

int calls_made = 0;

void check_status_and_error(zufi_status status, zufi_status expected, const zufi_error *error, int has_error,
                            const char *call, int line) {
  ++calls_made;
  count_check(status >= ZUFI_OK && status <= ZUFI_ERROR_NOT_DURABLE && status != ZUFI_ERROR_INTERNAL, call, line,
              "a status that is documented, and no bug");
  count_check(expected == ANY_STATUS || status == expected, call, line, "the status that was expected");
  if (!has_error) return;
  count_check((const void *)error != POISON, call, line, "the error is written");
  count_check((error == NULL) == (status == ZUFI_OK), call, line, "an error where the status is one");
  if (error == NULL || (const void *)error == POISON) return;
  count_check(zufi_error_status(error) == status, call, line, "the error has the status");
  count_check(is_utf8(zufi_error_message(error)) && zufi_error_message(error)[0] != '\0', call, line,
              "the message is a text in UTF-8");
}
