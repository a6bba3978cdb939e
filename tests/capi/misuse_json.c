/* SPDX-License-Identifier: Apache-2.0 */
/* Queries in JSON as nobody should send them: each ends in the status that is documented, in both functions that read
 * JSON. */
#include <zufi.h>

#include <stdio.h>

#include "muster.h"
#include "odd_values.h"
#include "try.h"

static void try_json(const zufi_dataset *dataset, const char *json, size_t size, zufi_status expected) {
  check_context = size < 1000 ? json : "a long text";
  TRY(zufi_query, zufi_query_free, expected, zufi_query_from_json(json, size, out, error));
  TRY(zufi_buffer, zufi_buffer_free, expected, zufi_dataset_resolve_json(dataset, json, size, out, error));
  TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_ARGUMENT, zufi_dataset_resolve_json(NULL, json, size, out, error));
}

/* A query with `member` beside a service and a date. */
static void try_member(const zufi_dataset *dataset, const char *member, zufi_status expected) {
  static const char HEAD[] = "{\"service\":\"99999001001000\",\"date\":\"2026-01-01\",";
  char *json = malloc(sizeof HEAD + strlen(member) + 2);
  if (json == NULL) abort();
  sprintf(json, "%s%s}", HEAD, member);
  check_context = json;
  TRY(zufi_buffer, zufi_buffer_free, expected, zufi_dataset_resolve_json(dataset, json, strlen(json), out, error));
  check_context = NULL;
  free(json);
}

static void try_broken(const zufi_dataset *dataset) {
  static const char *const BROKEN[] = {"",
                                       " ",
                                       "{",
                                       "}",
                                       "null",
                                       "[]",
                                       "1",
                                       "\"x\"",
                                       "{}",
                                       "{\"",
                                       "{\"a",
                                       "{\"a\":",
                                       "{\"a\":1",
                                       "{\"a\":1,}",
                                       "{,}",
                                       "nul",
                                       "tru",
                                       "-",
                                       "1e400",
                                       "\xff",
                                       "{\"a\":\"\xff\"}",
                                       "\xef\xbb\xbf",
                                       "\xef\xbb\xbf{}",
                                       "/**/{}",
                                       "{}{}",
                                       "{} x"};
  static const char WITH_NUL[] = "{\"service\":\"99999001001000\"\0,\"date\":\"2026-01-01\"}";
  static const char NUL_IN_TEXT[] = "{\"service\":\"9\0\",\"date\":\"2026-01-01\"}";
  static const char NUL_BEHIND[] = "{\"service\":\"9\",\"date\":\"2026-01-01\"}\0";
  size_t i;
  for (i = 0; i < sizeof BROKEN / sizeof BROKEN[0]; ++i)
    try_json(dataset, BROKEN[i], strlen(BROKEN[i]), ZUFI_ERROR_QUERY);
  try_json(dataset, WITH_NUL, sizeof WITH_NUL - 1, ZUFI_ERROR_QUERY);
  try_json(dataset, NUL_IN_TEXT, sizeof NUL_IN_TEXT - 1, ZUFI_ERROR_QUERY);
  try_json(dataset, NUL_BEHIND, sizeof NUL_BEHIND - 1, ZUFI_ERROR_QUERY);
  try_json(dataset, "{}", SIZE_MAX, ZUFI_ERROR_QUERY); /* beyond every limit: not even read */
  try_json(dataset, "{}", SIZE_MAX / 2, ZUFI_ERROR_QUERY);
  for (i = 0; i < INDEX_COUNT; ++i) try_json(dataset, NULL, INDICES[i], ZUFI_ERROR_ARGUMENT);
}

/* Every beginning of a good query is broken, and the whole is good. */
static void try_cut(const zufi_dataset *dataset) {
  static const char JSON[] =
      "{\"service\":\"99999001001000\",\"places\":{\"property\":[{\"street\":\"Am Bach\",\"house_number\":"
      "\"20a\",\"postcode\":\"99101\"}]},\"facts\":{\"floor_area\":50.5},\"date\":\"2026-01-01\","
      "\"roles\":[\"responsible\"]}";
  size_t size;
  for (size = 0; size < sizeof JSON - 1; ++size) {
    char *exact = malloc(size + 1); /* so that a sanitizer sees a read beyond the end */
    if (exact == NULL) abort();
    memcpy(exact, JSON, size);
    TRY(zufi_buffer, zufi_buffer_free, ZUFI_ERROR_QUERY, zufi_dataset_resolve_json(dataset, exact, size, out, error));
    free(exact);
  }
  try_json(dataset, JSON, sizeof JSON - 1, ZUFI_OK);
}

