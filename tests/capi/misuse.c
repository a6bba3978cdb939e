/* SPDX-License-Identifier: Apache-2.0 */
/* Datasets, answers, reports and builds, with every parameter missing or odd: a status, never a crash. */
#include <zufi.h>

#include <stdio.h>

#include "muster.h"
#include "odd_values.h"
#include "try.h"

static zufi_dataset *dataset;
static zufi_query *query;
static zufi_answer *answer;  /* one finding with an office */
static zufi_answer *pending; /* one missing input */
static zufi_answer *warned;  /* one warning */
static zufi_report *report;

static int is_language(int32_t number) { return number == ZUFI_LANGUAGE_DE || number == ZUFI_LANGUAGE_EN; }

static void try_opening(const char *file) {
  size_t size = 0;
  unsigned char *bytes = bytes_of_file(file, &size);
  char *long_path = text_of_size(100000);
  int i;
  TRY(zufi_dataset, zufi_dataset_free, ZUFI_OK, zufi_dataset_open(file, out, error));
  TRY(zufi_dataset, zufi_dataset_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_open(NULL, out, error));
  TRY(zufi_dataset, zufi_dataset_free, ZUFI_ERROR_UNREADABLE, zufi_dataset_open(long_path, out, error));
  TRY(zufi_dataset, zufi_dataset_free, ZUFI_ERROR_NOT_FOUND, zufi_dataset_open("", out, error));
  for (i = 0; i < NOT_UTF8_COUNT; ++i)
    TRY(zufi_dataset, zufi_dataset_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_open(NOT_UTF8[i], out, error));
  TRY(zufi_dataset, zufi_dataset_free, ZUFI_OK, zufi_dataset_open_bytes(bytes, size, out, error));
  TRY(zufi_dataset, zufi_dataset_free, ZUFI_ERROR_FOREIGN, zufi_dataset_open_bytes(bytes, 0, out, error));
  TRY(zufi_dataset, zufi_dataset_free, ZUFI_ERROR_FOREIGN, zufi_dataset_open_bytes("x", 1, out, error));
  TRY(zufi_dataset, zufi_dataset_free, ZUFI_ERROR_TRUNCATED, zufi_dataset_open_bytes(bytes, 1, out, error));
  TRY(zufi_dataset, zufi_dataset_free, ZUFI_ERROR_TRUNCATED, zufi_dataset_open_bytes(bytes, size - 1, out, error));
  for (i = 0; i < INDEX_COUNT; ++i)
    TRY(zufi_dataset, zufi_dataset_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_open_bytes(NULL, INDICES[i], out, error));
  for (i = 0; i < INDEX_COUNT; ++i) /* larger than any object is */
    if (INDICES[i] > SIZE_MAX / 2)
      TRY(zufi_dataset, zufi_dataset_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_open_bytes(bytes, INDICES[i], out, error));
  free(long_path);
  free(bytes);
}

