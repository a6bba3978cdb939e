// SPDX-License-Identifier: Apache-2.0
// The canonical order of rows: by the texts of their key columns, bytewise.
#pragma once

#include "model/cell_text.hpp"
#include "model/columns.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace zufi::model {

// The identity of a row. Parts are separated by a sign that no cell may hold, and which sorts before all that it may.
template <class Record> std::string key_of(const Record &record) {
  std::string key;
  visit_columns(record, [&key](const Column &column, const auto &member) {
    if (!is_key(column.need)) return;
    if (!key.empty()) key += '\x1f';
    key += cell_text(member);
  });
  return key;
}

// Stable, so that of two rows with one key (an error) the one read first stays first.
template <class Record> void sort_rows(std::vector<Record> &rows) {
  std::vector<std::pair<std::string, std::size_t>> order;
  order.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) order.emplace_back(key_of(rows[i]), i);
  if (std::is_sorted(order.begin(), order.end())) return;
  std::sort(order.begin(), order.end());
  std::vector<Record> sorted;
  sorted.reserve(rows.size());
  for (const auto &[key, index] : order) sorted.push_back(std::move(rows[index]));
  rows = std::move(sorted);
}

inline void sort_records(Records &records) {
  for_each_table(records, [](std::string_view, auto &rows) { sort_rows(rows); });
}

} // namespace zufi::model
