/* SPDX-License-Identifier: Apache-2.0 */
/*
 * No clock, environment, locale, network, child process, signal handler or output: functions of the C library that a
 * call of libzufi must not come to are defined here, in the program, so that every library of the process, ICU and
 * SQLite as well, calls these instead. They count, and do nothing else.
 */
#include <zufi.h>

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "check.h"
#include "muster.h"

static int is_watching = 0;
static int is_asking = 0; /* on the way of a query nothing at all is let pass */
static int calls_seen = 0;
static char names_seen[4096] = "";

static void seen(const char *function) {
  if (!is_watching) return;
  ++calls_seen;
  if (strlen(names_seen) + strlen(function) + 2 < sizeof names_seen) strcat(strcat(names_seen, " "), function);
}

/* Declared without the headers, whose types do not matter here: none of the parameters is looked at. */
#define STAND_IN(name, parameters, value)                                                                              \
  long name parameters;                                                                                                \
  long name parameters {                                                                                               \
    seen(#name);                                                                                                       \
    return value;                                                                                                      \
  }

STAND_IN(secure_getenv, (const void *a), (long)(a == NULL))
STAND_IN(putenv, (void *a), (long)(a == NULL))
STAND_IN(gettimeofday, (void *a, void *b), (long)(a == b))
STAND_IN(clock_gettime, (int a, void *b), (long)(a < 0 && b == NULL))
STAND_IN(localtime_r, (const void *a, void *b), (long)(a == b))
STAND_IN(gmtime_r, (const void *a, void *b), (long)(a == b))
STAND_IN(tzset, (void), 0)
STAND_IN(setlocale, (int a, const void *b), (long)(a < 0 && b == NULL))
STAND_IN(newlocale, (int a, const void *b, const void *c), (long)(a < 0 && b == c))
STAND_IN(uselocale, (const void *a), (long)(a == NULL))
STAND_IN(socket, (int a, int b, int c), (long)(a + b + c < 0))
STAND_IN(connect, (int a, const void *b, unsigned c), (long)(a < 0 && b == NULL && c == 0))
STAND_IN(getaddrinfo, (const void *a, const void *b, const void *c, void *d), (long)(a == b && c == d))
STAND_IN(popen, (const void *a, const void *b), (long)(a == b))
STAND_IN(posix_spawn, (void *a, const void *b, const void *c, const void *d, void *e, void *f),
         (long)(a == b && c == d && e == f))
STAND_IN(signal, (int a, void *b), (long)(a < 0 && b == NULL))
STAND_IN(sigaction, (int a, const void *b, void *c), (long)(a < 0 && b == c))
STAND_IN(pthread_create, (void *a, const void *b, void *c, void *d), (long)(a == b && c == d))
STAND_IN(pthread_sigmask, (int a, const void *b, void *c), (long)(a < 0 && b == c))
STAND_IN(dlopen, (const void *a, int b), (long)(a == NULL && b < 0))
STAND_IN(syslog, (int a, const void *b, ...), (long)(a < 0 && b == NULL))

/* These three have types that the compiler knows, or are used by this test itself. */
char *getenv(const char *name) {
  /* Where ICU and SQLite look, each once in the life of a process, for their data and for temporary files; we use
   * neither. */
  static const char *const ONCE[] = {"ICU_DATA", "SQLITE_TMPDIR", "TMPDIR"};
  static int looked[sizeof ONCE / sizeof ONCE[0]] = {0};
  size_t i;
  for (i = 0; i < sizeof ONCE / sizeof ONCE[0]; ++i)
    if (is_watching && !is_asking && strcmp(name, ONCE[i]) == 0 && ++looked[i] == 1) return NULL;
  seen("getenv");
  return NULL;
}
pid_t fork(void) {
  seen("fork");
  return -1;
}
int system(const char *command) {
  seen("system");
  (void)command;
  return -1;
}
long time(long *now); /* NOLINT: the real one is in <time.h>, which is left out on purpose */
long time(long *now) {
  seen("time");
  if (now != NULL) *now = 0;
  return 0;
}

static const char *folder;
static const char *file;

static void ask_everything(const zufi_dataset *dataset) {
  static const char JSON[] =
      "{\"competence\":\"muster-jugend\",\"places\":{\"residence:child\":\"Hauptstr. 1, 99101 Musterstadt\"},"
      "\"facts\":{\"child_surname\":\"Pesch\"},\"date\":\"2026-01-01\"}";
  zufi_query *query = NULL;
  zufi_answer *answer = NULL;
  zufi_buffer *buffer = NULL;
  CHECK(zufi_dataset_resolve_json(dataset, JSON, sizeof JSON - 1, &buffer, NULL) == ZUFI_OK);
  zufi_buffer_free(buffer);
  CHECK(zufi_query_from_json(JSON, sizeof JSON - 1, &query, NULL) == ZUFI_OK);
  CHECK(zufi_dataset_resolve(dataset, query, &answer, NULL) == ZUFI_OK);
  CHECK(zufi_answer_explain(answer, ZUFI_LANGUAGE_DE, &buffer, NULL) == ZUFI_OK);
  zufi_buffer_free(buffer);
  CHECK(zufi_answer_dot(answer, ZUFI_LANGUAGE_DE, &buffer, NULL) == ZUFI_OK);
  zufi_buffer_free(buffer);
  CHECK(zufi_dataset_why_not(dataset, query, "kreis-muster", ZUFI_LANGUAGE_DE, &buffer, NULL) == ZUFI_OK);
  zufi_buffer_free(buffer);
  CHECK(zufi_dataset_resolve_json(dataset, "{", 1, &buffer, NULL) == ZUFI_ERROR_QUERY);
  zufi_answer_free(answer);
  zufi_query_free(query);
}

static void build_and_open(void) {
  zufi_report *report = NULL;
  zufi_dataset *dataset = NULL;
  CHECK(zufi_build(&folder, 1, file, &report, NULL) == ZUFI_OK);
  zufi_report_free(report);
  CHECK(zufi_dataset_open(file, &dataset, NULL) == ZUFI_OK);
  zufi_dataset_free(dataset);
  CHECK(zufi_dataset_open("/nowhere", &dataset, NULL) == ZUFI_ERROR_NOT_FOUND);
}

int main(int argc, char **argv) {
  char printed_to[4096];
  struct stat printed;
  int kept[2], sink, i;
  zufi_dataset *dataset = NULL;
  if (argc != 3) return 2;
  folder = argv[1];
  file = argv[2];
  snprintf(printed_to, sizeof printed_to, "%s.printed", file);
  sink = open(printed_to, O_CREAT | O_TRUNC | O_RDWR, 0600);
  CHECK(sink >= 0);
  fflush(NULL);
  for (i = 0; i < 2; ++i) kept[i] = dup(i + 1);
  for (i = 0; i < 2; ++i) dup2(sink, i + 1);

  is_watching = 1;
  build_and_open();
  CHECK(zufi_dataset_open(file, &dataset, NULL) == ZUFI_OK);
  is_asking = 1;
  ask_everything(dataset);
  is_asking = 0;
  zufi_dataset_free(dataset);
  is_watching = 0;

  fflush(NULL);
  CHECK(fstat(sink, &printed) == 0 && printed.st_size == 0);
  if (write(2, "x", 1) == 1) CHECK(fstat(sink, &printed) == 0 && printed.st_size == 1); /* the control */
  for (i = 0; i < 2; ++i) dup2(kept[i], i + 1);
  close(sink);
  if (calls_seen != 0) fprintf(stderr, "seen:%s\n", names_seen);
  CHECK(calls_seen == 0);

  is_watching = 1; /* the control: a stand-in notices */
  (void)getenv("HOME");
  (void)time(NULL);
  is_watching = 0;
  CHECK(calls_seen >= 2);
  return finish_checks(15);
}
