// SPDX-License-Identifier: Apache-2.0
// Search and completion on the data of this project. search_queries.csv says what citizens type and which service they
// mean; it is to be among the first three. Those that are missed are printed.
#include "source/csv.hpp"
#include "temporary_folder.hpp"
#include "zufi/build.hpp"
#include "zufi/dataset.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

using namespace zufi;

namespace {

const std::filesystem::path DATA = ZUFI_DATA;

const Dataset &region() {
  static const test::TemporaryFolder FOLDER;
  static const Dataset DATASET = [] {
    const Result<Report> report = build({(DATA / "rhein-kreis-neuss").string()}, FOLDER.file("region.zufi"));
    REQUIRE(report);
    REQUIRE_FALSE(report->has_errors());
    Result<Dataset> opened = Dataset::open(FOLDER.file("region.zufi"));
    REQUIRE(opened);
    return std::move(opened).value();
  }();
  return DATASET;
}

std::vector<std::vector<std::string>> rows_of(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  std::vector<std::vector<std::string>> rows;
  source::read_csv(text, {},
                   {[&rows](source::CsvRow &&row) { rows.push_back(std::move(row.cells)); },
                    [](source::CsvFault, std::uint32_t) { FAIL("search_queries.csv cannot be read"); }});
  rows.erase(rows.begin());
  return rows;
}

// The place of the service among the hits, from 1; 0: it is not among the first three.
std::size_t rank_of(const std::string &service, const std::string &query) {
  const auto hits = region().search({query, 3, {}});
  REQUIRE(hits);
  const auto hit = std::find_if(hits->begin(), hits->end(), [&](const SearchHit &h) { return h.service == service; });
  return hit == hits->end() ? 0 : static_cast<std::size_t>(hit - hits->begin()) + 1;
}

} // namespace

TEST_CASE("what citizens type leads to the service they mean, among the first three") {
  constexpr std::size_t AT_LEAST = 90; // percent
  std::size_t asked = 0;
  std::size_t first = 0;
  std::size_t found = 0;
  for (const std::vector<std::string> &row : rows_of(ZUFI_QUERIES)) {
    if (row[1].empty()) continue; // the data have no such service
    ++asked;
    const std::size_t rank = rank_of(row[1], row[0]);
    first += rank == 1 ? 1 : 0;
    found += rank > 0 ? 1 : 0;
    if (rank == 0) std::cout << "missed: " << row[0] << " (" << row[1] << ")\n";
  }
  std::cout << asked << " queries, " << found << " among the first three, " << first << " first\n";
  CHECK(asked >= 100);
  CHECK(found * 100 >= asked * AT_LEAST);
}

TEST_CASE("a completed street is read as that street") {
  std::size_t streets = 0;
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    const auto found = region().complete({std::string(1, letter), 100, {CompletionKind::street}, {}});
    REQUIRE(found);
    for (const Completion &completion : *found) {
      Query query;
      query.service = "99012008001000";
      query.date = *Date::parse("2026-01-01");
      Place place;
      place.text = completion.text;
      query.places[""] = {place};
      const auto answer = region().resolve(query);
      REQUIRE(answer);
      ++streets;
      const bool is_read =
          std::any_of(answer->readings.begin(), answer->readings.end(),
                      [](const PlaceReading &reading) { return reading.elements.street == ElementState::valid; });
      if (!is_read) FAIL_CHECK(completion.text << " is not read as a street");
    }
  }
  CHECK(streets > 500);
}
