// SPDX-License-Identifier: Apache-2.0
#include "source/canonical_writer.hpp"
#include "source/dataset_toml.hpp"
#include "source/folder_reader.hpp"
#include "source/source_tree.hpp"
#include "source/table_reader.hpp"
#include "temporary_folder.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

#include <sys/stat.h>

using namespace zufi;
using namespace zufi::source;
using zufi::test::codes_of;
using zufi::test::TemporaryFolder;

namespace {

struct Csv {
  std::vector<CsvRow> rows;
  std::vector<std::pair<CsvFault, std::uint32_t>> faults;
};

Csv parsed(std::string_view text, const Limits &limits = {}) {
  Csv csv;
  read_csv(text, limits,
           {[&csv](CsvRow &&row) { csv.rows.push_back(std::move(row)); },
            [&csv](CsvFault fault, std::uint32_t line) { csv.faults.emplace_back(fault, line); }});
  return csv;
}

using Cells = std::vector<std::string>;

} // namespace

TEST_CASE("CSV: quotes, commas, line breaks, line numbers") {
  const Csv csv = parsed("\xef\xbb\xbf"
                         "a,b\r\n\n1,\"x, y\"\n\"two\nlines\",\"say \"\"hi\"\"\"\r\n ,\n");
  REQUIRE(csv.faults.empty());
  REQUIRE(csv.rows.size() == 4);
  CHECK(csv.rows[0].cells == Cells{"a", "b"});
  CHECK(csv.rows[1].cells == Cells{"1", "x, y"});
  CHECK(csv.rows[1].line == 3);
  CHECK(csv.rows[2].cells == Cells{"two\nlines", "say \"hi\""});
  CHECK(csv.rows[2].line == 4);
  CHECK(csv.rows[3].cells == Cells{" ", ""}); // blanks are taken as they are
  CHECK(csv.rows[3].line == 6);
}

TEST_CASE("CSV: no line feed at the end, and nothing at all") {
  CHECK(parsed("a,b").rows.size() == 1);
  CHECK(parsed("").rows.empty());
  CHECK(parsed("\n\n").rows.empty());
  CHECK(parsed("\xef\xbb\xbf").rows.empty());
}

TEST_CASE("CSV: CRLF inside quotes means LF") {
  CHECK(parsed("\"a\r\nb\"\r\n").rows.front().cells == parsed("\"a\nb\"\n").rows.front().cells);
}

TEST_CASE("CSV: one bad row does not hide the others") {
  const Csv csv = parsed("a,b\n\"x\"y,1\n2,3\n\xff,4\n5,6\n");
  REQUIRE(csv.faults.size() == 2);
  CHECK(csv.faults[0] == std::pair(CsvFault::quotes, 2u));
  CHECK(csv.faults[1] == std::pair(CsvFault::not_utf8, 4u));
  CHECK(csv.rows.size() == 3);
}

TEST_CASE("CSV: a quote that is never closed") {
  const Csv csv = parsed("a\n\"b\nc\n");
  REQUIRE(csv.faults.size() == 1);
  CHECK(csv.faults[0] == std::pair(CsvFault::quotes, 2u));
}

TEST_CASE("CSV: both sides of each limit") {
  Limits limits;
  limits.row_bytes = 100;
  limits.cell_bytes = 10;
  limits.columns = 3;
  CHECK(parsed(std::string(10, 'x') + "\n", limits).rows.size() == 1);
  CHECK(parsed(std::string(11, 'x') + "\n", limits).faults.front().first == CsvFault::cell_too_long);
  CHECK(parsed("1,2,3\n", limits).rows.size() == 1);
  CHECK(parsed("1,2,3,4\n", limits).faults.front().first == CsvFault::too_many_columns);
  CHECK(parsed(std::string(200, 'x') + "\nok\n", limits).faults.front().first == CsvFault::row_too_long);
  CHECK(parsed(std::string(200, 'x') + "\nok\n", limits).rows.size() == 1);
}

TEST_CASE("CSV: a line of 100 MB is refused, and what follows is read") {
  std::string text(100'000'000, 'x');
  text += "\nok,1\n";
  const Csv csv = parsed(text);
  REQUIRE(csv.faults.size() == 1);
  CHECK(csv.faults[0] == std::pair(CsvFault::row_too_long, 1u));
  CHECK(csv.rows.size() == 1);
}

