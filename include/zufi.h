/* SPDX-License-Identifier: Apache-2.0 */
/* clang-format off */
/*
 * zufi.h — the C interface of libzufi: who handles public service X for address Y, on this date, and why.
 *
 * This header is the manual. It is plain C99 without macros beside the include guard, so that every foreign-function
 * interface can read it.
 *
 *     zufi_dataset *dataset = NULL;
 *     zufi_buffer *answer = NULL;
 *     zufi_error *error = NULL;
 *     const char *query = "{\"service\":\"99012008001000\",\"place\":\"Bahnstraße 51, 41569 Rommerskirchen\","
 *                         "\"date\":\"2026-01-01\"}";
 *     if (zufi_dataset_open("rhein-kreis-neuss.zufi", &dataset, &error) == ZUFI_OK &&
 *         zufi_dataset_resolve_json(dataset, query, strlen(query), &answer, &error) == ZUFI_OK)
 *       puts(zufi_buffer_data(answer));
 *     else
 *       fprintf(stderr, "%s\n", zufi_error_message(error));
 *     zufi_buffer_free(answer);
 *     zufi_dataset_free(dataset);
 *     zufi_error_free(error);
 *
 * Rules that hold for every function
 *
 *   Results    A function that can fail returns a zufi_status. Its out parameter stands before the last one and is always
 *              written: the result, or NULL or 0. The last parameter is a zufi_error **, which may be NULL; it is always
 *              written: NULL, or an error that the caller frees.
 *   Getters    return a value at once. A NULL handle or an index that does not exist gives NULL, 0, for enumerations
 *              -1, for coordinates NaN; never a crash.
 *   Ownership  What comes out of an out parameter belongs to the caller and is freed by the _free function of its type,
 *              which takes NULL. Use of a handle after it was freed is undefined. A `const char *` that a getter returns is
 *              borrowed: UTF-8, NUL-terminated, alive as long as the handle that it came from.
 *   Lifetime   A dataset is immutable. An answer keeps what it needs of its dataset alive: a garbage-collected host may
 *              free datasets and answers in any order.
 *   Threads    A parameter of type `const T *` may be used by many threads at the same time; a `T *` by one. There is no
 *              hidden state: no initialisation, no thread-local error, no lock on the way of a query, so that a process
 *              may fork at any time, and a child may ask and free. Opening, building and searching (not
 *              completing) pass through locks of SQLite: a child may do it if no other thread did at the moment of the
 *              fork. No function is async-signal-safe but zufi_version and its two kin.
 *   Manners    Nothing is printed, logged, cached or sent; the clock, the environment and the locale are not read (but
 *              once in the life of a process ICU looks for ICU_DATA and SQLite for TMPDIR, when a dataset is first opened
 *              or built); errno and the rounding mode are left as they were. Queries hold personal data: nothing of them
 *              is kept, and errors name fields, never content.
 *   Text       goes in as UTF-8, paths as well. `const char *` in a parameter is NUL-terminated; where a size stands beside
 *              it, it is not and may hold any bytes. Invalid UTF-8 is an error (ZUFI_ERROR_QUERY, ZUFI_ERROR_ARGUMENT).
 *   Dates      are texts of the form YYYY-MM-DD.
 *   Numbers    of enumerators never change; new ones may be added. Treat an unknown status as failure.
 *
 * Four versions, never mixed: the library (zufi_version, SemVer) · the ABI epoch (zufi_abi_epoch, the SOVERSION) · the
 * layout of dataset files (zufi_dataset_layout) · the content of a dataset (zufi_dataset_version).
 */
/* clang-format on */
#ifndef ZUFI_H
#define ZUFI_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------------------------------------------------------------
 * Types
 */

typedef struct zufi_dataset zufi_dataset;       /* a built dataset, opened */
typedef struct zufi_query zufi_query;           /* a question */
typedef struct zufi_answer zufi_answer;         /* who handles it, and why */
typedef struct zufi_overview zufi_overview;     /* a question asked many times: of each municipality, or each service */
typedef struct zufi_batch zufi_batch;           /* a file of many questions */
typedef struct zufi_batch_part zufi_batch_part; /* the answers to some of its rows */
typedef struct zufi_report zufi_report;         /* findings about data */
typedef struct zufi_diff zufi_diff;             /* which answers change */
typedef struct zufi_buffer zufi_buffer;         /* bytes that a function made */
typedef struct zufi_error zufi_error;           /* why a function failed */

typedef int32_t zufi_status;
enum {
  ZUFI_OK = 0,
  ZUFI_ERROR_ARGUMENT = 1,     /* a parameter is missing, too long or out of range */
  ZUFI_ERROR_QUERY = 2,        /* a query cannot be read: bad date, wrong type of a value, unknown key */
  ZUFI_ERROR_NOT_FOUND = 3,    /* the file does not exist */
  ZUFI_ERROR_UNREADABLE = 4,   /* the file cannot be read, or is none */
  ZUFI_ERROR_FOREIGN = 5,      /* not a libzufi dataset file */
  ZUFI_ERROR_TRUNCATED = 6,    /* a dataset file that was cut short */
  ZUFI_ERROR_DAMAGED = 7,      /* a dataset file whose content is not what its digest says */
  ZUFI_ERROR_TOO_NEW = 8,      /* a dataset file of a later layout or meaning */
  ZUFI_ERROR_TOO_OLD = 9,      /* a dataset file of an earlier layout or meaning: build it again */
  ZUFI_ERROR_NOT_WRITTEN = 10, /* an output could not be written; what was there is still there */
  ZUFI_ERROR_EXHAUSTED = 11,   /* out of memory, or a limit was reached */
  ZUFI_ERROR_INTERNAL = 12,    /* a bug in libzufi */
  ZUFI_ERROR_NOT_DURABLE = 13  /* the output is in place, but may not survive a power failure */
};

