// SPDX-License-Identifier: Apache-2.0
// Folders as suppliers hand them over: the order of sources, names of files, what cells hide.
#include "source/folder_reader.hpp"
#include "source/table_reader.hpp"
#include "temporary_folder.hpp"
#include "text/utf8.hpp"
#include "world.hpp"
#include "zufi/build.hpp"
#include "zufi/dataset.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using zufi::test::codes_of;
using zufi::test::TemporaryFolder;

namespace {

using Codes = std::vector<std::string>;

std::string toml(const std::string &id, const std::string &includes = "") {
  return "id = \"" + id + "\"\ntitle = \"" + id +
         "\"\nversion = 2026-01-01\nlicence = \"x\"\nlayer = \"land\"\ncoverage = [\"*\"]\nincludes = [" + includes +
         "]\n";
}

Codes source_codes(std::string_view title) {
  model::Notices notices;
  std::vector<model::SourceRecord> rows;
  source::read_table("id,title,publisher,url,published,retrieved,licence,note\ns," + std::string(title) + ",,,,,,\n",
                     "sources.csv", 0, {}, notices, rows);
  return codes_of(notices.take_report());
}

} // namespace

TEST_CASE("the order of the sources changes neither paths nor findings") {
  const TemporaryFolder folder;
  folder.write("top/dataset.toml", toml("top", "\"sub\""));
  folder.write("top/sub/dataset.toml", toml("sub", "\"deep\""));
  folder.write("top/sub/deep/dataset.toml", toml("deep"));
  folder.write("last/dataset.toml", toml("last"));
  const auto read = [&folder](const std::vector<std::string> &names) {
    std::vector<std::string> sources;
    for (const std::string &name : names) sources.push_back(folder.file(name));
    model::Notices notices;
    std::vector<std::string> seen;
    for (const model::Folder &one : source::read_folders(sources, {}, notices).folders) seen.push_back(one.path);
    for (const std::string &code : codes_of(notices.take_report())) seen.push_back(code);
    return seen;
  };
  CHECK(read({"top/sub", "top", "last"}) == read({"top", "top/sub", "last"}));
  CHECK(read({"top", "top", "last"}) == read({"top", "last"}));
  folder.write("top/sub/dataset.toml", toml("sub", "\"../../last\"")); // outside of top, if sub is named as a source
  CHECK(read({"top/sub", "top", "last"}) == read({"top", "top/sub", "last"}));
}

TEST_CASE("a table whose name is written large is not passed over") {
  const TemporaryFolder folder;
  folder.write("x/dataset.toml", toml("x"));
  folder.write("x/Areas.CSV", "");
  model::Notices notices;
  source::read_folders({folder.file("x")}, {}, notices);
  CHECK(codes_of(notices.take_report()) == Codes{"file_unknown"});
}

TEST_CASE("names of files and folders cannot spoil a message or a dataset") {
  const TemporaryFolder folder;
  folder.write("x/dataset.toml", toml("x"));
  folder.write("x/a\x1b[2J\xff.csv", "");
  model::Notices notices;
  source::read_folders({folder.file("x")}, {}, notices);
  const Report report = notices.take_report();
  REQUIRE(codes_of(report) == Codes{"file_unknown"});
  CHECK(text::is_utf8(report.notices.front().file));
  CHECK_FALSE(text::find_forbidden_sign(report.notices.front().file, text::LineFeed::forbidden));
  for (const std::string name : {"bad\xff", "bad\nname"}) {
    folder.write(name + "/dataset.toml", toml("bad"));
    const auto built = build({folder.file(name)}, folder.file("out.zufi"));
    REQUIRE(built);
    CHECK(built->has_errors());
    CHECK_FALSE(std::filesystem::exists(folder.path() / "out.zufi"));
  }
}

TEST_CASE("blanks at the edge of a cell, also those that look like none") {
  CHECK(source_codes("T").empty());
  CHECK(source_codes("a\u00a0b").empty()); // inside they belong to the text
  for (const char *title : {" T", "T ", "T\u00a0", "\u00a0T", "T\u2009", "\u3000T"})
    CHECK(source_codes(title) == Codes{"cell_blank_at_edge"});
}

TEST_CASE("what a spreadsheet takes for a formula, also in wide signs") {
  for (const char *title : {"=1", "+1", "-1", "@x", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20x"})
    CHECK(source_codes(title) == Codes{"text_looks_like_formula"});
}

TEST_CASE("dataset.toml: bytes that are no text have a line, dates are days") {
  const TemporaryFolder folder;
  const auto report = [&folder](const std::string &text) {
    folder.write("x/dataset.toml", text);
    model::Notices notices;
    source::read_folders({folder.file("x")}, {}, notices);
    return notices.take_report();
  };
  const Report bytes = report(toml("x") + "# \xff\n");
  REQUIRE(codes_of(bytes) == Codes{"text_not_utf8"});
  CHECK(bytes.notices.front().row == 8);
  CHECK(codes_of(report(toml("x") + "expires = 0000-01-01\n")) == Codes{"toml_key_type"});
  CHECK(codes_of(report(toml("x") + "expires = 2027-01-01\n")).empty());
}
