/* SPDX-License-Identifier: Apache-2.0 */
/* Every setter of a query, with every parameter missing, too long, or not UTF-8. */
#include <zufi.h>

#include <stdio.h>

#include "muster.h"
#include "odd_values.h"
#include "try.h"

typedef zufi_status (*setter)(zufi_query *query, const char *text, zufi_error **error);

static zufi_status set_service(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_set_service(q, text, e);
}
static zufi_status set_competence(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_set_competence(q, text, e);
}
static zufi_status set_fact(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_set_fact(q, text, "x", e);
}
static zufi_status set_value(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_set_fact(q, "floor_area", text, e);
}
static zufi_status set_fact_of_set(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_set_fact_set(q, text, "x", e);
}
static zufi_status set_fact_set(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_set_fact_set(q, "floor_area", text, e);
}
static zufi_status narrow_kind(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_narrow_place(q, text, NULL, NULL, NULL, e);
}
static zufi_status narrow_numbers(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_narrow_place(q, NULL, text, NULL, NULL, e);
}
static zufi_status narrow_inside(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_narrow_place(q, NULL, NULL, text, NULL, e);
}
static zufi_status narrow_outside(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_narrow_place(q, NULL, NULL, NULL, text, e);
}
static zufi_status add_address(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_add_address(q, NULL, text, e);
}
static zufi_status add_address_kind(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_add_address(q, text, "99101 Musterstadt", e);
}
static zufi_status add_kind(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_add_place(q, text, NULL, NULL, NULL, NULL, "99001", e);
}
static zufi_status add_street(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_add_place(q, NULL, text, NULL, NULL, NULL, NULL, e);
}
static zufi_status add_house_number(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_add_place(q, NULL, NULL, text, NULL, NULL, NULL, e);
}
static zufi_status add_postcode(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_add_place(q, NULL, NULL, NULL, text, NULL, NULL, e);
}
static zufi_status add_name(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_add_place(q, NULL, NULL, NULL, NULL, text, NULL, e);
}
static zufi_status add_area(zufi_query *q, const char *text, zufi_error **e) {
  return zufi_query_add_place(q, NULL, NULL, NULL, NULL, NULL, text, e);
}

static const struct {
  setter set;
  int may_be_left_out;
} SETTERS[] = {{set_service, 0},      {set_competence, 0},   {set_fact, 0},    {set_value, 0},
               {add_address, 0},      {add_address_kind, 1}, {add_kind, 1},    {add_street, 1},
               {add_house_number, 1}, {add_postcode, 1},     {add_name, 1},    {add_area, 1},
               {set_fact_of_set, 0},  {set_fact_set, 0},     {narrow_kind, 1}, {narrow_numbers, 1},
               {narrow_inside, 1},    {narrow_outside, 1}};
enum { SETTER_COUNT = sizeof SETTERS / sizeof SETTERS[0] };

static zufi_query *fresh_query(void) {
  zufi_query *query = NULL;
  CHECK(zufi_query_create(&query, NULL) == ZUFI_OK);
  return query;
}

static void try_texts(const zufi_dataset *dataset) {
  char *longest = text_of_size(1024);
  char *too_long = text_of_size(1025);
  int s, i;
  for (s = 0; s < SETTER_COUNT; ++s) {
    const setter set = SETTERS[s].set;
    zufi_query *query = fresh_query();
    TRY_SETTER(SETTERS[s].may_be_left_out ? ZUFI_OK : ZUFI_ERROR_ARGUMENT, set(query, NULL, error));
    TRY_SETTER(ZUFI_ERROR_ARGUMENT, set(NULL, "x", error));
    TRY_SETTER(ZUFI_ERROR_ARGUMENT, set(NULL, NULL, error));
    TRY_SETTER(ZUFI_OK, set(query, longest, error));
    TRY_SETTER(ZUFI_ERROR_ARGUMENT, set(query, too_long, error));
    for (i = 0; i < NOT_UTF8_COUNT; ++i) TRY_SETTER(ZUFI_ERROR_ARGUMENT, set(query, NOT_UTF8[i], error));
    for (i = 0; i < WELL_FORMED_COUNT; ++i) {
      TRY_SETTER(ZUFI_OK, set(query, WELL_FORMED_TEXTS[i], error));
      TRY(zufi_answer, zufi_answer_free, ANY_STATUS, zufi_dataset_resolve(dataset, query, out, error));
    }
    zufi_query_free(query);
  }
  free(longest);
  free(too_long);
}

static void try_dates(void) {
  static const char *const BAD[] = {"",           "2026",       "2026-13-01",       "2026-02-29",
                                    "2026-1-1",   "01.01.2026", "2026-01-01 ",      "\xff",
                                    "-001-01-01", "2026-01-00", "2026-01-01T00:00", "10000-01-01"};
  zufi_query *query = fresh_query();
  size_t i;
  for (i = 0; i < sizeof BAD / sizeof BAD[0]; ++i)
    TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_query_set_date(query, BAD[i], error));
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_query_set_date(query, NULL, error));
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_query_set_date(NULL, "2026-01-01", error));
  TRY_SETTER(ZUFI_OK, zufi_query_set_date(query, "2024-02-29", error));
  zufi_query_free(query);
}