/* How a question ended. Outcomes are results, not errors. */
typedef int32_t zufi_outcome;
enum {
  ZUFI_OUTCOME_RESOLVED = 0,    /* one office for each role asked */
  ZUFI_OUTCOME_CHOICE = 1,      /* several offices are equally competent; the citizen may choose (§ 3 (2) VwVfG) */
  ZUFI_OUTCOME_NEEDS_INPUT = 2, /* one more input decides: zufi_answer_missing_input */
  ZUFI_OUTCOME_NOT_OFFERED = 3, /* a rule says that the service does not exist here */
  ZUFI_OUTCOME_GAP = 4,         /* no rule leads on: a hole in the data */
  ZUFI_OUTCOME_CONFLICT = 5,    /* rules contradict each other */
  ZUFI_OUTCOME_OUTSIDE_COVERAGE = 6, /* the place is known not to be covered by this dataset */
  ZUFI_OUTCOME_UNKNOWN_PLACE = 7,    /* the place was not found */
  ZUFI_OUTCOME_UNKNOWN_SERVICE = 8   /* the service was not found */
};

typedef int32_t zufi_role;
enum {
  ZUFI_ROLE_RESPONSIBLE = 0, /* decides (XZuFi 01) */
  ZUFI_ROLE_ACCEPTS = 1,     /* takes the application and passes it on */
  ZUFI_ROLE_ADVISES = 2      /* Ansprechpunkt (XZuFi 03) */
};

/* The edges of a path. */
typedef int32_t zufi_relation;
enum {
  ZUFI_RELATION_ASSIGNS = 0,      /* service to task: law names the task (sachliche Zuständigkeit) */
  ZUFI_RELATION_HELD_BY = 1,      /* task to body (örtliche, instanzielle Zuständigkeit) */
  ZUFI_RELATION_DELEGATED_TO = 2, /* the task itself moves (delegierende Vereinbarung) */
  ZUFI_RELATION_MANDATED_TO = 3,  /* the work moves, the responsibility stays (mandatierende Vereinbarung) */
  ZUFI_RELATION_PERFORMED_BY = 4, /* the office inside the body (Geschäftsverteilung) */
  ZUFI_RELATION_NOT_OFFERED = 5   /* the service does not exist here */
};

typedef int32_t zufi_confidence;
enum {
  ZUFI_CONFIDENCE_DOCUMENTED = 0, /* the claim stands in the source */
  ZUFI_CONFIDENCE_DERIVED = 1,    /* follows from a documented rule */
  ZUFI_CONFIDENCE_UNVERIFIED = 2  /* from memory or second hand */
};

typedef int32_t zufi_severity;
enum { ZUFI_SEVERITY_ERROR = 0, ZUFI_SEVERITY_WARNING = 1, ZUFI_SEVERITY_INFO = 2 };

typedef int32_t zufi_language;
enum { ZUFI_LANGUAGE_DE = 0, ZUFI_LANGUAGE_EN = 1 };

/* How findings are written: zufi_report_render. */
typedef int32_t zufi_report_format;
enum {
  ZUFI_REPORT_FORMAT_TEXT = 0,   /* a line for each finding, and below it what a proof adds */
  ZUFI_REPORT_FORMAT_JSON = 1,   /* "zufi-report/1", in both languages */
  ZUFI_REPORT_FORMAT_JUNIT = 2,  /* JUnit XML: a testsuite for each file, a failed testcase for each finding */
  ZUFI_REPORT_FORMAT_GITLAB = 3, /* Code Quality of GitLab */
  ZUFI_REPORT_FORMAT_SARIF = 4,  /* SARIF 2.1.0 */
  ZUFI_REPORT_FORMAT_GITHUB = 5, /* workflow commands of GitHub Actions */
  ZUFI_REPORT_FORMAT_HTML = 6    /* one page without scripts and external resources */
};

typedef int32_t zufi_table;
enum { ZUFI_TABLE_COVERAGE = 0, ZUFI_TABLE_DIFFERENCES = 1 };
typedef int32_t zufi_table_format;
enum { ZUFI_TABLE_FORMAT_CSV = 0, ZUFI_TABLE_FORMAT_HTML = 1 };

/* ------------------------------------------------------------------------------------------------------------------------
 * Versions
 */

const char *zufi_version(void);    /* of the library, "major.minor.patch"; static */
int32_t zufi_abi_epoch(void);      /* programs built for another epoch must not use this library */
int32_t zufi_dataset_layout(void); /* of the dataset files that this library writes and reads */

/* ------------------------------------------------------------------------------------------------------------------------
 * Errors and buffers
 */

zufi_status zufi_error_status(const zufi_error *error);
const char *zufi_error_message(const zufi_error *error); /* English, one sentence */
void zufi_error_free(zufi_error *error);

const char *zufi_buffer_data(const zufi_buffer *buffer); /* a NUL stands behind the last byte */
size_t zufi_buffer_size(const zufi_buffer *buffer);      /* in bytes, without that NUL */
void zufi_buffer_free(zufi_buffer *buffer);

/* ------------------------------------------------------------------------------------------------------------------------
 * Datasets
 */

