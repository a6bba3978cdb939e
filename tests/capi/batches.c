/* SPDX-License-Identifier: Apache-2.0 */
/* A batch, answered part by part as the header shows it; and as nobody should ask for it. */
#include <zufi.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "muster.h"
#include "odd_values.h"
#include "try.h"

static const char INPUT[] = "key,competence,area,facts\n"
                            "1,muster-bau,99001002,\n"
                            "\"2\n2\",muster-bau,990010001001,floor_area=2000\n"
                            "3,muster-bau,99001002,floor_area\n"
                            "4,muster-bau,990010001001,"; /* no line feed */

static zufi_batch *csv_batch(const zufi_dataset *dataset) {
  zufi_batch *batch = NULL;
  CHECK(zufi_batch_create(dataset, ZUFI_BATCH_CSV, INPUT, strlen(INPUT), "2026-01-01", &batch, NULL) == ZUFI_OK);
  return batch;
}

static void answer_by_parts(const zufi_batch *batch) {
  static const char *const STARTS[] = {"1,muster-bau,99001002,,resolved,beispielhausen/bauamt,",
                                       "\"2\n2\",muster-bau,990010001001,floor_area=2000,resolved,",
                                       "3,muster-bau,99001002,floor_area,,,,,,,,,,,,",
                                       "4,muster-bau,990010001001,,needs_input,"};
  size_t at = zufi_batch_header_size(batch);
  size_t part_number = 0;
  uint64_t line = 2;
  CHECK(strncmp(zufi_batch_header(batch), "key,competence,area,facts,outcome,office,", 41) == 0);
  CHECK(zufi_batch_copied_count(batch) == 1);
  CHECK_TEXT(zufi_batch_copied_name(batch, 0), "key");
  while (at < strlen(INPUT)) {
    zufi_batch_part *part = NULL;
    zufi_batch_part *again = NULL;
    size_t length = 0;
    uint64_t rows = 0;
    size_t i;
    CHECK(zufi_batch_split(batch, INPUT + at, strlen(INPUT) - at, 1, &rows, &length, NULL) == ZUFI_OK);
    CHECK(rows == (length == 0 ? 0 : 1));
    if (length == 0) length = strlen(INPUT) - at;
    CHECK(zufi_batch_answer(batch, INPUT + at, length, line, &part, NULL) == ZUFI_OK);
    CHECK(zufi_batch_part_rows(part) == 1);
    CHECK(strlen(zufi_batch_part_data(part)) == zufi_batch_part_size(part));
    CHECK(part_number < 4 &&
          strncmp(zufi_batch_part_data(part), STARTS[part_number], strlen(STARTS[part_number])) == 0);
    CHECK(zufi_batch_part_fault_count(part) == (part_number == 2 ? 1 : 0));
    CHECK(zufi_batch_part_outcomes(part, ZUFI_OUTCOME_RESOLVED) == (part_number < 2 ? 1 : 0));
    CHECK(zufi_batch_part_outcomes(part, ZUFI_OUTCOME_NEEDS_INPUT) == (part_number == 3 ? 1 : 0));
    if (part_number == 2) {
      CHECK(zufi_batch_part_fault_line(part, 0) == 5);
      CHECK_TEXT(zufi_batch_part_fault_text(part, 0), "facts is not of the form NAME=VALUE;NAME=VALUE");
    }
    CHECK(zufi_batch_recall(batch, INPUT + at, length, line, zufi_batch_part_data(part), zufi_batch_part_size(part),
                            &again, NULL) == ZUFI_OK);
    CHECK(zufi_batch_part_rows(again) == 1 && zufi_batch_part_size(again) == 0);
    for (i = 0; i < length; ++i) line += INPUT[at + i] == '\n';
    at += length;
    ++part_number;
    zufi_batch_part_free(again);
    zufi_batch_part_free(part);
  }
  CHECK(part_number == 4);
}

