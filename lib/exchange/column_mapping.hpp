// SPDX-License-Identifier: Apache-2.0
// Which columns of a foreign table mean what.
#pragma once

#include "model/notices.hpp"
#include "source/csv.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::exchange {

enum class Field : std::uint8_t {
  street,
  street_key,    // tells streets of one name apart
  house_number,  // one house a row
  house_numbers, // a set in any notation of the field
  from,          // the ends of a range over both sides
  to,
  odd_from, // the ends of a range over one side
  odd_to,
  even_from,
  even_to,
  postcode,
  place,
  lat,
  lon,
  area,         // the district
  municipality, // AGS or ARS
};
inline constexpr std::array<std::string_view, 16> FIELD_NAMES{
    "street",    "street_key", "house_number", "house_numbers", "from", "to",  "odd_from", "odd_to",
    "even_from", "even_to",    "postcode",     "place",         "lat",  "lon", "area",     "municipality"};

std::optional<Field> field_of(std::string_view name);

class ColumnMapping {
 public:
  // `columns`: a name, or #N for the Nth column, or several joined by + whose cells are joined. False: there is an
  // empty one among them.
  bool set(Field field, std::string_view columns);
  bool has(Field field) const { return !columns_[index(field)].empty(); }
  bool has_names() const; // needs a header to find its columns

  // Finds the columns in `first_row`, the header or, without one, the first row. Reports those that are not there.
  bool resolve(const source::CsvRow &first_row, bool is_header, const std::string &file, model::Notices &notices);

  // The cells of a field in NFC, trimmed and joined. A part that begins with a digit stands apart from a number before
  // it where the field is a house number ("12" + "1/2"). Precondition: resolved; the row has as many cells as the
  // first.
  std::string cell(const source::CsvRow &row, Field field) const;

 private:
  static std::size_t index(Field field) { return static_cast<std::size_t>(field); }

  std::array<std::vector<std::string>, FIELD_NAMES.size()> columns_;
  std::array<std::vector<std::size_t>, FIELD_NAMES.size()> cells_;
};

} // namespace zufi::exchange