/* Reads the file whole and checks its digest before anything else looks at it. The file may then be replaced, truncated
 * or deleted. Errors: NOT_FOUND, UNREADABLE, FOREIGN, TRUNCATED, DAMAGED, TOO_NEW, TOO_OLD, EXHAUSTED, ARGUMENT. */
zufi_status zufi_dataset_open(const char *path, zufi_dataset **out, zufi_error **error);

/* The same from memory, which may be freed afterwards. */
zufi_status zufi_dataset_open_bytes(const void *bytes, size_t size, zufi_dataset **out, zufi_error **error);

void zufi_dataset_free(zufi_dataset *dataset);

const char *zufi_dataset_id(const zufi_dataset *dataset);
const char *zufi_dataset_title(const zufi_dataset *dataset);
const char *zufi_dataset_version(const zufi_dataset *dataset); /* of the content: a date */
const char *zufi_dataset_expires(const zufi_dataset *dataset); /* day from which not to rely on it; "" = never */
const char *zufi_dataset_sha256(const zufi_dataset *dataset);  /* of the file, 64 hexadecimal digits */

/* Identity, digests, coverage, sizes of the tables and all sources with their licences, as JSON ("zufi-info/1"). */
zufi_status zufi_dataset_info_json(const zufi_dataset *dataset, zufi_buffer **out, zufi_error **error);

/* The services of an OZG-Leistung (5 digits), one id a line; of a service that service itself; empty if the dataset has
 * neither. */
zufi_status zufi_dataset_services(const zufi_dataset *dataset, const char *service_or_ozg_id, zufi_buffer **out,
                                  zufi_error **error);

/* The rule graph in DOT (Graphviz): one competence with its parts and services, or, with NULL, all bodies, offices and
 * competences. Errors: ARGUMENT (no such competence). */
zufi_status zufi_dataset_graph_dot(const zufi_dataset *dataset, const char *competence, zufi_buffer **out,
                                   zufi_error **error);

/* ------------------------------------------------------------------------------------------------------------------------
 * Queries
 *
 * A query needs a service or a competence, and a date. Setters replace, adders add. Text of at most 1,024 bytes.
 * Errors of all: ARGUMENT (NULL, invalid UTF-8, too long, unknown enumerator), EXHAUSTED.
 */

zufi_status zufi_query_create(zufi_query **out, zufi_error **error);
void zufi_query_free(zufi_query *query);

/* A LeiKa key (14 digits), or agency:key for a local service. */
zufi_status zufi_query_set_service(zufi_query *query, const char *service, zufi_error **error);
/* Instead of a service: the task where the walk starts. */
zufi_status zufi_query_set_competence(zufi_query *query, const char *competence, zufi_error **error);
/* The library never reads the clock: the day asked about is the caller's. */
zufi_status zufi_query_set_date(zufi_query *query, const char *date, zufi_error **error);
/* Which roles to answer; RESPONSIBLE alone if not set. */
zufi_status zufi_query_set_roles(zufi_query *query, const zufi_role *roles, size_t count, zufi_error **error);

/* Places by kind: "property", "business_site", "residence", "seat", "event", "vehicle", with ":child", ":respondent" …
 * where it is not the applicant's. NULL or "": the place that counts, whichever kind that is. Several of one kind are
 * all admitted.
 *
 * `address`: one line in any usual order, with or without commas, country, Ortsteil, floor or c/o; abbreviations are
 * understood. What can be read in several ways is, and every reading counts. A Postfach is no place. */
zufi_status zufi_query_add_address(zufi_query *query, const char *kind, const char *address, zufi_error **error);
/* By elements; each may be NULL. `area`: ARS or AGS of any area (2, 3, 5, 8, 9, 12 digits), or the id of an area. */
zufi_status zufi_query_add_place(zufi_query *query, const char *kind, const char *street, const char *house_number,
                                 const char *postcode, const char *place, const char *area, zufi_error **error);

/* The point at which a place lies, in decimal degrees of WGS84: lat -90 to 90, lon -180 to 180; anything else, and what
 * is no number, is ARGUMENT. It belongs to the place of this kind that was added last, or else is a place of its own.
 * If it contradicts what else is known of the place, the answer shows both. Since 0.1.0. */
zufi_status zufi_query_set_point(zufi_query *query, const char *kind, double lat, double lon, zufi_error **error);

/* What else is known of the place of this kind that was added last (or else of a place of its own); each may be NULL.
 * `house_numbers`: its number is one of these, in the notation of segments.csv ("1-49 odd;2-.. even"). `inside`,
 * `outside`: the id of an area that contains it, or does not; each call adds one. Since 0.1.0. */
zufi_status zufi_query_narrow_place(zufi_query *query, const char *kind, const char *house_numbers, const char *inside,
                                    const char *outside, zufi_error **error);

/* A fact of the case, as the dataset declares it: a word of an enumeration, a decimal number, yes or no, a name, a
 * date. */
zufi_status zufi_query_set_fact(zufi_query *query, const char *fact, const char *value, zufi_error **error);
/* Of a fact is only known that it is one of several values: items joined by ';', each a value or a stretch
 * ("citizen;business", "..<1600", "1600..", "A..Her;Pes..Re"); ends are inclusive but for those behind '<'. Not
 * together with the same fact as a value. Since 0.1.0. */
zufi_status zufi_query_set_fact_set(zufi_query *query, const char *fact, const char *values, zufi_error **error);

