// SPDX-License-Identifier: Apache-2.0
// Any bytes as a street list: each row has one fate, what is left out has a finding, and what is written is a table
// that is read without one. The first byte says how the columns are mapped.
#include "exchange/street_tables.hpp"
#include "fuzz_target.hpp"
#include "source/canonical_writer.hpp"
#include "source/table_reader.hpp"

#include <string>

using namespace zufi;
using exchange::Field;
using fuzz::require;

namespace {

exchange::StreetListOptions options_of(unsigned choice) {
  exchange::StreetListOptions options;
  options.municipality = "051620024024";
  options.prefix = "p";
  options.source = "s";
  options.area_prefix = "a/";
  options.has_header = (choice & 1U) != 0;
  options.columns.set(Field::street, "#1");
  switch ((choice >> 1U) % 4) {
  case 0: options.columns.set(Field::house_number, "#2+#3"); break;
  case 1: options.columns.set(Field::house_numbers, "#2"); break;
  case 2:
    options.columns.set(Field::from, "#2");
    options.columns.set(Field::to, "#3");
    break;
  default: break;
  }
  if ((choice & 8U) != 0) options.columns.set(Field::area, "#4");
  if ((choice & 16U) != 0) options.columns.set(Field::street_key, "#5");
  if ((choice & 32U) != 0) options.columns.set(Field::municipality, "#5");
  if ((choice & 64U) != 0) {
    options.columns.set(Field::lat, "#2");
    options.columns.set(Field::lon, "#3");
  }
  if ((choice & 128U) != 0) options.area = (choice & 8U) != 0 ? "" : "x";
  return options;
}

template <class Record> void require_readable(const std::vector<Record> &rows) {
  const std::string text = source::canonical_csv(rows);
  model::Notices notices;
  std::vector<Record> again;
  source::read_table(text, "x.csv", 0, {}, notices, again);
  require(!notices.has_errors() && again.size() == rows.size(), "what is written is read");
  require(source::canonical_csv(again) == text, "what is written is canonical");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  if (size == 0) return 0;
  const exchange::StreetListOptions options = options_of(data[0]);
  exchange::Limits limits;
  limits.rows = 200; // so that small inputs reach it
  model::Notices notices;
  exchange::StreetListReader reader(options, limits, notices);
  const bool is_usable = reader.read(fuzz::text_of(data + 1, size - 1), "x.csv");
  require(is_usable || notices.has_errors(), "a file that cannot be used has a finding");
  exchange::StreetBook book = reader.take_book();
  const exchange::StreetTables tables = exchange::street_tables(book, options, notices);
  const ImportRows rows = book.log.sums();
  require(rows.read == rows.taken + rows.merged + rows.skipped + rows.refused, "each row has one fate");
  require(rows.refused <= notices.errors(), "each row that is refused has an error");
  require(tables.streets.size() <= rows.taken + rows.skipped, "each street was begun by a row");
  require_readable(tables.streets);
  require_readable(tables.segments);
  require_readable(tables.areas);
  return 0;
}
