/* SPDX-License-Identifier: Apache-2.0 */
/* Reports in other formats, and baselines: every parameter missing or odd gives a status, never a crash. */
#include <zufi.h>

#include <stdio.h>
#include <string.h>

#include "muster.h"
#include "odd_values.h"
#include "try.h"

static const char CASES[] =
    "id,service,competence,street,house_number,postcode,place,area,at,facts,date,role,outcome,office,body,note\n"
    "falsch,99999003001000,,,,,,99001002,,,2026-01-01,,resolved,kreis-muster,,\n"
    "luecke,99999008001000,,,,,,99001001,,,2026-01-01,,resolved,,,\n";

static zufi_dataset *dataset;

static zufi_report *two_findings(void) {
  zufi_report *report = NULL;
  size_t cases = 0;
  CHECK(zufi_cases_run_bytes(dataset, CASES, sizeof CASES - 1, "cases.csv", &cases, &report, NULL) == ZUFI_OK);
  CHECK(cases == 2 && zufi_report_count(report) == 2);
  return report;
}

static int is_format(int32_t number) { return number >= ZUFI_REPORT_FORMAT_TEXT && number <= ZUFI_REPORT_FORMAT_HTML; }
static int is_language(int32_t number) { return number == ZUFI_LANGUAGE_DE || number == ZUFI_LANGUAGE_EN; }

static void try_cases(void) {
  size_t cases = 7;
  int i;
  TRY(zufi_report, zufi_report_free, ZUFI_OK,
      zufi_cases_run_bytes(dataset, CASES, sizeof CASES - 1, "-", NULL, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_OK, zufi_cases_run_bytes(dataset, "", 0, "-", &cases, out, error));
  CHECK(cases == 0);
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
      zufi_cases_run_bytes(NULL, CASES, sizeof CASES - 1, "-", &cases, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
      zufi_cases_run_bytes(dataset, NULL, 0, "-", &cases, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
      zufi_cases_run_bytes(dataset, CASES, SIZE_MAX, "-", &cases, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
      zufi_cases_run_bytes(dataset, CASES, sizeof CASES - 1, NULL, &cases, out, error));
  for (i = 0; i < NOT_UTF8_COUNT; ++i) {
    TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
        zufi_cases_run_bytes(dataset, CASES, sizeof CASES - 1, NOT_UTF8[i], &cases, out, error));
    TRY(zufi_report, zufi_report_free, ZUFI_OK, /* what is wrong with tables is a finding */
        zufi_cases_run_bytes(dataset, NOT_UTF8[i], strlen(NOT_UTF8[i]), "-", &cases, out, error));
  }
}

static void try_rendering(const zufi_report *report) {
  int f;
  int l;
  for (f = 0; f < NUMBER_COUNT; ++f)
    for (l = 0; l < NUMBER_COUNT; ++l) {
      const int is_known = is_format(NUMBERS[f]) && is_language(NUMBERS[l]);
      TRY(zufi_buffer, zufi_buffer_free, is_known ? ZUFI_OK : ZUFI_ERROR_ARGUMENT,
          zufi_report_render(report, NUMBERS[f], NUMBERS[l], out, error));
    }
  for (f = ZUFI_REPORT_FORMAT_TEXT; f <= ZUFI_REPORT_FORMAT_HTML; ++f) {
    zufi_buffer *text = NULL;
    CHECK(zufi_report_render(report, f, ZUFI_LANGUAGE_EN, &text, NULL) == ZUFI_OK);
    CHECK(strstr(zufi_buffer_data(text), "kreis-muster") != NULL);
    zufi_buffer_free(text);
    TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_report_render(NULL, f, 0, out, error));
  }
}

static void try_fingerprints(const zufi_report *report) {
  int i;
  CHECK_TEXT(zufi_report_fingerprint(report, 0), "case_office:cases.csv:office:freistadt/abfall");
  for (i = 0; i < INDEX_COUNT; ++i) {
    TRY_GETTER((zufi_report_fingerprint(report, INDICES[i]) == NULL) == (INDICES[i] >= 2));
    TRY_GETTER(zufi_report_fingerprint(NULL, INDICES[i]) == NULL);
  }
}

static void try_joining(void) {
  zufi_report *report = two_findings();
  zufi_report *other = two_findings();
  int i;
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_report_append(NULL, other, error));
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_report_append(report, NULL, error));
  TRY_SETTER(ZUFI_OK, zufi_report_append(report, other, error)); /* twice */
  CHECK(zufi_report_count(report) == 6 && zufi_report_count(other) == 2);
  TRY_SETTER(ZUFI_OK, zufi_report_append(report, report, error));
  CHECK(zufi_report_count(report) == 24);
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_report_put_below(NULL, "data", error));
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_report_put_below(other, NULL, error));
  for (i = 0; i < NOT_UTF8_COUNT; ++i)
    TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_report_put_below(other, NOT_UTF8[i], error));
  TRY_SETTER(ZUFI_OK, zufi_report_put_below(other, "", error));
  CHECK_TEXT(zufi_report_file(other, 0), "cases.csv");
  CHECK(zufi_report_put_below(other, "data/", NULL) == ZUFI_OK);
  CHECK_TEXT(zufi_report_file(other, 0), "data/cases.csv");
  CHECK_TEXT(zufi_report_fingerprint(other, 0), "case_office:cases.csv:office:freistadt/abfall");
  zufi_report_free(other);
  zufi_report_free(report);
}