/* From JSON: {"service":…, "place":… or {"street":…, "point":{"lat":…,"lon":…},…}, "places":{"residence":[…]},
 * "facts":{…}, "fact_sets":{…}, "date":…, "roles":[…]}. Errors: QUERY (names the key at fault), ARGUMENT, EXHAUSTED. */
zufi_status zufi_query_from_json(const char *json, size_t size, zufi_query **out, zufi_error **error);

/* ------------------------------------------------------------------------------------------------------------------------
 * Resolving
 */

/* Errors: QUERY (neither or both of service and competence, no date, a value that does not fit its fact, an unknown
 * kind of place …), EXHAUSTED. */
zufi_status zufi_dataset_resolve(const zufi_dataset *dataset, const zufi_query *query, zufi_answer **out,
                                 zufi_error **error);

/* JSON in, JSON out ("zufi-answer/1", keys are only ever added): one function gives a binding everything. */
zufi_status zufi_dataset_resolve_json(const zufi_dataset *dataset, const char *json, size_t size, zufi_buffer **out,
                                      zufi_error **error);

/* Why the office (or body, site) is not the answer: where the path parts from the ways that lead there. One paragraph.
 * Errors: QUERY (also: no such office in the dataset). */
zufi_status zufi_dataset_why_not(const zufi_dataset *dataset, const zufi_query *query, const char *office,
                                 zufi_language language, zufi_buffer **out, zufi_error **error);

/* ------------------------------------------------------------------------------------------------------------------------
 * Over time
 */

/* The answer on each day from `from` (inclusive) until `until` (exclusive); NULL: open. As JSON ("zufi-history/1"): a
 * list of "stretches" in order and without gaps, each with "valid_from" and "valid_until" (null: open), and the whole
 * "answer" that holds on these days, as on the first of them (of an open beginning: the last). Neighbours differ in the
 * outcome, an office, body or site, or a rule of a path; of a question in what is asked.
 *
 * The query's date decides nothing, and is needed only if both ends are open. "What changes within a year?": the second
 * stretch from today until a year later, if there is one. Exact at the price of asking a few times for each stretch.
 * Errors: ARGUMENT (NULL, a date that is none, no day in between), QUERY (as zufi_dataset_resolve), EXHAUSTED (more
 * than 10,000 stretches). Since 0.1.0. */
zufi_status zufi_dataset_history(const zufi_dataset *dataset, const zufi_query *query, const char *from,
                                 const char *until, zufi_buffer **out, zufi_error **error);

/* ------------------------------------------------------------------------------------------------------------------------
 * Overviews: one question in every municipality, or every service at one place
 *
 * A table of as many rows as there are municipalities or services. A row is answered when it is asked for and not kept,
 * so that a table of any length takes the memory of one answer; many threads may ask for rows of one table side by
 * side. An overview keeps what it needs of its dataset alive. Since 0.1.0.
 *
 *     zufi_overview *table = NULL;
 *     zufi_dataset_everywhere(dataset, query, "05162", &table, NULL);
 *     for (size_t row = 0; row < zufi_overview_count(table); ++row)
 *       if (zufi_overview_row(table, row, &json, NULL) == ZUFI_OK) ...
 */

/* The question in every municipality of an area on the query's date; where the tables do not resolve the area into
 * municipalities, or it is less than one, in that. `area`: ARS or AGS, or the id of an area. It takes the place of the
 * place that counts: the query may have places of named kinds (a company's seat) but none without a kind. Errors:
 * ARGUMENT (no such area on that day), QUERY (as zufi_dataset_resolve), EXHAUSTED. */
zufi_status zufi_dataset_everywhere(const zufi_dataset *dataset, const zufi_query *query, const char *area,
                                    zufi_overview **out, zufi_error **error);

/* Every service that is valid on the query's date, at the query's places. The query has no service and no competence.
 * Errors: QUERY (as zufi_dataset_resolve), EXHAUSTED. */
zufi_status zufi_dataset_landscape(const zufi_dataset *dataset, const zufi_query *query, zufi_overview **out,
                                   zufi_error **error);

void zufi_overview_free(zufi_overview *overview);
size_t zufi_overview_count(const zufi_overview *overview);               /* of rows; sorted by id */
const char *zufi_overview_id(const zufi_overview *overview, size_t row); /* of the area or service */
const char *zufi_overview_name(const zufi_overview *overview, size_t row);

/* One row as JSON ("zufi-row/1"): "area" or "service" with "id" and "name", and the whole "answer", as
 * zufi_dataset_resolve gives it. Errors: ARGUMENT (NULL, no such row), EXHAUSTED. */
zufi_status zufi_overview_row(const zufi_overview *overview, size_t row, zufi_buffer **out, zufi_error **error);

/* All rows, those with the same result together, as JSON ("zufi-groups/1"): "kind" ("area" or "service") and "groups",
 * each with "results" (for each role "outcome", "offices" with "body" and "sites", and "input", if one is missing: null
 * else) and "subjects" ("id", "name"). Results are the same if outcome, offices, bodies and sites are; of a question,
 * if it is for the same input. In the order of the first row of each. Asks for every row at once. */
zufi_status zufi_overview_groups(const zufi_overview *overview, zufi_buffer **out, zufi_error **error);

