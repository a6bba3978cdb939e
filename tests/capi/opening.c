/* SPDX-License-Identifier: Apache-2.0 */
/* Odd files have a specified status and harm nothing that is open; a file changed under an open dataset does not
 * matter. */
#define _POSIX_C_SOURCE 200809L
#include <zufi.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "muster.h"
#include "try.h"

static const char QUERY[] =
    "{\"service\":\"99999003001000\",\"place\":\"Hauptstr. 3, 99103 Beispielhausen\",\"date\":\"2026-01-01\"}";
static zufi_dataset *opened;
static char *expected;
static char scratch[4096];

static char *answer_of(const zufi_dataset *dataset) {
  zufi_buffer *buffer = NULL;
  char *copy = NULL;
  CHECK(zufi_dataset_resolve_json(dataset, QUERY, sizeof QUERY - 1, &buffer, NULL) == ZUFI_OK);
  copy = strdup(zufi_buffer_data(buffer));
  zufi_buffer_free(buffer);
  return copy;
}

static void check_opened_is_well(void) {
  char *answer = answer_of(opened);
  CHECK_TEXT(answer, expected);
  free(answer);
}

static void try_path(const char *path, zufi_status status) {
  TRY(zufi_dataset, zufi_dataset_free, status, zufi_dataset_open(path, out, error));
  check_opened_is_well();
}

static void try_bytes(const void *bytes, size_t size, zufi_status status) {
  write_file(scratch, bytes, size);
  try_path(scratch, status);
  TRY(zufi_dataset, zufi_dataset_free, status, zufi_dataset_open_bytes(size == 0 ? "" : bytes, size, out, error));
  unlink(scratch);
}

static void test_odd_kinds(void) {
  try_path("/nowhere/at/all", ZUFI_ERROR_NOT_FOUND);
  try_path("/", ZUFI_ERROR_UNREADABLE);
  try_path("/dev/zero", ZUFI_ERROR_UNREADABLE); /* endless */
  try_path("/dev/null", ZUFI_ERROR_UNREADABLE);
  unlink(scratch);
  CHECK(mkfifo(scratch, 0600) == 0);
  try_path(scratch, ZUFI_ERROR_UNREADABLE); /* nobody writes into it: opening must not wait */
  unlink(scratch);
  CHECK(symlink(scratch, scratch) == 0);
  try_path(scratch, ZUFI_ERROR_UNREADABLE); /* a link to itself */
  unlink(scratch);
  write_file(scratch, "x", 1);
  CHECK(chmod(scratch, 0) == 0);
  if (geteuid() != 0)
    try_path(scratch, ZUFI_ERROR_UNREADABLE);
  else
    printf("not tried, since root may read everything: a file without permission\n");
  unlink(scratch);
}

static void test_odd_content(unsigned char *file, size_t size) {
  static const unsigned char NOISE[4096] = {0x5a, 0xa5, 0xff, 0x00, 0x13};
  const size_t lengths[] = {1, 15, 16, 99, 100, 4096, size / 2, size - 65, size - 64, size - 63, size - 1};
  unsigned char kept;
  size_t i;
  try_bytes(NULL, 0, ZUFI_ERROR_FOREIGN);
  try_bytes(NOISE, sizeof NOISE, ZUFI_ERROR_FOREIGN);
  try_bytes("SQLite format 2", 15, ZUFI_ERROR_FOREIGN);
  try_bytes("#!/bin/sh\n", 10, ZUFI_ERROR_FOREIGN);
  for (i = 0; i < sizeof lengths / sizeof lengths[0]; ++i) try_bytes(file, lengths[i], ZUFI_ERROR_TRUNCATED);
  kept = file[63]; /* the last byte of the layout */
  file[63] = (unsigned char)(kept + 1);
  try_bytes(file, size, ZUFI_ERROR_TOO_NEW);
  file[63] = (unsigned char)(kept - 1);
  try_bytes(file, size, ZUFI_ERROR_TOO_OLD);
  file[63] = kept;
  kept = file[68]; /* the kind of file */
  file[68] = (unsigned char)(kept ^ 1);
  try_bytes(file, size, ZUFI_ERROR_FOREIGN);
  file[68] = kept;
  kept = file[size / 2]; /* one bit of the content */
  file[size / 2] = (unsigned char)(kept ^ 4);
  try_bytes(file, size, ZUFI_ERROR_DAMAGED);
  file[size / 2] = kept;
  kept = file[size - 1];
  file[size - 1] = 1;
  try_bytes(file, size, ZUFI_ERROR_DAMAGED);
  file[size - 1] = kept;
  try_bytes(file, size, ZUFI_OK);
}

/* Truncated, overwritten and deleted while it is asked. */
static void test_changed_under_us(const unsigned char *file, size_t size) {
  zufi_dataset *dataset = NULL;
  unsigned char *other = calloc(1, size);
  int step;
  write_file(scratch, file, size);
  CHECK(zufi_dataset_open(scratch, &dataset, NULL) == ZUFI_OK);
  for (step = 0; step < 4; ++step) {
    char *answer;
    if (step == 0) CHECK(truncate(scratch, 100) == 0);
    if (step == 1) CHECK(truncate(scratch, 0) == 0);
    if (step == 2) write_file(scratch, other, size);
    if (step == 3) CHECK(unlink(scratch) == 0);
    answer = answer_of(dataset);
    CHECK_TEXT(answer, expected);
    free(answer);
  }
  zufi_dataset_free(dataset);
  free(other);
}

int main(int argc, char **argv) {
  size_t size = 0;
  unsigned char *file;
  if (argc != 3) return 2;
  snprintf(scratch, sizeof scratch, "%s.odd", argv[2]);
  opened = open_muster(argv[1], argv[2]);
  file = bytes_of_file(argv[2], &size);
  expected = answer_of(opened);
  CHECK(strstr(expected, "freistadt/abfall") != NULL);
  test_odd_kinds();
  test_odd_content(file, size);
  test_changed_under_us(file, size);
  free(file);
  free(expected);
  zufi_dataset_free(opened);
  return finish_checks(500);
}
