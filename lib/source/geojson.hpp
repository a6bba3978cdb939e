// SPDX-License-Identifier: Apache-2.0
// GeoJSON (RFC 7946), as far as boundaries need it: the features of a FeatureCollection with their properties and
// polygons, one after the other, without a tree of the whole file. Knows nothing of areas.
#pragma once

#include "model/polygons.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zufi::source {

enum class GeoFault : std::uint8_t {
  syntax,          // not JSON; detail: where
  shape,           // not what RFC 7946 says; detail: the member
  member_twice,    // detail: the member
  crs,             // the file names a coordinate reference system
  geometry_type,   // neither Polygon nor MultiPolygon; detail: which
  position,        // not two numbers, or not on earth
  ring,            // not closed, or fewer than four positions
  too_many_points, // of one feature
};

struct GeoFailure {
  GeoFault fault = GeoFault::shape;
  std::string detail;
};

struct GeoFeature {
  std::uint32_t number = 0;                                    // counted from 1
  std::vector<std::pair<std::string, std::string>> properties; // texts, numbers and truth values, as texts
  std::vector<model::Polygon> polygons;                        // rings without the repeated last position
  std::optional<GeoFailure> failure;                           // the first of them; then the rest may be missing
};

// Calls `take` for each feature in the order of the file. The result says what is wrong with the file itself; features
// behind that place are not read. Deep nesting costs no stack.
std::optional<GeoFailure> read_geojson(std::string_view text, const std::function<void(GeoFeature &&)> &take);

} // namespace zufi::source