/* ------------------------------------------------------------------------------------------------------------------------
 * Batches: many questions in a file, answered part by part
 *
 * A part is some rows, whole and in order; it is answered without regard to others, by as many threads as there are:
 * put one behind the other the answers are always the same bytes. Memory is that of the parts at hand. Since 0.1.0.
 *
 *     zufi_batch_create(dataset, ZUFI_BATCH_CSV, text, size, "2026-01-01", &batch, NULL);
 *     fputs(zufi_batch_header(batch), output);
 *     for (at = zufi_batch_header_size(batch), line = 2; at < size; at += length) {
 *       zufi_batch_split(batch, text + at, size - at, 1000, NULL, &length, NULL);
 *       if (length == 0) length = size - at; (no line feed ends the last row)
 *       zufi_batch_answer(batch, text + at, length, line, &part, NULL);
 *       fwrite(zufi_batch_part_data(part), 1, zufi_batch_part_size(part), output);
 *       line += number of line feeds in the part;
 *     }
 *
 * CSV (as in data/README.md; cells of 64 KiB, rows of 1 MiB, 256 columns): the header names in any order service or
 * competence (one or both; a cell of one of them in each row), address (one line) or street, house_number, postcode,
 * place, area; at ("residence=Markt 2, 41460 Neuss;event=..."), facts ("child_surname=Pesch;married=yes"), date, role
 * ("responsible" if empty). Other columns ask nothing. The output has all columns of the input, copied (line ends in
 * cells as LF), and then: outcome, office, office_name, body, body_name, confidence (the weakest), valid_from,
 * valid_until (all of it holds on these days), missing (inputs), warnings (codes), rules (of the paths), error. What
 * are several is joined by ';', of a choice in the order of its offices. A row that cannot be read copies nothing.
 *
 * JSON Lines: a query a line, as zufi_query_from_json reads it, at most 64 KiB; an answer a line ("zufi-answer/1"), or
 * {"format":"zufi-error/1","line":17,"error":"..."}.
 *
 * One row in, one row out, in order; empty lines are none. A row that cannot be read or asked costs that row alone: it
 * says so in "error", and is a fault of its part.
 */

typedef int32_t zufi_batch_format;
enum { ZUFI_BATCH_CSV = 0, ZUFI_BATCH_JSON_LINES = 1 };

/* `beginning` of the input: all of it, 1 MiB, or as much as holds the whole header. `date`: of rows that have none;
 * NULL: such rows are faults. Errors: UNREADABLE (a header that cannot be used: the message says why), ARGUMENT,
 * EXHAUSTED. */
zufi_status zufi_batch_create(const zufi_dataset *dataset, zufi_batch_format format, const char *beginning, size_t size,
                              const char *date, zufi_batch **out, zufi_error **error);
void zufi_batch_free(zufi_batch *batch);

const char *zufi_batch_header(const zufi_batch *batch); /* the first line of the output, with line feed; of JSON ""  */
size_t zufi_batch_header_size(const zufi_batch *batch); /* behind so many bytes of the input the rows begin */
size_t
zufi_batch_copied_count(const zufi_batch *batch); /* columns that ask nothing: to be shown, for one may be misspelt */
const char *zufi_batch_copied_name(const zufi_batch *batch, size_t column);

/* How many bytes the first rows are that are whole, at most `most_rows`; `rows`: how many, may be NULL. Quoted line
 * ends do not end a row. 0 bytes: there is none yet; read more, but of a line no more than 1 MiB and a byte: it is
 * refused for its length, and the rest of it may be left out. Errors: ARGUMENT, EXHAUSTED. */
zufi_status zufi_batch_split(const zufi_batch *batch, const char *bytes, size_t size, uint64_t most_rows,
                             uint64_t *rows, size_t *out, zufi_error **error);

/* `rows` are whole, or the last ones of the input. `first_line`: on which they begin; the first line of the input is 1.
 * Errors: ARGUMENT, EXHAUSTED; never for what stands in a row. */
zufi_status zufi_batch_answer(const zufi_batch *batch, const char *rows, size_t size, uint64_t first_line,
                              zufi_batch_part **out, zufi_error **error);

/* Rows that were answered before, counted once more to go on with an output: the part has no data, its faults no text.
 * No question is asked. Errors: ARGUMENT (also: `answers` are not answers to these rows), EXHAUSTED. */
zufi_status zufi_batch_recall(const zufi_batch *batch, const char *rows, size_t size, uint64_t first_line,
                              const char *answers, size_t answers_size, zufi_batch_part **out, zufi_error **error);

void zufi_batch_part_free(zufi_batch_part *part);
const char *zufi_batch_part_data(const zufi_batch_part *part); /* the rows of the output; a NUL stands behind them */
size_t zufi_batch_part_size(const zufi_batch_part *part);      /* in bytes, without that NUL */
uint64_t zufi_batch_part_rows(const zufi_batch_part *part);    /* each has an outcome or is a fault */
uint64_t zufi_batch_part_outcomes(const zufi_batch_part *part, zufi_outcome outcome);
size_t zufi_batch_part_fault_count(const zufi_batch_part *part);
uint64_t zufi_batch_part_fault_line(const zufi_batch_part *part, size_t fault);
const char *zufi_batch_part_fault_text(const zufi_batch_part *part, size_t fault); /* names fields, never content */

/* ------------------------------------------------------------------------------------------------------------------------
 * Finding: proposals for people who type. Nothing of them is an answer: what is asked then is what somebody chose.
 *
 * `text`: `size` bytes of UTF-8, at most 1,024. `limit`: 1 to 100. `date`: only what is valid on this day; NULL: all
 * that the dataset knows. Errors of both: ARGUMENT, EXHAUSTED.
 */

/* Which completions; a sum of them. */
typedef int32_t zufi_completion_kinds;
enum {
  ZUFI_COMPLETION_ALL = 0,
  ZUFI_COMPLETION_PLACES = 1, /* municipalities and Ortsteile */
  ZUFI_COMPLETION_POSTCODES = 2,
  ZUFI_COMPLETION_STREETS = 4,
  ZUFI_COMPLETION_SERVICES = 8
};

