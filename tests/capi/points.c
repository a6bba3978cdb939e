/* SPDX-License-Identifier: Apache-2.0 */
/* A point as a place, and the point of a street: typed and in JSON; and with values that are no coordinates. */
#include <zufi.h>

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "muster.h"
#include "odd_values.h"
#include "try.h"

static zufi_query *dog_tax(void) {
  zufi_query *query = NULL;
  CHECK(zufi_query_create(&query, NULL) == ZUFI_OK);
  CHECK(zufi_query_set_competence(query, "muster-hund", NULL) == ZUFI_OK);
  CHECK(zufi_query_set_date(query, "2026-01-01", NULL) == ZUFI_OK);
  return query;
}

static int has_warning(const zufi_answer *answer, const char *code) {
  size_t i;
  for (i = 0; i < zufi_answer_warning_count(answer); ++i)
    if (strcmp(zufi_answer_warning_code(answer, i), code) == 0) return 1;
  return 0;
}

static zufi_answer *asked_at(const zufi_dataset *dataset, double lat, double lon) {
  zufi_query *query = dog_tax();
  zufi_answer *answer = NULL;
  CHECK(zufi_query_set_point(query, NULL, lat, lon, NULL) == ZUFI_OK);
  CHECK(zufi_dataset_resolve(dataset, query, &answer, NULL) == ZUFI_OK);
  zufi_query_free(query);
  return answer;
}

static void ask_points(const zufi_dataset *dataset) {
  zufi_answer *answer = asked_at(dataset, 54.28, 7.03); /* in Musterstadt */
  CHECK(zufi_answer_outcome(answer) == ZUFI_OUTCOME_RESOLVED);
  CHECK(zufi_answer_reading_count(answer) == 1);
  CHECK_TEXT(zufi_answer_reading_canonical(answer, 0), "54.28, 7.03 Musterstadt");
  CHECK(isnan(zufi_answer_reading_lat(answer, 0))); /* an area has no point */
  zufi_answer_free(answer);
  answer = asked_at(dataset, 54.245, 7.05); /* in its hole */
  CHECK_TEXT(zufi_answer_reading_canonical(answer, 0), "54.245, 7.05 Freistadt");
  zufi_answer_free(answer);
  answer = asked_at(dataset, 54.28, 7.1); /* between Musterstadt and Beispielhausen */
  CHECK(zufi_answer_outcome(answer) == ZUFI_OUTCOME_NEEDS_INPUT);
  CHECK(zufi_answer_reading_count(answer) == 2);
  CHECK(has_warning(answer, "point_on_border"));
  zufi_answer_free(answer);
  answer = asked_at(dataset, 54.28, 7.1004);
  CHECK(zufi_answer_outcome(answer) == ZUFI_OUTCOME_NEEDS_INPUT);
  CHECK(has_warning(answer, "point_near_border"));
  zufi_answer_free(answer);
  answer = asked_at(dataset, 0, 0);
  CHECK(zufi_answer_outcome(answer) == ZUFI_OUTCOME_UNKNOWN_PLACE); /* one area has no boundary */
  CHECK(has_warning(answer, "point_outside_boundaries"));
  zufi_answer_free(answer);
}

/* A point belongs to the place of its kind that was added last. */
static void ask_beside_an_address(const zufi_dataset *dataset) {
  zufi_query *query = dog_tax();
  zufi_answer *answer = NULL;
  CHECK(zufi_query_add_address(query, "residence", "Hauptstr. 3, 99101 Musterstadt", NULL) == ZUFI_OK);
  CHECK(zufi_query_set_point(query, "residence", 54.28, 7.03, NULL) == ZUFI_OK);
  CHECK(zufi_dataset_resolve(dataset, query, &answer, NULL) == ZUFI_OK);
  CHECK(zufi_answer_reading_count(answer) == 1);
  CHECK(zufi_answer_reading_lat(answer, 0) == 54.28 && zufi_answer_reading_lon(answer, 0) == 7.03); /* of the street */
  CHECK(!has_warning(answer, "point_contradicts"));
  zufi_answer_free(answer);
  CHECK(zufi_query_set_point(query, "residence", 54.28, 7.15, NULL) == ZUFI_OK); /* replaces */
  CHECK(zufi_dataset_resolve(dataset, query, &answer, NULL) == ZUFI_OK);
  CHECK(zufi_answer_reading_count(answer) == 2);
  CHECK(has_warning(answer, "point_contradicts"));
  zufi_answer_free(answer);
  zufi_query_free(query);
}

