// SPDX-License-Identifier: Apache-2.0
#include "source/boundary_reader.hpp"

#include "model/cell_text.hpp"
#include "source/cell_reader.hpp"
#include "source/geojson.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zufi::source {

using model::BoundaryRecord;
using model::Code;
using model::Column;

namespace {

constexpr std::string_view GEOMETRY = "polygons"; // the column that is no property

Code code_of(GeoFault fault) {
  switch (fault) {
  case GeoFault::syntax: return Code::geojson_syntax;
  case GeoFault::shape: return Code::geojson_shape;
  case GeoFault::member_twice: return Code::geojson_member_twice;
  case GeoFault::crs: return Code::geojson_crs;
  case GeoFault::geometry_type: return Code::boundary_geometry;
  case GeoFault::position: return Code::boundary_position;
  case GeoFault::ring: return Code::boundary_ring;
  case GeoFault::too_many_points: return Code::boundary_too_many_points;
  }
  return Code::geojson_shape;
}

// Longitude and latitude changed over are on earth as well, but not in Germany.
bool looks_swapped(const std::vector<model::Polygon> &polygons) {
  constexpr std::int32_t DEGREE = 10'000'000;
  const auto is_latitude = [](std::int32_t value) { return value >= 47 * DEGREE && value <= 56 * DEGREE; };
  const auto is_longitude = [](std::int32_t value) { return value >= 5 * DEGREE && value <= 16 * DEGREE; };
  return std::all_of(polygons.begin(), polygons.end(), [&](const model::Polygon &polygon) {
    return std::all_of(polygon.outer.begin(), polygon.outer.end(),
                       [&](model::GridPoint point) { return is_latitude(point.lon) && is_longitude(point.lat); });
  });
}

class FeatureReader {
 public:
  FeatureReader(std::string_view file, std::uint32_t folder, model::Notices &notices)
      : file_(file), folder_(folder), notices_(notices) {}

  std::optional<BoundaryRecord> read(GeoFeature &&feature) const {
    if (feature.failure) {
      report(*feature.failure, feature.number);
      return std::nullopt;
    }
    BoundaryRecord record;
    record.origin = {folder_, feature.number};
    bool is_whole = read_properties(feature, record);
    if (looks_swapped(feature.polygons)) {
      notices_.add(Code::boundary_swapped, place(feature.number, "coordinates"));
      is_whole = false;
    }
    model::Polygons::Fault fault{};
    if (auto polygons = model::Polygons::make(std::move(feature.polygons), &fault)) {
      record.polygons = std::move(*polygons);
    } else {
      notices_.add(source::code_of(fault), place(feature.number, "coordinates"), {}, limit_of(fault));
      is_whole = false;
    }
    return is_whole ? std::optional(std::move(record)) : std::nullopt;
  }

  void report(const GeoFailure &failure, std::uint32_t number) const {
    const bool is_long = failure.fault == GeoFault::too_many_points;
    notices_.add(code_of(failure.fault), place(number, {}), failure.detail,
                 is_long ? limit_of(model::Polygons::Fault::too_many_points) : failure.detail);
  }

 private:
  model::Place place(std::uint32_t number, std::string_view member) const {
    return {std::string(file_), number, std::string(member)};
  }

  static std::string limit_of(model::Polygons::Fault fault) {
    return fault == model::Polygons::Fault::too_many_points ? fmt::to_string(model::Polygons::MAX_POINTS)
                                                            : std::string();
  }

  bool read_properties(const GeoFeature &feature, BoundaryRecord &record) const {
    CellReader reader(notices_, file_, feature.number);
    std::vector<std::string_view> known;
    model::visit_columns(record, [&](const Column &column, auto &member) {
      if (column.name == GEOMETRY) return;
      known.push_back(column.name);
      const auto found = std::find_if(feature.properties.begin(), feature.properties.end(),
                                      [&column](const auto &property) { return property.first == column.name; });
      reader.read(column, found == feature.properties.end() ? std::string() : text::to_nfc(found->second), member);
    });
    for (const auto &[name, value] : feature.properties)
      if (std::find(known.begin(), known.end(), name) == known.end())
        notices_.add(Code::geojson_property_unknown, place(feature.number, name), name);
    return reader.is_row_whole();
  }

