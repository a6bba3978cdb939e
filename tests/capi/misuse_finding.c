/* SPDX-License-Identifier: Apache-2.0 */
/* Completion and search, with every parameter missing or odd: a status, never a crash; and what they give. */
#include <zufi.h>

#include <stdio.h>
#include <string.h>

#include "muster.h"
#include "odd_values.h"
#include "try.h"

static zufi_dataset *dataset;

static int is_limit(size_t number) { return number >= 1 && number <= 100; }
static int is_kinds(int32_t number) { return number >= 0 && number <= 15; }

static void try_text(const char *text, size_t size, zufi_status expected) {
  TRY(zufi_buffer, zufi_buffer_free, expected, zufi_dataset_complete(dataset, text, size, 0, 10, NULL, out, error));
  TRY(zufi_buffer, zufi_buffer_free, expected, zufi_dataset_search(dataset, text, size, 10, NULL, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT,
      zufi_dataset_complete(NULL, text, size, 0, 10, NULL, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_search(NULL, text, size, 10, NULL, out, error));
}

static void try_texts(void) {
  char *longest = text_of_size(1024);
  char *too_long = text_of_size(1025);
  int i;
  try_text(longest, 1024, ZUFI_OK);
  try_text(too_long, 1025, ZUFI_ERROR_ARGUMENT);
  try_text("Must\0er", 7, ZUFI_OK); /* a NUL is a blank */
  try_text("", 0, ZUFI_OK);
  for (i = 0; i < WELL_FORMED_COUNT; ++i) try_text(WELL_FORMED_TEXTS[i], strlen(WELL_FORMED_TEXTS[i]), ZUFI_OK);
  for (i = 0; i < NOT_UTF8_COUNT; ++i) try_text(NOT_UTF8[i], strlen(NOT_UTF8[i]), ZUFI_ERROR_ARGUMENT);
  for (i = 0; i < INDEX_COUNT; ++i) {
    try_text(NULL, INDICES[i], ZUFI_ERROR_ARGUMENT);
    if (INDICES[i] > 1024) try_text(longest, INDICES[i], ZUFI_ERROR_ARGUMENT); /* refused before it is read */
  }
  free(longest);
  free(too_long);
}

static void try_numbers(void) {
  int i;
  for (i = 0; i < INDEX_COUNT; ++i) {
    const zufi_status expected = is_limit(INDICES[i]) ? ZUFI_OK : ZUFI_ERROR_ARGUMENT;
    TRY(zufi_buffer, zufi_buffer_free, expected,
        zufi_dataset_complete(dataset, "Must", 4, 0, INDICES[i], NULL, out, error));
    TRY(zufi_buffer, zufi_buffer_free, expected, zufi_dataset_search(dataset, "Hund", 4, INDICES[i], NULL, out, error));
  }
  for (i = 0; i < NUMBER_COUNT; ++i)
    TRY(zufi_buffer, zufi_buffer_free, is_kinds(NUMBERS[i]) ? ZUFI_OK : ZUFI_ERROR_ARGUMENT,
        zufi_dataset_complete(dataset, "Must", 4, NUMBERS[i], 10, NULL, out, error));
}

static void try_dates(void) {
  int i;
  for (i = 0; i < WELL_FORMED_COUNT; ++i) {
    const char *date = WELL_FORMED_TEXTS[i];
    const zufi_status expected = strcmp(date, "2026-01-01") == 0 ? ZUFI_OK : ZUFI_ERROR_ARGUMENT;
    TRY(zufi_buffer, zufi_buffer_free, expected, zufi_dataset_complete(dataset, "Must", 4, 0, 10, date, out, error));
    TRY(zufi_buffer, zufi_buffer_free, expected, zufi_dataset_search(dataset, "Hund", 4, 10, date, out, error));
  }
}

static void check_found(zufi_buffer *found, const char *part, int is_there) {
  CHECK(found != NULL);
  CHECK((strstr(zufi_buffer_data(found), part) != NULL) == is_there);
  zufi_buffer_free(found);
}

static void check_results(void) {
  zufi_buffer *out = NULL;
  CHECK(zufi_dataset_complete(dataset, "Musters", 7, ZUFI_COMPLETION_PLACES, 10, NULL, &out, NULL) == ZUFI_OK);
  check_found(out, "\"text\":\"Musterstadt\"", 1);
  CHECK(zufi_dataset_complete(dataset, "Musters", 7, ZUFI_COMPLETION_STREETS, 10, NULL, &out, NULL) == ZUFI_OK);
  check_found(out, "Musterstadt\",\"name", 0);
  CHECK(zufi_dataset_search(dataset, "Musterhund anmelden", 19, 10, NULL, &out, NULL) == ZUFI_OK);
  check_found(out, "\"service\":\"99999002104000\"", 1);
  CHECK(zufi_dataset_search(dataset, "Qwxyz", 5, 10, NULL, &out, NULL) == ZUFI_OK);
  check_found(out, "{\"format\":\"zufi-search/1\",\"hits\":[]}", 1);
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  dataset = open_muster(argv[1], argv[2]);
  try_texts();
  try_numbers();
  try_dates();
  check_results();
  zufi_dataset_free(dataset);
  printf("%d calls\n", calls_made);
  return finish_checks(200);
}
