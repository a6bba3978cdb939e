// SPDX-License-Identifier: Apache-2.0
#include "foreign_files.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <string>

using namespace zufi;
using namespace zufi::test;
using Gv = GvRecordText;

namespace {

constexpr std::string_view OLD = "20211231";
constexpr std::string_view NEW = "20220131";

std::string above(std::string_view day) {
  return Gv("10", "09", "Bayern").date(day).line() + Gv("40", "09161", "Kreis").type("44").date(day).line() +
         Gv("40", "09162", "Nachbar").type("44").date(day).line();
}

Gv gemeinde(std::string_view day, const std::string &key, const std::string &name, std::string_view type = "64") {
  Gv record("60", key, name);
  record.verband("0" + key.substr(5)).type(type).date(day).hectares("00000000100");
  return record;
}

// The rows of changes.csv.
std::string changes(const std::string &old_records, const std::string &new_records) {
  const std::string before = above(OLD) + old_records;
  const std::string after = above(NEW) + new_records;
  const Imported done =
      import_texts("gv100ad", {{"new.txt", after}, {"old.txt", before}}, {"source=gv", "previous=old.txt"}, 1);
  REQUIRE(done.run.is_written);
  CHECK(done.run.rows.read == static_cast<std::uint64_t>(after.size() / 220)); // the older edition is not imported
  return rows_of(done.changes);
}

} // namespace

TEST_CASE("nothing changed") {
  const auto town = [](std::string_view day) { return gemeinde(day, "09161001", "Altdorf").line(); };
  CHECK(changes(town(OLD), town(NEW)).empty());
}

TEST_CASE("the same key with another name or designation is the same area") {
  CHECK(changes(gemeinde(OLD, "09161001", "Altdorf").line(), gemeinde(NEW, "09161001", "Neudorf").line()) ==
        "renamed,091610001001,Altdorf,091610001001,Neudorf,2021-12-31,2022-01-31,the same ARS,\n");
  CHECK(
      changes(gemeinde(OLD, "09161001", "Altdorf").line(), gemeinde(NEW, "09161001", "Altdorf, Stadt", "63").line()) ==
      "designated,091610001001,Altdorf,091610001001,\"Altdorf, Stadt\",2021-12-31,2022-01-31,the same ARS,\n");
}

TEST_CASE("a Gemeinde that joins a Verband keeps its AGS and is succeeded by itself") {
  const std::string verband = Gv("50", "09161", "VG Berg").verband("5101").type("54").date(NEW).line();
  CHECK(changes(gemeinde(OLD, "09161001", "Altdorf").line(),
                verband + gemeinde(NEW, "09161001", "Altdorf").verband("5101").line()) ==
        "appeared,,,091615101,VG Berg,2021-12-31,2022-01-31,,\n"
        "rekeyed,091610001001,Altdorf,091615101001,Altdorf,2021-12-31,2022-01-31,the same AGS,\n");
}

TEST_CASE("one name gone and new once in a Kreis is a new key") {
  CHECK(
      changes(gemeinde(OLD, "09161001", "Altdorf").line(), gemeinde(NEW, "09161009", "Altdorf, Markt", "60").line()) ==
      "rekeyed,091610001001,Altdorf,091610009009,\"Altdorf, Markt\",2021-12-31,2022-01-31,"
      "the same name in the same Kreis,\n");
}

TEST_CASE("a name that is gone twice decides nothing") {
  const std::string found =
      changes(gemeinde(OLD, "09161001", "Altdorf").line() + gemeinde(OLD, "09161002", "Altdorf").line(),
              gemeinde(NEW, "09161009", "Altdorf").line());
  CHECK(found == "appeared,,,091610009009,Altdorf,2021-12-31,2022-01-31,,\n"
                 "undecided,091610001001,Altdorf,,,2021-12-31,2022-01-31,,091610009009\n"
                 "undecided,091610002002,Altdorf,,,2021-12-31,2022-01-31,,091610009009\n");
}

TEST_CASE("a Gemeinde that is gone may have joined any that grew, and none is picked") {
  const std::string found = changes(
      gemeinde(OLD, "09161001", "Altdorf").line() + gemeinde(OLD, "09161002", "Berg").line() +
          gemeinde(OLD, "09161003", "Tal").line() + gemeinde(OLD, "09162004", "Fern").line(),
      gemeinde(NEW, "09161002", "Berg").hectares("00000000150").line() + gemeinde(NEW, "09161003", "Tal").line() +
          gemeinde(NEW, "09162004", "Fern").hectares("00000000150").line());
  CHECK(found == "undecided,091610001001,Altdorf,,,2021-12-31,2022-01-31,,091610002002\n");
}

TEST_CASE("the same name in another Kreis is a candidate, no decision") {
  CHECK(changes(gemeinde(OLD, "09161001", "Altdorf").line(), gemeinde(NEW, "09162001", "Altdorf").line()) ==
        "appeared,,,091620001001,Altdorf,2021-12-31,2022-01-31,,\n"
        "undecided,091610001001,Altdorf,,,2021-12-31,2022-01-31,,091620001001\n");
}

TEST_CASE("an older edition that cannot be read whole lets nothing be written: all it lacks would seem new") {
  const std::string after = above(NEW);
  const std::string before = above(OLD) + "60short\n";
  const Imported done =
      import_texts("gv100ad", {{"new.txt", after}, {"old.txt", before}}, {"source=gv", "previous=old.txt"}, 1);
  CHECK_FALSE(done.run.is_written);
  CHECK(done.codes == std::vector<std::string>{"gv_line_length"});
  CHECK(done.areas.empty());
}
