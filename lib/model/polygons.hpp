// SPDX-License-Identifier: Apache-2.0
// The territory of an area on the ground: polygons with holes, on a grid of 10⁻⁷ degrees of WGS84 (about 1 cm). Whole
// numbers, so that neighbours share their border exactly and the same content is the same bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::model {

inline constexpr double GRID_PER_DEGREE = 1e7;

struct GridPoint {
  std::int32_t lon = 0, lat = 0;
  friend auto operator<=>(const GridPoint &, const GridPoint &) = default;
};

// The point of the grid next to a coordinate in degrees; nothing if it is no number or lies outside the earth.
std::optional<GridPoint> grid_point(double lat, double lon);

// Corners in their order; the last is joined to the first, which is not repeated.
using Ring = std::vector<GridPoint>;

struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
  friend auto operator<=>(const Polygon &, const Polygon &) = default;
};

class Polygons {
 public:
  enum class Fault : std::uint8_t {
    unreadable,
    too_few_points,  // a ring has fewer than three different corners, or there is no ring
    too_many_points, // more than MAX_POINTS in all
    too_wide,        // a ring spans more than MAX_LON_SPAN or MAX_LAT_SPAN
  };

  static constexpr std::size_t MAX_POINTS = 200'000;
  // With rings of at most this size (all of Germany fits) the side of a line on which a point lies is computed exactly
  // in double: products stay below 2⁵³. No ring crosses the 180th meridian.
  static constexpr std::int64_t MAX_LON_SPAN = 100'000'000; // 10 degrees
  static constexpr std::int64_t MAX_LAT_SPAN = 90'000'000;  // 9 degrees

  Polygons() = default;

  // In canonical form: the same territory is the same value, however rings were begun, turned and ordered. Corners that
  // repeat the one before count once.
  static std::optional<Polygons> make(std::vector<Polygon> polygons, Fault *fault = nullptr);

  // As to_string writes it.
  static std::optional<Polygons> parse(std::string_view text, Fault *fault = nullptr);
  // "lon lat lon lat …": each number is the difference to the corner before; rings are separated by "," (the first is
  // the outer one), polygons by ";". Empty if there is none.
  std::string to_string() const;

  const std::vector<Polygon> &list() const { return list_; }
  friend bool operator==(const Polygons &, const Polygons &) = default;

 private:
  std::vector<Polygon>
      list_; // sorted; outer rings run counter-clockwise, holes clockwise, both from their least corner
};

} // namespace zufi::model