static void try_members(const zufi_dataset *dataset) {
  static const char *const BAD[] = {
      "\"service\":\"99999001001000\"", /* twice */
      "\"unknown\":1",
      "\"\":1",
      "\"place\":1",
      "\"place\":null",
      "\"place\":[]",
      "\"place\":{\"town\":\"x\"}",
      "\"place\":{\"street\":5}",
      "\"place\":{\"text\":\"x\",\"street\":\"y\"}",
      "\"places\":[]",
      "\"places\":\"x\"",
      "\"places\":{\"nonsense\":\"99101\"}",
      "\"places\":{\"residence\":[1]}",
      "\"places\":{\"residence\":null}",
      "\"facts\":[]",
      "\"facts\":{\"\":\"\"}", /* not declared */
      "\"fact_sets\":[]",
      "\"fact_sets\":{\"floor_area\":1}",
      "\"fact_sets\":{\"floor_area\":\"..<\"}",
      "\"fact_sets\":{\"floor_area\":\"2..1\"}",
      "\"facts\":{\"floor_area\":null}",
      "\"facts\":{\"floor_area\":[1]}",
      "\"facts\":{\"floor_area\":{}}",
      "\"facts\":{\"floor_area\":\"wide\"}",
      "\"facts\":{\"floor_area\":true}",
      "\"facts\":{\"married\":1}",
      "\"facts\":{\"floor_area\":1e400}",
      "\"facts\":{\"floor_area\":NaN}",
      "\"facts\":{\"floor_area\":1e308}", /* a decimal number without exponent is asked for */
      "\"facts\":{\"floor_area\":12345678901234567890123456789012345678}",
      "\"facts\":{\"child_surname\":\"\\u0000\"}",
      "\"facts\":{\"floor_area\":1,\"floor_area\":2}",
      "\"roles\":[\"chief\"]",
      "\"roles\":5",
      "\"roles\":[]",
      "\"roles\":null",
      "\"role\":\"chief\"",
      "\"roles\":[0]",
      "\"competence\":\"muster-bau\"",
      "\"facts\":{\"a\":[[[[[[[[[[1]]]]]]]]]]}",
      "\"place\":\"\\ud800\"",
      "\"place\":\"\xff\"",
      "\"place\":\"a\nb\""};
  static const char *const GOOD[] = {"\"place\":\"\\u0000\"",
                                     "\"place\":\"99101\\u0000 Musterstadt\"",
                                     "\"place\":\"\\ud83d\\ude00\"",
                                     "\"place\":\"\"",
                                     "\"place\":{}",
                                     "\"places\":{}",
                                     "\"facts\":{}",
                                     "\"role\":\"all\"",
                                     "\"fact_sets\":{}",
                                     "\"facts\":{\"floor_area\":-0.0}",
                                     "\"places\":{\"residence\":[]}"};
  size_t i;
  for (i = 0; i < sizeof BAD / sizeof BAD[0]; ++i) try_member(dataset, BAD[i], ZUFI_ERROR_QUERY);
  for (i = 0; i < sizeof GOOD / sizeof GOOD[0]; ++i) try_member(dataset, GOOD[i], ZUFI_OK);
}

static void try_limits(const zufi_dataset *dataset) {
  static const size_t SIZES[] = {1023, 1024, 1025, 4096, 70000};
  char *deep = malloc(60001);
  size_t i;
  for (i = 0; i < sizeof SIZES / sizeof SIZES[0]; ++i) {
    char *text = text_of_size(SIZES[i]);
    char *member = malloc(SIZES[i] + 32);
    if (member == NULL) abort();
    sprintf(member, "\"place\":\"%s\"", text);
    try_member(dataset, member, SIZES[i] <= 1024 ? ZUFI_OK : ZUFI_ERROR_QUERY);
    free(member);
    free(text);
  }
  if (deep == NULL) abort();
  memset(deep, '[', 60000);
  deep[60000] = '\0';
  try_json(dataset, deep, 60000, ZUFI_ERROR_QUERY);
  for (i = 0; i + 5 <= 60000; i += 5) memcpy(deep + i, "{\"a\":", 5);
  try_json(dataset, deep, 60000, ZUFI_ERROR_QUERY);
  free(deep);
}

/* A sign NUL in a text neither cuts the answer nor what is read from it. */
static void test_nul_in_text(const zufi_dataset *dataset) {
  static const char JSON[] = "{\"service\":\"99\\u0000\",\"place\":\"a\\u0000b\",\"date\":\"2026-01-01\"}";
  zufi_buffer *answer = NULL;
  CHECK(zufi_dataset_resolve_json(dataset, JSON, sizeof JSON - 1, &answer, NULL) == ZUFI_OK);
  CHECK(strlen(zufi_buffer_data(answer)) == zufi_buffer_size(answer));
  CHECK(strstr(zufi_buffer_data(answer), "unknown_service") != NULL);
  zufi_buffer_free(answer);
}

int main(int argc, char **argv) {
  zufi_dataset *dataset = NULL;
  if (argc != 3) return 2;
  dataset = open_muster(argv[1], argv[2]);
  try_broken(dataset);
  try_cut(dataset);
  try_members(dataset);
  try_limits(dataset);
  test_nul_in_text(dataset);
  zufi_dataset_free(dataset);
  printf("%d calls\n", calls_made);
  CHECK(calls_made >= 1400);
  return finish_checks(6000);
}
