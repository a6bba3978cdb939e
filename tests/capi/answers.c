/* SPDX-License-Identifier: Apache-2.0 */
/* The whole way in C: build, open, ask in each form, read every part of the answer. */
#define _POSIX_C_SOURCE 200809L
#include <zufi.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "check.h"
#include "muster.h"

static void test_mandate(const zufi_dataset *dataset) {
  zufi_answer *answer = ask_muster(dataset, "99999001001000", "99001003", "floor_area", "2000", "2024-06-01");
  CHECK(zufi_answer_outcome(answer) == ZUFI_OUTCOME_RESOLVED);
  CHECK(zufi_answer_finding_count(answer) == 1);
  CHECK(zufi_answer_role(answer, 0) == ZUFI_ROLE_RESPONSIBLE);
  CHECK(zufi_answer_finding_outcome(answer, 0) == ZUFI_OUTCOME_RESOLVED);
  CHECK_TEXT(zufi_answer_office_id(answer, 0), "musterstadt/bauamt-gross");
  CHECK_TEXT(zufi_answer_office_name(answer, 0), "Bauamt für große Bauten");
  CHECK_TEXT(zufi_answer_body_id(answer, 0), "kreis-muster"); /* stays responsible */
  CHECK_TEXT(zufi_answer_body_name(answer, 0), "Musterkreis");
  CHECK(zufi_answer_confidence(answer, 0) == ZUFI_CONFIDENCE_DOCUMENTED);
  CHECK_TEXT(zufi_answer_valid_from(answer, 0), "2020-01-01");
  CHECK_TEXT(zufi_answer_valid_until(answer, 0), "2025-01-01");
  CHECK(zufi_answer_step_count(answer, 0) == 5);
  CHECK(zufi_answer_step_relation(answer, 0, 2) == ZUFI_RELATION_MANDATED_TO);
  CHECK_TEXT(zufi_answer_step_from(answer, 0, 2), "kreis-muster");
  CHECK(zufi_answer_step_target_count(answer, 0, 2) == 1);
  CHECK_TEXT(zufi_answer_step_target(answer, 0, 2, 0), "musterstadt");
  CHECK(zufi_answer_rule_count(answer, 0, 2) == 1);
  CHECK_TEXT(zufi_answer_rule_id(answer, 0, 2, 0), "mandat/bau-dorfmark");
  CHECK_TEXT(zufi_answer_rule_legal_basis(answer, 0, 2, 0), "Vereinbarung 4");
  CHECK_TEXT(zufi_answer_rule_source(answer, 0, 2, 0), "erfunden");
  zufi_answer_free(answer);
}

static void test_missing_and_warnings(const zufi_dataset *dataset) {
  zufi_answer *answer = ask_muster(dataset, "99999001001000", "99001001", NULL, NULL, "2026-01-01");
  CHECK(zufi_answer_outcome(answer) == ZUFI_OUTCOME_NEEDS_INPUT);
  CHECK(zufi_answer_missing_count(answer) == 1);
  CHECK_TEXT(zufi_answer_missing_input(answer, 0), "floor_area");
  CHECK_TEXT(zufi_answer_missing_question(answer, 0, ZUFI_LANGUAGE_EN), "How large is the floor area?");
  CHECK(zufi_answer_office_id(answer, 0) == NULL);
  zufi_answer_free(answer);
  answer = ask_muster(dataset, "99999001001000", "99001003", NULL, NULL, "2026-01-01"); /* an area of the past */
  CHECK(zufi_answer_warning_count(answer) == 1);
  CHECK_TEXT(zufi_answer_warning_code(answer, 0), "area_succeeded");
  CHECK(strstr(zufi_answer_warning_text(answer, 0, ZUFI_LANGUAGE_DE), "Beispielhausen") != NULL);
  zufi_answer_free(answer);
}

