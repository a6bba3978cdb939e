// SPDX-License-Identifier: Apache-2.0
#include "exchange/street_list.hpp"

#include "exchange/foreign_text.hpp"
#include "exchange/slug.hpp"
#include "model/id.hpp"
#include "source/cell_reader.hpp"
#include "source/table_reader.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace zufi::exchange {

using model::Code;

namespace {

NumberStyle style_of(const ColumnMapping &columns) {
  if (columns.has(Field::house_number)) return NumberStyle::house;
  if (columns.has(Field::house_numbers)) return NumberStyle::set;
  if (columns.has(Field::from)) return NumberStyle::ends;
  return columns.has(Field::odd_from) ? NumberStyle::sides : NumberStyle::none;
}

std::optional<double> degrees_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

bool is_zero(std::string_view number) { return number.find_first_not_of('0') == std::string_view::npos; }

// "### Straßenname unbekannt", "?": registers put such rows where a street is not known.
bool is_placeholder(std::string_view name) { return name.starts_with('#') || slug(name).empty(); }

bool can_be_id_part(const std::string &part) { return model::is_id(part) && part.size() <= MAX_ID_PART; }

// Not: a name that gives no id, or that no list of aliases could hold.
bool can_name_street(std::string_view name) {
  return can_be_id_part(slug(name)) && name.find(';') == std::string_view::npos;
}

bool is_made_of_id_signs(std::string_view text) { return model::is_id("x" + std::string(text)); }

} // namespace

struct StreetListReader::Row {
  std::size_t number = 0; // of the log
  std::array<std::string, FIELD_NAMES.size()> cells;
  std::string name;
  std::optional<Point> point;
  std::size_t area = NO_AREA;
  std::vector<text::HouseNumber> houses;
  std::vector<StreetEntry::Stretch> stretches;

  const std::string &operator[](Field field) const { return cells[static_cast<std::size_t>(field)]; }
};

std::optional<std::string> mapping_fault(const StreetListOptions &options) {
  const ColumnMapping &columns = options.columns;
  if (!columns.has(Field::street)) return "column.street is missing: which column holds the name of the street?";
  if (columns.has(Field::from) != columns.has(Field::to)) return "column.from and column.to belong together";
  for (const Field field : {Field::odd_to, Field::even_from, Field::even_to})
    if (columns.has(field) != columns.has(Field::odd_from))
      return "column.odd_from, odd_to, even_from and even_to belong together";
  const int styles = static_cast<int>(columns.has(Field::house_number)) +
                     static_cast<int>(columns.has(Field::house_numbers)) + static_cast<int>(columns.has(Field::from)) +
                     static_cast<int>(columns.has(Field::odd_from));
  if (styles > 1) return "house numbers stand in house_number, house_numbers, from and to, or odd_from …: name one way";
  if (columns.has(Field::lat) != columns.has(Field::lon)) return "column.lat and column.lon belong together";
  if (columns.has(Field::area) && !options.area.empty()) return "area and column.area exclude each other";
  if (!options.has_header && columns.has_names()) return "without a header columns are named #1, #2, …";
  return std::nullopt;
}

StreetListReader::StreetListReader(const StreetListOptions &options, const Limits &limits, model::Notices &notices)
    : options_(options), limits_(limits), notices_(notices), columns_(options.columns), style_(style_of(columns_)) {
  if (!options.area.empty()) book_.areas.push_back({options.area, {}});
}

bool StreetListReader::read(std::string_view text, const std::string &file) {
  if (report_encoding(text, file, notices_)) return false;
  book_.log.begin_file(file);
  other_municipality_rows_ = 0;
  bool is_first = true;
  bool is_usable = true;
  bool is_cut = false;
  source::CsvHandler handler;
  handler.fault = [&](source::CsvFault fault, std::uint32_t line) {
    source::report_fault(fault, line, limits_.csv, file, notices_);
    if (has_room())
      book_.log.set(book_.log.add(line), Fate::refused);
    else
      is_cut = true;
  };
  handler.row = [&](source::CsvRow &&row) {
    if (is_first) {
      is_first = false;
      first_cells_ = row.cells.size();
      is_usable = columns_.resolve(row, options_.has_header, file, notices_);
      if (options_.has_header) return;
    }
    if (!is_usable) return;
    if (has_room())
      take(row);
    else
      is_cut = true;
  };
  source::read_csv(text, limits_.csv, handler, options_.delimiter);
  if (is_first) notices_.add(Code::csv_header_missing, {file, 1});
  if (is_cut) notices_.add(Code::import_too_many_rows, {file}, {}, fmt::to_string(limits_.rows));
  if (other_municipality_rows_ > 0)
    notices_.add(Code::import_other_municipality, {file}, fmt::to_string(other_municipality_rows_),
                 options_.municipality);
  return is_usable && !is_first && !is_cut;
}

