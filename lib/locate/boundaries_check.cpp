// SPDX-License-Identifier: Apache-2.0
#define BOOST_ALLOW_DEPRECATED_HEADERS // Boost.Geometry 1.74 itself includes one
#include "locate/boundaries_check.hpp"

#include "model/row_checks.hpp"

#include <boost/geometry/algorithms/is_valid.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>

#include <string>

namespace zufi::locate {

namespace {

namespace geometry = boost::geometry;

// Counter-clockwise and not closed, as the records are. Steps of the grid as double: whole numbers, hence exact.
using Corner = geometry::model::d2::point_xy<double>;
using Shape = geometry::model::polygon<Corner, false, false>;

void copy_ring(const model::Ring &ring, Shape::ring_type &copy) {
  for (const model::GridPoint point : ring)
    copy.push_back({static_cast<double>(point.lon), static_cast<double>(point.lat)});
}

// Why it is not valid; empty if it is.
std::string fault_of(const model::Polygons &polygons) {
  geometry::model::multi_polygon<Shape> shapes;
  for (const model::Polygon &polygon : polygons.list()) {
    Shape &shape = shapes.emplace_back();
    copy_ring(polygon.outer, shape.outer());
    for (const model::Ring &hole : polygon.holes) copy_ring(hole, shape.inners().emplace_back());
  }
  geometry::validity_failure_type failure{};
  if (geometry::is_valid(shapes, failure)) return {};
  switch (failure) {
  case geometry::failure_spikes: return "spike";
  case geometry::failure_self_intersections: return "self-intersection";
  case geometry::failure_interior_rings_outside: return "hole outside";
  case geometry::failure_nested_interior_rings: return "hole in hole";
  case geometry::failure_disconnected_interior: return "interior in pieces";
  case geometry::failure_intersecting_interiors: return "overlapping polygons";
  default: return "degenerate ring";
  }
}

} // namespace

void check_boundaries(const graph::RuleGraph &graph, model::Notices &notices) {
  for (const model::BoundaryRecord &record : graph.records.boundaries)
    if (const std::string fault = fault_of(record.polygons); !fault.empty())
      notices.add(model::Code::boundary_invalid,
                  model::place_of(graph.records, "boundaries", record.origin, "coordinates"), record.area, fault);
}

} // namespace zufi::locate
