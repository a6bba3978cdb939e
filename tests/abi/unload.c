/* SPDX-License-Identifier: Apache-2.0 */
/*
 * dlopen, use, dlclose, over and over: nothing of the library stays behind. This program is not linked against it. What
 * other libraries leave (libstdc++ never unloads) is there after the first round, and does not grow.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zufi.h>

enum { ROUNDS = 20 };

static void give_up(const char *why) {
  fprintf(stderr, "%s\n", why == NULL ? "no reason given" : why);
  exit(1);
}

/* Lines of /proc/self/maps: all of files, or those that hold `part`. */
static int mappings(const char *part) {
  char line[4096];
  int count = 0;
  FILE *maps = fopen("/proc/self/maps", "r");
  if (maps == NULL) give_up("no /proc/self/maps");
  while (fgets(line, sizeof line, maps) != NULL)
    if (strchr(line, '/') != NULL && (part == NULL || strstr(line, part) != NULL)) ++count;
  fclose(maps);
  return count;
}

static void *symbol(void *library, const char *name) {
  void *found = dlsym(library, name);
  if (found == NULL) give_up(dlerror());
  return found;
}

/* A pointer to an object becomes one to a function by its bytes, as C99 knows no cast for it. */
#define LOAD(name)                                                                                                     \
  do {                                                                                                                 \
    void *address = symbol(library, #name);                                                                            \
    memcpy(&name##_, &address, sizeof address);                                                                        \
  } while (0)

static void use(void *library, const char *folder, const char *file) {
  static const char QUERY[] =
      "{\"service\":\"99999003001000\",\"place\":\"99103 Beispielhausen\",\"date\":\"2026-01-01\"}";
  zufi_status (*zufi_build_)(const char *const *, size_t, const char *, zufi_report **, zufi_error **);
  zufi_status (*zufi_dataset_open_)(const char *, zufi_dataset **, zufi_error **);
  zufi_status (*zufi_dataset_resolve_json_)(const zufi_dataset *, const char *, size_t, zufi_buffer **, zufi_error **);
  void (*zufi_report_free_)(zufi_report *);
  void (*zufi_dataset_free_)(zufi_dataset *);
  void (*zufi_buffer_free_)(zufi_buffer *);
  zufi_report *report = NULL;
  zufi_dataset *dataset = NULL;
  zufi_buffer *buffer = NULL;
  LOAD(zufi_build);
  LOAD(zufi_dataset_open);
  LOAD(zufi_dataset_resolve_json);
  LOAD(zufi_report_free);
  LOAD(zufi_dataset_free);
  LOAD(zufi_buffer_free);
  if (zufi_build_(&folder, 1, file, &report, NULL) != ZUFI_OK) give_up("not built");
  if (zufi_dataset_open_(file, &dataset, NULL) != ZUFI_OK) give_up("not opened");
  if (zufi_dataset_resolve_json_(dataset, QUERY, sizeof QUERY - 1, &buffer, NULL) != ZUFI_OK) give_up("not resolved");
  zufi_buffer_free_(buffer);
  zufi_dataset_free_(dataset);
  zufi_report_free_(report);
}

int main(int argc, char **argv) {
  int after_first = 0, round;
  if (argc != 4) return 2;
  for (round = 1; round <= ROUNDS; ++round) {
    void *library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) give_up(dlerror());
    use(library, argv[2], argv[3]);
    if (mappings("/libzufi.so") == 0) give_up("the control: a loaded library is not seen");
    if (dlclose(library) != 0) give_up(dlerror());
    if (mappings("/libzufi.so") != 0) give_up("libzufi stays mapped after dlclose");
    if (round == 1) after_first = mappings(NULL);
  }
  printf("%d mappings of files after the first round, %d after %d\n", after_first, mappings(NULL), ROUNDS);
  return mappings(NULL) == after_first ? 0 : 1;
}
