// SPDX-License-Identifier: Apache-2.0
// Records → canonical CSV: columns in the order of data/README.md, rows sorted by their keys, LF, quotes only where
// needed. read → write is the identity on canonical files.
#pragma once

#include "model/order.hpp"
#include "source/csv.hpp"

#include <string>
#include <vector>

namespace zufi::source {

// Precondition: rows are sorted (sort_rows).
template <class Record> std::string canonical_csv(const std::vector<Record> &rows) {
  std::string text;
  const auto write_row = [&text](const Record &record, auto cell_of) {
    bool is_first = true;
    model::visit_columns(record, [&](const model::Column &column, const auto &member) {
      if (column.form == model::Form::provenance) return;
      if (!is_first) text += ',';
      text += csv_cell(cell_of(column, member));
      is_first = false;
    });
    text += '\n';
  };
  write_row(Record{}, [](const model::Column &column, const auto &) { return std::string(column.name); });
  for (const Record &row : rows)
    write_row(row, [](const model::Column &, const auto &member) { return model::cell_text(member); });
  return text;
}

} // namespace zufi::source