static void misuse_create(const zufi_dataset *dataset) {
  static const char *const DATES[] = {"", "2026", "2026-02-30", "\xff", "yesterday"};
  char *no_header = text_of_size(5000);
  size_t i;
  TRY(zufi_batch, zufi_batch_free, ZUFI_ERROR_ARGUMENT,
      zufi_batch_create(NULL, ZUFI_BATCH_CSV, INPUT, 20, NULL, out, error));
  TRY(zufi_batch, zufi_batch_free, ZUFI_ERROR_ARGUMENT,
      zufi_batch_create(dataset, ZUFI_BATCH_CSV, NULL, 20, NULL, out, error));
  TRY(zufi_batch, zufi_batch_free, ZUFI_ERROR_ARGUMENT,
      zufi_batch_create(dataset, ZUFI_BATCH_CSV, INPUT, SIZE_MAX, NULL, out, error));
  TRY(zufi_batch, zufi_batch_free, ZUFI_ERROR_UNREADABLE,
      zufi_batch_create(dataset, ZUFI_BATCH_CSV, INPUT, 0, NULL, out, error));
  TRY(zufi_batch, zufi_batch_free, ZUFI_ERROR_UNREADABLE,
      zufi_batch_create(dataset, ZUFI_BATCH_CSV, "a\xff\n", 3, NULL, out, error));
  TRY(zufi_batch, zufi_batch_free, ZUFI_OK, zufi_batch_create(dataset, ZUFI_BATCH_JSON_LINES, "", 0, NULL, out, error));
  TRY(zufi_batch, zufi_batch_free, ZUFI_ERROR_UNREADABLE,
      zufi_batch_create(dataset, ZUFI_BATCH_CSV, no_header, 5000, NULL, out, error));
  free(no_header);
  for (i = 0; i < NUMBER_COUNT; ++i) {
    const int is_format = NUMBERS[i] == ZUFI_BATCH_CSV || NUMBERS[i] == ZUFI_BATCH_JSON_LINES;
    TRY(zufi_batch, zufi_batch_free, is_format ? ZUFI_OK : ZUFI_ERROR_ARGUMENT,
        zufi_batch_create(dataset, NUMBERS[i], INPUT, strlen(INPUT), NULL, out, error));
  }
  for (i = 0; i < sizeof DATES / sizeof DATES[0]; ++i)
    TRY(zufi_batch, zufi_batch_free, ZUFI_ERROR_ARGUMENT,
        zufi_batch_create(dataset, ZUFI_BATCH_CSV, INPUT, strlen(INPUT), DATES[i], out, error));
}

static void misuse_rows(const zufi_batch *batch) {
  static const char ROW[] = "\0\"\xff\n,,,\n";
  size_t length = 5;
  uint64_t rows = 5;
  TRY(zufi_batch_part, zufi_batch_part_free, ZUFI_ERROR_ARGUMENT, zufi_batch_answer(NULL, ROW, 3, 1, out, error));
  TRY(zufi_batch_part, zufi_batch_part_free, ZUFI_ERROR_ARGUMENT, zufi_batch_answer(batch, NULL, 3, 1, out, error));
  TRY(zufi_batch_part, zufi_batch_part_free, ZUFI_ERROR_ARGUMENT,
      zufi_batch_answer(batch, ROW, SIZE_MAX, 1, out, error));
  TRY(zufi_batch_part, zufi_batch_part_free, ZUFI_OK,
      zufi_batch_answer(batch, ROW, sizeof ROW - 1, UINT64_MAX, out, error));
  TRY(zufi_batch_part, zufi_batch_part_free, ZUFI_OK, zufi_batch_answer(batch, ROW, 0, 0, out, error));
  TRY(zufi_batch_part, zufi_batch_part_free, ZUFI_ERROR_ARGUMENT,
      zufi_batch_recall(NULL, ROW, 3, 1, ROW, 3, out, error));
  TRY(zufi_batch_part, zufi_batch_part_free, ZUFI_ERROR_ARGUMENT,
      zufi_batch_recall(batch, NULL, 3, 1, ROW, 3, out, error));
  TRY(zufi_batch_part, zufi_batch_part_free, ZUFI_ERROR_ARGUMENT,
      zufi_batch_recall(batch, ROW, 3, 1, NULL, 3, out, error));
  TRY(zufi_batch_part, zufi_batch_part_free, ZUFI_ERROR_ARGUMENT,
      zufi_batch_recall(batch, ROW, 3, 1, ROW, SIZE_MAX, out, error));
  TRY(zufi_batch_part, zufi_batch_part_free, ZUFI_ERROR_ARGUMENT,
      zufi_batch_recall(batch, ROW, 3, 1, ROW, 3, out, error)); /* no answers */
  TRY(zufi_batch_part, zufi_batch_part_free, ZUFI_OK, zufi_batch_recall(batch, ROW, 0, 1, ROW, 0, out, error));
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_batch_split(NULL, ROW, 3, 1, &rows, &length, error));
  CHECK(rows == 0 && length == 0);
  rows = 5;
  length = 5;
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_batch_split(batch, NULL, 3, 1, &rows, &length, error));
  CHECK(rows == 0 && length == 0);
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_batch_split(batch, ROW, SIZE_MAX, 1, &rows, &length, error));
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_batch_split(batch, ROW, 3, 1, &rows, NULL, error));
  TRY_SETTER(ZUFI_OK, zufi_batch_split(batch, ROW, sizeof ROW - 1, 0, NULL, &length, error));
  CHECK(length == 0);
  TRY_SETTER(ZUFI_OK, zufi_batch_split(batch, ROW, sizeof ROW - 1, UINT64_MAX, NULL, &length, error));
  CHECK(length == sizeof ROW - 1);
}

