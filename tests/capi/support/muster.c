/* SPDX-License-Identifier: Apache-2.0 */
#include "muster.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>

static void give_up(const char *what, const char *which) {
  fprintf(stderr, "%s: %s\n", what, which);
  exit(1);
}

zufi_dataset *open_muster(const char *folder, const char *file) {
  zufi_report *report = NULL;
  zufi_dataset *dataset = NULL;
  zufi_error *error = NULL;
  if (zufi_build(&folder, 1, file, &report, &error) != ZUFI_OK) give_up(file, zufi_error_message(error));
  if (zufi_report_severity_count(report, ZUFI_SEVERITY_ERROR) != 0) {
    zufi_buffer *lines = NULL;
    zufi_report_lines(report, ZUFI_LANGUAGE_EN, &lines, NULL);
    give_up("the dataset has errors", zufi_buffer_data(lines));
  }
  zufi_report_free(report);
  if (zufi_dataset_open(file, &dataset, &error) != ZUFI_OK) give_up(file, zufi_error_message(error));
  return dataset;
}

unsigned char *bytes_of_file(const char *file, size_t *size) {
  enum { MOST = 1 << 22 };
  unsigned char *bytes = malloc(MOST);
  FILE *stream = fopen(file, "rb");
  if (bytes == NULL || stream == NULL) give_up("cannot be read", file);
  *size = fread(bytes, 1, MOST, stream);
  if (*size == MOST || ferror(stream)) give_up("cannot be read whole", file);
  fclose(stream);
  return bytes;
}

void write_file(const char *file, const void *bytes, size_t size) {
  FILE *stream = fopen(file, "wb");
  if (stream == NULL || fwrite(bytes, 1, size, stream) != size || fclose(stream) != 0)
    give_up("cannot be written", file);
}

zufi_answer *ask_muster(const zufi_dataset *dataset, const char *service, const char *area, const char *fact,
                        const char *value, const char *date) {
  zufi_query *query = NULL;
  zufi_answer *answer = NULL;
  CHECK(zufi_query_create(&query, NULL) == ZUFI_OK);
  CHECK(zufi_query_set_service(query, service, NULL) == ZUFI_OK);
  CHECK(zufi_query_add_place(query, NULL, NULL, NULL, NULL, NULL, area, NULL) == ZUFI_OK);
  CHECK(zufi_query_set_date(query, date, NULL) == ZUFI_OK);
  if (fact != NULL) CHECK(zufi_query_set_fact(query, fact, value, NULL) == ZUFI_OK);
  CHECK(zufi_dataset_resolve(dataset, query, &answer, NULL) == ZUFI_OK);
  zufi_query_free(query);
  return answer;
}