// The fate of a row that is left out; the message names the cell at fault.
Fate StreetListReader::report(Fate fate, Code code, const Row &row, Field field, std::string_view detail) {
  notices_.add(code, book_.log.place(row.number, FIELD_NAMES.at(static_cast<std::size_t>(field))), row[field], detail);
  return fate;
}

void StreetListReader::take(const source::CsvRow &csv) {
  Row row;
  row.number = book_.log.add(csv.line);
  if (const auto left_out = read_row(csv, row))
    book_.log.set(row.number, *left_out);
  else
    enter(row);
}

std::optional<Fate> StreetListReader::read_row(const source::CsvRow &csv, Row &row) {
  if (csv.cells.size() != first_cells_) {
    source::report_cell_count(csv, first_cells_, book_.log.place(row.number).file, notices_);
    return Fate::refused;
  }
  for (std::size_t i = 0; i < FIELD_NAMES.size(); ++i) {
    const auto field = static_cast<Field>(i);
    row.cells[i] = columns_.cell(csv, field);
    if (const auto sign = text::find_forbidden_sign(row.cells[i], text::LineFeed::forbidden))
      return report(Fate::refused, Code::text_forbidden_sign, row, field,
                    fmt::format("U+{:04X}", static_cast<std::uint32_t>(*sign)));
    if (is_garbled(row.cells[i])) return report(Fate::refused, Code::import_text_garbled, row, field);
  }
  if (is_of_other_municipality(row)) {
    ++other_municipality_rows_;
    return Fate::skipped;
  }
  if (const auto left_out = read_street(row)) return left_out;
  if (const auto left_out = read_position(row)) return left_out;
  if (const auto left_out = read_numbers(row)) return left_out;
  return read_area(row);
}

bool StreetListReader::is_of_other_municipality(const Row &row) const {
  const std::string &key = row[Field::municipality];
  return columns_.has(Field::municipality) && key != options_.municipality &&
         key != model::ags_of_ars(options_.municipality);
}

std::optional<Fate> StreetListReader::read_street(Row &row) {
  const std::string &name = row[Field::street];
  if (name.empty()) return report(Fate::refused, Code::import_street_missing, row, Field::street);
  if (is_placeholder(name)) return report(Fate::skipped, Code::import_street_placeholder, row, Field::street);
  if (!can_name_street(name)) return report(Fate::refused, Code::import_street_unnamable, row, Field::street);
  const std::string &key = row[Field::street_key];
  if (!key.empty() && !can_be_id_part(slug(key)))
    return report(Fate::refused, Code::import_street_unnamable, row, Field::street_key);
  return std::nullopt;
}

std::optional<Fate> StreetListReader::read_position(Row &row) {
  const std::string &postcode = row[Field::postcode];
  if (!postcode.empty() && !model::is_postcode(postcode))
    return report(Fate::refused, Code::postcode_malformed, row, Field::postcode);
  if (row[Field::lat].empty() && row[Field::lon].empty()) return std::nullopt;
  const auto lat = degrees_of(row[Field::lat]);
  const auto lon = degrees_of(row[Field::lon]);
  if (!lat) return report(Fate::refused, Code::number_malformed, row, Field::lat, "51.2");
  if (!lon) return report(Fate::refused, Code::number_malformed, row, Field::lon, "6.7");
  const bool is_on_earth = *lat >= -90 && *lat <= 90 && *lon >= -180 && *lon <= 180; // false for NaN
  if (!is_on_earth) return report(Fate::refused, Code::coordinates_invalid, row, Field::lat);
  row.point = Point{*lat, *lon};
  return std::nullopt;
}

std::optional<Fate> StreetListReader::read_numbers(Row &row) {
  switch (style_) {
  case NumberStyle::house: return read_house(row);
  case NumberStyle::none: row.stretches.push_back({NO_AREA, true, {}, row.number}); return std::nullopt;
  case NumberStyle::set:
    return read_stretches(row, Field::house_numbers, row[Field::house_numbers]) ? std::nullopt
                                                                                : std::optional(Fate::refused);
  case NumberStyle::ends: {
    const std::string &last = row[Field::to];
    return read_stretches(row, Field::from, row[Field::from] + (last.empty() ? "" : "-" + last))
               ? std::nullopt
               : std::optional(Fate::refused);
  }
  case NumberStyle::sides: break;
  }
  const auto side = [&row](Field first, Field last, std::string_view parity) {
    if (row[first].empty() && row[last].empty()) return std::string();
    return fmt::format("{}-{} {}", row[first], row[last].empty() ? row[first] : row[last], parity);
  };
  const std::string odd = side(Field::odd_from, Field::odd_to, "odd");
  const std::string even = side(Field::even_from, Field::even_to, "even");
  if (odd.empty() && even.empty()) return report(Fate::skipped, Code::import_number_missing, row, Field::odd_from);
  const bool is_odd_read = odd.empty() || read_stretches(row, Field::odd_from, odd);
  const bool is_even_read = even.empty() || read_stretches(row, Field::even_from, even);
  return is_odd_read && is_even_read ? std::nullopt : std::optional(Fate::refused);
}