static void test_texts(const zufi_dataset *dataset) {
  static const char JSON[] = "{\"service\":\"99999003001000\",\"place\":\"Hauptstr. 3, 99103 Beispielhausen\","
                             "\"date\":\"2026-01-01\"}";
  zufi_buffer *buffer = NULL;
  zufi_answer *answer = NULL;
  zufi_query *query = NULL;
  CHECK(zufi_dataset_resolve_json(dataset, JSON, sizeof JSON - 1, &buffer, NULL) == ZUFI_OK);
  CHECK(strstr(zufi_buffer_data(buffer), "\"id\":\"freistadt/abfall\"") != NULL); /* at the end of the chain */
  CHECK(strlen(zufi_buffer_data(buffer)) == zufi_buffer_size(buffer));
  zufi_buffer_free(buffer);
  CHECK(zufi_query_from_json(JSON, sizeof JSON - 1, &query, NULL) == ZUFI_OK);
  CHECK(zufi_dataset_resolve(dataset, query, &answer, NULL) == ZUFI_OK);
  CHECK(zufi_answer_json(answer, &buffer, NULL) == ZUFI_OK);
  CHECK(strstr(zufi_buffer_data(buffer), "zufi-answer/1") != NULL);
  zufi_buffer_free(buffer);
  CHECK(zufi_answer_explain(answer, ZUFI_LANGUAGE_DE, &buffer, NULL) == ZUFI_OK);
  CHECK(strstr(zufi_buffer_data(buffer), "übergegangen") != NULL);
  zufi_buffer_free(buffer);
  CHECK(zufi_answer_dot(answer, ZUFI_LANGUAGE_EN, &buffer, NULL) == ZUFI_OK);
  CHECK(strncmp(zufi_buffer_data(buffer), "digraph", 7) == 0);
  zufi_buffer_free(buffer);
  CHECK(zufi_dataset_why_not(dataset, query, "kreis-muster", ZUFI_LANGUAGE_EN, &buffer, NULL) == ZUFI_OK);
  CHECK(strstr(zufi_buffer_data(buffer), "lies on the path") != NULL);
  zufi_buffer_free(buffer);
  CHECK(zufi_dataset_info_json(dataset, &buffer, NULL) == ZUFI_OK);
  CHECK(strstr(zufi_buffer_data(buffer), "\"licence\":\"CC0-1.0\"") != NULL);
  zufi_buffer_free(buffer);
  CHECK(zufi_dataset_services(dataset, "99902", &buffer, NULL) == ZUFI_OK);
  CHECK_TEXT(zufi_buffer_data(buffer), "99999002104000\n99999003001000\n");
  zufi_buffer_free(buffer);
  CHECK(zufi_dataset_graph_dot(dataset, "muster-bau", &buffer, NULL) == ZUFI_OK);
  zufi_buffer_free(buffer);
  CHECK(zufi_dataset_graph_dot(dataset, NULL, &buffer, NULL) == ZUFI_OK);
  zufi_buffer_free(buffer);
  zufi_query_free(query);
  zufi_answer_free(answer);
}

static void test_roles(const zufi_dataset *dataset) {
  const zufi_role roles[3] = {ZUFI_ROLE_RESPONSIBLE, ZUFI_ROLE_ACCEPTS, ZUFI_ROLE_ADVISES};
  zufi_query *query = NULL;
  zufi_answer *answer = NULL;
  CHECK(zufi_query_create(&query, NULL) == ZUFI_OK);
  CHECK(zufi_query_set_competence(query, "muster-zulassung", NULL) == ZUFI_OK);
  CHECK(zufi_query_set_date(query, "2026-01-01", NULL) == ZUFI_OK);
  CHECK(zufi_query_set_roles(query, roles, 3, NULL) == ZUFI_OK);
  CHECK(zufi_query_add_address(query, "vehicle", "99101 Musterstadt", NULL) == ZUFI_OK);
  CHECK(zufi_query_add_address(query, "residence", "99200 Freistadt", NULL) == ZUFI_OK);
  CHECK(zufi_dataset_resolve(dataset, query, &answer, NULL) == ZUFI_OK);
  CHECK(zufi_answer_finding_count(answer) == 4);
  CHECK_TEXT(zufi_answer_office_id(answer, 0), "kreis-muster/zulassung");
  CHECK_TEXT(zufi_answer_office_id(answer, 1), "freistadt"); /* where the applicant lives */
  CHECK(zufi_answer_role(answer, 2) == ZUFI_ROLE_ADVISES);
  CHECK(zufi_answer_finding_outcome(answer, 2) == ZUFI_OUTCOME_CHOICE);
  CHECK(zufi_answer_outcome(answer) == ZUFI_OUTCOME_CHOICE);
  zufi_answer_free(answer);
  zufi_query_free(query);
}

static void test_identity(const zufi_dataset *dataset) {
  CHECK_TEXT(zufi_dataset_id(dataset), "musterkreis");
  CHECK_TEXT(zufi_dataset_title(dataset), "Musterkreis (erfunden, nur zum Testen)");
  CHECK_TEXT(zufi_dataset_version(dataset), "2026-11-24");
  CHECK_TEXT(zufi_dataset_expires(dataset), "");
  CHECK(strlen(zufi_dataset_sha256(dataset)) == 64);
}

static void test_bytes(const char *file) {
  zufi_dataset *dataset = NULL;
  zufi_error *error = NULL;
  size_t size = 0;
  unsigned char *bytes = bytes_of_file(file, &size);
  CHECK(zufi_dataset_open_bytes(bytes, size, &dataset, &error) == ZUFI_OK);
  memset(bytes, 0, size); /* the dataset has its own copy */
  test_identity(dataset);
  zufi_dataset_free(dataset);
  CHECK(zufi_dataset_open_bytes(bytes, size, &dataset, &error) == ZUFI_ERROR_FOREIGN);
  CHECK(dataset == NULL);
  CHECK(zufi_error_status(error) == ZUFI_ERROR_FOREIGN);
  CHECK(strlen(zufi_error_message(error)) > 10);
  zufi_error_free(error);
  free(bytes);
}

