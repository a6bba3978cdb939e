/* SPDX-License-Identifier: Apache-2.0 */
/* History and overviews, with every parameter missing or odd: a status, never a crash; and what it gives. */
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

static void try_diffs(void) {
  zufi_diff *diff = NULL;
  int i;
  TRY(zufi_diff, zufi_diff_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_diff(NULL, dataset, out, error));
  TRY(zufi_diff, zufi_diff_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_diff(dataset, NULL, out, error));
  TRY(zufi_diff, zufi_diff_free, ZUFI_ERROR_ARGUMENT,
      zufi_dataset_diff_days(NULL, "2026-01-01", "2026-01-02", out, error));
  for (i = 0; i < NOT_UTF8_COUNT; ++i) {
    const char *date = NOT_UTF8[i];
    TRY(zufi_diff, zufi_diff_free, ZUFI_ERROR_ARGUMENT,
        zufi_dataset_diff_days(dataset, date, "2026-01-02", out, error));
    TRY(zufi_diff, zufi_diff_free, ZUFI_ERROR_ARGUMENT,
        zufi_dataset_diff_days(dataset, "2026-01-02", date, out, error));
  }
  CHECK(zufi_dataset_diff(dataset, dataset, NULL, NULL) == ZUFI_ERROR_ARGUMENT);
  CHECK(zufi_dataset_diff(dataset, dataset, &diff, NULL) == ZUFI_OK);
  CHECK(zufi_diff_count(diff) == 0 && zufi_diff_undecided(diff) == 0);
  CHECK(zufi_diff_count(NULL) == 0 && zufi_diff_undecided(NULL) == 0);
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_diff_json(NULL, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_OK, zufi_diff_json(diff, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_diff_lines(NULL, ZUFI_LANGUAGE_DE, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_diff_lines(diff, 7, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_OK, zufi_diff_lines(diff, ZUFI_LANGUAGE_EN, out, error));
  zufi_diff_free(diff);
  zufi_diff_free(NULL);
}

static void try_tables(void) {
  int i;
  for (i = -1; i <= 3; ++i) {
    const zufi_status expected = i == 0 || i == 1 ? ZUFI_OK : ZUFI_ERROR_ARGUMENT;
    TRY(zufi_buffer, zufi_buffer_free, expected,
        zufi_dataset_table(dataset, i, "2026-01-01", ZUFI_ROLE_RESPONSIBLE, ZUFI_TABLE_FORMAT_CSV, 0, out, error));
    TRY(zufi_buffer, zufi_buffer_free, expected,
        zufi_dataset_table(dataset, 0, "2026-01-01", ZUFI_ROLE_RESPONSIBLE, i, ZUFI_LANGUAGE_EN, out, error));
    TRY(zufi_buffer, zufi_buffer_free, expected,
        zufi_dataset_table(dataset, 0, "2026-01-01", ZUFI_ROLE_RESPONSIBLE, ZUFI_TABLE_FORMAT_HTML, i, out, error));
  }
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT,
      zufi_dataset_table(dataset, 0, "2026-01-01", 7, ZUFI_TABLE_FORMAT_CSV, 0, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT,
      zufi_dataset_table(NULL, 0, "2026-01-01", 0, ZUFI_TABLE_FORMAT_CSV, 0, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT,
      zufi_dataset_table(dataset, 0, NULL, 0, ZUFI_TABLE_FORMAT_CSV, 0, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT,
      zufi_dataset_table(dataset, 0, "2026-02-30", 0, ZUFI_TABLE_FORMAT_CSV, 0, out, error));
}

static void try_areas(const zufi_query *question, const zufi_query *everything) {
  char *long_text = text_of_size(2000);
  int i;
  TRY(zufi_overview, zufi_overview_free, ZUFI_OK, zufi_dataset_everywhere(dataset, question, "99", out, error));
  TRY(zufi_overview, zufi_overview_free, ZUFI_ERROR_ARGUMENT,
      zufi_dataset_everywhere(dataset, question, long_text, out, error));
  TRY(zufi_overview, zufi_overview_free, ZUFI_ERROR_ARGUMENT,
      zufi_dataset_everywhere(dataset, question, NULL, out, error));
  TRY(zufi_overview, zufi_overview_free, ZUFI_ERROR_ARGUMENT,
      zufi_dataset_everywhere(NULL, question, "99", out, error));
  TRY(zufi_overview, zufi_overview_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_everywhere(dataset, NULL, "99", out, error));
  TRY(zufi_overview, zufi_overview_free, ZUFI_ERROR_QUERY,
      zufi_dataset_everywhere(dataset, everything, "99", out, error));
  for (i = 0; i < WELL_FORMED_COUNT; ++i)
    TRY(zufi_overview, zufi_overview_free, ZUFI_ERROR_ARGUMENT,
        zufi_dataset_everywhere(dataset, question, WELL_FORMED_TEXTS[i], out, error));
  for (i = 0; i < NOT_UTF8_COUNT; ++i)
    TRY(zufi_overview, zufi_overview_free, ZUFI_ERROR_ARGUMENT,
        zufi_dataset_everywhere(dataset, question, NOT_UTF8[i], out, error));
  TRY(zufi_overview, zufi_overview_free, ZUFI_OK, zufi_dataset_landscape(dataset, everything, out, error));
  TRY(zufi_overview, zufi_overview_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_landscape(NULL, everything, out, error));
  TRY(zufi_overview, zufi_overview_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_landscape(dataset, NULL, out, error));
  TRY(zufi_overview, zufi_overview_free, ZUFI_ERROR_QUERY, zufi_dataset_landscape(dataset, question, out, error));
  free(long_text);
}

static void check_rows(const zufi_overview *table) {
  zufi_buffer *out = NULL;
  CHECK(zufi_overview_row(table, 1, &out, NULL) == ZUFI_OK);
  CHECK(strstr(zufi_buffer_data(out), "{\"format\":\"zufi-row/1\",\"area\":{\"id\":\"990010002002\",") != NULL);
  zufi_buffer_free(out);
  CHECK(zufi_overview_groups(table, &out, NULL) == ZUFI_OK);
  CHECK(strstr(zufi_buffer_data(out), "{\"format\":\"zufi-groups/1\",\"kind\":\"area\",\"groups\":[{") != NULL);
  zufi_buffer_free(out);
}

/* Rows outlive the dataset that they are asked of. */
static void try_rows(const zufi_query *question) {
  zufi_overview *table = NULL;
  size_t count;
  int i;
  CHECK(zufi_dataset_everywhere(dataset, question, "99001", &table, NULL) == ZUFI_OK);
  zufi_dataset_free(dataset);
  dataset = NULL;
  count = zufi_overview_count(table);
  TRY_GETTER(count == 2);
  TRY_GETTER(zufi_overview_count(NULL) == 0);
  TRY_GETTER(zufi_overview_id(NULL, 0) == NULL && zufi_overview_name(NULL, 0) == NULL);
  TRY_GETTER(strcmp(zufi_overview_id(table, 0), "990010001001") == 0);
  TRY_GETTER(strcmp(zufi_overview_name(table, 1), "Beispielhausen") == 0);
  for (i = 0; i < INDEX_COUNT; ++i) {
    const size_t row = INDICES[i];
    TRY_GETTER((zufi_overview_id(table, row) != NULL) == (row < count));
    TRY_GETTER((zufi_overview_name(table, row) != NULL) == (row < count));
    TRY(zufi_buffer, zufi_buffer_free, row < count ? ZUFI_OK : ZUFI_ERROR_ARGUMENT,
        zufi_overview_row(table, row, out, error));
    TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_overview_row(NULL, row, out, error));
  }
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_OK, zufi_overview_groups(table, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_overview_groups(NULL, out, error));
  check_rows(table);
  zufi_overview_free(table);
  zufi_overview_free(NULL);
}

static void try_overviews(void) {
  zufi_query *question = NULL;
  zufi_query *everything = NULL;
  CHECK(zufi_query_create(&question, NULL) == ZUFI_OK && zufi_query_create(&everything, NULL) == ZUFI_OK);
  CHECK(zufi_query_set_competence(question, "muster-bau", NULL) == ZUFI_OK);
  CHECK(zufi_query_set_date(question, "2026-01-01", NULL) == ZUFI_OK);
  CHECK(zufi_query_set_date(everything, "2026-01-01", NULL) == ZUFI_OK);
  CHECK(zufi_query_add_address(everything, NULL, "Musterstadt", NULL) == ZUFI_OK);
  try_diffs();
  try_tables();
  try_areas(question, everything);
  try_rows(question);
  zufi_query_free(question);
  zufi_query_free(everything);
}

int main(int argc, char **argv) {
  zufi_query *query;
  if (argc != 3) return 2;
  dataset = open_muster(argv[1], argv[2]);
  query = building_in_beispielhausen();
  try_dates(query);
  try_queries(query);
  check_results(query);
  try_overviews(); /* frees the dataset */
  zufi_query_free(query);
  printf("%d calls\n", calls_made);
  return finish_checks(200);
}