TEST_CASE("tables: any order of columns, a BOM, CRLF and NFD change nothing") {
  const auto written = [](std::string_view text) {
    model::Notices notices;
    std::vector<model::StatusRecord> rows;
    read_table(text, "statuses.csv", 0, {}, notices, rows);
    model::sort_rows(rows);
    const Report report = notices.take_report();
    CHECK_FALSE(report.has_errors());
    return canonical_csv(rows);
  };
  const std::string canonical = "area,status,valid_from,valid_to,legal_basis,source,note\n"
                                "a,x,,,§ 4 GO,s,Jüchen\n"
                                "a,x,2019-01-01,,§ 4 GO,s,\n"
                                "b,x,,,\"§ 4, GO\",s,\n";
  CHECK(written(canonical) == canonical); // read → write is the identity
  CHECK(written("\xef\xbb\xbf"
                "note,source,legal_basis,valid_to,valid_from,status,area\r\n,s,\"§ 4, GO\",,,x,b\r\n"
                "Ju\u0308chen,s,§ 4 GO,,,x,a\r\n\"\",s,§ 4 GO,,2019-01-01,x,\"a\"\r\n\r\n") == canonical);
}

TEST_CASE("tables: every finding of a run, with its place") {
  model::Notices notices;
  std::vector<model::StatusRecord> rows;
  read_table("area,status,valid_from,valid_to,legal_basis,source,note,extra\n"
             "a,x,2019-13-01,,§,s,,\n"
             ",x,,,,s,,\n"
             "a,x\n"
             "a, x,,,§,s,,\n"
             "a,x,,,§,s,=1+1,\n",
             "t.csv", 0, {}, notices, rows);
  CHECK(rows.size() == 1);
  const Report report = notices.take_report();
  std::vector<std::string> found;
  for (const Notice &n : report.notices) found.push_back(std::to_string(n.row) + ":" + n.column + ":" + n.code);
  CHECK(found == std::vector<std::string>{"1:extra:csv_column_unknown", "2:valid_from:date_malformed",
                                          "3:area:cell_empty", "3:legal_basis:cell_empty", "4::csv_cell_count",
                                          "5:status:cell_blank_at_edge", "6:note:text_looks_like_formula"});
}

TEST_CASE("paths of includes stay below the root") {
  CHECK(SourceTree::join("a/b", "../c") == "a/c");
  CHECK(SourceTree::join("a", "./b//c/.") == "a/b/c");
  for (const char *bad : {"../../c", "/etc", "", "..", "../..", "b/../../..", "../../a/b"})
    CHECK_FALSE(SourceTree::join("a", bad));
  CHECK_FALSE(SourceTree::join("a", std::string_view("b\0c", 3)));
}

TEST_CASE("only regular files below the root are read, and no symbolic link is followed") {
  const TemporaryFolder folder;
  folder.write("in/file.csv", "x");
  folder.write("secret.csv", "secret");
  std::filesystem::create_symlink(folder.path() / "secret.csv", folder.path() / "in/link.csv");
  std::filesystem::create_directory_symlink(folder.path(), folder.path() / "in/up");
  ::mkfifo((folder.path() / "in/fifo.csv").c_str(), 0600);
  const SourceTree tree((folder.path() / "in").string());
  CHECK(tree.read_file("file.csv", 10).bytes == "x");
  CHECK(tree.read_file("file.csv", 0).fault == SourceTree::Fault::too_large);
  CHECK(tree.read_file("link.csv", 10).fault == SourceTree::Fault::not_regular);
  CHECK(tree.read_file("up/secret.csv", 10).fault == SourceTree::Fault::missing);
  CHECK(tree.read_file("fifo.csv", 10).fault == SourceTree::Fault::not_regular);
  CHECK(tree.read_file("none.csv", 10).fault == SourceTree::Fault::missing);
  CHECK(tree.read_file("none/none.csv", 10).fault == SourceTree::Fault::missing);
  // A folder that cannot be opened for another reason hides its tables; they are not empty.
  CHECK(tree.read_file(std::string(300, 'x') + "/table.csv", 10).fault == SourceTree::Fault::unreadable);
  CHECK_FALSE(tree.is_folder("up"));
}

