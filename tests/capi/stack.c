/* SPDX-License-Identifier: Apache-2.0 */
/*
 * No call needs more than 32 KiB of stack: each runs on a painted stack of 64 KiB (threads of musl have 128), and the
 * paint that is gone afterwards is what it used. Small stacks are real: hosts start threads with little more.
 */
#define _DEFAULT_SOURCE
#include <zufi.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "check.h"
#include "muster.h"

enum { STACK = 64 << 10, PROMISED = 32 << 10, PAINT = 0xA5 };

static const char JSON[] =
    "{\"competence\":\"muster-jugend\",\"places\":{\"residence:child\":\"Hauptstr. 1, 99101 Musterstadt\"},"
    "\"facts\":{\"child_surname\":\"Pesch\"},\"date\":\"2026-01-01\",\"roles\":[\"responsible\",\"advises\"]}";
static const char *folder;
static const char *file;
static const char *cases;
static const zufi_dataset *dataset;
static const zufi_query *query;
static const zufi_answer *answer;

static void do_nothing(void) {}
static void do_open(void) {
  zufi_dataset *out = NULL;
  if (zufi_dataset_open(file, &out, NULL) != ZUFI_OK) abort();
  zufi_dataset_free(out);
}
static void do_check(void) {
  zufi_report *out = NULL;
  if (zufi_check(&folder, 1, &out, NULL) != ZUFI_OK || zufi_report_count(out) == 0) abort(); /* it is proved too */
  zufi_report_free(out);
}
static void do_build(void) {
  zufi_report *out = NULL;
  char other[4096 + 8];
  snprintf(other, sizeof other, "%s.again", file);
  if (zufi_build(&folder, 1, other, &out, NULL) != ZUFI_OK) abort();
  zufi_report_free(out);
  remove(other);
}
static void do_cases(void) {
  zufi_report *out = NULL;
  size_t count = 0;
  if (zufi_cases_run(dataset, cases, &count, &out, NULL) != ZUFI_OK || count != 1 || zufi_report_count(out) != 0)
    abort();
  zufi_report_free(out);
}
static void do_query_json(void) {
  zufi_query *out = NULL;
  if (zufi_query_from_json(JSON, sizeof JSON - 1, &out, NULL) != ZUFI_OK) abort();
  zufi_query_free(out);
}
static void do_resolve(void) {
  zufi_answer *out = NULL;
  if (zufi_dataset_resolve(dataset, query, &out, NULL) != ZUFI_OK) abort();
  zufi_answer_free(out);
}

static void use_buffer(zufi_status status, zufi_buffer *buffer) {
  if (status != ZUFI_OK || zufi_buffer_size(buffer) == 0) abort();
  zufi_buffer_free(buffer);
}
static void do_resolve_json(void) {
  zufi_buffer *out = NULL;
  const zufi_status status = zufi_dataset_resolve_json(dataset, JSON, sizeof JSON - 1, &out, NULL);
  use_buffer(status, out);
}
static void do_why_not(void) {
  zufi_buffer *out = NULL;
  const zufi_status status = zufi_dataset_why_not(dataset, query, "freistadt/abfall", ZUFI_LANGUAGE_DE, &out, NULL);
  use_buffer(status, out);
}
static void do_answer_json(void) {
  zufi_buffer *out = NULL;
  const zufi_status status = zufi_answer_json(answer, &out, NULL);
  use_buffer(status, out);
}
static void do_explain(void) {
  zufi_buffer *out = NULL;
  const zufi_status status = zufi_answer_explain(answer, ZUFI_LANGUAGE_DE, &out, NULL);
  use_buffer(status, out);
}
static void do_dot(void) {
  zufi_buffer *out = NULL;
  const zufi_status status = zufi_answer_dot(answer, ZUFI_LANGUAGE_DE, &out, NULL);
  use_buffer(status, out);
}
static void do_info(void) {
  zufi_buffer *out = NULL;
  const zufi_status status = zufi_dataset_info_json(dataset, &out, NULL);
  use_buffer(status, out);
}
static void do_graph(void) {
  zufi_buffer *out = NULL;
  const zufi_status status = zufi_dataset_graph_dot(dataset, NULL, &out, NULL);
  use_buffer(status, out);
}
static void do_diff(void) {
  zufi_diff *out = NULL;
  if (zufi_dataset_diff_days(dataset, "2020-01-01", "2026-01-01", &out, NULL) != ZUFI_OK) abort();
  zufi_diff_free(out);
}
static void do_table(void) {
  zufi_buffer *out = NULL;
  const zufi_status status = zufi_dataset_table(dataset, ZUFI_TABLE_DIFFERENCES, "2026-01-01", ZUFI_ROLE_RESPONSIBLE,
                                                ZUFI_TABLE_FORMAT_HTML, ZUFI_LANGUAGE_DE, &out, NULL);
  use_buffer(status, out);
}
static void do_history(void) {
  zufi_buffer *out = NULL;
  const zufi_status status = zufi_dataset_history(dataset, query, NULL, NULL, &out, NULL);
  use_buffer(status, out);
}
static void do_overview(int is_landscape) {
  zufi_query *asked = NULL;
  zufi_overview *table = NULL;
  zufi_buffer *out = NULL;
  zufi_status status;
  if (zufi_query_create(&asked, NULL) != ZUFI_OK || zufi_query_set_date(asked, "2026-01-01", NULL) != ZUFI_OK ||
      (is_landscape ? zufi_query_add_address(asked, NULL, "Hauptstr. 1, Musterstadt", NULL)
                    : zufi_query_set_service(asked, "99999001001000", NULL)) != ZUFI_OK ||
      (is_landscape ? zufi_dataset_landscape(dataset, asked, &table, NULL)
                    : zufi_dataset_everywhere(dataset, asked, "99", &table, NULL)) != ZUFI_OK)
    abort();
  status = zufi_overview_row(table, 0, &out, NULL);
  use_buffer(status, out);
  status = zufi_overview_groups(table, &out, NULL);
  use_buffer(status, out);
  zufi_overview_free(table);
  zufi_query_free(asked);
}
static void do_everywhere(void) { do_overview(0); }
static void do_landscape(void) { do_overview(1); }
static void do_complete(void) {
  zufi_buffer *out = NULL;
  const zufi_status status = zufi_dataset_complete(dataset, "Hauptstr. 1, Must", 17, 0, 100, NULL, &out, NULL);
  use_buffer(status, out);
}
static void do_search(void) {
  zufi_buffer *out = NULL;
  const zufi_status status = zufi_dataset_search(dataset, "Musterhund anmelden", 19, 100, NULL, &out, NULL);
  use_buffer(status, out);
}
static void do_bad_json(void) { /* as deep as a query may be sent */
  static char deep[60000];
  zufi_query *out = NULL;
  memset(deep, '[', sizeof deep);
  if (zufi_query_from_json(deep, sizeof deep, &out, NULL) != ZUFI_ERROR_QUERY) abort();
}
/* The control: it must be seen to use what it uses. */
static void use_forty_kib(void) {
  volatile char block[40 << 10];
  size_t i;
  for (i = 0; i < sizeof block; i += 64) block[i] = 1;
}