/* What somebody may be about to type, as JSON ("zufi-completions/1"): the names that were typed whole first, then those
 * that begin so, then those in which a word begins so, and names that are spelled nearly so where there is nothing
 * else; within these places, postcodes, streets, services; then by the alphabet. "text" is what to put into the field:
 * what was typed before and a house number stay in it. Names that several places bear are told apart by "district". */
zufi_status zufi_dataset_complete(const zufi_dataset *dataset, const char *text, size_t size,
                                  zufi_completion_kinds kinds, size_t limit, const char *date, zufi_buffer **out,
                                  zufi_error **error);

/* Services by what citizens say, as JSON ("zufi-search/1"), the likeliest first, with the reasons of each. Of the words
 * of the text the first sixteen count. Like opening and building it passes through locks of SQLite: see Threads. Errors
 * also: DAMAGED (an index that no build wrote). */
zufi_status zufi_dataset_search(const zufi_dataset *dataset, const char *text, size_t size, size_t limit,
                                const char *date, zufi_buffer **out, zufi_error **error);

/* ------------------------------------------------------------------------------------------------------------------------
 * Answers
 *
 * An answer has findings: one for each role asked, several for a role where several offices are equally competent. A
 * finding has a path of steps, a step the rules that say so. Indices count from 0.
 */

void zufi_answer_free(zufi_answer *answer);

zufi_outcome zufi_answer_outcome(const zufi_answer *answer); /* of all roles together: the worst of them */

size_t zufi_answer_finding_count(const zufi_answer *answer);
zufi_role zufi_answer_role(const zufi_answer *answer, size_t finding);
zufi_outcome zufi_answer_finding_outcome(const zufi_answer *answer, size_t finding);
const char *zufi_answer_office_id(const zufi_answer *answer, size_t finding); /* NULL: no office was found */
const char *zufi_answer_office_name(const zufi_answer *answer, size_t finding);
/* Who is legally responsible: under a mandate another body than the office's own. NULL: not known. */
const char *zufi_answer_body_id(const zufi_answer *answer, size_t finding);
const char *zufi_answer_body_name(const zufi_answer *answer, size_t finding);
zufi_confidence zufi_answer_confidence(const zufi_answer *answer, size_t finding); /* the weakest on the path */
/* The stretch of days around the date asked on which outcome, office, body and path are these: from (inclusive) until
 * (exclusive); "" = open. */
const char *zufi_answer_valid_from(const zufi_answer *answer, size_t finding);
const char *zufi_answer_valid_until(const zufi_answer *answer, size_t finding);

size_t zufi_answer_step_count(const zufi_answer *answer, size_t finding);
zufi_relation zufi_answer_step_relation(const zufi_answer *answer, size_t finding, size_t step);
const char *zufi_answer_step_from(const zufi_answer *answer, size_t finding, size_t step); /* id */
size_t zufi_answer_step_target_count(const zufi_answer *answer, size_t finding, size_t step);
const char *zufi_answer_step_target(const zufi_answer *answer, size_t finding, size_t step, size_t target); /* id */
size_t zufi_answer_rule_count(const zufi_answer *answer, size_t finding, size_t step);
const char *zufi_answer_rule_id(const zufi_answer *answer, size_t finding, size_t step, size_t rule);
const char *zufi_answer_rule_legal_basis(const zufi_answer *answer, size_t finding, size_t step, size_t rule);
const char *zufi_answer_rule_source(const zufi_answer *answer, size_t finding, size_t step, size_t rule);

/* How the places of the query were understood: one reading for each, several where a place can be read in several ways.
 * Canonical: "Oberstraße 91, 41460 Neuss". The point is one on the street, as far as the data has it, in decimal
 * degrees of WGS84; NaN if there is none. Since 0.1.0. */
size_t zufi_answer_reading_count(const zufi_answer *answer);
const char *zufi_answer_reading_canonical(const zufi_answer *answer, size_t reading);
double zufi_answer_reading_lat(const zufi_answer *answer, size_t reading);
double zufi_answer_reading_lon(const zufi_answer *answer, size_t reading);

/* What to ask next (NEEDS_INPUT), for each role at most one: the input after which the fewest further questions are to
 * be expected. The id of a fact, or "house_number", "postcode", "place_part" (Ortsteil), "street", "municipality",
 * "district" or "place"; the question, and why it is asked. */
size_t zufi_answer_missing_count(const zufi_answer *answer);
const char *zufi_answer_missing_input(const zufi_answer *answer, size_t missing);
const char *zufi_answer_missing_question(const zufi_answer *answer, size_t missing, zufi_language language);
const char *zufi_answer_missing_why(const zufi_answer *answer, size_t missing, zufi_language language);

/* What it can be: choices apart from each other, each with a label for people ("1–49 ungerade", "unter 1.600 m²") and
 * values that lead to the same results (JSON says to which: "choices"). One of house numbers or of a fact has one
 * value, a set; one without values is "none of these". No choices: too many to list. Since 0.1.0. */
size_t zufi_answer_choice_count(const zufi_answer *answer, size_t missing);
const char *zufi_answer_choice_label(const zufi_answer *answer, size_t missing, size_t choice, zufi_language language);
size_t zufi_answer_choice_value_count(const zufi_answer *answer, size_t missing, size_t choice);
const char *zufi_answer_choice_value(const zufi_answer *answer, size_t missing, size_t choice, size_t value);