static void try_roles(void) {
  zufi_query *query = fresh_query();
  const zufi_role three[3] = {ZUFI_ROLE_ADVISES, ZUFI_ROLE_ADVISES, ZUFI_ROLE_RESPONSIBLE};
  int i, k;
  for (i = 0; i < NUMBER_COUNT; ++i) {
    const zufi_role role = NUMBERS[i];
    const zufi_role second[2] = {ZUFI_ROLE_RESPONSIBLE, NUMBERS[i]};
    const zufi_status expected = role >= 0 && role <= ZUFI_ROLE_ADVISES ? ZUFI_OK : ZUFI_ERROR_ARGUMENT;
    TRY_SETTER(expected, zufi_query_set_roles(query, &role, 1, error));
    TRY_SETTER(expected, zufi_query_set_roles(query, second, 2, error));
    TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_query_set_roles(NULL, &role, 1, error));
  }
  for (k = 0; k < INDEX_COUNT; ++k) { /* sizes that no list has */
    const int fits = INDICES[k] >= 1 && INDICES[k] <= 3;
    TRY_SETTER(fits ? ZUFI_OK : ZUFI_ERROR_ARGUMENT, zufi_query_set_roles(query, three, INDICES[k], error));
    TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_query_set_roles(query, NULL, INDICES[k], error));
  }
  zufi_query_free(query);
}

/* A query that cannot be asked is told so when it is asked, and can be mended. */
static void try_incomplete(const zufi_dataset *dataset) {
  zufi_query *query = fresh_query();
  int i;
  TRY(zufi_query, zufi_query_free, ZUFI_OK, zufi_query_create(out, error));
  TRY(zufi_answer, zufi_answer_free, ZUFI_ERROR_QUERY, zufi_dataset_resolve(dataset, query, out, error));
  TRY_SETTER(ZUFI_OK, zufi_query_set_service(query, "99999001001000", error));
  TRY(zufi_answer, zufi_answer_free, ZUFI_ERROR_QUERY, zufi_dataset_resolve(dataset, query, out, error)); /* no date */
  TRY_SETTER(ZUFI_OK, zufi_query_set_date(query, "2026-01-01", error));
  TRY(zufi_answer, zufi_answer_free, ZUFI_OK, zufi_dataset_resolve(dataset, query, out, error));
  TRY_SETTER(ZUFI_OK, zufi_query_set_competence(query, "muster-bau", error));
  TRY(zufi_answer, zufi_answer_free, ZUFI_ERROR_QUERY, zufi_dataset_resolve(dataset, query, out, error)); /* both */
  TRY_SETTER(ZUFI_OK, zufi_query_set_competence(query, "", error));
  TRY_SETTER(ZUFI_OK, zufi_query_set_fact(query, "floor_area", "wide", error));
  TRY(zufi_answer, zufi_answer_free, ZUFI_ERROR_QUERY,
      zufi_dataset_resolve(dataset, query, out, error)); /* no number */
  TRY_SETTER(ZUFI_OK, zufi_query_set_fact(query, "floor_area", "50.94", error));
  TRY_SETTER(ZUFI_OK, zufi_query_add_address(query, "nonsense", "99101 Musterstadt", error));
  TRY(zufi_answer, zufi_answer_free, ZUFI_ERROR_QUERY, zufi_dataset_resolve(dataset, query, out, error));
  zufi_query_free(query);

  query = fresh_query();
  zufi_query_set_service(query, "99999001001000", NULL);
  zufi_query_set_date(query, "2026-01-01", NULL);
  for (i = 0; i < 16; ++i) zufi_query_add_address(query, NULL, "99101 Musterstadt", NULL);
  TRY(zufi_answer, zufi_answer_free, ZUFI_OK, zufi_dataset_resolve(dataset, query, out, error));
  zufi_query_add_address(query, "seat", "99101 Musterstadt", NULL); /* the 17th */
  TRY(zufi_answer, zufi_answer_free, ZUFI_ERROR_QUERY, zufi_dataset_resolve(dataset, query, out, error));
  zufi_query_free(query);
}

int main(int argc, char **argv) {
  zufi_dataset *dataset = NULL;
  if (argc != 3) return 2;
  dataset = open_muster(argv[1], argv[2]);
  try_texts(dataset);
  try_dates();
  try_roles();
  try_incomplete(dataset);
  zufi_query_free(NULL);
  zufi_dataset_free(dataset);
  printf("%d calls\n", calls_made);
  CHECK(calls_made >= 500);
  return finish_checks(2500);
}
