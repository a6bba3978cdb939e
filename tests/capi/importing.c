/* SPDX-License-Identifier: Apache-2.0 */
/* Imports: every parameter missing or odd gives a status, never a crash; what became of the rows is told. */
#include <zufi.h>

#include <stdio.h>

#include "muster.h"
#include "odd_values.h"
#include "try.h"

static const char LIST[] = "street;number;district\nMarkt;1;A\nMarkt;3;A\n###;;\nMarkt;x;A\n";
static const char *const OPTIONS[] = {"municipality=990010001001", "source=s",
                                      "column.street=street",      "column.house_number=number",
                                      "column.area=district",      "replace=yes"};
enum { OPTION_COUNT = sizeof OPTIONS / sizeof OPTIONS[0] };

static const char *list;
static const char *folder;

static void try_missing(void) {
  const char *const files[] = {list, NULL};
  const char *const unset[] = {"source=s", NULL};
  int i;
  TRY(zufi_report, zufi_report_free, ZUFI_OK,
      zufi_import("streets", files, 1, OPTIONS, OPTION_COUNT, folder, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
      zufi_import(NULL, files, 1, OPTIONS, OPTION_COUNT, folder, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
      zufi_import("streets", NULL, 1, OPTIONS, OPTION_COUNT, folder, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
      zufi_import("streets", NULL, 0, OPTIONS, OPTION_COUNT, folder, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
      zufi_import("streets", files, 2, OPTIONS, OPTION_COUNT, folder, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
      zufi_import("streets", files, 1, NULL, 1, folder, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
      zufi_import("streets", files, 1, NULL, 0, folder, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
      zufi_import("gv100ad", files, 1, unset, 2, folder, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
      zufi_import("streets", files, 1, OPTIONS, OPTION_COUNT, NULL, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_NOT_WRITTEN,
      zufi_import("streets", files, 1, OPTIONS, OPTION_COUNT, "/nowhere", out, error));
  for (i = 0; i < INDEX_COUNT; ++i)
    if (INDICES[i] >= 1000) { /* more than any caller has, and never looked at */
      TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
          zufi_import("streets", NULL, INDICES[i], OPTIONS, OPTION_COUNT, folder, out, error));
      TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
          zufi_import("streets", files, 1, NULL, INDICES[i], folder, out, error));
    }
}

static void try_texts(const char *text) {
  const char *const files[] = {list};
  const char *const odd_files[] = {list, text};
  const char *const odd_options[] = {"source=s", text};
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
      zufi_import(text, files, 1, OPTIONS, OPTION_COUNT, folder, out, error)); /* none of them is a format */
  TRY(zufi_report, zufi_report_free, ANY_STATUS,
      zufi_import("streets", odd_files, 2, OPTIONS, OPTION_COUNT, folder, out, error));
  TRY(zufi_report, zufi_report_free, ZUFI_ERROR_ARGUMENT,
      zufi_import("gv100ad", files, 1, odd_options, 2, folder, out, error)); /* none of them is an option */
}

static void try_rows(void) {
  const char *const files[] = {list};
  zufi_report *report = NULL;
  int n;
  CHECK(zufi_import("streets", files, 1, OPTIONS, OPTION_COUNT, folder, &report, NULL) == ZUFI_OK);
  TRY_GETTER(zufi_report_is_written(report) == 1);
  TRY_GETTER(zufi_report_is_written(NULL) == 0);
  TRY_GETTER(zufi_report_rows(report, ZUFI_ROWS_READ) == 4);
  TRY_GETTER(zufi_report_rows(report, ZUFI_ROWS_TAKEN) == 1);
  TRY_GETTER(zufi_report_rows(report, ZUFI_ROWS_MERGED) == 1);
  TRY_GETTER(zufi_report_rows(report, ZUFI_ROWS_SKIPPED) == 1);
  TRY_GETTER(zufi_report_rows(report, ZUFI_ROWS_REFUSED) == 1);
  TRY_GETTER(zufi_report_severity_count(report, ZUFI_SEVERITY_ERROR) == 1);
  for (n = 0; n < NUMBER_COUNT; ++n) {
    TRY_GETTER(zufi_report_rows(NULL, NUMBERS[n]) == 0);
    if (NUMBERS[n] < ZUFI_ROWS_READ || NUMBERS[n] > ZUFI_ROWS_REFUSED)
      TRY_GETTER(zufi_report_rows(report, NUMBERS[n]) == 0);
  }
  zufi_report_free(report);
}

int main(int argc, char **argv) {
  static char path[4096];
  static char parent[4096];
  char *long_text = text_of_size(100000);
  int i;
  if (argc != 3) return 2;
  snprintf(path, sizeof path, "%s.csv", argv[2]);
  snprintf(parent, sizeof parent, "%s", argv[2]);
  for (i = (int)strlen(parent); i > 0 && parent[i] != '/'; --i) parent[i] = '\0'; /* tables stand beside the list */
  write_file(path, LIST, sizeof LIST - 1);
  list = path;
  folder = parent;
  try_missing();
  for (i = 0; i < WELL_FORMED_COUNT; ++i) try_texts(WELL_FORMED_TEXTS[i]);
  for (i = 0; i < NOT_UTF8_COUNT; ++i) try_texts(NOT_UTF8[i]);
  try_texts(long_text);
  free(long_text);
  try_rows();
  CHECK(calls_made >= 250);
  return finish_checks(800);
}
