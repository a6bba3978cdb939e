/* SPDX-License-Identifier: Apache-2.0 */
/* The dataset of these tests: the invented Musterkreis, built by the library itself. */
#ifndef ZUFI_TEST_MUSTER_H
#define ZUFI_TEST_MUSTER_H

#include <zufi.h>

/* Builds `folder` into `file` and opens it; ends the test if that fails. */
zufi_dataset *open_muster(const char *folder, const char *file);

/* The bytes of a file, to be freed with free(); ends the test if it cannot be read. */
unsigned char *bytes_of_file(const char *file, size_t *size);
void write_file(const char *file, const void *bytes, size_t size);

/* An answer to a typed query; `fact` may be NULL. */
zufi_answer *ask_muster(const zufi_dataset *dataset, const char *service, const char *area, const char *fact,
                        const char *value, const char *date);

#endif
