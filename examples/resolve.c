/* SPDX-License-Identifier: Apache-2.0 */
/* Who handles a building permit at this address, and who is responsible? zufi.h has the manual. */
#include <stdio.h>
#include <zufi.h>

int main(int argc, char **argv) {
  zufi_dataset *dataset = NULL;
  zufi_query *query = NULL;
  zufi_answer *answer = NULL;
  zufi_error *error = NULL;
  const char *path = argc > 1 ? argv[1] : "build/rhein-kreis-neuss.zufi";
  int failed = zufi_dataset_open(path, &dataset, &error) != ZUFI_OK || zufi_query_create(&query, &error) != ZUFI_OK ||
               zufi_query_set_service(query, "99012008001000", &error) != ZUFI_OK ||
               zufi_query_set_date(query, "2026-01-01", &error) != ZUFI_OK ||
               zufi_query_add_address(query, NULL, "Bahnstraße 51, 41569 Rommerskirchen", &error) != ZUFI_OK ||
               zufi_dataset_resolve(dataset, query, &answer, &error) != ZUFI_OK;
  if (failed)
    fprintf(stderr, "%s\n", zufi_error_message(error));
  else if (zufi_answer_outcome(answer) == ZUFI_OUTCOME_RESOLVED)
    printf("office: %s\nbody:   %s\n", zufi_answer_office_name(answer, 0), zufi_answer_body_name(answer, 0));
  zufi_answer_free(answer);
  zufi_query_free(query);
  zufi_dataset_free(dataset);
  zufi_error_free(error);
  return failed;
}