/* The query that led to the answer, with that choice: `value` is its position among the values, 0 for "none of these".
 * Resolving it gives exactly the results that the choice lists. Errors: ARGUMENT (also: no such choice or value),
 * EXHAUSTED. Since 0.1.0. */
zufi_status zufi_query_supply(const zufi_query *query, const zufi_answer *answer, size_t missing, size_t choice,
                              size_t value, zufi_query **out, zufi_error **error);

/* All questions at once, with what each run of them ends in, as JSON ("zufi-questions/1"): for a form that works
 * without a server. The query has one role. Errors: QUERY, EXHAUSTED (more than 5,000 questions: ask one by one). Since
 * 0.1.0. */
zufi_status zufi_dataset_questions(const zufi_dataset *dataset, const zufi_query *query, zufi_buffer **out,
                                   zufi_error **error);

/* Something to tell with the answer: a stable code, and a text. */
size_t zufi_answer_warning_count(const zufi_answer *answer);
const char *zufi_answer_warning_code(const zufi_answer *answer, size_t warning);
const char *zufi_answer_warning_text(const zufi_answer *answer, size_t warning, zufi_language language);

zufi_status zufi_answer_json(const zufi_answer *answer, zufi_buffer **out, zufi_error **error);
/* The path told in sentences, with legal bases. */
zufi_status zufi_answer_explain(const zufi_answer *answer, zufi_language language, zufi_buffer **out,
                                zufi_error **error);
/* The path as a picture in DOT (Graphviz). */
zufi_status zufi_answer_dot(const zufi_answer *answer, zufi_language language, zufi_buffer **out, zufi_error **error);

/* ------------------------------------------------------------------------------------------------------------------------
 * What changes from one dataset to another, or from one day to another
 *
 * Exactly: every question outside of the difference is answered alike. Of an answer the outcome, the offices, the
 * bodies and the sites count; not the path, and no names, addresses and channels. A zufi_diff is immutable and stands
 * alone.
 */

/* On any day. Places are compared by the ids of municipalities, the names of streets, numbers and postcodes. Errors:
 * ARGUMENT, EXHAUSTED. */
zufi_status zufi_dataset_diff(const zufi_dataset *before, const zufi_dataset *after, zufi_diff **out,
                              zufi_error **error);
/* One dataset on two days (YYYY-MM-DD): what changes on 1 January? */
zufi_status zufi_dataset_diff_days(const zufi_dataset *dataset, const char *before, const char *after, zufi_diff **out,
                                   zufi_error **error);
void zufi_diff_free(zufi_diff *diff);
size_t zufi_diff_count(const zufi_diff *diff);     /* of changes; 0: none */
size_t zufi_diff_undecided(const zufi_diff *diff); /* services and tasks with too many possibilities to compare all */
zufi_status zufi_diff_json(const zufi_diff *diff, zufi_buffer **out, zufi_error **error); /* format "zufi-diff/1" */
/* A statement for each change, with the rules that cause it and a question for each side. */
zufi_status zufi_diff_lines(const zufi_diff *diff, zufi_language language, zufi_buffer **out, zufi_error **error);

/* ------------------------------------------------------------------------------------------------------------------------
 * Tables for people who steer
 */

/* ZUFI_TABLE_COVERAGE: each service in each municipality of the coverage: is there an answer, how sure is it, up to
 * which online level? ZUFI_TABLE_DIFFERENCES: the tasks that are not handled alike everywhere, with the steps and legal
 * bases: what a Kreis has to look at to make them simpler. CSV has one row for each pair (columns: zufi/handling.hpp),
 * HTML is one page without scripts and external resources. Errors: ARGUMENT, EXHAUSTED. Since 0.1.0. */
zufi_status zufi_dataset_table(const zufi_dataset *dataset, zufi_table table, const char *date, zufi_role role,
                               zufi_table_format format, zufi_language language, zufi_buffer **out, zufi_error **error);

/* ------------------------------------------------------------------------------------------------------------------------
 * Building datasets, and what is found wrong with data
 */

/* Dataset folders with all that they include → one dataset file. The last folder gives the dataset its identity. All
 * findings are reported; if one of them is of severity ERROR nothing is written, and the status is ZUFI_OK all the
 * same: look at zufi_report_severity_count. The output is replaced atomically. Errors: ARGUMENT, NOT_WRITTEN,
 * NOT_DURABLE, EXHAUSTED. */
zufi_status zufi_build(const char *const *folders, size_t count, const char *output, zufi_report **out,
                       zufi_error **error);
/* The same checks and, if they find no error, the proof (zufi_dataset_check). Nothing is written. */
zufi_status zufi_check(const char *const *folders, size_t count, zufi_report **out, zufi_error **error);

/* The proof: every question that the dataset can tell apart is asked (services × places of its coverage × facts × days
 * × roles), exactly. Findings: gaps, conflicts, rules and offices that no answer needs, each with a question that shows
 * it
 * ("proof" in the JSON of the report, which also says what was gone through). No finding means that there is none.
 * Takes seconds for a Kreis. A built file has no row numbers: zufi_check names them. Errors: ARGUMENT, EXHAUSTED. */
zufi_status zufi_dataset_check(const zufi_dataset *dataset, zufi_report **out, zufi_error **error);

/* Runs the expectations of a cases.csv; each unmet one is a finding of severity ERROR. `cases`: how many there are; may
 * be NULL. */
