/* SPDX-License-Identifier: Apache-2.0 */
/* The least that a test in C needs: CHECK counts, and says where it failed. Not for several threads at a time. */
#ifndef ZUFI_TEST_CHECK_H
#define ZUFI_TEST_CHECK_H

#include <stddef.h>
#include <string.h>

void count_check(int holds, const char *file, int line, const char *condition);

extern const char *check_context; /* what is being tried, told where a check fails; or NULL */

#define CHECK(condition) count_check((condition) ? 1 : 0, __FILE__, __LINE__, #condition)
#define CHECK_TEXT(actual, expected) CHECK((actual) != NULL && strcmp((actual), (expected)) == 0)

int is_utf8(const char *text); /* strictly; NULL is not */

/* Prints the sums; 0 if no check failed and at least so many were made. A run that made too few proves nothing. */
int finish_checks(int at_least);

#endif
