// SPDX-License-Identifier: Apache-2.0
#include "exchange/column_mapping.hpp"

#include "exchange/foreign_text.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace zufi::exchange {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_house_number(Field field) { return field >= Field::house_number && field <= Field::even_to; }

// "#3" → 2.
std::optional<std::size_t> position_of(std::string_view column) {
  if (!column.starts_with('#')) return std::nullopt;
  std::size_t position = 0;
  const auto [end, error] = std::from_chars(column.data() + 1, column.data() + column.size(), position);
  const bool is_position = error == std::errc() && end == column.data() + column.size() && position > 0;
  return is_position ? std::optional(position - 1) : std::nullopt;
}

} // namespace

std::optional<Field> field_of(std::string_view name) {
  const auto *const found = std::find(FIELD_NAMES.begin(), FIELD_NAMES.end(), name);
  return found == FIELD_NAMES.end() ? std::nullopt : std::optional(static_cast<Field>(found - FIELD_NAMES.begin()));
}

bool ColumnMapping::set(Field field, std::string_view columns) {
  std::vector<std::string> &named = columns_[index(field)];
  named.clear();
  for (std::string_view rest = columns;;) {
    const std::size_t end = rest.find('+');
    if (rest.substr(0, end).empty()) return false;
    named.push_back(text::to_nfc(rest.substr(0, end)));
    if (end == std::string_view::npos) return true;
    rest.remove_prefix(end + 1);
  }
}

bool ColumnMapping::has_names() const {
  return std::any_of(columns_.begin(), columns_.end(), [](const std::vector<std::string> &columns) {
    return std::any_of(columns.begin(), columns.end(), [](const std::string &name) { return !position_of(name); });
  });
}

bool ColumnMapping::resolve(const source::CsvRow &first_row, bool is_header, const std::string &file,
                            model::Notices &notices) {
  std::vector<std::string> names;
  if (is_header)
    for (const std::string &cell : first_row.cells) names.push_back(text::to_nfc(trimmed(cell)));
  bool is_complete = true;
  const auto report = [&](model::Code code, const std::string &column) {
    notices.add(code, {file, first_row.line, column}, column, fmt::format("{}", fmt::join(names, ", ")));
    is_complete = false;
  };
  for (std::size_t field = 0; field < columns_.size(); ++field) {
    cells_[field].clear();
    for (const std::string &column : columns_[field]) {
      const auto named = std::find(names.begin(), names.end(), column);
      const std::size_t cell = position_of(column).value_or(static_cast<std::size_t>(named - names.begin()));
      if (cell >= first_row.cells.size()) {
        report(model::Code::import_column_missing, column);
      } else if (!position_of(column) && std::find(named + 1, names.end(), column) != names.end()) {
        report(model::Code::csv_column_twice, column);
      }
      cells_[field].push_back(cell);
    }
  }
  return is_complete;
}

std::string ColumnMapping::cell(const source::CsvRow &row, Field field) const {
  std::string joined;
  for (const std::size_t cell : cells_[index(field)]) {
    const std::string_view part = trimmed(row.cells[cell]);
    const bool is_apart = !joined.empty() && !part.empty() && is_digit(part.front());
    if (is_apart && is_house_number(field)) joined += ' ';
    joined += part;
  }
  return text::to_nfc(joined);
}

} // namespace zufi::exchange
