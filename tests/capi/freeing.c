/* SPDX-License-Identifier: Apache-2.0 */
/* A host may free its handles in any order: every text lives as long as the handle that it came from, no longer needed.
 */
#include <zufi.h>

#include "check.h"
#include "muster.h"

enum { DATASET, QUERY, ANSWER, BUFFER, ERROR, HANDLE_COUNT };

typedef struct {
  zufi_dataset *dataset;
  zufi_query *query;
  zufi_answer *answer;
  zufi_buffer *buffer;
  zufi_error *error;
  const char *title, *office, *rule, *warning, *bytes, *message; /* borrowed */
} handles;

static void make(const char *file, handles *all) {
  CHECK(zufi_dataset_open(file, &all->dataset, NULL) == ZUFI_OK);
  CHECK(zufi_query_create(&all->query, NULL) == ZUFI_OK);
  CHECK(zufi_query_set_service(all->query, "99999001001000", NULL) == ZUFI_OK);
  CHECK(zufi_query_set_date(all->query, "2026-01-01", NULL) == ZUFI_OK);
  CHECK(zufi_query_set_fact(all->query, "floor_area", "2000", NULL) == ZUFI_OK);
  CHECK(zufi_query_add_place(all->query, NULL, NULL, NULL, NULL, NULL, "99001003", NULL) == ZUFI_OK);
  CHECK(zufi_dataset_resolve(all->dataset, all->query, &all->answer, NULL) == ZUFI_OK);
  CHECK(zufi_dataset_services(all->dataset, NULL, &all->buffer, &all->error) == ZUFI_ERROR_ARGUMENT);
  CHECK(zufi_answer_explain(all->answer, ZUFI_LANGUAGE_DE, &all->buffer, NULL) == ZUFI_OK);
  all->title = zufi_dataset_title(all->dataset);
  all->office = zufi_answer_office_name(all->answer, 0);
  all->rule = zufi_answer_rule_id(all->answer, 0, 0, 0);
  all->warning = zufi_answer_warning_text(all->answer, 0, ZUFI_LANGUAGE_DE);
  all->bytes = zufi_buffer_data(all->buffer);
  all->message = zufi_error_message(all->error);
}

static void look(const handles *all) {
  if (all->dataset != NULL) CHECK_TEXT(all->title, "Musterkreis (erfunden, nur zum Testen)");
  if (all->answer != NULL) {
    zufi_buffer *again = NULL;
    CHECK_TEXT(all->office, "Bauamt Beispielhausen"); /* texts of the dataset, kept alive by the answer */
    CHECK_TEXT(all->rule, "assigns/bau");
    CHECK(all->warning != NULL && strlen(all->warning) > 0);
    CHECK(zufi_answer_explain(all->answer, ZUFI_LANGUAGE_EN, &again, NULL) == ZUFI_OK);
    CHECK(zufi_buffer_size(again) > 0);
    zufi_buffer_free(again);
  }
  if (all->buffer != NULL) CHECK(strlen(all->bytes) == zufi_buffer_size(all->buffer));
  if (all->error != NULL) CHECK(strlen(all->message) > 10);
  if (all->dataset != NULL && all->query != NULL) {
    zufi_answer *answer = NULL;
    CHECK(zufi_dataset_resolve(all->dataset, all->query, &answer, NULL) == ZUFI_OK);
    zufi_answer_free(answer);
  }
}

static void release(handles *all, int which) {
  switch (which) {
  case DATASET:
    zufi_dataset_free(all->dataset);
    all->dataset = NULL;
    break;
  case QUERY:
    zufi_query_free(all->query);
    all->query = NULL;
    break;
  case ANSWER:
    zufi_answer_free(all->answer);
    all->answer = NULL;
    break;
  case BUFFER:
    zufi_buffer_free(all->buffer);
    all->buffer = NULL;
    break;
  case ERROR:
    zufi_error_free(all->error);
    all->error = NULL;
    break;
  }
}

/* The order that `number` stands for, in the factorial number system. */
static void free_in_order(handles *all, int number) {
  int left[HANDLE_COUNT] = {DATASET, QUERY, ANSWER, BUFFER, ERROR};
  int count, i;
  for (count = HANDLE_COUNT; count > 0; --count) {
    const int chosen = number % count;
    number /= count;
    release(all, left[chosen]);
    for (i = chosen; i + 1 < count; ++i) left[i] = left[i + 1];
    look(all);
  }
}

int main(int argc, char **argv) {
  enum { ORDERS = 120 };
  int order;
  if (argc != 3) return 2;
  zufi_dataset_free(open_muster(argv[1], argv[2]));
  for (order = 0; order < ORDERS; ++order) {
    handles all = {0};
    make(argv[2], &all);
    look(&all);
    free_in_order(&all, order);
    CHECK(all.dataset == NULL && all.query == NULL && all.answer == NULL && all.buffer == NULL);
  }
  return finish_checks(3000);
}