static void try_dataset_text(const char *text, int is_valid) {
  const zufi_status for_competence =
      is_valid && (strcmp(text, "muster-bau") == 0 || text[0] == '\0') ? ZUFI_OK : ZUFI_ERROR_ARGUMENT;
  TRY(zufi_buffer, zufi_buffer_free, is_valid ? ZUFI_OK : ZUFI_ERROR_ARGUMENT,
      zufi_dataset_services(dataset, text, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_services(NULL, text, out, error));
  TRY(zufi_buffer, zufi_buffer_free, for_competence, zufi_dataset_graph_dot(dataset, text, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_graph_dot(NULL, text, out, error));
  TRY(zufi_buffer, zufi_buffer_free, is_valid ? ZUFI_ERROR_QUERY : ZUFI_ERROR_ARGUMENT,
      zufi_dataset_why_not(dataset, query, text, ZUFI_LANGUAGE_DE, out, error)); /* none of them is an office */
}

static void try_datasets(void) {
  int i;
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_info_json(NULL, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_OK, zufi_dataset_info_json(dataset, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_services(dataset, NULL, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_OK, zufi_dataset_graph_dot(dataset, NULL, out, error)); /* NULL: the whole */
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_graph_dot(NULL, NULL, out, error));
  for (i = 0; i < WELL_FORMED_COUNT; ++i) try_dataset_text(WELL_FORMED_TEXTS[i], 1);
  for (i = 0; i < NOT_UTF8_COUNT; ++i) try_dataset_text(NOT_UTF8[i], 0);
}

static void try_resolving(void) {
  int given, n;
  for (given = 0; given < 4; ++given) { /* every choice of NULL */
    const zufi_dataset *known = (given & 1) != 0 ? dataset : NULL;
    const zufi_query *asked = (given & 2) != 0 ? query : NULL;
    TRY(zufi_answer, zufi_answer_free, given == 3 ? ZUFI_OK : ZUFI_ERROR_ARGUMENT,
        zufi_dataset_resolve(known, asked, out, error));
    for (n = 0; n < NUMBER_COUNT; ++n) {
      TRY(zufi_buffer, zufi_buffer_free, given == 3 && is_language(NUMBERS[n]) ? ZUFI_OK : ZUFI_ERROR_ARGUMENT,
          zufi_dataset_why_not(known, asked, "kreis-muster", NUMBERS[n], out, error));
      TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT,
          zufi_dataset_why_not(known, asked, NULL, NUMBERS[n], out, error));
    }
  }
}

static void try_answer_and_report_texts(void) {
  int n, a;
  for (a = 0; a < 2; ++a) {
    const zufi_answer *known = a ? answer : NULL;
    const zufi_report *findings = a ? report : NULL;
    const zufi_status expected = a ? ZUFI_OK : ZUFI_ERROR_ARGUMENT;
    TRY(zufi_buffer, zufi_buffer_free, expected, zufi_answer_json(known, out, error));
    TRY(zufi_buffer, zufi_buffer_free, expected, zufi_report_json(findings, out, error));
    for (n = 0; n < NUMBER_COUNT; ++n) {
      const zufi_status spoken = is_language(NUMBERS[n]) ? expected : ZUFI_ERROR_ARGUMENT;
      TRY(zufi_buffer, zufi_buffer_free, spoken, zufi_answer_explain(known, NUMBERS[n], out, error));
      TRY(zufi_buffer, zufi_buffer_free, spoken, zufi_answer_dot(known, NUMBERS[n], out, error));
      TRY(zufi_buffer, zufi_buffer_free, spoken, zufi_report_lines(findings, NUMBERS[n], out, error));
    }
  }
}

/* `exists`: whether the answer has such a finding, and so on. An index that does not exist gives NULL, 0 or -1. */
static void try_finding(const zufi_answer *known, size_t finding, int exists) {
  TRY_GETTER((zufi_answer_role(known, finding) == -1) == !exists);
  TRY_GETTER((zufi_answer_finding_outcome(known, finding) == -1) == !exists);
  TRY_GETTER((zufi_answer_confidence(known, finding) == -1) == !exists);
  TRY_GETTER((zufi_answer_valid_from(known, finding) == NULL) == !exists);
  TRY_GETTER((zufi_answer_valid_until(known, finding) == NULL) == !exists);
  TRY_GETTER((zufi_answer_office_id(known, finding) == NULL) == !exists);
  TRY_GETTER((zufi_answer_office_name(known, finding) == NULL) == !exists);
  TRY_GETTER((zufi_answer_body_id(known, finding) == NULL) == !exists);
  TRY_GETTER((zufi_answer_body_name(known, finding) == NULL) == !exists);
  TRY_GETTER((zufi_answer_step_count(known, finding) == 0) == !exists);
}

static void try_step(const zufi_answer *known, size_t finding, size_t step, int exists) {
  int k;
  TRY_GETTER((zufi_answer_step_relation(known, finding, step) == -1) == !exists);
  TRY_GETTER((zufi_answer_step_from(known, finding, step) == NULL) == !exists);
  TRY_GETTER((zufi_answer_step_target_count(known, finding, step) == 0) == !exists);
  TRY_GETTER((zufi_answer_rule_count(known, finding, step) == 0) == !exists);
  for (k = 0; k < INDEX_COUNT; ++k) {
    const int rule_exists = exists && INDICES[k] == 0;
    TRY_GETTER((zufi_answer_rule_id(known, finding, step, INDICES[k]) == NULL) == !rule_exists);
    TRY_GETTER((zufi_answer_rule_legal_basis(known, finding, step, INDICES[k]) == NULL) == !rule_exists);
    TRY_GETTER((zufi_answer_rule_source(known, finding, step, INDICES[k]) == NULL) == !rule_exists);
    TRY_GETTER((zufi_answer_step_target(known, finding, step, INDICES[k]) == NULL) == !rule_exists);
  }
}

static void try_notice(const zufi_report *findings, size_t notice, int exists) {
  int n;
  TRY_GETTER((zufi_report_code(findings, notice) == NULL) == !exists);
  TRY_GETTER((zufi_report_severity(findings, notice) == -1) == !exists);
  TRY_GETTER((zufi_report_file(findings, notice) == NULL) == !exists);
  TRY_GETTER((zufi_report_column(findings, notice) == NULL) == !exists);
  TRY_GETTER(zufi_report_row(findings, notice) == 0); /* this one is about a whole file */
  for (n = 0; n < NUMBER_COUNT; ++n) {
    const int is_told = exists && is_language(NUMBERS[n]);
    TRY_GETTER((zufi_report_text(findings, notice, NUMBERS[n]) == NULL) == !is_told);
    TRY_GETTER((zufi_report_advice(findings, notice, NUMBERS[n]) == NULL) == !is_told);
  }
}

static void try_getters(void) {
  int a, i, j, n;
  for (a = 0; a < 2; ++a)
    for (i = 0; i < INDEX_COUNT; ++i) {
      const zufi_answer *known = a ? answer : NULL;
      const int exists = a && INDICES[i] == 0;
      try_finding(known, INDICES[i], exists);
      for (j = 0; j < INDEX_COUNT; ++j) try_step(known, INDICES[i], INDICES[j], exists && INDICES[j] < 2);
      TRY_GETTER((zufi_answer_missing_input(a ? pending : NULL, INDICES[i]) == NULL) == !exists);
      TRY_GETTER((zufi_answer_warning_code(a ? warned : NULL, INDICES[i]) == NULL) == !exists);
      for (n = 0; n < NUMBER_COUNT; ++n) {
        const int is_told = exists && is_language(NUMBERS[n]);
        TRY_GETTER((zufi_answer_missing_question(a ? pending : NULL, INDICES[i], NUMBERS[n]) == NULL) == !is_told);
        TRY_GETTER((zufi_answer_warning_text(a ? warned : NULL, INDICES[i], NUMBERS[n]) == NULL) == !is_told);
      }
      try_notice(a ? report : NULL, INDICES[i], exists);
    }
  for (n = 0; n < NUMBER_COUNT; ++n) {
    TRY_GETTER(zufi_report_severity_count(report, NUMBERS[n]) == (NUMBERS[n] == ZUFI_SEVERITY_ERROR ? 1u : 0u));
    TRY_GETTER(zufi_report_severity_count(NULL, NUMBERS[n]) == 0);
  }
}

static void try_null_handles(void) {
  TRY_GETTER(zufi_answer_outcome(NULL) == -1);
  TRY_GETTER(zufi_answer_finding_count(NULL) == 0);
  TRY_GETTER(zufi_answer_missing_count(NULL) == 0);
  TRY_GETTER(zufi_answer_warning_count(NULL) == 0);
  TRY_GETTER(zufi_report_count(NULL) == 0);
  TRY_GETTER(zufi_dataset_id(NULL) == NULL);
  TRY_GETTER(zufi_dataset_title(NULL) == NULL);
  TRY_GETTER(zufi_dataset_version(NULL) == NULL);
  TRY_GETTER(zufi_dataset_expires(NULL) == NULL);
  TRY_GETTER(zufi_dataset_sha256(NULL) == NULL);
  TRY_GETTER(zufi_buffer_data(NULL) == NULL);
  TRY_GETTER(zufi_buffer_size(NULL) == 0);
  TRY_GETTER(zufi_error_message(NULL) == NULL);
  TRY_GETTER(zufi_error_status(NULL) == ZUFI_OK);
  TRY_GETTER((zufi_dataset_free(NULL), 1));
  TRY_GETTER((zufi_query_free(NULL), 1));
  TRY_GETTER((zufi_answer_free(NULL), 1));
  TRY_GETTER((zufi_report_free(NULL), 1));
  TRY_GETTER((zufi_buffer_free(NULL), 1));
  TRY_GETTER((zufi_error_free(NULL), 1));
}

static void try_folders(const char *const *folders, size_t count, const char *output, zufi_status checked,
                        zufi_status built) {
  TRY(zufi_report, zufi_report_free, checked, zufi_check(folders, count, out, error));
  TRY(zufi_report, zufi_report_free, built, zufi_build(folders, count, output, out, error));
}

static void try_builds(const char *folder, const char *output) {
  const char *holes[3];
  int i;
  holes[0] = folder;
  holes[1] = NULL;
  holes[2] = folder;
  try_folders(holes, 3, output, ZUFI_ERROR_ARGUMENT, ZUFI_ERROR_ARGUMENT);
  try_folders(holes, 1, NULL, ZUFI_OK, ZUFI_ERROR_ARGUMENT);
  try_folders(holes, 1, "/nowhere/at/all.zufi", ZUFI_OK, ZUFI_ERROR_NOT_WRITTEN);
  try_folders(holes, 1, "/", ZUFI_OK, ZUFI_ERROR_NOT_WRITTEN);
  try_folders(holes, 1, "", ZUFI_OK, ZUFI_ERROR_NOT_WRITTEN);
  try_folders(holes, 1, "\xff", ZUFI_OK, ZUFI_ERROR_ARGUMENT);
  for (i = 0; i < INDEX_COUNT; ++i) {
    try_folders(NULL, INDICES[i], output, ZUFI_ERROR_ARGUMENT, ZUFI_ERROR_ARGUMENT);
    if (INDICES[i] == 0 || INDICES[i] > 1000)
      try_folders(holes, INDICES[i], output, ZUFI_ERROR_ARGUMENT, ZUFI_ERROR_ARGUMENT);
  }
  for (i = 0; i < NOT_UTF8_COUNT; ++i) try_folders(&NOT_UTF8[i], 1, output, ZUFI_ERROR_ARGUMENT, ZUFI_ERROR_ARGUMENT);
  for (i = 0; i < WELL_FORMED_COUNT; ++i) /* no such folders: findings, and nothing is written */
    if (strcmp(WELL_FORMED_TEXTS[i], "../..") != 0) try_folders(&WELL_FORMED_TEXTS[i], 1, output, ZUFI_OK, ZUFI_OK);
}

static void try_cases(const char *folder) {
  size_t cases;
  int i;
  for (i = 0; i < NOT_UTF8_COUNT; ++i)
    TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT, zufi_cases_run(dataset, NOT_UTF8[i], &cases, out, error));
  for (i = 0; i < WELL_FORMED_COUNT; ++i) {
    TRY(zufi_report, zufi_report_free, ZUFI_OK, zufi_cases_run(dataset, WELL_FORMED_TEXTS[i], NULL, out, error));
    TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
        zufi_cases_run(NULL, WELL_FORMED_TEXTS[i], &cases, out, error));
    CHECK(cases == 0);
  }
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT, zufi_cases_run(dataset, NULL, &cases, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_OK,
      zufi_cases_run(dataset, folder, &cases, out, error)); /* a folder: a finding */
  cases = 77;
  CHECK(zufi_cases_run(dataset, folder, &cases, NULL, NULL) == ZUFI_ERROR_ARGUMENT && cases == 0);
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_check(NULL, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_OK, zufi_dataset_check(dataset, out, error));
  CHECK(zufi_dataset_check(dataset, NULL, NULL) == ZUFI_ERROR_ARGUMENT);
}

