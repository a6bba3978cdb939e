// SPDX-License-Identifier: Apache-2.0
// Any bytes as a boundaries.geojson: each feature is a record or a finding with its number, what was read is written
// and read alike, and every boundary can be checked and asked, valid or not.
#include "fuzz_target.hpp"
#include "locate/boundaries.hpp"
#include "locate/boundaries_check.hpp"
#include "model/order.hpp"
#include "source/boundary_reader.hpp"
#include "source/geojson.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <set>

using namespace zufi;
using fuzz::require;

namespace {

constexpr const char *FILE_NAME = "boundaries.geojson";

struct Read {
  std::vector<model::BoundaryRecord> records;
  std::vector<Notice> notices;
};

Read read(std::string_view text) {
  Read result;
  model::Notices notices;
  source::read_boundaries(text, FILE_NAME, 0, notices, result.records);
  result.notices = notices.take_report().notices;
  for (const Notice &notice : result.notices) require(text::is_utf8(notice.text_de), "findings are UTF-8");
  return result;
}

void check_features_are_accounted(std::string_view text, const Read &found) {
  std::set<std::uint32_t> refused;
  bool is_file_at_fault = false;
  for (const Notice &notice : found.notices) {
    if (notice.severity != Severity::error) continue;
    if (notice.row == 0) is_file_at_fault = true;
    refused.insert(notice.row);
  }
  std::set<std::uint32_t> taken;
  for (const model::BoundaryRecord &record : found.records) taken.insert(record.origin.row);
  require(taken.size() == found.records.size(), "no feature is two records");
  std::uint32_t count = 0;
  const auto failure = source::read_geojson(text, [&](source::GeoFeature &&feature) {
    require(feature.number == ++count, "features are counted through");
    require(taken.contains(count) != refused.contains(count), "a feature is a record or has an error, not both");
  });
  require(failure.has_value() == is_file_at_fault, "what is wrong with the file is said");
}

void check_written_is_read(std::vector<model::BoundaryRecord> records) {
  model::sort_rows(records);
  const std::string text = source::canonical_geojson(records);
  const Read again = read(text);
  require(again.notices.empty() && again.records.size() == records.size(), "what is written is read whole");
  require(source::canonical_geojson(again.records) == text, "canonical text is written as it was read");
  for (std::size_t i = 0; i < records.size(); ++i)
    require(model::Polygons::parse(records[i].polygons.to_string()) == again.records[i].polygons,
            "both notations agree");
}

// As a world of these areas; each of the first corners is asked.
void check_asked(std::vector<model::BoundaryRecord> records) {
  constexpr std::size_t MAX_CORNERS = 50;
  graph::RuleGraph graph;
  std::set<std::string> ids;
  for (const model::BoundaryRecord &record : records) ids.insert(record.area);
  for (const std::string &id : ids) {
    graph.records.areas.push_back({});
    graph.records.areas.back().id = id;
    graph.areas.push_back({static_cast<graph::Index>(graph.areas.size()), {}, {}, {}});
  }
  std::erase_if(records, [](const auto &record) { return record.accuracy < 1 || record.accuracy > 10'000; });
  model::sort_rows(records);
  graph.records.boundaries = std::move(records);
  model::Notices notices;
  locate::check_boundaries(graph, notices);
  const locate::Boundaries boundaries(graph);
  for (graph::Index i = 0; i < graph.records.boundaries.size(); ++i) {
    const model::BoundaryRecord &record = graph.records.boundaries[i];
    const model::Ring &ring = record.polygons.list().front().outer;
    for (std::size_t corner = 0; corner < std::min(ring.size(), MAX_CORNERS); ++corner) {
      graph::StableDays days(record.validity.from.is_open() ? *Date::parse("2026-01-01") : record.validity.from);
      if (!record.validity.contains(days.date())) continue;
      const auto nearby = boundaries.around(ring[corner], days);
      require(std::any_of(nearby.begin(), nearby.end(),
                          [i](const locate::Nearby &near) { return near.boundary == i && near.distance; }),
              "a corner is on the border of its area, or near to it");
    }
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const Read found = read(text);
  check_features_are_accounted(text, found);
  check_written_is_read(found.records);
  check_asked(found.records);
  return 0;
}
