// SPDX-License-Identifier: Apache-2.0
// boundaries.geojson: every feature is a record or a finding that names its number.
#include "polygons.hpp"
#include "source/boundary_reader.hpp"
#include "source/geojson.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using namespace zufi::source;
using zufi::test::codes_of;

namespace {

const std::string PROPERTIES = R"("properties":{"area":"m","accuracy":50,"source":"s","confidence":"derived"})";
const std::string SQUARE = "[[[7,54],[7.01,54],[7.01,54.01],[7,54.01],[7,54]]]";

std::string feature(const std::string &properties, const std::string &type, const std::string &coordinates) {
  return R"({"type":"Feature",)" + properties + R"(,"geometry":{"type":")" + type + R"(","coordinates":)" +
         coordinates + "}}";
}
std::string collection(const std::string &features) {
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}
std::string polygon(const std::string &coordinates) { return collection(feature(PROPERTIES, "Polygon", coordinates)); }

struct Found {
  std::vector<model::BoundaryRecord> records;
  std::vector<std::string> codes;
  std::vector<Notice> notices;
};

Found read(std::string_view text) {
  Found found;
  model::Notices notices;
  read_boundaries(text, "boundaries.geojson", 3, notices, found.records);
  Report report = notices.take_report();
  found.codes = codes_of(report);
  found.notices = std::move(report.notices);
  return found;
}

using Codes = std::vector<std::string>;
Codes codes(std::string_view text) { return read(text).codes; }

} // namespace

TEST_CASE("a feature is a boundary") {
  const Found found = read(collection(feature(
      R"("properties":{"area":"m","accuracy":50,"source":"s","confidence":"derived","note":"Ä","valid_from":"2020-01-01"})",
      "MultiPolygon",
      "[" + SQUARE + ",[[[8,54],[8.1,54],[8,54.1],[8,54]],[[8.01,54.01],[8.02,54.01],[8.01,54.02],[8.01,54.01]]]]")));
  CHECK(found.codes.empty());
  REQUIRE(found.records.size() == 1);
  const model::BoundaryRecord &record = found.records.front();
  CHECK(record.area == "m");
  CHECK(record.accuracy == 50);
  CHECK(record.note == "Ä");
  CHECK(record.validity.from == *Date::parse("2020-01-01"));
  CHECK((record.origin.folder == 3 && record.origin.row == 1));
  CHECK(record.polygons.list().size() == 2);
  CHECK(record.polygons.list().back().holes.size() == 1);
}