int main(int argc, char **argv) {
  const char *nowhere = "/nowhere";
  char output[4096];
  if (argc != 3) return 2;
  snprintf(output, sizeof output, "%s.second", argv[2]);
  dataset = open_muster(argv[1], argv[2]);
  CHECK(zufi_query_create(&query, NULL) == ZUFI_OK);
  CHECK(zufi_query_set_competence(query, "muster-zulassung", NULL) == ZUFI_OK);
  CHECK(zufi_query_set_date(query, "2026-01-01", NULL) == ZUFI_OK);
  CHECK(zufi_query_add_place(query, NULL, NULL, NULL, NULL, NULL, "99001001", NULL) == ZUFI_OK);
  CHECK(zufi_dataset_resolve(dataset, query, &answer, NULL) == ZUFI_OK);
  CHECK(zufi_answer_finding_count(answer) == 1 && zufi_answer_step_count(answer, 0) == 2);
  pending = ask_muster(dataset, "99999001001000", "99001001", NULL, NULL, "2026-01-01");
  warned = ask_muster(dataset, "99999001001000", "99001003", NULL, NULL, "2026-01-01");
  CHECK(zufi_answer_missing_count(pending) == 1 && zufi_answer_warning_count(warned) == 1);
  CHECK(zufi_check(&nowhere, 1, &report, NULL) == ZUFI_OK);
  CHECK(zufi_report_count(report) == 1);
  try_opening(argv[2]);
  try_datasets();
  try_resolving();
  try_answer_and_report_texts();
  try_getters();
  try_null_handles();
  try_builds(argv[1], output);
  try_cases(argv[1]);
  zufi_report_free(report);
  zufi_answer_free(answer);
  zufi_answer_free(pending);
  zufi_answer_free(warned);
  zufi_query_free(query);
  zufi_dataset_free(dataset);
  printf("%d calls\n", calls_made);
  CHECK(calls_made >= 3000);
  return finish_checks(8000);
}
