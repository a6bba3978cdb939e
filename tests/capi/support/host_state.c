/* SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L
#include "host_state.h"

#include <errno.h>
#include <fenv.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

enum { ODD_ERRNO = 4242 };

static struct {
  char locale[512];
  char directory[1024];
  char **environment;
  unsigned long environment_sum;
  int rounding;
  mode_t file_mask;
  sigset_t signals;
} noted;

static mode_t file_mask(void) {
  const mode_t mask = umask(0);
  umask(mask);
  return mask;
}

static unsigned long environment_sum(void) {
  unsigned long sum = 5381;
  char **variable;
  const char *sign;
  for (variable = environ; variable != NULL && *variable != NULL; ++variable)
    for (sign = *variable; *sign != '\0'; ++sign) sum = sum * 33 + (unsigned char)*sign;
  return sum;
}

void note_host_state(void) {
  strncpy(noted.locale, setlocale(LC_ALL, NULL), sizeof noted.locale - 1);
  if (getcwd(noted.directory, sizeof noted.directory) == NULL) noted.directory[0] = '\0';
  noted.environment = environ;
  noted.environment_sum = environment_sum();
  noted.rounding = fegetround();
  noted.file_mask = file_mask();
  sigprocmask(SIG_BLOCK, NULL, &noted.signals);
  errno = ODD_ERRNO;
}

const char *changed_host_state(void) {
  const int seen_errno = errno;
  char directory[sizeof noted.directory] = "";
  sigset_t signals;
  int number;
  if (seen_errno != ODD_ERRNO) return "errno";
  if (strcmp(setlocale(LC_ALL, NULL), noted.locale) != 0) return "locale";
  if (getcwd(directory, sizeof directory) == NULL) directory[0] = '\0';
  if (strcmp(directory, noted.directory) != 0) return "directory";
  if (environ != noted.environment || environment_sum() != noted.environment_sum) return "environment";
  if (fegetround() != noted.rounding) return "rounding mode";
  if (file_mask() != noted.file_mask) return "file mask";
  sigprocmask(SIG_BLOCK, NULL, &signals);
  for (number = 1; number < 32; ++number)
    if (sigismember(&signals, number) != sigismember(&noted.signals, number)) return "signal mask";
  return NULL;
}