static void *run(void *task) {
  (*(void (**)(void))task)();
  return NULL;
}

static size_t stack_used(void (*task)(void)) {
  pthread_attr_t attributes;
  pthread_t thread;
  size_t untouched = 0;
  unsigned char *stack = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (stack == MAP_FAILED) abort();
  memset(stack, PAINT, STACK);
  pthread_attr_init(&attributes);
  if (pthread_attr_setstack(&attributes, stack, STACK) != 0 || pthread_create(&thread, &attributes, run, &task) != 0)
    abort();
  pthread_join(thread, NULL);
  pthread_attr_destroy(&attributes);
  while (untouched < STACK && stack[untouched] == PAINT) ++untouched;
  munmap(stack, STACK);
  return STACK - untouched;
}

int main(int argc, char **argv) {
  static const struct {
    const char *name;
    void (*task)(void);
  } TASKS[] = {{"open", do_open},
               {"check", do_check},
               {"build", do_build},
               {"cases_run", do_cases},
               {"query_from_json", do_query_json},
               {"query_from_json, nested", do_bad_json},
               {"resolve", do_resolve},
               {"resolve_json", do_resolve_json},
               {"why_not", do_why_not},
               {"answer_json", do_answer_json},
               {"answer_explain", do_explain},
               {"answer_dot", do_dot},
               {"info_json", do_info},
               {"graph_dot", do_graph},
               {"history", do_history},
               {"diff", do_diff},
               {"table", do_table},
               {"everywhere", do_everywhere},
               {"landscape", do_landscape},
               {"complete", do_complete},
               {"search", do_search}};
  static const char CASES[] =
      "id,service,competence,street,house_number,postcode,place,area,at,facts,date,role,outcome,office,body,note\n"
      "z,,muster-abfall,,,,,99002000,,,2026-01-01,,resolved,,,\n";
  char cases_file[4096];
  zufi_dataset *opened;
  zufi_query *asked = NULL;
  zufi_answer *given = NULL;
  size_t i, own;
  if (argc != 3) return 2;
  folder = argv[1];
  file = argv[2];
  dataset = opened = open_muster(folder, file);
  snprintf(cases_file, sizeof cases_file, "%s.cases.csv", file);
  write_file(cases_file, CASES, sizeof CASES - 1);
  cases = cases_file;
  CHECK(zufi_query_from_json(JSON, sizeof JSON - 1, &asked, NULL) == ZUFI_OK);
  CHECK(zufi_dataset_resolve(dataset, asked, &given, NULL) == ZUFI_OK);
  query = asked;
  answer = given;
  own = stack_used(do_nothing); /* of the thread itself */
  CHECK(stack_used(use_forty_kib) > own + PROMISED);
  for (i = 0; i < sizeof TASKS / sizeof TASKS[0]; ++i) {
    const size_t used = stack_used(TASKS[i].task) - own;
    printf("%-24s %6lu bytes\n", TASKS[i].name, (unsigned long)used);
    CHECK(used <= PROMISED);
  }
  zufi_answer_free(given);
  zufi_query_free(asked);
  zufi_dataset_free(opened);
  return finish_checks(18);
}
