// SPDX-License-Identifier: Apache-2.0
#include "source/geojson.hpp"

#include "model/cell_text.hpp"
#include "text/utf8.hpp"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace zufi::source {

namespace {

// Nested arrays of numbers → polygons. The depth at which positions stand tells a Polygon from a MultiPolygon.
class CoordinateReader {
 public:
  static constexpr std::size_t OF_POLYGON = 3;
  static constexpr std::size_t OF_MULTI_POLYGON = 4;

  void open() {
    if (!numbers_.empty()) fail(GeoFault::position); // numbers beside an array
    ++depth_;
    is_empty_ = true;
  }

  void number(double value) {
    is_empty_ = false;
    if (numbers_.size() < MAX_NUMBERS) numbers_.push_back(value);
  }

  // Gives true when the outermost array is closed.
  bool close() {
    if (is_empty_) fail(GeoFault::shape);
    is_empty_ = false;
    if (!numbers_.empty())
      end_position();
    else if (depth_ + 1 == position_depth_)
      end_ring();
    else if (depth_ + 2 == position_depth_)
      begins_polygon_ = true;
    else if (depth_ >= position_depth_)
      fail(GeoFault::shape);
    return --depth_ == 0;
  }

  void fail(GeoFault fault) {
    if (!fault_) fault_ = fault;
  }

  std::size_t depth() const { return position_depth_; }
  const std::optional<GeoFault> &fault() const { return fault_; }
  std::vector<model::Polygon> take() { return std::move(polygons_); }

 private:
  static constexpr std::size_t MAX_NUMBERS = 3; // one more than a position may have

  void end_position() {
    if (position_depth_ == 0) position_depth_ = depth_;
    const auto point = numbers_.size() == 2 ? model::grid_point(numbers_[1], numbers_[0]) : std::nullopt;
    numbers_.clear();
    if (!point || depth_ != position_depth_) return fail(GeoFault::position);
    if (++points_ > model::Polygons::MAX_POINTS) return fail(GeoFault::too_many_points);
    ring_.push_back(*point);
  }

  void end_ring() {
    constexpr std::size_t LEAST = 4; // a triangle, closed
    if (ring_.size() < LEAST || ring_.front() != ring_.back()) return fail(GeoFault::ring);
    ring_.pop_back();
    if (begins_polygon_)
      polygons_.push_back({std::move(ring_), {}});
    else
      polygons_.back().holes.push_back(std::move(ring_));
    ring_.clear();
    begins_polygon_ = false;
  }

  std::vector<double> numbers_; // of the position that is open
  model::Ring ring_;
  std::vector<model::Polygon> polygons_;
  std::size_t depth_ = 0;
  std::size_t position_depth_ = 0; // 0: not known yet
  std::size_t points_ = 0;
  bool is_empty_ = true;
  bool begins_polygon_ = true; // the next ring is an outer one
  std::optional<GeoFault> fault_;
};

// Takes what nlohmann's parser tells.
class Reader {
 public:
  explicit Reader(const std::function<void(GeoFeature &&)> &take) : take_(take) {}

  const std::optional<GeoFailure> &failure() const { return failure_; }
  bool has_features() const { return has_features_ && has_type_; }

  bool null() { return scalar(std::nullopt); }
  bool boolean(bool value) { return scalar(value ? "true" : "false"); }
  bool number_integer(std::int64_t value) { return number(static_cast<double>(value), std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value), std::to_string(value)); }
  bool number_float(double value, const std::string &) { return number(value, model::cell_text(value)); }
  bool string(std::string &value) {
    if (levels_.empty()) return scalar(value);
    if (top() == In::root && key() == "type" && value == "FeatureCollection") has_type_ = true;
    if (top() == In::feature && key() == "type" && value == "Feature") is_feature_ = true;
    if (top() == In::geometry && key() == "type") {
      geometry_type_ = value;
      return true;
    }
    return scalar(value);
  }
  bool binary(std::vector<std::uint8_t> &) { return false; } // not in JSON

  bool start_object(std::size_t) {
    if (levels_.empty()) return enter(In::root);
    switch (top()) {
    case In::features: begin_feature(); return enter(In::feature);
    case In::feature:
      if (key() == "properties") return enter(In::properties);
      if (key() == "geometry") return enter(In::geometry);
      break;
    case In::properties: fail_feature(GeoFault::shape, key()); break;
    case In::coordinates: coordinates_.fail(GeoFault::shape); break;
    case In::root: return check_member() && enter(In::skipped);
    case In::geometry:
    case In::skipped: break;
    }
    return enter(In::skipped);
  }

  bool start_array(std::size_t) {
    if (levels_.empty()) return fail_file(GeoFault::shape, "type");
    switch (top()) {
    case In::root:
      if (key() != "features") return check_member() && enter(In::skipped);
      has_features_ = true;
      return enter(In::features);
    case In::features: return fail_file(GeoFault::shape, "features");
    case In::feature:
      if (key() == "properties" || key() == "geometry") fail_feature(GeoFault::shape, key());
      break;
    case In::properties: fail_feature(GeoFault::shape, key()); break;
    case In::geometry:
      if (key() != "coordinates") break;
      coordinates_.open();
      return enter(In::coordinates);
    case In::coordinates: coordinates_.open(); return true;
    case In::skipped: break;
    }
    return enter(In::skipped);
  }

