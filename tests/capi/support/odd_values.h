/* SPDX-License-Identifier: Apache-2.0 */
/* Values that misuse is generated from. Each list begins with what is well-formed. */
#ifndef ZUFI_TEST_ODD_VALUES_H
#define ZUFI_TEST_ODD_VALUES_H

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const char *const WELL_FORMED_TEXTS[] = {"",          "x",         "99999001001000", "muster-bau", "2026-01-01",
                                                "residence", "Süd\n\t\"", "@self",          "../..",      "%s%n"};
enum { WELL_FORMED_COUNT = sizeof WELL_FORMED_TEXTS / sizeof WELL_FORMED_TEXTS[0] };

static const char *const NOT_UTF8[] = {"\xff",        "\xc0\x80", "a\xed\xa0\x80", "\xf4\x90\x80\x80",    "M\xfcnster",
                                       "abc\xe2\x82", "\x80",     "\xe0\x80\xaf",  "\xf8\x88\x80\x80\x80"};
enum { NOT_UTF8_COUNT = sizeof NOT_UTF8 / sizeof NOT_UTF8[0] };

/* Around every enumeration of the header: its ends, one beyond, and the ends of the type. */
static const int32_t NUMBERS[] = {
    0, 1, 2, 3, 4, 9, -1, -2, 127, 255, 256, INT32_MAX, INT32_MAX - 1, INT32_MIN, INT32_MIN + 1};
enum { NUMBER_COUNT = sizeof NUMBERS / sizeof NUMBERS[0] };

static const size_t INDICES[] = {0, 1, 2, 1000, SIZE_MAX / 2, SIZE_MAX / 2 + 1, SIZE_MAX - 1, SIZE_MAX};
enum { INDEX_COUNT = sizeof INDICES / sizeof INDICES[0] };

/* A text of exactly `size` bytes, made of two-byte signs as far as possible; to be freed. */
static char *text_of_size(size_t size) {
  char *text = malloc(size + 1);
  size_t i;
  if (text == NULL) abort();
  for (i = 0; i + 1 < size; i += 2) memcpy(text + i, "\xc3\xbc", 2);
  if (size % 2 == 1) text[size - 1] = 'x';
  text[size] = '\0';
  return text;
}

#endif
