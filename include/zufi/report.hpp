// SPDX-License-Identifier: Apache-2.0
// What happens to findings after they were found: they are shown to people and machines, and some are accepted.
#pragma once

#include "zufi/date.hpp"
#include "zufi/notice.hpp"
#include "zufi/result.hpp"
#include "zufi/vocabulary.hpp"

#include <optional>
#include <string>

namespace zufi {

// The findings in one of these formats, in one language where the format knows one (json has both):
//
//   text    one line for each finding: file:row: severity code [column]: text (advice); below it, indented, what a
//   proof adds json    "zufi-report/1"; keys are only ever added junit   JUnit XML as GitLab and Jenkins read it: a
//   testsuite for each file, a failed testcase for each finding; a report
//           without findings has one testcase that passed and says what was looked at
//   gitlab  Code Quality of GitLab. A finding about no file is shown at ".", one without a row at line 1
//   sarif   SARIF 2.1.0, with the notices that occur as its rules
//   github  workflow commands of GitHub Actions (::error file=…)
//   html    one page of its own, without scripts and external resources
//
// Valid UTF-8 whatever stands in the report. What a finding says is shown as text: markup is escaped, and but for json
// signs that nobody sees or that turn the direction of writing are spelled (<U+202E>).
std::string render(const Report &report, ReportFormat format, Language language);

// The findings of both, as one report: in order, and with fingerprints of which no two are alike. Of two proofs the
// first is told.
void append(Report &report, Report other);

// Names files below `folder`: "neuss/rules.csv" in "data" becomes "data/neuss/rules.csv". Fingerprints stay. For tools
// that want paths from the place where they run; "" or "." changes nothing.
void put_below(Report &report, const std::string &folder);

// A baseline is a CSV table of findings that somebody accepted, with the columns fingerprint, reason, author, expires
// (YYYY-MM-DD, the first day on which it no longer counts; may be empty). Strict, as all tables (data/README.md).
//
// Takes out of the report what the table lists and counts it (`accepted`). What is wrong with the table becomes
// findings: unreadable rows, baseline_stale (warning: it matches nothing), baseline_expired (error: the finding stays).
// `day` is the caller's: the library has no clock. Errors: not_found, unreadable, exhausted; the report is then as it
// was.
Status apply_baseline(Report &report, const std::string &path, Date day);

// Such a table for all findings of the report, in canonical order. Errors: argument (no reason or author, or one that
// cannot stand in a cell).
Result<std::string> baseline_csv(const Report &report, const std::string &reason, const std::string &author,
                                 std::optional<Date> expires);

} // namespace zufi
