// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

#include "zufi/json.hpp"
#include "zufi/text.hpp"

using zufi::Result;
using zufi::capi::element;
using zufi::capi::null_argument;
using zufi::capi::produce;

namespace {

const zufi::Notice *notice_of(const zufi_report *report, std::size_t notice) {
  return report == nullptr ? nullptr : element(report->report.notices, notice);
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
