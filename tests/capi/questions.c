/* SPDX-License-Identifier: Apache-2.0 */
/* What is asked for: choices read, supplied and followed to the end; and with what nobody should call. */
#include <zufi.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "muster.h"
#include "odd_values.h"
#include "try.h"

static zufi_query *building_permit(const char *area) {
  zufi_query *query = NULL;
  CHECK(zufi_query_create(&query, NULL) == ZUFI_OK);
  CHECK(zufi_query_set_competence(query, "muster-bau", NULL) == ZUFI_OK);
  CHECK(zufi_query_set_date(query, "2026-01-01", NULL) == ZUFI_OK);
  CHECK(zufi_query_add_place(query, NULL, NULL, NULL, NULL, NULL, area, NULL) == ZUFI_OK);
  return query;
}

static zufi_answer *asked(const zufi_dataset *dataset, const zufi_query *query) {
  zufi_answer *answer = NULL;
  CHECK(zufi_dataset_resolve(dataset, query, &answer, NULL) == ZUFI_OK);
  return answer;
}

static void read_choices(const zufi_answer *answer) {
  CHECK(zufi_answer_outcome(answer) == ZUFI_OUTCOME_NEEDS_INPUT);
  CHECK(zufi_answer_missing_count(answer) == 1);
  CHECK_TEXT(zufi_answer_missing_input(answer, 0), "floor_area");
  CHECK_TEXT(zufi_answer_missing_why(answer, 0, ZUFI_LANGUAGE_EN), "Large buildings are handled elsewhere.");
  CHECK(zufi_answer_choice_count(answer, 0) == 2);
  CHECK_TEXT(zufi_answer_choice_label(answer, 0, 0, ZUFI_LANGUAGE_DE), "unter 1.600 m\xc2\xb2");
  CHECK_TEXT(zufi_answer_choice_label(answer, 0, 0, ZUFI_LANGUAGE_EN), "below 1,600 m\xc2\xb2");
  CHECK_TEXT(zufi_answer_choice_label(answer, 0, 1, ZUFI_LANGUAGE_DE), "ab 1.600 m\xc2\xb2");
  CHECK(zufi_answer_choice_value_count(answer, 0, 0) == 1);
  CHECK_TEXT(zufi_answer_choice_value(answer, 0, 0, 0), "..<1600");
  CHECK_TEXT(zufi_answer_choice_value(answer, 0, 1, 0), "1600..");
}

static void supply_each(const zufi_dataset *dataset, const zufi_query *query, const zufi_answer *answer) {
  size_t choice;
  for (choice = 0; choice < zufi_answer_choice_count(answer, 0); ++choice) {
    zufi_query *next = NULL;
    zufi_answer *then;
    CHECK(zufi_query_supply(query, answer, 0, choice, 0, &next, NULL) == ZUFI_OK);
    then = asked(dataset, next);
    CHECK(zufi_answer_outcome(then) == ZUFI_OUTCOME_RESOLVED);
    CHECK(zufi_answer_missing_count(then) == 0);
    zufi_answer_free(then);
    zufi_query_free(next);
  }
}

static void ask_for_all(const zufi_dataset *dataset, const zufi_query *query) {
  zufi_buffer *tree = NULL;
  CHECK(zufi_dataset_questions(dataset, query, &tree, NULL) == ZUFI_OK);
  CHECK(strstr(zufi_buffer_data(tree), "\"format\":\"zufi-questions/1\",\"input\":\"floor_area\"") != NULL);
  zufi_buffer_free(tree);
}