TEST_CASE("members in any order, foreign members and a byte order mark are read over") {
  const std::string nested(1'000, '['); // no stack is spent on depth
  const std::string text = "\xef\xbb\xbf"
                           R"({"name":{"a":[1,{"b":null}]},"features":[{"geometry":{"coordinates":)" +
                           SQUARE + R"(,"bbox":[1,2,3,4],"type":"Polygon"},"id":7,)" + PROPERTIES + R"(,"x":)" +
                           nested + std::string(1'000, ']') + R"(,"type":"Feature"}],"type":"FeatureCollection"})";
  const Found found = read(text);
  CHECK(found.codes.empty());
  CHECK(found.records.size() == 1);
}

TEST_CASE("canonical text is written as it was read, and other texts of the same are written so") {
  const std::string other = polygon("[[[7.01,54.010],[7.01,54],[7,54.0],[7.0,54.01],[7.01,54.01]]]");
  const std::string canonical = canonical_geojson(read(other).records);
  CHECK(canonical ==
        "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"properties\":{\"area\":\"m\","
        "\"accuracy\":50,\"source\":\"s\",\"confidence\":\"derived\"},\"geometry\":{\"type\":\"Polygon\","
        "\"coordinates\":[[[7,54],[7.01,54],[7.01,54.01],[7,54.01],[7,54]]]}}\n]}\n");
  CHECK(canonical_geojson(read(canonical).records) == canonical);
  CHECK(canonical_geojson({}) == "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n");
}

TEST_CASE("what is no FeatureCollection is refused as a whole") {
  for (const std::string_view text :
       {"", " ", "{", "nonsense", "{\"a\":1,}", "{\"a\":1e999}", "{\"a\":\"\xff\"}", "{}\xff"})
    CHECK(codes(text) == Codes{"geojson_syntax"});
  CHECK(codes(std::string("{}\0", 3)) == Codes{"geojson_syntax"});
  for (const std::string_view text :
       {"{}", "[]", "1", "\"x\"", R"({"type":"FeatureCollection"})", R"({"features":[]})",
        R"({"type":"Feature","features":[]})", R"({"type":1,"features":[]})",
        R"({"type":"FeatureCollection","features":{}})", R"({"type":"FeatureCollection","features":[1]})",
        R"({"type":"FeatureCollection","features":[[]]})"})
    CHECK(codes(text) == Codes{"geojson_shape"});
  CHECK(codes(R"({"type":"FeatureCollection","type":"FeatureCollection","features":[]})") ==
        Codes{"geojson_member_twice"});
  CHECK(codes(R"({"crs":{"type":"name"},"type":"FeatureCollection","features":[]})") == Codes{"geojson_crs"});
}

TEST_CASE("a bad feature does not hide the others, and says its number") {
  const std::string good = feature(PROPERTIES, "Polygon", SQUARE);
  const Found found = read(collection(good + "," + feature(PROPERTIES, "Point", "[7,54]") + "," + good));
  CHECK(found.records.size() == 2);
  REQUIRE(found.notices.size() == 1);
  CHECK(found.notices.front().code == "boundary_geometry");
  CHECK(found.notices.front().row == 2);
}

TEST_CASE("coordinates that are none") {
  const Codes position{"boundary_position"};
  for (const std::string_view bad : {"[7]", "[7,54,0]", "[7,\"54\"]", "[7,91]", "[181,54]", "[7,null]"})
    CHECK(codes(polygon("[[" + std::string(bad) + ",[7.01,54],[7.01,54.01],[7,54]]]")) == position);
  const Codes ring{"boundary_ring"};
  CHECK(codes(polygon("[[[7,54],[7.01,54],[7.01,54.01],[7,54.01]]]")) == ring); // not closed
  CHECK(codes(polygon("[[[7,54],[7.01,54],[7,54]]]")) == ring);
  CHECK(codes(polygon("[[[7,54],[7.01,54],[7.01,54],[7,54]]]")) == ring);      // two different corners
  CHECK(codes(polygon("[[[[7,54]],[7.01,54],[7.01,54.01],[7,54]]]")) == ring); // a position that is a list
  const Codes shape{"geojson_shape"};
  for (const std::string_view bad : {"[]", "[[]]", "[[[]]]", "{}", "7"})
    CHECK(codes(polygon(std::string(bad))) == shape);
  CHECK(codes(polygon("[" + SQUARE + "]")) == shape); // the depth of a MultiPolygon
  CHECK(codes(collection(feature(PROPERTIES, "MultiPolygon", SQUARE))) == shape);
  CHECK(codes(polygon("[[[54,7],[54,7.01],[54.01,7.01],[54,7]]]")) == Codes{"boundary_swapped"});
  CHECK(codes(polygon("[[[-170,54],[170,54],[170,55],[-170,54]]]")) == Codes{"boundary_too_wide"});
}

TEST_CASE("properties are cells: needed, checked, and none is passed over") {
  const auto with = [](const std::string &properties) {
    return codes(collection(feature("\"properties\":{" + properties + "}", "Polygon", SQUARE)));
  };
  CHECK(with("") == Codes{"cell_empty", "cell_empty", "cell_empty", "cell_empty"});
  CHECK(with(R"("area":" m","accuracy":1.5,"source":"s","confidence":"sure")") ==
        Codes{"cell_blank_at_edge", "number_malformed", "word_unknown"});
  CHECK(with(R"("area":"m","accuracy":50,"source":"s","confidence":"derived","name":"M")") ==
        Codes{"geojson_property_unknown"});
  CHECK(with(R"("area":"m","accuracy":50,"source":"s","confidence":"derived","note":[1])") == Codes{"geojson_shape"});
  CHECK(with(R"("area":"m","area":"n","accuracy":50,"source":"s","confidence":"derived")") ==
        Codes{"geojson_member_twice"});
  CHECK(codes(collection(R"({"type":"Feature","properties":null,"geometry":null})")) == Codes{"boundary_geometry"});
  CHECK(codes(collection(R"({"properties":{},"geometry":null})")) == Codes{"geojson_shape"});
}

TEST_CASE("more positions than a boundary may have") {
  std::string coordinates = "[[";
  for (std::size_t i = 0; i <= model::Polygons::MAX_POINTS; ++i) coordinates += i % 2 == 0 ? "[7,54]," : "[7,54.1],";
  CHECK(codes(polygon(coordinates + "[7,54]]]")) == Codes{"boundary_too_many_points"});
}
