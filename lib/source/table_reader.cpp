// SPDX-License-Identifier: Apache-2.0
#include "source/table_reader.hpp"

#include <fmt/format.h>

namespace zufi::source {

using model::Code;

std::optional<std::vector<std::size_t>> read_header(const CsvRow &header, const std::vector<std::string_view> &names,
                                                    std::string_view file, model::Notices &notices) {
  bool is_usable = true;
  const auto report = [&](Code code, std::string_view name) {
    notices.add(code, {std::string(file), header.line, std::string(name)}, name);
    if (model::kind_of(code).severity == Severity::error) is_usable = false;
  };
  std::vector<std::size_t> cell_of;
  for (const std::string_view name : names) {
    const auto found = std::find(header.cells.begin(), header.cells.end(), name);
    if (found == header.cells.end()) report(Code::csv_column_missing, name);
    cell_of.push_back(static_cast<std::size_t>(found - header.cells.begin()));
  }
  for (auto cell = header.cells.begin(); cell != header.cells.end(); ++cell) {
    if (std::find(header.cells.begin(), cell, *cell) != cell)
      report(Code::csv_column_twice, *cell);
    else if (std::find(names.begin(), names.end(), *cell) == names.end())
      report(Code::csv_column_unknown, *cell);
  }
  return is_usable ? std::optional(std::move(cell_of)) : std::nullopt;
}

void report_fault(CsvFault fault, std::uint32_t line, const Limits &limits, std::string_view file,
                  model::Notices &notices) {
  const model::Place place{std::string(file), line};
  switch (fault) {
  case CsvFault::not_utf8: return notices.add(Code::text_not_utf8, place);
  case CsvFault::quotes: return notices.add(Code::csv_quotes, place);
  case CsvFault::row_too_long: return notices.add(Code::csv_row_too_long, place, {}, fmt::to_string(limits.row_bytes));
  case CsvFault::cell_too_long:
    return notices.add(Code::csv_cell_too_long, place, {}, fmt::to_string(limits.cell_bytes));
  case CsvFault::too_many_columns:
    return notices.add(Code::csv_too_many_columns, place, {}, fmt::to_string(limits.columns));
  }
}

void report_cell_count(const CsvRow &row, std::size_t expected, std::string_view file, model::Notices &notices) {
  notices.add(Code::csv_cell_count, {std::string(file), row.line}, fmt::to_string(row.cells.size()),
              fmt::to_string(expected));
}

} // namespace zufi::source
