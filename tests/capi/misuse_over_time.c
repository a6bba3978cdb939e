/* SPDX-License-Identifier: Apache-2.0 */
/* History, with every parameter missing or odd: a status, never a crash; and what it gives. */
#include <zufi.h>

#include <stdio.h>
#include <string.h>

#include "muster.h"
#include "odd_values.h"
#include "try.h"

static zufi_dataset *dataset;

static zufi_query *building_in_beispielhausen(void) {
  zufi_query *query = NULL;
  CHECK(zufi_query_create(&query, NULL) == ZUFI_OK);
  CHECK(zufi_query_set_service(query, "99999001000000", NULL) == ZUFI_OK);
  CHECK(zufi_query_add_place(query, NULL, NULL, NULL, NULL, NULL, "99001002", NULL) == ZUFI_OK);
  return query;
}

static void try_ends(const zufi_query *query, const char *date, zufi_status expected) {
  TRY(zufi_buffer, zufi_buffer_free, expected, zufi_dataset_history(dataset, query, date, NULL, out, error));
  TRY(zufi_buffer, zufi_buffer_free, expected, zufi_dataset_history(dataset, query, NULL, date, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_history(NULL, query, date, NULL, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_history(dataset, NULL, date, NULL, out, error));
}

static void try_dates(const zufi_query *query) {
  char *long_text = text_of_size(2000);
  int i;
  try_ends(query, long_text, ZUFI_ERROR_ARGUMENT);
  free(long_text);
  for (i = 0; i < WELL_FORMED_COUNT; ++i) {
    const char *date = WELL_FORMED_TEXTS[i];
    try_ends(query, date, strcmp(date, "2026-01-01") == 0 ? ZUFI_OK : ZUFI_ERROR_ARGUMENT);
  }
  for (i = 0; i < NOT_UTF8_COUNT; ++i) try_ends(query, NOT_UTF8[i], ZUFI_ERROR_ARGUMENT);
  try_ends(query, "0001-01-01", ZUFI_OK);
  try_ends(query, "9999-12-31", ZUFI_OK);
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT,
      zufi_dataset_history(dataset, query, "2026-01-01", "2026-01-01", out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT,
      zufi_dataset_history(dataset, query, "2026-01-02", "2026-01-01", out, error));
}

static void try_queries(const zufi_query *undated) {
  zufi_query *empty = NULL;
  CHECK(zufi_query_create(&empty, NULL) == ZUFI_OK);
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_QUERY,
      zufi_dataset_history(dataset, empty, "2026-01-01", NULL, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_QUERY, zufi_dataset_history(dataset, undated, NULL, NULL, out, error));
  zufi_query_free(empty);
}

static void check_results(zufi_query *query) {
  zufi_buffer *out = NULL;
  CHECK(zufi_query_set_date(query, "2026-01-01", NULL) == ZUFI_OK);
  CHECK(zufi_dataset_history(dataset, query, NULL, NULL, &out, NULL) == ZUFI_OK);
  CHECK(strstr(zufi_buffer_data(out), "{\"format\":\"zufi-history/1\",\"stretches\":[{\"valid_from\":null,") != NULL);
  CHECK(strstr(zufi_buffer_data(out), "{\"valid_from\":\"2025-01-01\",\"valid_until\":null,\"answer\":{") != NULL);
  CHECK(strstr(zufi_buffer_data(out), "\"valid_until\":null,\"answer\":{\"format\":\"zufi-answer/1\"") != NULL);
  zufi_buffer_free(out);
}

int main(int argc, char **argv) {
  zufi_query *query;
  if (argc != 3) return 2;
  dataset = open_muster(argv[1], argv[2]);
  query = building_in_beispielhausen();
  try_dates(query);
  try_queries(query);
  check_results(query);
  zufi_query_free(query);
  zufi_dataset_free(dataset);
  printf("%d calls\n", calls_made);
  return finish_checks(200);
}
