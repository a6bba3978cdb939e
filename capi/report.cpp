// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

#include "zufi/json.hpp"
#include "zufi/report.hpp"
#include "zufi/text.hpp"

using zufi::Error;
using zufi::ErrorCode;
using zufi::Report;
using zufi::Result;
using zufi::Status;
using zufi::capi::element;
using zufi::capi::null_argument;
using zufi::capi::perform;
using zufi::capi::produce;
using zufi::capi::text_fault;

namespace {

const zufi::Notice *notice_of(const zufi_report *report, std::size_t notice) {
  return report == nullptr ? nullptr : element(report->report.notices, notice);
}

std::optional<zufi::ReportFormat> format_of(zufi_report_format format) {
  if (format < ZUFI_REPORT_FORMAT_TEXT || format > ZUFI_REPORT_FORMAT_HTML) return std::nullopt;
  return static_cast<zufi::ReportFormat>(format);
}

Result<zufi::Date> day_of(const char *text) {
  if (auto fault = text_fault(text)) return *fault;
  const auto day = zufi::Date::parse(text);
  if (!day) return Error{ErrorCode::argument, "a day is written YYYY-MM-DD"};
  return *day;
}

} // namespace

void zufi_report_free(zufi_report *report) { delete report; }

size_t zufi_report_count(const zufi_report *report) { return report == nullptr ? 0 : report->report.notices.size(); }

size_t zufi_report_severity_count(const zufi_report *report, zufi_severity severity) {
  const bool is_known = severity >= ZUFI_SEVERITY_ERROR && severity <= ZUFI_SEVERITY_INFO;
  return report == nullptr || !is_known ? 0 : report->report.count(static_cast<zufi::Severity>(severity));
}

const char *zufi_report_code(const zufi_report *report, size_t notice) {
  const zufi::Notice *found = notice_of(report, notice);
  return found == nullptr ? nullptr : found->code.c_str();
}

zufi_severity zufi_report_severity(const zufi_report *report, size_t notice) {
  const zufi::Notice *found = notice_of(report, notice);
  return found == nullptr ? -1 : static_cast<zufi_severity>(found->severity);
}

const char *zufi_report_file(const zufi_report *report, size_t notice) {
  const zufi::Notice *found = notice_of(report, notice);
  return found == nullptr ? nullptr : found->file.c_str();
}

uint32_t zufi_report_row(const zufi_report *report, size_t notice) {
  const zufi::Notice *found = notice_of(report, notice);
  return found == nullptr ? 0 : found->row;
}

const char *zufi_report_column(const zufi_report *report, size_t notice) {
  const zufi::Notice *found = notice_of(report, notice);
  return found == nullptr ? nullptr : found->column.c_str();
}

const char *zufi_report_text(const zufi_report *report, size_t notice, zufi_language language) {
  const zufi::Notice *found = notice_of(report, notice);
  const auto known = zufi::capi::language_of(language);
  if (found == nullptr || !known) return nullptr;
  return known == zufi::Language::de ? found->text_de.c_str() : found->text_en.c_str();
}

const char *zufi_report_advice(const zufi_report *report, size_t notice, zufi_language language) {
  const zufi::Notice *found = notice_of(report, notice);
  const auto known = zufi::capi::language_of(language);
  if (found == nullptr || !known) return nullptr;
  return known == zufi::Language::de ? found->advice_de.c_str() : found->advice_en.c_str();
}

zufi_status zufi_report_json(const zufi_report *report, zufi_buffer **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (report == nullptr) return null_argument();
    return zufi::to_json(report->report);
  });
}

zufi_status zufi_report_lines(const zufi_report *report, zufi_language language, zufi_buffer **out,
                              zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    const auto known = zufi::capi::language_of(language);
    if (report == nullptr) return null_argument();
    if (!known) return zufi::capi::unknown_language();
    return zufi::to_text(report->report, *known);
  });
}

const char *zufi_report_fingerprint(const zufi_report *report, size_t notice) {
  const zufi::Notice *found = notice_of(report, notice);
  return found == nullptr ? nullptr : found->fingerprint.c_str();
}

zufi_status zufi_report_render(const zufi_report *report, zufi_report_format format, zufi_language language,
                               zufi_buffer **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    const auto known_format = format_of(format);
    const auto known = zufi::capi::language_of(language);
    if (report == nullptr) return null_argument();
    if (!known_format) return Error{ErrorCode::argument, "unknown format of reports"};
    if (!known) return zufi::capi::unknown_language();
    return zufi::render(report->report, *known_format, *known);
  });
}

zufi_status zufi_report_append(zufi_report *report, const zufi_report *other, zufi_error **error) {
  return perform(error, [&]() -> Status {
    if (report == nullptr || other == nullptr) return null_argument();
    Report joined = report->report; // if memory runs out the report is as it was
    zufi::append(joined, other->report);
    report->report = std::move(joined);
    return std::monostate{};
  });
}

zufi_status zufi_report_put_below(zufi_report *report, const char *folder, zufi_error **error) {
  return perform(error, [&]() -> Status {
    if (report == nullptr) return null_argument();
    if (auto fault = text_fault(folder)) return *fault;
    Report moved = report->report;
    zufi::put_below(moved, folder);
    report->report = std::move(moved);
    return std::monostate{};
  });
}

zufi_status zufi_report_apply_baseline(zufi_report *report, const char *path, const char *day, zufi_error **error) {
  return perform(error, [&]() -> Status {
    if (report == nullptr) return null_argument();
    if (auto fault = text_fault(path)) return *fault;
    const Result<zufi::Date> known = day_of(day);
    if (!known) return known.error();
    return zufi::apply_baseline(report->report, path, *known);
  });
}

size_t zufi_report_accepted(const zufi_report *report) { return report == nullptr ? 0 : report->report.accepted; }

zufi_status zufi_report_baseline_csv(const zufi_report *report, const char *reason, const char *author,
                                     const char *expires, zufi_buffer **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (report == nullptr) return null_argument();
    for (const char *text : {reason, author})
      if (auto fault = text_fault(text)) return *fault;
    if (expires == nullptr) return zufi::baseline_csv(report->report, reason, author, std::nullopt);
    const Result<zufi::Date> last = day_of(expires);
    if (!last) return last.error();
    return zufi::baseline_csv(report->report, reason, author, *last);
  });
}

uint64_t zufi_report_rows(const zufi_report *report, zufi_rows fate) {
  if (report == nullptr) return 0;
  switch (fate) {
  case ZUFI_ROWS_READ: return report->rows.read;
  case ZUFI_ROWS_TAKEN: return report->rows.taken;
  case ZUFI_ROWS_MERGED: return report->rows.merged;
  case ZUFI_ROWS_SKIPPED: return report->rows.skipped;
  case ZUFI_ROWS_REFUSED: return report->rows.refused;
  default: return 0;
  }
}

int32_t zufi_report_is_written(const zufi_report *report) { return report != nullptr && report->is_written ? 1 : 0; }
