/* SPDX-License-Identifier: Apache-2.0 */
/* What a library must leave alone in the process of its host. */
#ifndef ZUFI_TEST_HOST_STATE_H
#define ZUFI_TEST_HOST_STATE_H

/* Takes note of errno (set to an odd value before), locale, rounding mode, signal mask, file mask, directory,
 * environment. */
void note_host_state(void);

/* The first thing that is no longer as noted, or NULL. */
const char *changed_host_state(void);

#endif