  std::string_view file_;
  std::uint32_t folder_;
  model::Notices &notices_;
};

// A number of the grid as decimal degrees: 65696743 → "6.5696743".
void append_degrees(std::int32_t value, std::string &text) {
  constexpr std::int64_t UNIT = 10'000'000;
  const std::int64_t size = value < 0 ? -std::int64_t{value} : value;
  if (value < 0) text += '-';
  text += std::to_string(size / UNIT);
  std::string fraction = fmt::format("{:07}", size % UNIT);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  if (!fraction.empty()) text += "." + fraction;
}

void append_ring(const model::Ring &ring, std::string &text) {
  text += '[';
  for (std::size_t i = 0; i <= ring.size(); ++i) { // the first comes again, to close it
    text += i == 0 ? "[" : ",[";
    append_degrees(ring[i % ring.size()].lon, text);
    text += ',';
    append_degrees(ring[i % ring.size()].lat, text);
    text += ']';
  }
  text += ']';
}

void append_polygon(const model::Polygon &polygon, std::string &text) {
  text += '[';
  append_ring(polygon.outer, text);
  for (const model::Ring &hole : polygon.holes) {
    text += ',';
    append_ring(hole, text);
  }
  text += ']';
}

std::string json_text(std::string_view plain) {
  std::string text = "\"";
  for (const char c : plain) {
    if (c == '"' || c == '\\') text += '\\';
    if (c == '\n')
      text += "\\n";
    else
      text += c; // a cell holds no other control sign
  }
  return text + "\"";
}

} // namespace

Code code_of(model::Polygons::Fault fault) {
  switch (fault) {
  case model::Polygons::Fault::unreadable:
  case model::Polygons::Fault::too_few_points: return Code::boundary_ring;
  case model::Polygons::Fault::too_many_points: return Code::boundary_too_many_points;
  case model::Polygons::Fault::too_wide: return Code::boundary_too_wide;
  }
  return Code::boundary_ring;
}

void read_boundaries(std::string_view text, std::string_view file, std::uint32_t folder, model::Notices &notices,
                     std::vector<BoundaryRecord> &records) {
  const FeatureReader reader(file, folder, notices);
  const auto failure = read_geojson(text, [&](GeoFeature &&feature) {
    if (auto record = reader.read(std::move(feature))) records.push_back(std::move(*record));
  });
  if (failure) reader.report(*failure, 0);
}

std::string canonical_geojson(const std::vector<BoundaryRecord> &rows) {
  std::string text = "{\"type\":\"FeatureCollection\",\"features\":[";
  for (const BoundaryRecord &row : rows) {
    text +=
        &row == rows.data() ? "\n{\"type\":\"Feature\",\"properties\":{" : ",\n{\"type\":\"Feature\",\"properties\":{";
    bool is_first = true;
    model::visit_columns(row, [&](const Column &column, const auto &member) {
      using Member = std::remove_cvref_t<decltype(member)>;
      const std::string cell = column.name == GEOMETRY ? std::string() : model::cell_text(member);
      if (cell.empty()) return;
      text += fmt::format("{}\"{}\":", is_first ? "" : ",", column.name);
      text += std::is_same_v<Member, int> ? cell : json_text(cell);
      is_first = false;
    });
    const std::vector<model::Polygon> &polygons = row.polygons.list();
    const bool is_one = polygons.size() == 1;
    text += is_one ? "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                   : "},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[";
    for (const model::Polygon &polygon : polygons) {
      if (&polygon != polygons.data()) text += ',';
      append_polygon(polygon, text);
    }
    text += is_one ? "}}" : "]}}";
  }
  return text + "\n]}\n";
}

} // namespace zufi::source
