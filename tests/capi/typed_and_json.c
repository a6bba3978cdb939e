/* SPDX-License-Identifier: Apache-2.0 */
/* Two ways to ask, one answer: typed handles and JSON give the same bytes, and the getters say what the JSON says. */
#include <zufi.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "muster.h"

typedef struct {
  const char *service, *competence, *kind, *address, *fact, *value, *date;
  int all_roles;
  zufi_outcome expected;
} question;

static const question QUESTIONS[] = {
    {"99999001001000", NULL, NULL, "Am Bach 20a, 99101 Musterstadt", "floor_area", "2000", "2026-01-01", 0,
     ZUFI_OUTCOME_RESOLVED},
    {"99999001001000", NULL, NULL, "99101 Musterstadt", NULL, NULL, "2026-01-01", 0, ZUFI_OUTCOME_NEEDS_INPUT},
    {"99999003001000", NULL, NULL, "Hauptstr. 3, 99103 Beispielhausen", NULL, NULL, "2026-01-01", 0,
     ZUFI_OUTCOME_RESOLVED},
    {NULL, "muster-jugend", "residence:child", "Hauptstr. 1, 99101 Musterstadt", "child_surname",
     "\xc3\x96zt\xc3\xbcrk", "2026-01-01", 0, ZUFI_OUTCOME_RESOLVED},
    {NULL, "muster-zulassung", "vehicle", "99101 Musterstadt", NULL, NULL, "2026-01-01", 1, ZUFI_OUTCOME_NEEDS_INPUT},
    {"99999006001000", NULL, NULL, "99101 Musterstadt", NULL, NULL, "2026-01-01", 0, ZUFI_OUTCOME_NOT_OFFERED},
    {"99999008001000", NULL, NULL, "99101 Musterstadt", NULL, NULL, "2026-01-01", 0, ZUFI_OUTCOME_GAP},
    {"99999001001000", NULL, NULL, "Atlantis", NULL, NULL, "2026-01-01", 0, ZUFI_OUTCOME_UNKNOWN_PLACE},
    {"98765432109876", NULL, NULL, "99101 Musterstadt", NULL, NULL, "2026-01-01", 0, ZUFI_OUTCOME_UNKNOWN_SERVICE},
    {"musterland:buecherbus", NULL, "residence", "99101 Musterstadt", NULL, NULL, "2026-01-01", 0,
     ZUFI_OUTCOME_RESOLVED},
    {"99999001001000", NULL, NULL, "\"quoted\" \\ 99101 Musterstadt\n", "floor_area", "1", "1999-12-31", 0, -1},
};
enum { QUESTION_COUNT = sizeof QUESTIONS / sizeof QUESTIONS[0] };

static void append(char *json, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsprintf(json + strlen(json), format, arguments);
  va_end(arguments);
}

static void append_text(char *json, const char *text) {
  for (append(json, "\""); *text != '\0'; ++text)
    append(json, *text == '"' || *text == '\\' ? "\\%c" : *text == '\n' ? "\\u%04x" : "%c", *text);
  append(json, "\"");
}

static void write_json(const question *asked, char *json) {
  json[0] = '\0';
  append(json, "{\"date\":\"%s\",\"%s\":\"%s\",\"places\":{\"%s\":[", asked->date,
         asked->service ? "service" : "competence", asked->service ? asked->service : asked->competence,
         asked->kind ? asked->kind : "");
  append_text(json, asked->address);
  append(json, "]}");
  if (asked->fact != NULL) append(json, ",\"facts\":{\"%s\":\"%s\"}", asked->fact, asked->value);
  if (asked->all_roles) append(json, ",\"roles\":[\"responsible\",\"accepts\",\"advises\"]");
  append(json, "}");
}

static zufi_query *typed_query(const question *asked) {
  static const zufi_role ALL[3] = {ZUFI_ROLE_RESPONSIBLE, ZUFI_ROLE_ACCEPTS, ZUFI_ROLE_ADVISES};
  zufi_query *query = NULL;
  CHECK(zufi_query_create(&query, NULL) == ZUFI_OK);
  if (asked->service != NULL) CHECK(zufi_query_set_service(query, asked->service, NULL) == ZUFI_OK);
  if (asked->competence != NULL) CHECK(zufi_query_set_competence(query, asked->competence, NULL) == ZUFI_OK);
  CHECK(zufi_query_add_address(query, asked->kind, asked->address, NULL) == ZUFI_OK);
  CHECK(zufi_query_set_date(query, asked->date, NULL) == ZUFI_OK);
  if (asked->fact != NULL) CHECK(zufi_query_set_fact(query, asked->fact, asked->value, NULL) == ZUFI_OK);
  if (asked->all_roles) CHECK(zufi_query_set_roles(query, ALL, 3, NULL) == ZUFI_OK);
  return query;
}

