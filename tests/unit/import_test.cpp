// SPDX-License-Identifier: Apache-2.0
// The facade of all imports: options, files and tables.
#include "foreign_files.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace zufi;
using namespace zufi::test;

namespace {

using Options = std::vector<std::string>;

// The message of the error; "" if there is none.
std::string refusal(const std::string &format, const Options &options) {
  const TemporaryFolder folder;
  folder.write("list.csv", "n;h\nMarkt;1\n");
  const auto run = import_files(format, {folder.file("list.csv")}, options, folder.path().string());
  if (run) return "";
  CHECK(run.error().code == ErrorCode::argument);
  return run.error().message;
}

Options sound(Options more = {}) {
  more.insert(more.end(), {"municipality=051620024024", "source=s", "column.street=n"});
  return more;
}

} // namespace

TEST_CASE("options that are missing, unknown, twice or do not fit are named") {
  CHECK(refusal("streets", sound()).empty());
  CHECK(refusal("xml", {}) == "the format is none of streets, vote-manager, gebref, gv100ad");
  CHECK(refusal("streets", {"municipality=1", "source=s"}).find("column.street") != std::string::npos);
  CHECK(refusal("streets", {"column.street=n", "source=s"}) == "the option municipality is missing");
  CHECK(refusal("gv100ad", {}) == "the option source is missing");
  CHECK(refusal("streets", sound({"nonsense=1"})) == "streets has no option nonsense");
  CHECK(refusal("streets", sound({"column.nonsense=1"})) == "streets has no option column.nonsense");
  CHECK(refusal("gebref", {"municipality=051620024024", "source=s", "delimiter=,"}) ==
        "gebref has no option delimiter");
  CHECK(refusal("gv100ad", {"source=s", "prefix=x"}) == "gv100ad has no option prefix");
  CHECK(refusal("streets", sound({"source=t"})) == "the option source is given twice");
  for (const char *option : {"source", "=x", "\xff=x"}) CHECK_FALSE(refusal("streets", sound({option})).empty());
  for (const char *option : {"prefix=a b", "prefix=", "area=ä", "area-kind=kreis", "delimiter=x",
                             "delimiter=", "header=maybe", "replace=1", "column.lat=n", "column.from=n",
                             "column.odd_from=n", "column.house_number=n+", "column.house_number=", "area-name=a\tb",
                             "prefix=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "header=no"}) {
    CAPTURE(option);
    CHECK_FALSE(refusal("streets", sound({option})).empty());
  }
  CHECK_FALSE(refusal("streets", sound({"column.house_number=h", "column.house_numbers=h"})).empty());
  CHECK_FALSE(refusal("streets", sound({"column.area=h", "area=x"})).empty());
  CHECK_FALSE(refusal("vote-manager", {"municipality=neuss", "source=s"}).empty());
}

TEST_CASE("tables that are there are replaced only when that is asked for") {
  const TemporaryFolder folder;
  folder.write("list.csv", "n\nMarkt\n");
  folder.write("streets.csv", "by hand");
  const auto import_again = [&](Options more) {
    return import_files("streets", {folder.file("list.csv")}, sound(std::move(more)), folder.path().string());
  };
  const auto refused = import_again({});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::argument);
  CHECK(content_of(folder.file("streets.csv")) == "by hand");
  REQUIRE(import_again({"replace=yes"}));
  CHECK(content_of(folder.file("streets.csv")).find("Markt") != std::string::npos);
}

TEST_CASE("a folder that is not there is an error, and so is no file") {
  const TemporaryFolder folder;
  folder.write("list.csv", "n\nMarkt\n");
  const auto into_nothing = import_files("streets", {folder.file("list.csv")}, sound(), folder.file("nowhere"));
  REQUIRE_FALSE(into_nothing);
  CHECK(into_nothing.error().code == ErrorCode::not_written);
  const auto of_nothing = import_files("streets", {}, sound(), folder.path().string());
  REQUIRE_FALSE(of_nothing);
  CHECK(of_nothing.error().code == ErrorCode::argument);
}

TEST_CASE("a file that cannot be read, or lacks a column, lets nothing be written") {
  const TemporaryFolder folder;
  folder.write("good.csv", "n\nMarkt\n");
  folder.write("bad.csv", "name\nMarkt\n");
  for (const char *second : {"missing.csv", "bad.csv", "."}) {
    CAPTURE(second);
    const auto run =
        import_files("streets", {folder.file("good.csv"), folder.file(second)}, sound(), folder.path().string());
    REQUIRE(run);
    CHECK(run->report.has_errors());
    CHECK_FALSE(run->is_written);
    CHECK_FALSE(std::filesystem::exists(folder.file("streets.csv")));
  }
}

TEST_CASE("rows that cannot be read are errors, and the others are written") {
  const Imported done = import_text("streets", "n\nMarkt\n;\n\"Ring\n", sound());
  CHECK(done.codes == std::vector<std::string>{"csv_cell_count", "csv_quotes"});
  CHECK(done.run.is_written);
  CHECK(done.run.rows == ImportRows{3, 1, 0, 0, 2});
}
