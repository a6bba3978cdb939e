/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The host's locale, rounding mode, masks and directory neither change nor matter: the same bytes under each, answers
 * and error messages alike. Foreign locales are compiled into a scratch folder by localedef, as nobody installs all of
 * them.
 */
#define _POSIX_C_SOURCE 200809L
#include <zufi.h>

#include <fenv.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "host_state.h"
#include "muster.h"

enum { SKIPPED = 77 };

static const char *const QUERIES[] = {
    "{\"service\":\"99999001001000\",\"place\":\"Am Bach 20a, 99101 "
    "Musterstadt\",\"facts\":{\"floor_area\":1600.5},\"date\":\"2026-01-01\"}",
    "{\"competence\":\"muster-jugend\",\"places\":{\"residence:child\":\"HAUPTSTRASSE 1, 99101 MUSTERSTADT\"},"
    "\"facts\":{\"child_surname\":\"\xc4\xb0nan\"},\"date\":\"2026-01-01\"}",
    "{\"competence\":\"muster-jugend\",\"places\":{\"residence:child\":\"hauptstr. 1, 99101 musterst\xc4\xb1"
    "dt\"},"
    "\"facts\":{\"child_surname\":\"\xc3\x84rger\"},\"date\":\"2026-01-01\"}",
    "{\"service\":\"99999001001000\",\"place\":\"I\xcc\x87STANBUL\",\"date\":\"2026-01-01\"}",
    "{\"competence\":\"muster-zulassung\",\"place\":\"99101 Musterstadt\",\"date\":\"2026-01-01\"}",
};
enum { QUERY_COUNT = sizeof QUERIES / sizeof QUERIES[0] };

/* Everything that the library says to a host, one text after the other; to be freed. */
typedef struct {
  char *text;
  size_t size;
} transcript;

static void say(transcript *said, const char *text) {
  const size_t more = strlen(text);
  said->text = realloc(said->text, said->size + more + 2);
  if (said->text == NULL) abort();
  memcpy(said->text + said->size, text, more);
  said->size += more;
  said->text[said->size++] = '\n';
  said->text[said->size] = '\0';
}

static void say_buffer(transcript *said, zufi_status status, zufi_buffer *buffer) {
  CHECK(status == ZUFI_OK);
  say(said, zufi_buffer_data(buffer));
  zufi_buffer_free(buffer);
}

static void say_failed_open(transcript *said, const char *path) {
  zufi_dataset *none = NULL;
  zufi_error *error = NULL;
  CHECK(zufi_dataset_open(path, &none, &error) != ZUFI_OK);
  say(said, zufi_error_message(error));
  zufi_error_free(error);
}

static char *everything_said(const char *folder, const char *file) {
  transcript said = {NULL, 0};
  const char *nowhere = "/nowhere";
  zufi_dataset *dataset = open_muster(folder, file); /* built anew: the file's digest is compared, too */
  zufi_report *report = NULL;
  zufi_error *error = NULL;
  zufi_buffer *buffer = NULL;
  zufi_status status;
  int q, language;
  say(&said, zufi_dataset_sha256(dataset));
  for (q = 0; q < QUERY_COUNT; ++q) {
    zufi_query *query = NULL;
    zufi_answer *answer = NULL;
    CHECK(zufi_query_from_json(QUERIES[q], strlen(QUERIES[q]), &query, NULL) == ZUFI_OK);
    CHECK(zufi_dataset_resolve(dataset, query, &answer, NULL) == ZUFI_OK);
    status = zufi_answer_json(answer, &buffer, NULL);
    say_buffer(&said, status, buffer);
    for (language = 0; language < 2; ++language) {
      status = zufi_answer_explain(answer, language, &buffer, NULL);
      say_buffer(&said, status, buffer);
      status = zufi_answer_dot(answer, language, &buffer, NULL);
      say_buffer(&said, status, buffer);
    }
    zufi_answer_free(answer);
    zufi_query_free(query);
  }
  status = zufi_dataset_info_json(dataset, &buffer, NULL);
  say_buffer(&said, status, buffer);
  say_failed_open(&said, "/nowhere/at/all");
  say_failed_open(&said, "/");
  CHECK(zufi_build(&folder, 1, "/nowhere/at/all", &report, &error) == ZUFI_ERROR_NOT_WRITTEN);
  say(&said, zufi_error_message(error));
  zufi_error_free(error);
  CHECK(zufi_check(&nowhere, 1, &report, NULL) == ZUFI_OK);
  status = zufi_report_json(report, &buffer, NULL);
  say_buffer(&said, status, buffer);
  zufi_report_free(report);
  zufi_dataset_free(dataset);
  return said.text;
}

static int make_locale(const char *folder, const char *language) {
  char command[5 * 4096];
  snprintf(command, sizeof command,
           "mkdir -p '%s' && test -e '%s/%s.UTF-8/LC_IDENTIFICATION' || localedef -i %s -f UTF-8 '%s/%s.UTF-8' "
           ">'%s/%s.log' 2>&1",
           folder, folder, language, language, folder, language, folder, language);
  return system(command) == 0;
}

static void show_difference(const char *said, const char *under_c) {
  size_t same = 0;
  while (said[same] != '\0' && said[same] == under_c[same]) ++same;
  if (said[same] != under_c[same])
    fprintf(stderr, "from byte %lu on:\n  %.160s\nbut under C:\n  %.160s\n", (unsigned long)same, said + same,
            under_c + same);
}

int main(int argc, char **argv) {
  static const char *const LANGUAGES[] = {"de_DE", "tr_TR"};
  static const int ROUNDINGS[] = {FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO};
  char locales[4096];
  char *under_c;
  int made = 0, i;
  sigset_t signals;
  if (argc != 3) return 2;
  snprintf(locales, sizeof locales, "%s.locales", argv[2]);
  for (i = 0; i < 2; ++i) made += make_locale(locales, LANGUAGES[i]);
  setenv("LOCPATH", locales, 1);
  under_c = everything_said(argv[1], argv[2]);
  CHECK(strstr(under_c, "musterstadt/bauamt-gross") != NULL);
  umask(027);
  sigemptyset(&signals);
  sigaddset(&signals, SIGUSR1);
  sigprocmask(SIG_BLOCK, &signals, NULL);
  for (i = 0; i < 3; ++i) {
    char *said;
    fesetround(ROUNDINGS[i]);
    note_host_state();
    said = everything_said(argv[1], argv[2]);
    CHECK(changed_host_state() == NULL ||
          strcmp(changed_host_state(), "errno") == 0); /* this test itself reads files */
    CHECK_TEXT(said, under_c);
    show_difference(said, under_c);
    free(said);
  }
  fesetround(FE_TONEAREST);
  for (i = 0; i < 2; ++i) {
    char name[32];
    char *said;
    snprintf(name, sizeof name, "%s.UTF-8", LANGUAGES[i]);
    if (setlocale(LC_ALL, name) == NULL) continue;
    if (i == 0) CHECK_TEXT(localeconv()->decimal_point, ","); /* the locale is really there */
    note_host_state();
    said = everything_said(argv[1], argv[2]);
    CHECK(changed_host_state() == NULL || strcmp(changed_host_state(), "errno") == 0);
    CHECK_TEXT(said, under_c);
    show_difference(said, under_c);
    free(said);
  }
  free(under_c);
  i = finish_checks(40);
  if (i == 0 && made < 2) {
    printf("SKIPPED: localedef could not make de_DE and tr_TR; what needs no foreign locale has passed\n");
    return SKIPPED;
  }
  return i;
}
