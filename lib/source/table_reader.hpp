// SPDX-License-Identifier: Apache-2.0
// One CSV table → records of one type. Every row is either a record or a notice.
#pragma once

#include "source/cell_reader.hpp"
#include "source/csv.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::source {

// Reports what is wrong with the header; nothing if no row can be read under it. The result says for each of `names` in
// which cell it stands.
std::optional<std::vector<std::size_t>> read_header(const CsvRow &header, const std::vector<std::string_view> &names,
                                                    std::string_view file, model::Notices &notices);
void report_fault(CsvFault fault, std::uint32_t line, const Limits &limits, std::string_view file,
                  model::Notices &notices);
void report_cell_count(const CsvRow &row, std::size_t expected, std::string_view file, model::Notices &notices);

template <class Record> std::vector<std::string_view> column_names() {
  std::vector<std::string_view> names;
  Record record;
  model::visit_columns(record, [&names](const model::Column &column, const auto &) {
    if (column.form != model::Form::provenance) names.push_back(column.name);
  });
  return names;
}

// Appends the records of `text`, the content of `file`.
template <class Record>
void read_table(std::string_view text, std::string_view file, std::uint32_t folder, const Limits &limits,
                model::Notices &notices, std::vector<Record> &records) {
  const std::vector<std::string_view> names = column_names<Record>();
  bool has_header = false;
  std::size_t header_cells = 0;
  std::optional<std::vector<std::size_t>> cell_of; // for each of `names`
  CsvHandler handler;
  handler.fault = [&](CsvFault fault, std::uint32_t line) { report_fault(fault, line, limits, file, notices); };
  handler.row = [&](CsvRow &&row) {
    if (!has_header) {
      has_header = true;
      header_cells = row.cells.size();
      cell_of = read_header(row, names, file, notices);
      return;
    }
    if (!cell_of) return; // the header is at fault, and said so
    if (row.cells.size() != header_cells) return report_cell_count(row, header_cells, file, notices);
    Record record;
    record.origin = {folder, row.line};
    CellReader reader(notices, file, row.line);
    auto next_cell = cell_of->begin();
    model::visit_columns(record, [&](const model::Column &column, auto &member) {
      if (column.form == model::Form::provenance) return;
      reader.read(column, text::to_nfc(row.cells[*next_cell++]), member);
    });
    if (reader.is_row_whole()) records.push_back(std::move(record));
  };
  read_csv(text, limits, handler);
  if (!has_header) notices.add(model::Code::csv_header_missing, {std::string(file), 1});
}

} // namespace zufi::source
