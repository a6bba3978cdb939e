// SPDX-License-Identifier: Apache-2.0
// Polygons of tests in degrees, and rows of boundaries for worlds.
#pragma once

#include "model/polygons.hpp"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace zufi::test {

using Corners = std::vector<std::pair<double, double>>; // lon, lat

inline model::Ring ring(const Corners &corners) {
  model::Ring ring;
  for (const auto &[lon, lat] : corners) ring.push_back(model::grid_point(lat, lon).value());
  return ring;
}

// From the south-west corner.
inline Corners box(double lon, double lat, double width, double height) {
  return {{lon, lat}, {lon + width, lat}, {lon + width, lat + height}, {lon, lat + height}};
}

inline std::string polygons(std::vector<model::Polygon> list) {
  const auto made = model::Polygons::make(std::move(list));
  if (!made) throw std::logic_error("bad polygons in a test");
  return made->to_string();
}

inline std::string polygons(const Corners &corners) {
  return polygons(std::vector<model::Polygon>{{ring(corners), {}}});
}

inline std::string boundary_row(const std::string &area, int accuracy, const std::string &shape,
                                const std::string &days = ",") {
  return area + "," + std::to_string(accuracy) + "," + days + ",\"" + shape + "\"\n";
}
inline constexpr const char *BOUNDARY_COLUMNS = "area,accuracy,valid_from,valid_to,polygons\n";

} // namespace zufi::test
