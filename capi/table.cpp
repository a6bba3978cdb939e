// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

using zufi::Date;
using zufi::Error;
using zufi::ErrorCode;
using zufi::Handling;
using zufi::Language;
using zufi::Result;
using zufi::capi::null_argument;
using zufi::capi::produce;

namespace {

Result<std::vector<Handling>> rows_of(const zufi::Dataset &dataset, zufi_table table, Date date, zufi::Role role) {
  if (table == ZUFI_TABLE_COVERAGE) return dataset.handling_of_services(date, role);
  Result<std::vector<Handling>> rows = dataset.handling_of_competences(date, role);
  if (!rows) return rows;
  return zufi::differences(*rows);
}

} // namespace

zufi_status zufi_dataset_table(const zufi_dataset *dataset, zufi_table table, const char *date, zufi_role role,
                               zufi_table_format format, zufi_language language, zufi_buffer **out,
                               zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (dataset == nullptr || date == nullptr) return null_argument();
    const auto day = Date::parse(date);
    if (!day) return Error{ErrorCode::argument, "date is not of the form YYYY-MM-DD"};
    const auto known = zufi::capi::language_of(language);
    if (!known) return zufi::capi::unknown_language();
    if (table != ZUFI_TABLE_COVERAGE && table != ZUFI_TABLE_DIFFERENCES)
      return Error{ErrorCode::argument, "unknown table"};
    if (format != ZUFI_TABLE_FORMAT_CSV && format != ZUFI_TABLE_FORMAT_HTML)
      return Error{ErrorCode::argument, "unknown format of a table"};
    if (role < ZUFI_ROLE_RESPONSIBLE || role > ZUFI_ROLE_ADVISES) return Error{ErrorCode::argument, "unknown role"};
    const auto rows = rows_of(dataset->dataset, table, *day, static_cast<zufi::Role>(role));
    if (!rows) return rows.error();
    if (format == ZUFI_TABLE_FORMAT_CSV) return zufi::to_csv(*rows);
    const auto topic = table == ZUFI_TABLE_COVERAGE ? zufi::HandlingTopic::coverage : zufi::HandlingTopic::differences;
    return zufi::to_html(*rows, topic, *day, *known);
  });
}