static void misuse(const zufi_dataset *dataset, const zufi_query *query, const zufi_answer *answer) {
  zufi_query *other = NULL;
  char *longest = text_of_size(1024);
  int i, k;
  TRY(zufi_query, zufi_query_free, ZUFI_ERROR_ARGUMENT, zufi_query_supply(NULL, answer, 0, 0, 0, out, error));
  TRY(zufi_query, zufi_query_free, ZUFI_ERROR_ARGUMENT, zufi_query_supply(query, NULL, 0, 0, 0, out, error));
  for (i = 0; i < INDEX_COUNT; ++i) {
    const size_t index = INDICES[i];
    TRY(zufi_query, zufi_query_free, index == 0 ? ZUFI_OK : ZUFI_ERROR_ARGUMENT,
        zufi_query_supply(query, answer, index, 0, 0, out, error));
    TRY(zufi_query, zufi_query_free, index < 2 ? ZUFI_OK : ZUFI_ERROR_ARGUMENT,
        zufi_query_supply(query, answer, 0, index, 0, out, error));
    TRY(zufi_query, zufi_query_free, index == 0 ? ZUFI_OK : ZUFI_ERROR_ARGUMENT,
        zufi_query_supply(query, answer, 0, 0, index, out, error));
    TRY_GETTER((zufi_answer_choice_count(answer, index) == 0) == (index != 0));
    TRY_GETTER((zufi_answer_choice_label(answer, 0, index, ZUFI_LANGUAGE_DE) == NULL) == (index > 1));
    TRY_GETTER((zufi_answer_choice_value_count(answer, 0, index) == 0) == (index > 1));
    TRY_GETTER((zufi_answer_choice_value(answer, 0, 0, index) == NULL) == (index != 0));
    TRY_GETTER((zufi_answer_missing_why(answer, index, ZUFI_LANGUAGE_DE) == NULL) == (index != 0));
  }
  for (k = 0; k < NUMBER_COUNT; ++k) {
    const int is_language = NUMBERS[k] == ZUFI_LANGUAGE_DE || NUMBERS[k] == ZUFI_LANGUAGE_EN;
    TRY_GETTER((zufi_answer_choice_label(answer, 0, 0, NUMBERS[k]) != NULL) == is_language);
    TRY_GETTER((zufi_answer_missing_why(answer, 0, NUMBERS[k]) != NULL) == is_language);
  }
  TRY_GETTER(zufi_answer_choice_count(NULL, 0) == 0);
  TRY_GETTER(zufi_answer_choice_label(NULL, 0, 0, ZUFI_LANGUAGE_DE) == NULL);
  TRY_GETTER(zufi_answer_choice_value_count(NULL, 0, 0) == 0);
  TRY_GETTER(zufi_answer_choice_value(NULL, 0, 0, 0) == NULL);
  TRY_GETTER(zufi_answer_missing_why(NULL, 0, ZUFI_LANGUAGE_DE) == NULL);
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_questions(NULL, query, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_questions(dataset, NULL, out, error));
  CHECK(zufi_query_create(&other, NULL) == ZUFI_OK);
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_QUERY, zufi_dataset_questions(dataset, other, out, error));
  /* An answer to another query: whatever comes of it is a query. */
  TRY(zufi_query, zufi_query_free, ZUFI_OK, zufi_query_supply(other, answer, 0, 0, 0, out, error));
  CHECK(zufi_query_set_service(other, longest, NULL) == ZUFI_OK);
  CHECK(zufi_query_set_date(other, "2026-01-01", NULL) == ZUFI_OK);
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_OK, zufi_dataset_questions(dataset, other, out, error)); /* unknown_service */
  zufi_query_free(other);
  free(longest);
}

int main(int argc, char **argv) {
  zufi_dataset *dataset;
  zufi_query *query;
  zufi_answer *answer;
  if (argc != 3) return 1;
  dataset = open_muster(argv[1], argv[2]);
  query = building_permit("990010001001");
  answer = asked(dataset, query);
  read_choices(answer);
  supply_each(dataset, query, answer);
  ask_for_all(dataset, query);
  misuse(dataset, query, answer);
  zufi_answer_free(answer);
  zufi_query_free(query);
  zufi_dataset_free(dataset);
  return finish_checks(100);
}
