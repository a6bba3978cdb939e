/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One call of the interface, made in every way its last two parameters allow: with and without `out`, with and without
 * `error`, both filled with a value that nobody should believe. Whatever happens: they are written, they agree with the
 * status, the texts are UTF-8, and the host's state is as it was.
 */
#ifndef ZUFI_TEST_TRY_H
#define ZUFI_TEST_TRY_H

#include <zufi.h>

#include <stdint.h>

#include "check.h"
#include "host_state.h"

enum { ANY_STATUS = -1 };

#define POISON ((void *)(uintptr_t)0xA5A5A5A5u)

extern int calls_made;

void check_status_and_error(zufi_status status, zufi_status expected, const zufi_error *error, int has_error,
                            const char *call, int line);

/* `call` uses the names `out` and `error`. A missing `out` is an ARGUMENT error whatever the rest is. */
#define TRY(type, release, expected, call)                                                                             \
  do {                                                                                                                 \
    int try_way;                                                                                                       \
    for (try_way = 0; try_way < 4; ++try_way) {                                                                        \
      type *try_made = (type *)POISON;                                                                                 \
      zufi_error *try_error = (zufi_error *)POISON;                                                                    \
      type **out = (try_way & 1) != 0 ? &try_made : NULL;                                                              \
      zufi_error **error = (try_way & 2) != 0 ? &try_error : NULL;                                                     \
      zufi_status try_status;                                                                                          \
      note_host_state();                                                                                               \
      try_status = (call);                                                                                             \
      CHECK(changed_host_state() == NULL);                                                                             \
      if (out != NULL) CHECK((void *)try_made != POISON && (try_made != NULL) == (try_status == ZUFI_OK));             \
      check_status_and_error(try_status, out == NULL ? ZUFI_ERROR_ARGUMENT : (expected), try_error, error != NULL,     \
                             #call, __LINE__);                                                                         \
      if (error != NULL) zufi_error_free(try_error);                                                                   \
      if (out != NULL) release(try_made);                                                                              \
    }                                                                                                                  \
  } while (0)

/* The same for functions without an out parameter. */
#define TRY_SETTER(expected, call)                                                                                     \
  do {                                                                                                                 \
    int try_way;                                                                                                       \
    for (try_way = 0; try_way < 2; ++try_way) {                                                                        \
      zufi_error *try_error = (zufi_error *)POISON;                                                                    \
      zufi_error **error = try_way != 0 ? &try_error : NULL;                                                           \
      zufi_status try_status;                                                                                          \
      note_host_state();                                                                                               \
      try_status = (call);                                                                                             \
      CHECK(changed_host_state() == NULL);                                                                             \
      check_status_and_error(try_status, (expected), try_error, error != NULL, #call, __LINE__);                       \
      if (error != NULL) zufi_error_free(try_error);                                                                   \
    }                                                                                                                  \
  } while (0)

/* A getter: its value compared, the host's state as well. */
#define TRY_GETTER(condition)                                                                                          \
  do {                                                                                                                 \
    int try_holds;                                                                                                     \
    note_host_state();                                                                                                 \
    try_holds = (condition) ? 1 : 0;                                                                                   \
    CHECK(changed_host_state() == NULL);                                                                               \
    ++calls_made;                                                                                                      \
    count_check(try_holds, __FILE__, __LINE__, #condition);                                                            \
  } while (0)

#endif
