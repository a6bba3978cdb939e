// SPDX-License-Identifier: Apache-2.0
// Street lists as CSV: one row a house, a range, a set of house numbers or a street.
#pragma once

#include "exchange/column_mapping.hpp"
#include "exchange/limits.hpp"
#include "exchange/street_book.hpp"
#include "model/notices.hpp"
#include "model/records.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::exchange {

struct StreetListOptions {
  ColumnMapping columns;
  char delimiter = ';';
  bool has_header = true;
  std::string municipality; // id of the area: the ARS; rows of another one are passed over
  std::string prefix;       // of the ids of streets: prefix/name
  std::string source;       // id of the source that the tables name
  std::string area;         // the one district of all rows, where no column names it
  std::string area_prefix;  // of the ids of the districts that a column names
  std::string area_name;    // word before the name of such a district
  model::AreaKind area_kind = model::AreaKind::bezirk;
};

// Which way a row names its house numbers; one for all rows.
enum class NumberStyle : std::uint8_t { none, house, set, ends, sides };
// What is wrong with the mapping, in words for an Error; nothing if it can be used.
std::optional<std::string> mapping_fault(const StreetListOptions &options);

class StreetListReader {
 public:
  // Both must outlive the reader. Precondition: the mapping has no fault.
  StreetListReader(const StreetListOptions &options, const Limits &limits, model::Notices &notices);

  // False: the file cannot be used at all, and nothing should be made of the others.
  bool read(std::string_view text, const std::string &file);
  StreetBook take_book() { return std::move(book_); }

 private:
  struct Row;

  bool has_room() const { return book_.log.size() < limits_.rows; }
  void take(const source::CsvRow &csv);
  std::optional<Fate> read_row(const source::CsvRow &csv, Row &row);
  std::optional<Fate> read_street(Row &row);
  std::optional<Fate> read_position(Row &row);
  std::optional<Fate> read_area(Row &row);
  std::optional<Fate> read_numbers(Row &row);
  std::optional<Fate> read_house(Row &row);
  bool read_stretches(Row &row, Field field, const std::string &numbers);
  bool is_of_other_municipality(const Row &row) const;
  void enter(const Row &row);
  Fate report(Fate fate, model::Code code, const Row &row, Field field, std::string_view detail = {});

  const StreetListOptions &options_;
  const Limits &limits_;
  model::Notices &notices_;
  ColumnMapping columns_; // of the file being read
  NumberStyle style_;
  StreetBook book_;
  std::map<std::string, std::size_t> area_of_value_;
  std::map<std::string, std::string> value_of_area_id_;
  std::size_t first_cells_ = 0;
  std::size_t other_municipality_rows_ = 0; // of this file
};

} // namespace zufi::exchange
