// SPDX-License-Identifier: Apache-2.0
#define BOOST_ALLOW_DEPRECATED_HEADERS // Boost.Geometry 1.74 itself includes one
#include "locate/boundaries.hpp"

#include <boost/geometry/algorithms/comparable_distance.hpp>
#include <boost/geometry/algorithms/covered_by.hpp>
#include <boost/geometry/algorithms/within.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/register/point.hpp>
#include <boost/geometry/geometries/register/ring.hpp>
#include <boost/geometry/geometries/segment.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/geometry/strategies/strategies.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numbers>
#include <set>

BOOST_GEOMETRY_REGISTER_POINT_2D(zufi::model::GridPoint, std::int32_t, boost::geometry::cs::cartesian, lon, lat)
BOOST_GEOMETRY_REGISTER_RING(zufi::model::Ring)

namespace boost::geometry::traits {
template <> struct closure<zufi::model::Ring> { static constexpr closure_selector value = open; };
template <> struct point_order<zufi::model::Ring> { static constexpr order_selector value = counterclockwise; };
} // namespace boost::geometry::traits

namespace zufi::locate {

namespace {

namespace geometry = boost::geometry;

using model::GridPoint;
using model::Ring;
using Box = geometry::model::box<GridPoint>;
using Metric = geometry::model::d2::point_xy<double>;

// Metres of one step of the grid, at a latitude: the series of the WGS84 ellipsoid. Over the few kilometres that an
// accuracy may have, the earth is as flat as they are exact.
class LocalMetric {
 public:
  explicit LocalMetric(std::int32_t lat) {
    const double phi = lat / model::GRID_PER_DEGREE * std::numbers::pi / 180;
    lat_ = (111'132.954 - 559.822 * std::cos(2 * phi) + 1.175 * std::cos(4 * phi)) / model::GRID_PER_DEGREE;
    lon_ = (111'412.84 * std::cos(phi) - 93.5 * std::cos(3 * phi) + 0.118 * std::cos(5 * phi)) / model::GRID_PER_DEGREE;
    lon_ = std::max(lon_, 0.0); // at the poles
  }

  Metric from(GridPoint origin, GridPoint point) const {
    return {(double{static_cast<double>(point.lon)} - origin.lon) * lon_,
            (double{static_cast<double>(point.lat)} - origin.lat) * lat_};
  }

 private:
  double lat_ = 0, lon_ = 0;
};

std::int32_t clamped(double value, double limit) { return static_cast<std::int32_t>(std::clamp(value, -limit, limit)); }

// All points that are nearer to the ring than `accuracy`, and some more.
Box box_around(const Ring &ring, int accuracy) {
  constexpr double LEAST_METRES_PER_DEGREE = 110'000;
  constexpr double MAX_LAT = 90 * model::GRID_PER_DEGREE;
  constexpr double MAX_LON = 180 * model::GRID_PER_DEGREE;
  const auto [west, east] =
      std::minmax_element(ring.begin(), ring.end(), [](GridPoint a, GridPoint b) { return a.lon < b.lon; });
  const auto [south, north] =
      std::minmax_element(ring.begin(), ring.end(), [](GridPoint a, GridPoint b) { return a.lat < b.lat; });
  const double margin = accuracy / LEAST_METRES_PER_DEGREE * model::GRID_PER_DEGREE + 1;
  const double farthest =
      std::max(std::abs(double{static_cast<double>(south->lat)}), std::abs(double{static_cast<double>(north->lat)})) +
      margin;
  const double narrowing = std::cos(std::min(farthest, MAX_LAT) / model::GRID_PER_DEGREE * std::numbers::pi / 180);
  const double lon_margin = std::min(margin / std::max(narrowing, 1e-6), 2 * MAX_LON);
  return {{clamped(west->lon - lon_margin, MAX_LON), clamped(south->lat - margin, MAX_LAT)},
          {clamped(east->lon + lon_margin, MAX_LON), clamped(north->lat + margin, MAX_LAT)}};
}

Side side_of(GridPoint point, const model::Polygon &polygon) {
  if (!geometry::covered_by(point, polygon.outer)) return Side::outside;
  if (!geometry::within(point, polygon.outer)) return Side::border;
  for (const Ring &hole : polygon.holes) {
    if (!geometry::covered_by(point, hole)) continue;
    return geometry::within(point, hole) ? Side::outside : Side::border;
  }
  return Side::inside;
}

// Looks at the border from one point.
class BorderFinder {
 public:
  BorderFinder(GridPoint point, int accuracy)
      : point_(point), metric_(point.lat), least_(square(accuracy)), limit_(least_) {}

  void look_at(const Ring &ring) {
    Metric first = metric_.from(point_, ring.back());
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Metric second = metric_.from(point_, ring[i]);
      const double distance =
          geometry::comparable_distance(Metric(0, 0), geometry::model::segment<Metric>(first, second));
      first = second;
      if (distance >= limit_) continue;
      least_ = std::min(least_, distance);
      edges_.emplace_back(ring[i == 0 ? ring.size() - 1 : i - 1], ring[i]);
    }
  }

  std::optional<double> distance() const { return edges_.empty() ? std::nullopt : std::optional(std::sqrt(least_)); }
  std::vector<Edge> take_edges() { return std::move(edges_); }

 private:
  static double square(double value) { return value * value; }

  GridPoint point_;
  LocalMetric metric_;
  double least_, limit_; // squares
  std::vector<Edge> edges_;
};

} // namespace

struct Boundaries::Tree {
  using Entry = std::pair<Box, Index>; // of a boundary; one for each of its polygons
  geometry::index::rtree<Entry, geometry::index::rstar<16>> boxes;
};

Boundaries::Boundaries(const graph::RuleGraph &graph) : graph_(graph) {
  std::vector<Tree::Entry> entries;
  const std::vector<model::BoundaryRecord> &records = graph.records.boundaries;
  for (Index i = 0; i < records.size(); ++i) {
    areas_.push_back(graph.area_of(records[i].area));
    for (const model::Polygon &polygon : records[i].polygons.list())
      entries.emplace_back(box_around(polygon.outer, records[i].accuracy), i);
  }
  tree_ = std::make_unique<const Tree>(Tree{decltype(Tree::boxes)(entries)}); // packed: all are known
}

Boundaries::~Boundaries() = default;

bool Boundaries::is_valid(Index boundary, graph::StableDays &days) const {
  const Index area = areas_[boundary];
  return days.is_valid(graph_.areas[area].validity) && days.is_valid(graph_.records.boundaries[boundary].validity);
}

std::vector<Nearby> Boundaries::around(GridPoint point, graph::StableDays &days) const {
  std::vector<Tree::Entry> found;
  tree_->boxes.query(geometry::index::intersects(point), std::back_inserter(found));
  std::vector<Index> candidates;
  for (const auto &[box, boundary] : found) candidates.push_back(boundary);
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  std::vector<Nearby> nearby;
  for (const Index candidate : candidates) {
    if (!is_valid(candidate, days)) continue;
    const model::BoundaryRecord &record = graph_.records.boundaries[candidate];
    BorderFinder border(point, record.accuracy);
    Side side = Side::outside;
    for (const model::Polygon &polygon : record.polygons.list()) {
      side = std::min(side, side_of(point, polygon));
      border.look_at(polygon.outer);
      for (const Ring &hole : polygon.holes) border.look_at(hole);
    }
    if (side == Side::outside && !border.distance()) continue;
    const auto distance = side == Side::border ? std::optional(0.0) : border.distance();
    nearby.push_back({areas_[candidate], candidate, side, distance, border.take_edges()});
  }
  return nearby;
}

bool Boundaries::has_boundary(Index area, graph::StableDays &days) const {
  const auto [first, last] = std::equal_range(areas_.begin(), areas_.end(), area);
  for (auto boundary = first; boundary != last; ++boundary)
    if (is_valid(static_cast<Index>(boundary - areas_.begin()), days)) return true;
  return false;
}

bool cover_surroundings(const std::vector<const Nearby *> &areas) {
  std::set<Edge> edges;
  for (const Nearby *area : areas) edges.insert(area->edges.begin(), area->edges.end());
  const bool is_in_one =
      std::any_of(areas.begin(), areas.end(), [](const Nearby *area) { return area->side != Side::outside; });
  return is_in_one && std::all_of(edges.begin(), edges.end(), [&edges](const Edge &edge) {
           return edges.contains({edge.second, edge.first});
         });
}

} // namespace zufi::locate