static void test_report(void) {
  const char *nowhere = "/nowhere/at/all";
  zufi_report *report = NULL;
  zufi_buffer *buffer = NULL;
  CHECK(zufi_check(&nowhere, 1, &report, NULL) == ZUFI_OK);
  CHECK(zufi_report_count(report) == 1);
  CHECK_TEXT(zufi_report_code(report, 0), "file_unreadable");
  CHECK(zufi_report_severity(report, 0) == ZUFI_SEVERITY_ERROR);
  CHECK_TEXT(zufi_report_file(report, 0), "/nowhere/at/all");
  CHECK(zufi_report_row(report, 0) == 0);
  CHECK_TEXT(zufi_report_column(report, 0), "");
  CHECK(strlen(zufi_report_text(report, 0, ZUFI_LANGUAGE_DE)) > 0);
  CHECK(strlen(zufi_report_advice(report, 0, ZUFI_LANGUAGE_EN)) > 0);
  CHECK(zufi_report_json(report, &buffer, NULL) == ZUFI_OK);
  CHECK(strstr(zufi_buffer_data(buffer), "\"code\":\"file_unreadable\"") != NULL);
  zufi_buffer_free(buffer);
  CHECK(zufi_report_lines(report, ZUFI_LANGUAGE_EN, &buffer, NULL) == ZUFI_OK);
  CHECK(strncmp(zufi_buffer_data(buffer), "/nowhere/at/all: error file_unreadable", 38) == 0);
  zufi_buffer_free(buffer);
  zufi_report_free(report);
}

static void test_cases(const char *file, const zufi_dataset *dataset) {
  static const char CASES[] =
      "id,service,competence,street,house_number,postcode,place,area,at,facts,date,role,outcome,office,body,note\n"
      "abfall,99999003001000,,,,,,99001002,,,2026-01-01,,resolved,freistadt/abfall,freistadt,\n"
      "falsch,99999003001000,,,,,,99001002,,,2026-01-01,,resolved,kreis-muster,,\n"
      "luecke,99999008001000,,,,,,99001001,,,2026-01-01,,resolved,,,\n";
  char cases_csv[4096];
  zufi_report *report = NULL;
  size_t count = 0;
  snprintf(cases_csv, sizeof cases_csv, "%s.cases.csv", file);
  write_file(cases_csv, CASES, sizeof CASES - 1);
  CHECK(zufi_cases_run(dataset, cases_csv, &count, &report, NULL) == ZUFI_OK);
  CHECK(count == 3);
  CHECK(zufi_report_count(report) == 2); /* unmet expectations */
  CHECK(zufi_report_severity_count(report, ZUFI_SEVERITY_ERROR) == 2);
  CHECK_TEXT(zufi_report_code(report, 0), "case_office");
  CHECK_TEXT(zufi_report_column(report, 0), "office");
  CHECK(zufi_report_row(report, 0) == 3);
  CHECK_TEXT(zufi_report_code(report, 1), "case_outcome");
  CHECK(zufi_report_row(report, 1) == 4);
  zufi_report_free(report);
}

/* A folder with errors: every finding is told, and the file that was there stays. */
static void test_bad_folder(const char *file) {
  static const char TOML[] =
      "id = \"bad\"\ntitle = \"Bad\"\nversion = 2026-01-01\nlicence = \"CC0-1.0\"\n"
      "publisher = \"libzufi\"\nlayer = \"land\"\ncoverage = [\"*\"]\n[remit]\nareas = [\"*\"]\n";
  static const char AREAS[] = "id,kind,name,ars,ags,parents,valid_from,valid_to,successor,source\n"
                              "a,gemeinde,A,,,,,,,nirgends\nb,planet,B,,,,,,,nirgends\n";
  char folder[2048], path[4096];
  const char *folders[1];
  zufi_report *report = NULL;
  size_t before = 0, after = 0;
  unsigned char *kept = bytes_of_file(file, &before);
  unsigned char *found;
  snprintf(folder, sizeof folder, "%s.bad", file);
  mkdir(folder, 0777);
  snprintf(path, sizeof path, "%s/dataset.toml", folder);
  write_file(path, TOML, sizeof TOML - 1);
  snprintf(path, sizeof path, "%s/areas.csv", folder);
  write_file(path, AREAS, sizeof AREAS - 1);
  folders[0] = folder;
  CHECK(zufi_build(folders, 1, file, &report, NULL) == ZUFI_OK);
  CHECK(zufi_report_severity_count(report, ZUFI_SEVERITY_ERROR) >= 2);
  CHECK(zufi_report_count(report) >= 2);
  CHECK(strstr(zufi_report_file(report, 0), "areas.csv") != NULL);
  CHECK(zufi_report_row(report, 0) >= 2);
  zufi_report_free(report);
  found = bytes_of_file(file, &after);
  CHECK(before == after && memcmp(kept, found, after) == 0);
  free(kept);
  free(found);
}

int main(int argc, char **argv) {
  zufi_dataset *dataset = NULL;
  if (argc != 3) return 2;
  dataset = open_muster(argv[1], argv[2]);
  test_identity(dataset);
  test_mandate(dataset);
  test_missing_and_warnings(dataset);
  test_texts(dataset);
  test_roles(dataset);
  test_report();
  test_cases(argv[2], dataset);
  test_bytes(argv[2]);
  test_bad_folder(argv[2]);
  zufi_dataset_free(dataset);
  return finish_checks(110);
}
