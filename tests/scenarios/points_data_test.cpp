// SPDX-License-Identifier: Apache-2.0
// The boundaries of this project's data: in canonical form, and where the streets are that lie in them.
#include "source/boundary_reader.hpp"
#include "source/table_reader.hpp"
#include "temporary_folder.hpp"
#include "zufi/build.hpp"
#include "zufi/dataset.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace zufi;
namespace fs = std::filesystem;

namespace {

const fs::path DATA = ZUFI_DATA;

std::string content_of(const fs::path &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Query at(double lat, double lon) {
  Query query;
  query.competence = "bauaufsicht";
  query.places[""].push_back({});
  query.places[""].back().point = Point{lat, lon};
  query.date = *Date::parse("2026-01-01");
  return query;
}

} // namespace

TEST_CASE("boundaries are in canonical form") {
  std::size_t count = 0;
  for (const fs::directory_entry &entry : fs::recursive_directory_iterator(DATA)) {
    if (entry.path().filename() != "boundaries.geojson") continue;
    INFO(entry.path().string());
    const std::string text = content_of(entry.path());
    model::Notices notices;
    std::vector<model::BoundaryRecord> records;
    source::read_boundaries(text, "boundaries.geojson", 0, notices, records);
    CHECK(source::canonical_geojson(records) == text);
    ++count;
  }
  CHECK(count >= 2);
}

TEST_CASE("the order of features and of their members changes no byte of the built file") {
  const test::TemporaryFolder folder;
  const auto built = [&folder](const fs::path &source) {
    REQUIRE(build({source.string()}, folder.file("built.zufi")));
    return content_of(folder.file("built.zufi"));
  };
  const std::string expected = built(DATA / "musterkreis");
  const fs::path copy = folder.path() / "musterkreis";
  fs::copy(DATA / "musterkreis", copy, fs::copy_options::recursive);
  std::string text = content_of(copy / "boundaries.geojson");
  std::vector<std::string> features; // each on a line of its own
  for (std::size_t begin = text.find("\n{"), end = 0; begin != std::string::npos; begin = text.find("\n{", end)) {
    end = text.find('\n', begin + 1);
    std::string feature = text.substr(begin + 1, end - begin - 1);
    if (feature.back() == ',') feature.pop_back();
    const std::size_t geometry = feature.find("\"geometry\"");
    const std::string tail = feature.substr(geometry, feature.size() - 1 - geometry);
    features.push_back("{" + tail + "," + feature.substr(1, geometry - 2) + "}");
  }
  REQUIRE(features.size() == 7);
  std::reverse(features.begin(), features.end());
  std::ofstream file(copy / "boundaries.geojson", std::ios::binary);
  file << R"({"features":[)";
  for (const std::string &feature : features) file << (&feature == features.data() ? "" : ",") << feature;
  file << R"(],"type":"FeatureCollection"})";
  file.close();
  CHECK(built(copy) == expected);
}

TEST_CASE("the streets of Neuss and Kaarst lie in their municipality, as exactly as its border is known") {
  const test::TemporaryFolder folder;
  const std::string file = folder.file("region.zufi");
  REQUIRE(build({(DATA / "rhein-kreis-neuss").string()}, file));
  const Result<Dataset> dataset = Dataset::open(file);
  REQUIRE(dataset);
  std::vector<model::StreetRecord> streets;
  model::Notices notices;
  source::read_table(content_of(DATA / "rhein-kreis-neuss" / "streets.csv"), "streets.csv", 0, {}, notices, streets);
  std::size_t certain = 0;
  std::size_t near = 0;
  for (const model::StreetRecord &street : streets) {
    if (!street.lat || !street.lon) continue;
    const Result<Answer> answer = dataset->resolve(at(*street.lat, *street.lon));
    REQUIRE(answer);
    const bool is_kept =
        std::any_of(answer->readings.begin(), answer->readings.end(), [&street](const PlaceReading &reading) {
          return reading.municipality == Text(street.municipality);
        });
    if (!is_kept) FAIL_CHECK(street.id << " at " << *street.lat << ", " << *street.lon << " lies elsewhere");
    ++(answer->readings.size() == 1 ? certain : near);
  }
  WARN(certain << " for sure, " << near << " nearer to a border than it is accurate");
  CHECK(certain > 1'200);
  CHECK(near < 60);
}