zufi_status zufi_cases_run(const zufi_dataset *dataset, const char *cases_csv, size_t *cases, zufi_report **out,
                           zufi_error **error);

/* The same of a text of `size` bytes; `name` is what findings call it. Since 0.1.0. */
zufi_status zufi_cases_run_bytes(const zufi_dataset *dataset, const void *bytes, size_t size, const char *name,
                                 size_t *cases, zufi_report **out, zufi_error **error);

/* Files of a foreign format → tables in a folder that exists, for a dataset to be made of them. Formats: "streets" (CSV
 * with mapped columns), "vote-manager", "gebref", "gv100ad". Options are texts NAME=VALUE; lib/exchange/README.md has
 * all of them. Tables that are there are replaced only with the option replace=yes, each atomically.
 *
 * Findings are about rows or about files. Rows that cannot be read are findings of severity ERROR, and the others are
 * written; a finding about a file as a whole lets nothing be written: look at zufi_report_is_written. The status is
 * ZUFI_OK in both cases. Errors: ARGUMENT (a format or option that there is not, a value that does not fit, a table
 * that is there already), NOT_WRITTEN, NOT_DURABLE, EXHAUSTED. */
zufi_status zufi_import(const char *format, const char *const *files, size_t file_count, const char *const *options,
                        size_t option_count, const char *folder, zufi_report **out, zufi_error **error);

/* What became of the rows of imported files: READ = TAKEN + MERGED + SKIPPED + REFUSED. */
typedef int32_t zufi_rows;
enum {
  ZUFI_ROWS_READ = 0,
  ZUFI_ROWS_TAKEN = 1,   /* began a row of a table */
  ZUFI_ROWS_MERGED = 2,  /* added to one that another row began */
  ZUFI_ROWS_SKIPPED = 3, /* left out by a rule that has a finding */
  ZUFI_ROWS_REFUSED = 4  /* cannot be read; each has a finding of severity ERROR */
};
/* Of a report that is not of an import: 0. */
uint64_t zufi_report_rows(const zufi_report *report, zufi_rows fate);
int32_t zufi_report_is_written(const zufi_report *report); /* 1: an import wrote its tables */

void zufi_report_free(zufi_report *report);
size_t zufi_report_count(const zufi_report *report);
size_t zufi_report_severity_count(const zufi_report *report, zufi_severity severity);
const char *zufi_report_code(const zufi_report *report, size_t notice); /* stable, snake_case */
zufi_severity zufi_report_severity(const zufi_report *report, size_t notice);
const char *zufi_report_file(const zufi_report *report, size_t notice);
/* The line on which the row begins; 0: the whole file. */
uint32_t zufi_report_row(const zufi_report *report, size_t notice);
const char *zufi_report_column(const zufi_report *report, size_t notice);
/* What is wrong, and what to do. */
const char *zufi_report_text(const zufi_report *report, size_t notice, zufi_language language);
const char *zufi_report_advice(const zufi_report *report, size_t notice, zufi_language language);
/* What the finding is, without rows and counts: stays the same while the data moves; no two of a report are alike. */
const char *zufi_report_fingerprint(const zufi_report *report, size_t notice);
zufi_status zufi_report_json(const zufi_report *report, zufi_buffer **out, zufi_error **error);
/* One line per finding: file:row: severity code [column]: text (advice); below it, indented, what a proof adds. */
zufi_status zufi_report_lines(const zufi_report *report, zufi_language language, zufi_buffer **out, zufi_error **error);

/* The findings in a format of others, in one language. What findings say is shown as text: markup is escaped, and (but
 * for JSON) signs that nobody sees or that turn the direction of writing are spelled, as <U+202E>. Errors: ARGUMENT,
 * EXHAUSTED. Since 0.1.0. */
zufi_status zufi_report_render(const zufi_report *report, zufi_report_format format, zufi_language language,
                               zufi_buffer **out, zufi_error **error);

/* The findings of `other` as well; `other` stays as it is. Since 0.1.0. */
zufi_status zufi_report_append(zufi_report *report, const zufi_report *other, zufi_error **error);

/* Names files below `folder`: "neuss/rules.csv" in "data" becomes "data/neuss/rules.csv". Fingerprints stay. For tools
 * that want paths from the place where they run; "" or "." changes nothing. Since 0.1.0. */
zufi_status zufi_report_put_below(zufi_report *report, const char *folder, zufi_error **error);

/* Accepted findings: a CSV table with the columns fingerprint, reason, author, expires (the first day on which a row no
 * longer counts; may be empty), strict as all tables (data/README.md). What it lists is taken out and counted; what is
 * wrong with it becomes findings: rows that cannot be read, "baseline_stale" (WARNING: matches nothing),
 * "baseline_expired" (ERROR: the finding stays). `day`: which one it is; the library has no clock. Errors: NOT_FOUND,
 * UNREADABLE, ARGUMENT, EXHAUSTED; the report is then as it was. Since 0.1.0. */
zufi_status zufi_report_apply_baseline(zufi_report *report, const char *path, const char *day, zufi_error **error);
size_t zufi_report_accepted(const zufi_report *report); /* how many a baseline took out */

/* Such a table for all findings, in canonical order. `expires`: a day, or NULL. Errors: ARGUMENT (also a reason or
 * author that is empty or cannot stand in a cell), EXHAUSTED. Since 0.1.0. */
zufi_status zufi_report_baseline_csv(const zufi_report *report, const char *reason, const char *author,
                                     const char *expires, zufi_buffer **out, zufi_error **error);

#ifdef __cplusplus
}
#endif

#endif