TEST_CASE("dataset.toml") {
  const std::string good =
      "id = \"x\"\ntitle = \"X\"\nversion = 2026-01-01\nlicence = \"CC0-1.0\"\nlayer = \"kreis\"\n"
      "coverage = [\"b\", \"a\"]\nincludes = [\"../y\"]\n[remit]\nareas = [\"a\"]\nnodes = [\"n\"]\n";
  model::Notices notices;
  const auto toml = read_dataset_toml(good, "dataset.toml", notices);
  REQUIRE(toml);
  CHECK(toml->folder.id == "x");
  CHECK(toml->folder.version == "2026-01-01");
  CHECK(toml->folder.layer == Layer::kreis);
  CHECK(toml->folder.coverage == Cells{"a", "b"});
  CHECK(toml->includes == Cells{"../y"});
  CHECK(notices.take_report().notices.empty());

  const auto codes = [](const std::string &text) {
    model::Notices found;
    CHECK_FALSE(read_dataset_toml(text, "dataset.toml", found));
    return codes_of(found.take_report());
  };
  CHECK(codes("id = ") == Cells{"toml_syntax"});
  CHECK(codes("\xff") == Cells{"text_not_utf8"});
  CHECK(codes("title = ä") == Cells{"toml_syntax"});
  CHECK(codes("id = 5\ntitle = \"X\"\nversion = \"2026\"\nlicence = \"x\"\nlayer = \"dorf\"\ncoverage = \"a\"\n") ==
        Cells{"toml_key_type", "toml_key_type", "toml_key_type", "toml_key_type"});
  CHECK(codes("") == Cells(6, "toml_key_missing"));
  CHECK(codes("a = " + std::string(100, '[') + std::string(100, ']')) == Cells{"toml_syntax"});
}

TEST_CASE("folders with their includes, each once, in any order") {
  const TemporaryFolder folder;
  const auto toml = [](const std::string &id, const std::string &includes) {
    return "id = \"" + id + "\"\ntitle = \"" + id +
           "\"\nversion = 2026-01-01\nlicence = \"x\"\nlayer = \"land\"\ncoverage = [\"*\"]\n" + "includes = [" +
           includes + "]\n";
  };
  folder.write("top/dataset.toml", toml("top", "\"../low\", \"sub\""));
  folder.write("top/sub/dataset.toml", toml("sub", "\"../../low\", \"..\""));
  folder.write("low/dataset.toml", toml("low", ""));
  folder.write("low/sources.csv", "id,title,publisher,url,published,retrieved,licence,note\nl,L,,,,,,\n");
  folder.write("top/sources.csv", "id,title,publisher,url,published,retrieved,licence,note\nt,T,,,,,,\n");
  folder.write("top/oops.csv", "");
  model::Notices notices;
  const model::Records records = read_folders({(folder.path() / "top").string()}, {}, notices);
  CHECK(codes_of(notices.take_report()) == Cells{"file_unknown"});
  CHECK(records.identity.id == "top");
  CHECK(records.folders.size() == 3);
  CHECK(records.sources.size() == 2);
}

TEST_CASE("includes that are missing, outside or a link") {
  const TemporaryFolder folder;
  folder.write(
      "top/dataset.toml",
      "id = \"top\"\ntitle = \"t\"\nversion = 2026-01-01\nlicence = \"x\"\nlayer = \"land\"\ncoverage = [\"*\"]\n"
      "includes = [\"none\", \"../../out\", \"link\", \"/etc\"]\n");
  std::filesystem::create_directory_symlink(folder.path(), folder.path() / "top/link");
  model::Notices notices;
  read_folders({(folder.path() / "top").string()}, {}, notices);
  CHECK(codes_of(notices.take_report()) ==
        Cells{"include_missing", "include_missing", "include_outside", "include_outside"});
}

TEST_CASE("a folder that is not there") {
  model::Notices notices;
  read_folders({"/nowhere/at/all"}, {}, notices);
  CHECK(codes_of(notices.take_report()) == Cells{"file_unreadable"});
}