static void misuse_getters(const zufi_batch *batch) {
  zufi_batch_part *part = NULL;
  int i;
  CHECK(zufi_batch_answer(batch, "x\n", 2, 1, &part, NULL) == ZUFI_OK);
  for (i = 0; i < INDEX_COUNT; ++i) {
    TRY_GETTER((zufi_batch_copied_name(batch, INDICES[i]) == NULL) == (INDICES[i] != 0));
    TRY_GETTER((zufi_batch_part_fault_text(part, INDICES[i]) == NULL) == (INDICES[i] != 0));
    TRY_GETTER((zufi_batch_part_fault_line(part, INDICES[i]) == 0) == (INDICES[i] != 0));
    TRY_GETTER(zufi_batch_copied_name(NULL, INDICES[i]) == NULL);
    TRY_GETTER(zufi_batch_part_fault_text(NULL, INDICES[i]) == NULL);
    TRY_GETTER(zufi_batch_part_fault_line(NULL, INDICES[i]) == 0);
  }
  for (i = 0; i < NUMBER_COUNT; ++i) {
    TRY_GETTER(zufi_batch_part_outcomes(part, NUMBERS[i]) == 0);
    TRY_GETTER(zufi_batch_part_outcomes(NULL, NUMBERS[i]) == 0);
  }
  TRY_GETTER(zufi_batch_header(NULL) == NULL);
  TRY_GETTER(zufi_batch_header_size(NULL) == 0);
  TRY_GETTER(zufi_batch_copied_count(NULL) == 0);
  TRY_GETTER(zufi_batch_part_data(NULL) == NULL);
  TRY_GETTER(zufi_batch_part_size(NULL) == 0);
  TRY_GETTER(zufi_batch_part_rows(NULL) == 0);
  TRY_GETTER(zufi_batch_part_fault_count(NULL) == 0);
  zufi_batch_part_free(part);
  zufi_batch_part_free(NULL);
  zufi_batch_free(NULL);
}

int main(int argc, char **argv) {
  zufi_dataset *dataset;
  zufi_batch *batch;
  if (argc != 3) return 1;
  dataset = open_muster(argv[1], argv[2]);
  batch = csv_batch(dataset);
  misuse_create(dataset);
  zufi_dataset_free(dataset); /* the batch keeps what it needs */
  answer_by_parts(batch);
  misuse_rows(batch);
  misuse_getters(batch);
  zufi_batch_free(batch);
  return finish_checks(100);
}