  bool key(std::string &name) {
    if (top() == In::skipped) return true;
    std::vector<std::string> &names = levels_.back().names;
    const bool is_new = std::find(names.begin(), names.end(), name) == names.end();
    const bool is_in_file = top() == In::root;
    names.push_back(name);
    if (is_in_file && !is_new) return fail_file(GeoFault::member_twice, name);
    if (!is_new) fail_feature(GeoFault::member_twice, name);
    if (is_in_file && name == "crs") return fail_file(GeoFault::crs, name);
    constexpr std::size_t MAX_NAMES = 1'000; // they are compared with each other
    if (names.size() > MAX_NAMES) return fail_file(GeoFault::shape, name);
    return true;
  }

  bool end_object() { return leave(); }
  bool end_array() {
    if (top() != In::coordinates) return leave();
    return coordinates_.close() ? leave() : true;
  }

  bool parse_error(std::size_t position, const std::string &, const nlohmann::json::exception &) {
    return fail_file(GeoFault::syntax, fmt::format("byte {}", position));
  }

 private:
  enum class In : std::uint8_t { root, features, feature, properties, geometry, coordinates, skipped };
  struct Level {
    In in = In::root;
    std::size_t depth = 0;          // of what is skipped
    std::vector<std::string> names; // of the members so far; the last is the one that is being read
  };

  In top() const { return levels_.back().in; }
  const std::string &key() const { return levels_.back().names.back(); }

  bool enter(In in) {
    if (in == In::skipped && top() == In::skipped)
      ++levels_.back().depth;
    else
      levels_.push_back({in, 0, {}});
    return true;
  }

  bool leave() {
    if (top() == In::skipped && levels_.back().depth > 0) {
      --levels_.back().depth;
      return true;
    }
    if (top() == In::feature) end_feature();
    levels_.pop_back();
    return true;
  }

  bool number(double value, std::string text) {
    if (levels_.empty() || top() != In::coordinates) return scalar(std::move(text));
    coordinates_.number(value);
    return true;
  }

  bool scalar(std::optional<std::string> text) {
    if (levels_.empty()) return fail_file(GeoFault::shape, "type");
    switch (top()) {
    case In::root: return check_member();
    case In::features: return fail_file(GeoFault::shape, "features");
    case In::feature:
      if (text && (key() == "properties" || key() == "geometry")) fail_feature(GeoFault::shape, key());
      break;
    case In::properties:
      if (text) feature_.properties.emplace_back(key(), std::move(*text));
      break;
    case In::geometry:
      if (key() == "type" || key() == "coordinates") fail_feature(GeoFault::shape, key());
      break;
    case In::coordinates: coordinates_.fail(GeoFault::position); break;
    case In::skipped: break;
    }
    return true;
  }

  // A member of the file itself that is not the list of features.
  bool check_member() {
    if (key() == "features" || (key() == "type" && !has_type_)) return fail_file(GeoFault::shape, key());
    return true;
  }

  void begin_feature() {
    feature_ = {};
    feature_.number = ++count_;
    geometry_type_.reset();
    coordinates_ = {};
    is_feature_ = false;
  }

  void end_feature() {
    if (!is_feature_) fail_feature(GeoFault::shape, "type");
    const bool is_polygon = geometry_type_ == "Polygon";
    if (!is_polygon && geometry_type_ != "MultiPolygon")
      fail_feature(GeoFault::geometry_type, geometry_type_.value_or(""));
    if (coordinates_.fault()) fail_feature(*coordinates_.fault(), "coordinates");
    if (coordinates_.depth() != (is_polygon ? CoordinateReader::OF_POLYGON : CoordinateReader::OF_MULTI_POLYGON))
      fail_feature(GeoFault::shape, "coordinates");
    feature_.polygons = coordinates_.take();
    take_(std::move(feature_));
  }

  void fail_feature(GeoFault fault, const std::string &detail) {
    if (!feature_.failure) feature_.failure = GeoFailure{fault, detail};
  }
  // Reading stops.
  bool fail_file(GeoFault fault, const std::string &detail) {
    if (!failure_) failure_ = GeoFailure{fault, detail};
    return false;
  }

  const std::function<void(GeoFeature &&)> &take_;
  std::vector<Level> levels_;
  GeoFeature feature_;
  std::optional<std::string> geometry_type_;
  CoordinateReader coordinates_;
  bool is_feature_ = false;
  bool has_type_ = false;
  bool has_features_ = false;
  std::uint32_t count_ = 0;
  std::optional<GeoFailure> failure_;
};

} // namespace

std::optional<GeoFailure> read_geojson(std::string_view text, const std::function<void(GeoFeature &&)> &take) {
  if (!text::is_utf8(text)) return GeoFailure{GeoFault::syntax, "UTF-8"};
  const std::size_t nul = text.find('\0'); // nlohmann would stop there
  if (nul != std::string_view::npos) return GeoFailure{GeoFault::syntax, fmt::format("byte {}", nul)};
  Reader reader(take);
  nlohmann::json::sax_parse(text, &reader);
  if (reader.failure()) return reader.failure();
  if (!reader.has_features()) return GeoFailure{GeoFault::shape, "features"};
  return std::nullopt;
}

} // namespace zufi::source
