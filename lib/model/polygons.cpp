// SPDX-License-Identifier: Apache-2.0
#include "model/polygons.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>

namespace zufi::model {

namespace {

using Fault = Polygons::Fault;

// Twice the area, positive if the ring runs counter-clockwise. Partial sums may wrap; the sum of a ring that does not
// cross itself is small enough to come out right.
std::int64_t signed_area(const Ring &ring) {
  std::uint64_t sum = 0;
  const auto number = [](std::int64_t value) { return static_cast<std::uint64_t>(value); };
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GridPoint a = ring[i];
    const GridPoint b = ring[(i + 1) % ring.size()];
    sum += number(std::int64_t{a.lon}) * number(std::int64_t{b.lat}) -
           number(std::int64_t{b.lon}) * number(std::int64_t{a.lat});
  }
  return static_cast<std::int64_t>(sum);
}

void drop_repeated(Ring &ring) {
  ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
  while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
}

bool is_too_wide(const Ring &ring) {
  const auto [west, east] =
      std::minmax_element(ring.begin(), ring.end(), [](GridPoint a, GridPoint b) { return a.lon < b.lon; });
  const auto [south, north] =
      std::minmax_element(ring.begin(), ring.end(), [](GridPoint a, GridPoint b) { return a.lat < b.lat; });
  return std::int64_t{east->lon} - west->lon > Polygons::MAX_LON_SPAN ||
         std::int64_t{north->lat} - south->lat > Polygons::MAX_LAT_SPAN;
}

enum class Turn : std::uint8_t { clockwise, counter_clockwise };

void begin_at_least(Ring &ring) { std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end()); }

void make_canonical(Ring &ring, Turn turn) {
  Ring reversed(ring.rbegin(), ring.rend());
  begin_at_least(ring);
  begin_at_least(reversed);
  const std::int64_t area = signed_area(ring);
  const bool is_turned = turn == Turn::counter_clockwise ? area < 0 : area > 0;
  if (is_turned || (area == 0 && reversed < ring))
    ring = std::move(reversed); // without an area (a fault) either would do
}

std::optional<Fault> fault_of(const Ring &ring) {
  if (ring.size() < 3) return Fault::too_few_points;
  if (is_too_wide(ring)) return Fault::too_wide;
  return std::nullopt;
}

std::optional<Fault> tidy(Polygon &polygon) {
  drop_repeated(polygon.outer);
  if (auto fault = fault_of(polygon.outer)) return fault;
  make_canonical(polygon.outer, Turn::counter_clockwise);
  for (Ring &hole : polygon.holes) {
    drop_repeated(hole);
    if (auto fault = fault_of(hole)) return fault;
    make_canonical(hole, Turn::clockwise);
  }
  std::sort(polygon.holes.begin(), polygon.holes.end());
  return std::nullopt;
}

std::size_t count_points(const std::vector<Polygon> &polygons) {
  std::size_t points = 0;
  for (const Polygon &polygon : polygons) {
    points += polygon.outer.size();
    for (const Ring &hole : polygon.holes) points += hole.size();
  }
  return points;
}

// Reads the notation of to_string.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<std::vector<Polygon>> read() {
    std::vector<Polygon> polygons;
    do {
      polygons.emplace_back();
      if (!read_ring(polygons.back().outer)) return std::nullopt;
      while (take(','))
        if (!read_ring(polygons.back().holes.emplace_back())) return std::nullopt;
    } while (take(';'));
    return text_.empty() ? std::optional(std::move(polygons)) : std::nullopt;
  }

 private:
  bool take(char sign) {
    if (text_.empty() || text_.front() != sign) return false;
    text_.remove_prefix(1);
    return true;
  }

  bool read_ring(Ring &ring) {
    do {
      if (!read_number(last_.lon) || !take(' ') || !read_number(last_.lat)) return false;
      ring.push_back(last_);
    } while (take(' '));
    return true;
  }

  bool read_number(std::int32_t &last) {
    std::int64_t step = 0;
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), step);
    constexpr std::int64_t MAX = std::numeric_limits<std::int32_t>::max();
    if (error != std::errc() || step < -2 * MAX || step > 2 * MAX || last + step < -MAX || last + step > MAX)
      return false;
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    last = static_cast<std::int32_t>(last + step);
    return true;
  }

  std::string_view text_;
  GridPoint last_;
};

void append(const Ring &ring, GridPoint &last, std::string &text) {
  bool is_first = true;
  for (const GridPoint point : ring) {
    if (!is_first) text += ' ';
    is_first = false;
    text += std::to_string(std::int64_t{point.lon} - last.lon);
    text += ' ';
    text += std::to_string(std::int64_t{point.lat} - last.lat);
    last = point;
  }
}

} // namespace

std::optional<GridPoint> grid_point(double lat, double lon) {
  const bool is_on_earth = lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180; // false for what is no number
  if (!is_on_earth) return std::nullopt;
  return GridPoint{static_cast<std::int32_t>(std::lround(lon * GRID_PER_DEGREE)),
                   static_cast<std::int32_t>(std::lround(lat * GRID_PER_DEGREE))};
}

std::optional<Polygons> Polygons::make(std::vector<Polygon> polygons, Fault *fault) {
  const auto fail = [fault](Fault what) {
    if (fault != nullptr) *fault = what;
    return std::nullopt;
  };
  if (polygons.empty()) return fail(Fault::too_few_points);
  if (count_points(polygons) > MAX_POINTS) return fail(Fault::too_many_points);
  for (Polygon &polygon : polygons)
    if (const auto what = tidy(polygon)) return fail(*what);
  std::sort(polygons.begin(), polygons.end());
  Polygons result;
  result.list_ = std::move(polygons);
  return result;
}

std::optional<Polygons> Polygons::parse(std::string_view text, Fault *fault) {
  auto polygons = Reader(text).read();
  if (polygons) return make(std::move(*polygons), fault);
  if (fault != nullptr) *fault = Fault::unreadable;
  return std::nullopt;
}

std::string Polygons::to_string() const {
  std::string text;
  GridPoint last;
  for (const Polygon &polygon : list_) {
    if (!text.empty()) text += ';';
    append(polygon.outer, last, text);
    for (const Ring &hole : polygon.holes) {
      text += ',';
      append(hole, last, text);
    }
  }
  return text;
}

} // namespace zufi::model
