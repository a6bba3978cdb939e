// SPDX-License-Identifier: Apache-2.0
// The data of this project as a whole: it builds without a finding, answers its cases, answers every service in every
// municipality, and does not depend on the order of rows.
#include "model/order.hpp"
#include "source/canonical_writer.hpp"
#include "source/table_reader.hpp"
#include "temporary_folder.hpp"
#include "zufi/build.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <sstream>

using namespace zufi;
namespace fs = std::filesystem;

namespace {

const fs::path DATA = ZUFI_DATA;
constexpr const char *REGION = "rhein-kreis-neuss";
constexpr const char *MUNICIPALITIES[] = {"05162004", "05162008", "05162012", "05162016",
                                          "05162020", "05162022", "05162024", "05162028"};

std::string content_of(const fs::path &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void must_build(const fs::path &source, const std::string &output) {
  const Result<Report> report = build({source.string()}, output);
  REQUIRE(report);
  for (const Notice &notice : report->notices)
    FAIL_CHECK(notice.file << ":" << notice.row << " " << notice.code << ": " << notice.text_en);
}

Dataset opened(const std::string &path) {
  Result<Dataset> dataset = Dataset::open(path);
  REQUIRE(dataset);
  return std::move(dataset).value();
}

std::size_t must_meet(const Dataset &dataset, const fs::path &cases) {
  const Result<CaseRun> run = run_cases(dataset, cases.string());
  REQUIRE(run);
  for (const Notice &notice : run->report.notices)
    FAIL_CHECK(notice.file << ":" << notice.row << " " << notice.code << ": " << notice.text_en);
  return run->cases;
}

std::vector<std::string> lines_of(const std::string &text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// No cell of our tables holds a line break, so lines are rows.
void shuffle_rows(const fs::path &csv, std::mt19937 &dice) {
  std::vector<std::string> lines = lines_of(content_of(csv));
  REQUIRE(std::all_of(lines.begin(), lines.end(),
                      [](const std::string &line) { return std::count(line.begin(), line.end(), '"') % 2 == 0; }));
  std::shuffle(lines.begin() + 1, lines.end(), dice);
  std::ofstream file(csv, std::ios::binary);
  for (const std::string &line : lines) file << line << '\n';
}

std::vector<fs::path> tables_below(const fs::path &folder) {
  std::vector<fs::path> tables;
  for (const fs::directory_entry &entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".csv") tables.push_back(entry.path());
  std::sort(tables.begin(), tables.end());
  return tables;
}

} // namespace

TEST_CASE("the data of the Rhein-Kreis Neuss builds without a finding and answers its cases") {
  const test::TemporaryFolder folder;
  must_build(DATA / REGION, folder.file("region.zufi"));
  const Dataset dataset = opened(folder.file("region.zufi"));
  CHECK(must_meet(dataset, DATA / REGION / "cases.csv") >= 500);
}

TEST_CASE("the Musterkreis answers its cases") {
  const test::TemporaryFolder folder;
  must_build(DATA / "musterkreis", folder.file("muster.zufi"));
  CHECK(must_meet(opened(folder.file("muster.zufi")), DATA / "musterkreis" / "cases.csv") >= 50);
}

TEST_CASE("every service gets an outcome in every municipality, and never a contradiction") {
  const test::TemporaryFolder folder;
  must_build(DATA / REGION, folder.file("region.zufi"));
  const Dataset dataset = opened(folder.file("region.zufi"));
  std::vector<std::string> services;
  for (const std::string &line : lines_of(content_of(DATA / "bund" / "services.csv")))
    if (line.substr(0, 2) == "99") services.push_back(line.substr(0, line.find(',')));
  CHECK(services.size() == 1'293);
  std::map<std::string, std::size_t> outcomes;
  for (const std::string &service : services)
    for (const char *municipality : MUNICIPALITIES) {
      Query query;
      query.service = service;
      query.places[""].push_back(Place{{}, {}, {}, {}, {}, municipality});
      query.date = *Date::parse("2026-01-01");
      const Result<Answer> answer = dataset.resolve(query);
      REQUIRE(answer);
      ++outcomes[std::string(name_of(answer->outcome))];
    }
  for (const auto &[outcome, count] : outcomes) WARN(outcome << ": " << count);
  CHECK(outcomes["resolved"] == services.size() * std::size(MUNICIPALITIES));
}

TEST_CASE("no question where the municipality decides, even if the street is unknown") {
  const test::TemporaryFolder folder;
  must_build(DATA / REGION, folder.file("region.zufi"));
  const Dataset dataset = opened(folder.file("region.zufi"));
  const auto ask = [&dataset](const std::string &service, const std::string &competence, Place place) {
    Query query;
    query.service = service;
    query.competence = competence;
    query.places[""].push_back(std::move(place));
    query.date = *Date::parse("2026-01-01");
    return std::move(dataset.resolve(query)).value();
  };
  for (const std::string &line : lines_of(content_of(DATA / "bund" / "services.csv"))) {
    if (line.substr(0, 2) != "99") continue;
    const std::string service = line.substr(0, line.find(','));
    for (const char *municipality : MUNICIPALITIES) {
      const Answer answer = ask(service, "", Place{{}, "Unbekannte Gasse", "1", {}, {}, municipality});
      if (answer.outcome != Outcome::resolved) FAIL_CHECK(service << " in " << municipality);
    }
  }
  // Tasks: what is asked for decides, and each choice says what it leads to.
  std::map<std::string, std::size_t> inputs;
  for (const std::string &line : lines_of(content_of(DATA / "nrw" / "competences.csv"))) {
    const std::string competence = line.substr(0, line.find(','));
    if (competence == "id") continue;
    for (const char *municipality : MUNICIPALITIES) {
      const Answer answer = ask("", competence, Place{{}, {}, {}, {}, {}, municipality});
      for (const MissingInfo &missing : answer.missing) {
        ++inputs[missing.input + (missing.is_fact ? " (fact)" : "") + " for " + competence];
        if (missing.input != "place") CHECK(missing.choices.size() > 1);
      }
    }
  }
  for (const auto &[input, count] : inputs) WARN(input << ": " << count);
}

TEST_CASE("the order of rows changes no byte of the built file") {
  const test::TemporaryFolder folder;
  must_build(DATA / REGION, folder.file("as-written.zufi"));
  const std::string expected = content_of(folder.file("as-written.zufi"));
  for (const unsigned seed : {1U, 2U}) {
    INFO("seed " << seed);
    std::mt19937 dice(seed);
    const fs::path copy = folder.path() / std::to_string(seed);
    for (const char *part : {"bund", "nrw", REGION}) {
      fs::create_directories(copy);
      fs::copy(DATA / part, copy / part, fs::copy_options::recursive);
    }
    for (const fs::path &table : tables_below(copy)) shuffle_rows(table, dice);
    must_build(copy / REGION, folder.file("shuffled.zufi"));
    CHECK(content_of(folder.file("shuffled.zufi")) == expected);
  }
}

TEST_CASE("the tables are in canonical form") {
  std::size_t count = 0;
  for (const fs::path &table : tables_below(DATA)) {
    INFO(table.string());
    const std::string text = content_of(table);
    model::Notices notices;
    model::Records records;
    records.folders.emplace_back();
    std::string written;
    const auto take = [&](std::string_view name, auto &rows) {
      if (name == table.stem().string()) source::read_table(text, table.string(), 0, {}, notices, rows);
    };
    std::vector<model::CaseRecord> cases;
    model::for_each_table(records, take);
    take("cases", cases);
    std::vector<model::BaselineRecord> accepted;
    take("baseline", accepted);
    model::sort_records(records);
    const auto write = [&](std::string_view name, const auto &rows) {
      if (name == table.stem().string()) written = source::canonical_csv(rows);
    };
    model::for_each_table(records, write);
    model::sort_rows(cases);
    write("cases", cases);
    model::sort_rows(accepted);
    write("baseline", accepted);
    const std::vector<std::string> is = lines_of(text);
    const std::vector<std::string> ought = lines_of(written);
    for (std::size_t i = 0; i < std::max(is.size(), ought.size()); ++i) { // the first difference tells enough
      const std::string line = i < is.size() ? is[i] : "";
      const std::string canonical = i < ought.size() ? ought[i] : "";
      if (line != canonical) FAIL("line " << i + 1 << "\n  is        " << line << "\n  canonical " << canonical);
    }
    CHECK(written == text);
    ++count;
  }
  CHECK(count > 40);
}
