// SPDX-License-Identifier: Apache-2.0
// Accepted findings: what is listed is taken out, what no longer fits is told, and nothing is taken out in silence.
#include "reports.hpp"
#include "temporary_folder.hpp"
#include "zufi/report.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace zufi;
using namespace zufi::test;

namespace {

const Date DAY = *Date::parse("2026-06-01");
constexpr const char *BAUAMT = "reference_unknown:neuss/rules.csv:to:bauamt";

struct Applied {
  Report report;
  std::vector<std::string> of_baseline; // "code row" of findings about the table itself
};

Applied applied(const std::string &rows, Date day = DAY) {
  const TemporaryFolder folder;
  folder.write("baseline.csv", "fingerprint,reason,author,expires\n" + rows);
  Applied result{plain_report(), {}};
  REQUIRE(apply_baseline(result.report, folder.file("baseline.csv"), day));
  for (const Notice &made : result.report.notices)
    if (made.file == folder.file("baseline.csv"))
      result.of_baseline.push_back(made.code + " " + std::to_string(made.row));
  return result;
}

bool lists(const Report &report, std::string_view fingerprint) {
  for (const Notice &made : report.notices)
    if (made.fingerprint == fingerprint) return true;
  return false;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("a finding that is accepted is counted and no longer listed") {
  const Applied result = applied(std::string(BAUAMT) + ",Amt wird umbenannt,A. Muster,\n");
  CHECK(!lists(result.report, BAUAMT));
  CHECK(result.report.accepted == 1);
  CHECK(result.report.notices.size() == 3);
  CHECK(result.of_baseline.empty());
}

TEST_CASE("expires is the first day on which a row no longer counts") {
  const std::string row = std::string(BAUAMT) + ",x,A. Muster,2026-06-02\n";
  CHECK(applied(row).report.accepted == 1);
  const Applied late = applied(row, *Date::parse("2026-06-02"));
  CHECK(late.report.accepted == 0);
  CHECK(lists(late.report, BAUAMT));
  CHECK(late.of_baseline == Texts{"baseline_expired 2"});
}

TEST_CASE("a row that matches nothing is stale, expired or not") {
  const Applied result = applied("gone:x::,x,A. Muster,\ngone:y::,x,A. Muster,2020-01-01\n");
  CHECK(result.report.notices.size() == 6);
  CHECK(result.of_baseline == Texts{"baseline_stale 2", "baseline_stale 3"});
  CHECK(result.report.count(Severity::warning) == 3);
}

TEST_CASE("a row without reason or author, or that cannot be read, accepts nothing") {
  const std::string name(BAUAMT);
  CHECK(applied(name + ",,A. Muster,\n").of_baseline == Texts{"cell_empty 2"});
  CHECK(applied(name + ",x,,\n").of_baseline == Texts{"cell_empty 2"});
  CHECK(applied(name + ",x,A. Muster,morgen\n").of_baseline == Texts{"date_malformed 2"});
  CHECK(applied(name + ",x\n").of_baseline == Texts{"csv_cell_count 2"});
  CHECK(applied(name + ",x,A. Muster,\xff\n").of_baseline == Texts{"text_not_utf8 2"});
  CHECK(lists(applied(name + ",,A. Muster,\n").report, BAUAMT));
  const Applied twice = applied(name + ",x,A. Muster,\n" + name + ",y,A. Muster,\n");
  CHECK(twice.of_baseline == Texts{"row_twice 3"});
  CHECK(twice.report.accepted == 1);
}

TEST_CASE("a table that cannot be read leaves the report as it was") {
  const TemporaryFolder folder;
  Report report = plain_report();
  const Status missing = apply_baseline(report, folder.file("nothing.csv"), DAY);
  REQUIRE(!missing);
  CHECK(missing.error().code == ErrorCode::not_found);
  CHECK(apply_baseline(report, folder.path().string(), DAY).error().code == ErrorCode::unreadable);
  CHECK(report.notices.size() == 4);
}

TEST_CASE("a baseline that is written accepts every finding, and is canonical") {
  const TemporaryFolder folder;
  Report report = plain_report();
  report.notices.push_back(notice("cell_blank_at_edge", Severity::error, "x.csv", 1, "e\xcc\x81 ,\"\n "));
  report.notices.push_back(notice("cell_blank_at_edge", Severity::error, "x.csv", 2, "e\xcc\x81 ,\"\n "));
  report.notices[4].fingerprint = report.notices[5].fingerprint = {};
  model::arrange(report.notices);
  const auto table = baseline_csv(report, "Altlast, \"bekannt\"", "A. Muster", Date::parse("2026-07-01"));
  REQUIRE(table);
  CHECK(table->starts_with("fingerprint,reason,author,expires\n"));
  folder.write("baseline.csv", *table);
  REQUIRE(apply_baseline(report, folder.file("baseline.csv"), DAY));
  CHECK(report.accepted == 6);
  CHECK(report.notices.empty());
  CHECK(*baseline_csv(Report{}, "x", "y", std::nullopt) == "fingerprint,reason,author,expires\n");
}

TEST_CASE("a baseline needs a reason and an author that fit into a cell") {
  for (const char *bad : {"", " x", "x\x01", "\xe2\x80\xae", "\xff"}) {
    const auto by_reason = baseline_csv(plain_report(), bad, "A. Muster", std::nullopt);
    const auto by_author = baseline_csv(clean_report(), "x", bad, std::nullopt);
    REQUIRE(!by_reason);
    REQUIRE(!by_author);
    CHECK(by_reason.error().code == ErrorCode::argument);
    CHECK(by_author.error().code == ErrorCode::argument);
  }
}

TEST_CASE("two reports become one, with fingerprints apart") {
  Report report = plain_report();
  Report other = plain_report();
  other.accepted = 3;
  append(report, other);
  CHECK(report.notices.size() == 8);
  CHECK(report.accepted == 3);
  CHECK(lists(report, BAUAMT));
  CHECK(lists(report, std::string(BAUAMT) + "#2"));
  append(report, plain_report());
  std::set<std::string> fingerprints;
  for (const Notice &made : report.notices) fingerprints.insert(made.fingerprint);
  CHECK(fingerprints.size() == 12);
}

TEST_CASE("files are named from another place, fingerprints stay") {
  Report report = plain_report();
  put_below(report, "data");
  CHECK(report.notices[3].file == "data/neuss/rules.csv");
  CHECK(report.notices[3].proof->rules[1].file == "data/kreis/rules.csv");
  CHECK(report.notices[3].proof->rules[2].file.empty());
  CHECK(report.notices[0].file.empty());
  CHECK(lists(report, BAUAMT));
  put_below(report, ".");
  CHECK(report.notices[3].file == "data/neuss/rules.csv");
}