static void ask_in_json(const zufi_dataset *dataset) {
  static const char GOOD[] = "{\"competence\":\"muster-hund\",\"date\":\"2026-01-01\",\"place\":{\"point\":{\"lat\":"
                             "54.28,\"lon\":7.1004}}}";
  zufi_buffer *answer = NULL;
  CHECK(zufi_dataset_resolve_json(dataset, GOOD, strlen(GOOD), &answer, NULL) == ZUFI_OK);
  CHECK(strstr(zufi_buffer_data(answer), "\"boundaries\":[{\"kind\":null,\"area\":\"990010001001\"") != NULL);
  CHECK(strstr(zufi_buffer_data(answer), "\"side\":\"outside\",\"distance\":26.") != NULL);
  CHECK(strstr(zufi_buffer_data(answer), "\"accuracy\":50,\"source\":\"erfunden\"") != NULL);
  zufi_buffer_free(answer);
}

static void try_json_points(const zufi_dataset *dataset) {
  static const char *const BAD[] = {"1",
                                    "\"54,7\"",
                                    "[54,7]",
                                    "{}",
                                    "{\"lat\":54}",
                                    "{\"lon\":7}",
                                    "null",
                                    "{\"lat\":\"54\",\"lon\":7}",
                                    "{\"lat\":54,\"lon\":7,\"alt\":0}",
                                    "{\"lat\":54,\"lat\":54,\"lon\":7}",
                                    "{\"lat\":91,\"lon\":7}",
                                    "{\"lat\":54,\"lon\":-180.01}",
                                    "{\"lat\":null,\"lon\":7}",
                                    "{\"lat\":true,\"lon\":7}",
                                    "{\"lat\":1e300,\"lon\":7}",
                                    "{\"lat\":{\"x\":1},\"lon\":7}"};
  char json[300];
  size_t i;
  for (i = 0; i < sizeof BAD / sizeof BAD[0]; ++i) {
    sprintf(json, "{\"competence\":\"muster-hund\",\"date\":\"2026-01-01\",\"place\":{\"point\":%s}}", BAD[i]);
    check_context = json;
    TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_QUERY,
        zufi_dataset_resolve_json(dataset, json, strlen(json), out, error));
    check_context = NULL;
  }
}

static void try_numbers(void) {
  const double odd[] = {NAN, INFINITY, -INFINITY, DBL_MAX, -DBL_MAX, 180.00000001, -180.00000001, 1e18};
  zufi_query *query = dog_tax();
  char *too_long = text_of_size(1025);
  size_t i;
  for (i = 0; i < sizeof odd / sizeof odd[0]; ++i) {
    TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_query_set_point(query, NULL, odd[i], 7, error));
    TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_query_set_point(query, NULL, 54, odd[i], error));
  }
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_query_set_point(query, NULL, 90.1, 7, error));
  TRY_SETTER(ZUFI_OK, zufi_query_set_point(query, NULL, -90, 180, error));
  TRY_SETTER(ZUFI_OK, zufi_query_set_point(query, "", -0.0, DBL_MIN, error));
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_query_set_point(NULL, NULL, 54, 7, error));
  for (i = 0; i < NOT_UTF8_COUNT; ++i)
    TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_query_set_point(query, NOT_UTF8[i], 54, 7, error));
  TRY_SETTER(ZUFI_ERROR_ARGUMENT, zufi_query_set_point(query, too_long, 54, 7, error));
  free(too_long);
  zufi_query_free(query);
}

static void try_getters(const zufi_dataset *dataset) {
  zufi_answer *answer = asked_at(dataset, 54.28, 7.03);
  size_t i;
  for (i = 1; i < INDEX_COUNT; ++i) {
    TRY_GETTER(zufi_answer_reading_canonical(answer, INDICES[i]) == NULL);
    TRY_GETTER(isnan(zufi_answer_reading_lat(answer, INDICES[i])));
    TRY_GETTER(isnan(zufi_answer_reading_lon(answer, INDICES[i])));
  }
  TRY_GETTER(zufi_answer_reading_count(NULL) == 0);
  TRY_GETTER(zufi_answer_reading_canonical(NULL, 0) == NULL);
  TRY_GETTER(isnan(zufi_answer_reading_lat(NULL, 0)) && isnan(zufi_answer_reading_lon(NULL, 0)));
  zufi_answer_free(answer);
}

int main(int argc, char **argv) {
  zufi_dataset *dataset = NULL;
  if (argc != 3) return 2;
  dataset = open_muster(argv[1], argv[2]);
  ask_points(dataset);
  ask_beside_an_address(dataset);
  ask_in_json(dataset);
  try_json_points(dataset);
  try_numbers();
  try_getters(dataset);
  zufi_dataset_free(dataset);
  return finish_checks(300);
}