static void try_writing_baselines(const zufi_report *report) {
  char *long_text = text_of_size(100000);
  int i;
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_OK, zufi_report_baseline_csv(report, "x", "y", NULL, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_OK, zufi_report_baseline_csv(report, "x", "y", "2026-01-01", out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_report_baseline_csv(NULL, "x", "y", NULL, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT,
      zufi_report_baseline_csv(report, NULL, "y", NULL, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT,
      zufi_report_baseline_csv(report, "x", NULL, NULL, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_report_baseline_csv(report, "", "y", NULL, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_report_baseline_csv(report, "x", "", NULL, out, error));
  for (i = 0; i < WELL_FORMED_COUNT; ++i) {
    const char *text = WELL_FORMED_TEXTS[i];
    TRY(zufi_buffer, zufi_buffer_free, strcmp(text, "2026-01-01") == 0 ? ZUFI_OK : ZUFI_ERROR_ARGUMENT,
        zufi_report_baseline_csv(report, "x", "y", text, out, error));
    TRY(zufi_buffer, zufi_buffer_free, ANY_STATUS, zufi_report_baseline_csv(report, text, text, NULL, out, error));
  }
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, /* more than fits into a cell */
      zufi_report_baseline_csv(report, long_text, "y", NULL, out, error));
  free(long_text);
  for (i = 0; i < NOT_UTF8_COUNT; ++i) {
    TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT,
        zufi_report_baseline_csv(report, NOT_UTF8[i], "y", NULL, out, error));
    TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT,
        zufi_report_baseline_csv(report, "x", "y", NOT_UTF8[i], out, error));
  }
}

static void try_applying_baselines(const char *path) {
  zufi_report *report = two_findings();
  zufi_buffer *table = NULL;
  int i;
  CHECK(zufi_report_baseline_csv(report, "known", "A. Muster", "2026-02-01", &table, NULL) == ZUFI_OK);
  write_file(path, zufi_buffer_data(table), zufi_buffer_size(table));
  zufi_buffer_free(table);
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_report_apply_baseline(NULL, path, "2026-01-01", error));
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_report_apply_baseline(report, NULL, "2026-01-01", error));
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_report_apply_baseline(report, path, NULL, error));
  TRY_SETTER(ZUFI_ERROR_NOT_FOUND, zufi_report_apply_baseline(report, "/nowhere/at/all", "2026-01-01", error));
  for (i = 0; i < NOT_UTF8_COUNT; ++i) {
    TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_report_apply_baseline(report, NOT_UTF8[i], "2026-01-01", error));
    TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_report_apply_baseline(report, path, NOT_UTF8[i], error));
  }
  for (i = 0; i < WELL_FORMED_COUNT; ++i)
    if (strcmp(WELL_FORMED_TEXTS[i], "2026-01-01") != 0)
      TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_report_apply_baseline(report, path, WELL_FORMED_TEXTS[i], error));
  CHECK(zufi_report_count(report) == 2 && zufi_report_accepted(report) == 0); /* as it was */
  CHECK(zufi_report_apply_baseline(report, path, "2026-01-31", NULL) == ZUFI_OK);
  TRY_GETTER(zufi_report_count(report) == 0);
  TRY_GETTER(zufi_report_accepted(report) == 2);
  TRY_GETTER(zufi_report_accepted(NULL) == 0);
  zufi_report_free(report);
  report = two_findings();
  CHECK(zufi_report_apply_baseline(report, path, "2026-02-01", NULL) == ZUFI_OK); /* the first day of no longer */
  CHECK(zufi_report_count(report) == 4 && zufi_report_accepted(report) == 0);
  zufi_report_free(report);
}

int main(int argc, char **argv) {
  static char path[4096];
  zufi_report *report;
  if (argc != 3) return 2;
  dataset = open_muster(argv[1], argv[2]);
  snprintf(path, sizeof path, "%s.baseline.csv", argv[2]);
  report = two_findings();
  try_cases();
  try_rendering(report);
  try_fingerprints(report);
  try_joining();
  try_writing_baselines(report);
  try_applying_baselines(path);
  zufi_report_free(report);
  zufi_dataset_free(dataset);
  CHECK(calls_made >= 1000);
  return finish_checks(3000);
}
