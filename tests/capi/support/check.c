/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

#include <stdio.h>

const char *check_context = NULL;
static int checks_made = 0;
static int checks_failed = 0;

void count_check(int holds, const char *file, int line, const char *condition) {
  enum { SHOWN = 25 };
  ++checks_made;
  if (holds) return;
  if (++checks_failed > SHOWN) return;
  fprintf(stderr, "%s:%d: failed: %s\n", file, line, condition);
  if (check_context != NULL) fprintf(stderr, "  with %.300s\n", check_context);
}

int is_utf8(const char *text) {
  const unsigned char *at = (const unsigned char *)text;
  if (text == NULL) return 0;
  while (*at != 0) {
    const int more = *at < 0x80             ? 0
                     : (*at & 0xE0) == 0xC0 ? 1
                     : (*at & 0xF0) == 0xE0 ? 2
                     : (*at & 0xF8) == 0xF0 ? 3
                                            : -1;
    static const unsigned long SMALLEST[] = {0, 0x80, 0x800, 0x10000};
    unsigned long sign;
    int i;
    if (more < 0) return 0;
    sign = more == 0 ? *at : *at & (0x3Fu >> more);
    ++at;
    for (i = 0; i < more; ++i, ++at) {
      if ((*at & 0xC0) != 0x80) return 0;
      sign = sign << 6 | (*at & 0x3Fu);
    }
    if (sign < SMALLEST[more] || sign > 0x10FFFF || (sign >= 0xD800 && sign <= 0xDFFF)) return 0;
  }
  return 1;
}

int finish_checks(int at_least) {
  printf("%d checks, %d failed\n", checks_made, checks_failed);
  if (checks_made < at_least) fprintf(stderr, "too few checks: at least %d were expected\n", at_least);
  return checks_failed == 0 && checks_made >= at_least ? 0 : 1;
}