// A row of a house list without a number names the street alone: its point, say. With a district of its own it would
// say more than can be known from it.
std::optional<Fate> StreetListReader::read_house(Row &row) {
  const std::string &number = row[Field::house_number];
  if (number.empty())
    return row[Field::area].empty()
               ? std::nullopt
               : std::optional(report(Fate::skipped, Code::import_number_missing, row, Field::house_number));
  if (is_zero(number)) return report(Fate::skipped, Code::import_number_zero, row, Field::house_number);
  row.houses = text::parse_address_number(number);
  if (row.houses.empty()) return report(Fate::refused, Code::house_numbers_unreadable, row, Field::house_number);
  return std::nullopt;
}

bool StreetListReader::read_stretches(Row &row, Field field, const std::string &numbers) {
  const model::Place place = book_.log.place(row.number, FIELD_NAMES.at(static_cast<std::size_t>(field)));
  text::HouseNumberSet::Problem problem{};
  const auto set = text::HouseNumberSet::parse(numbers, &problem);
  if (!set) {
    const source::HouseNumberFinding finding = source::finding_of(problem.fault);
    notices_.add(finding.code, place, problem.item, finding.detail);
    return false;
  }
  if (set->is_whole_street()) row.stretches.push_back({NO_AREA, true, {}, row.number});
  for (const text::HouseNumberRange &range : set->ranges()) {
    if (range.end_contradicts_parity()) notices_.add(Code::house_numbers_parity, place, range.to_string());
    row.stretches.push_back({NO_AREA, false, range, row.number});
  }
  return true;
}

std::optional<Fate> StreetListReader::read_area(Row &row) {
  if (!options_.area.empty()) row.area = 0;
  const bool names_street_alone = style_ == NumberStyle::house && row.houses.empty();
  if (!columns_.has(Field::area) || names_street_alone) return std::nullopt;
  const std::string &value = row[Field::area];
  if (value.empty()) {
    if (!row.houses.empty()) enter(row); // the house is known all the same: no range of a district may contain it
    return report(Fate::skipped, Code::import_area_missing, row, Field::area);
  }
  const auto known = area_of_value_.find(value);
  if (known != area_of_value_.end()) {
    row.area = known->second;
    return std::nullopt;
  }
  const std::string id = options_.area_prefix + (is_made_of_id_signs(value) ? value : slug(value));
  const auto [first, is_new] = value_of_area_id_.emplace(id, value);
  if (!model::is_id(id) || !is_new)
    return report(Fate::refused, Code::import_area_unnamable, row, Field::area, is_new ? id : first->second);
  row.area = book_.areas.size();
  area_of_value_.emplace(value, row.area);
  book_.areas.push_back({id, options_.area_name.empty() ? value : options_.area_name + " " + value});
  return std::nullopt;
}

void StreetListReader::enter(const Row &row) {
  const std::string &key = row[Field::street_key];
  const std::string identity =
      key.empty() ? "name\x1f" + text::fold_name(row[Field::street]) + "\x1f" + text::fold_name(row[Field::place])
                  : "key\x1f" + key;
  const auto [found, is_new] = book_.streets.try_emplace(identity);
  StreetEntry &street = found->second;
  if (is_new) {
    street.key = key;
    street.first_row = row.number;
  }
  street.spellings.insert(row[Field::street]);
  if (!row[Field::place].empty()) street.places.insert(row[Field::place]);
  if (!row[Field::postcode].empty()) street.postcodes.insert(row[Field::postcode]);
  for (const text::HouseNumber &house : row.houses) street.houses.push_back({house, row.area, row.number});
  if (row.point && row.houses.empty()) street.own_points.insert(*row.point);
  if (row.point && !row.houses.empty()) street.house_points.push_back({row.houses.front(), *row.point});
  for (StreetEntry::Stretch stretch : row.stretches) {
    stretch.area = row.area;
    if (row.area != NO_AREA) street.stretches.push_back(stretch);
  }
}

} // namespace zufi::exchange