/* The text that a getter gives stands in the JSON. */
static void check_told(const char *json, const char *text) {
  if (text == NULL || strpbrk(text, "\"\\\n") != NULL) return;
  CHECK(is_utf8(text));
  CHECK(strstr(json, text) != NULL);
}

static void check_getters(const zufi_answer *answer, const char *json) {
  size_t i, j, k;
  CHECK(zufi_answer_finding_count(answer) > 0 || zufi_answer_outcome(answer) != ZUFI_OUTCOME_RESOLVED);
  for (i = 0; i < zufi_answer_finding_count(answer); ++i) {
    check_told(json, zufi_answer_office_id(answer, i));
    check_told(json, zufi_answer_office_name(answer, i));
    check_told(json, zufi_answer_body_id(answer, i));
    check_told(json, zufi_answer_body_name(answer, i));
    check_told(json, zufi_answer_valid_from(answer, i));
    check_told(json, zufi_answer_valid_until(answer, i));
    CHECK(zufi_answer_confidence(answer, i) >= 0 && zufi_answer_confidence(answer, i) <= ZUFI_CONFIDENCE_UNVERIFIED);
    CHECK(zufi_answer_role(answer, i) >= 0 && zufi_answer_role(answer, i) <= ZUFI_ROLE_ADVISES);
    CHECK(zufi_answer_finding_outcome(answer, i) <= zufi_answer_outcome(answer)); /* the worst of them */
    for (j = 0; j < zufi_answer_step_count(answer, i); ++j) {
      check_told(json, zufi_answer_step_from(answer, i, j));
      for (k = 0; k < zufi_answer_step_target_count(answer, i, j); ++k)
        check_told(json, zufi_answer_step_target(answer, i, j, k));
      for (k = 0; k < zufi_answer_rule_count(answer, i, j); ++k) {
        check_told(json, zufi_answer_rule_id(answer, i, j, k));
        check_told(json, zufi_answer_rule_legal_basis(answer, i, j, k));
        check_told(json, zufi_answer_rule_source(answer, i, j, k));
      }
    }
  }
  for (i = 0; i < zufi_answer_missing_count(answer); ++i) {
    check_told(json, zufi_answer_missing_input(answer, i));
    check_told(json, zufi_answer_missing_question(answer, i, ZUFI_LANGUAGE_DE));
    check_told(json, zufi_answer_missing_question(answer, i, ZUFI_LANGUAGE_EN));
  }
  for (i = 0; i < zufi_answer_warning_count(answer); ++i) {
    check_told(json, zufi_answer_warning_code(answer, i));
    check_told(json, zufi_answer_warning_text(answer, i, ZUFI_LANGUAGE_DE));
  }
}

static void check_question(const zufi_dataset *dataset, const question *asked) {
  char json[8192];
  zufi_query *typed = typed_query(asked);
  zufi_query *read = NULL;
  zufi_answer *answer = NULL;
  zufi_answer *again = NULL;
  zufi_buffer *from_typed = NULL;
  zufi_buffer *from_read = NULL;
  zufi_buffer *direct = NULL;
  zufi_error *error = NULL;
  write_json(asked, json);
  CHECK(zufi_query_from_json(json, strlen(json), &read, &error) == ZUFI_OK);
  CHECK(zufi_dataset_resolve(dataset, typed, &answer, &error) == ZUFI_OK);
  CHECK(zufi_dataset_resolve(dataset, read, &again, &error) == ZUFI_OK);
  CHECK(zufi_answer_json(answer, &from_typed, &error) == ZUFI_OK);
  CHECK(zufi_answer_json(again, &from_read, &error) == ZUFI_OK);
  CHECK(zufi_dataset_resolve_json(dataset, json, strlen(json), &direct, &error) == ZUFI_OK);
  CHECK(error == NULL);
  CHECK_TEXT(zufi_buffer_data(direct), zufi_buffer_data(from_typed));
  CHECK_TEXT(zufi_buffer_data(direct), zufi_buffer_data(from_read));
  CHECK(is_utf8(zufi_buffer_data(direct)));
  CHECK(zufi_buffer_size(direct) == strlen(zufi_buffer_data(direct)));
  CHECK(asked->expected < 0 || zufi_answer_outcome(answer) == asked->expected);
  check_getters(answer, zufi_buffer_data(direct));
  zufi_buffer_free(direct);
  zufi_buffer_free(from_typed);
  zufi_buffer_free(from_read);
  zufi_answer_free(answer);
  zufi_answer_free(again);
  zufi_query_free(typed);
  zufi_query_free(read);
}

int main(int argc, char **argv) {
  zufi_dataset *dataset = NULL;
  int i;
  if (argc != 3) return 2;
  dataset = open_muster(argv[1], argv[2]);
  for (i = 0; i < QUESTION_COUNT; ++i) check_question(dataset, &QUESTIONS[i]);
  zufi_dataset_free(dataset);
  return finish_checks(400);
}
