// SPDX-License-Identifier: Apache-2.0
// A German text is German throughout, and each text says what is wrong by itself.
#include "source/folder_reader.hpp"
#include "temporary_folder.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace zufi;
using zufi::test::TemporaryFolder;
using zufi::test::World;

namespace {

// Of the only finding.
std::pair<std::string, std::string> texts_of(const Report &report) {
  REQUIRE(report.notices.size() == 1);
  return {report.notices.front().text_de, report.notices.front().text_en};
}

std::pair<std::string, std::string> texts(std::string_view table, std::string_view csv) {
  World world;
  world.add("areas", "id,kind,name\nm,gemeinde,M\n");
  world.add("competences", "id,name\nbau,Bau\n");
  world.add("offices", "id,kind,area\nkreis,body,m\n");
  return texts_of(world.add(table, csv).report());
}

using Texts = std::pair<std::string, std::string>;

} // namespace

TEST_CASE("texts name tables, which are the same in every language") {
  CHECK(texts("postcodes", "postcode,area,place\n41468,nowhere,M\n") ==
        Texts{"nowhere steht nicht in areas.csv", "nowhere does not stand in areas.csv"});
  CHECK(texts("competences", "id,name,parent\nz,Z,kreis\n") ==
        Texts{"kreis steht nicht in competences.csv", "kreis does not stand in competences.csv"});
  CHECK(texts("rules", "id,relation,from,to\nz,held_by,bau,nobody\n") ==
        Texts{"nobody steht nicht in services.csv, competences.csv, offices.csv",
              "nobody does not stand in services.csv, competences.csv, offices.csv"});
  CHECK(texts("competences", "id,name\nkreis,Z\n") ==
        Texts{"kreis ist auch eine Kennung in competences.csv", "kreis is an id in competences.csv as well"});
}

TEST_CASE("texts are whole sentences") {
  CHECK(texts("rules", "id,relation,from,to\nz,held_by,bau,\n").first ==
        "not_offered führt zu nichts, jede andere Relation irgendwohin");
  CHECK(texts("offices", "id,kind,parent\nz,office,\n").first ==
        "Ein Träger hat kein parent, ein Amt oder Standort hat einen Träger oder ein Amt als parent");
  CHECK(texts("rules", "id,relation,from,to,priority\nz,held_by,bau,kreis,high\n") ==
        Texts{"»high« ist keine Zahl wie 1, 2, 3 …", "»high« is not a number like 1, 2, 3 …"});
  CHECK(texts("offices", "id,kind,area,lat,lon\nz,body,,x,6\n").first == "»x« ist keine Zahl wie 51.2");
}

TEST_CASE("files: what is wrong, and which limit was passed") {
  const TemporaryFolder folder;
  const std::string toml =
      "id=\"x\"\ntitle=\"X\"\nversion=2026-01-01\nlicence=\"x\"\nlayer=\"bund\"\ncoverage=[\"*\"]\n";
  const auto texts_with = [&folder](const source::Limits &limits) {
    model::Notices notices;
    source::read_folders({folder.file("x")}, limits, notices);
    return texts_of(notices.take_report());
  };
  source::Limits limits;
  limits.row_bytes = 200;
  folder.write("x/dataset.toml", toml + "# " + std::string(200, 'x'));
  CHECK(texts_with(limits) == Texts{"Die Datei ist größer als 200 Bytes", "the file is larger than 200 bytes"});
  folder.write("x/dataset.toml", toml);
  std::filesystem::create_directory(folder.path() / "x/areas.csv");
  CHECK(texts_with({}).first == "Das ist keine gewöhnliche Datei");
  std::filesystem::remove(folder.path() / "x/areas.csv");
  folder.write("x/dataset.toml", toml + "includes = [\"1\", \"2\", \"3\"]\n");
  for (const char *name : {"1", "2", "3"})
    folder.write(std::string("x/") + name + "/dataset.toml", "id=\"" + std::string(name) + toml.substr(4));
  limits.folders = 4;
  limits.row_bytes = 1'000;
  model::Notices notices;
  source::read_folders({folder.file("x")}, limits, notices);
  CHECK(notices.take_report().notices.empty());
  limits.folders = 3;
  CHECK(texts_with(limits) == Texts{"Es sind mehr als 3 Ordner", "there are more than 3 folders"});
  folder.write("x/dataset.toml", "id=\"\xff\"\n");
  CHECK(texts_with({}).first == "Die Zeile ist kein gültiges UTF-8");
}

TEST_CASE("a set of too many house numbers is not called unreadable") {
  std::string numbers = "1";
  for (int i = 2; i <= 1'001; ++i) numbers += ";" + std::to_string(i);
  World world;
  world.add("areas", "id,kind,name,parents\nm,gemeinde,M,\nb,bezirk,B,m\n");
  world.add("streets", "id,municipality,name\ns,m,S\n");
  CHECK(texts_of(world.add("segments", "area,street,house_numbers\nb,s," + numbers + "\n").report()) ==
        Texts{"Die Zelle nennt mehr als 1000 Hausnummern und Bereiche",
              "the cell names more than 1000 house numbers and ranges"});
}

TEST_CASE("an empty name in a header is seen") {
  World world;
  model::Notices notices;
  const TemporaryFolder folder;
  folder.write(
      "cases.csv",
      "id,service,competence,street,house_number,postcode,place,area,at,facts,date,role,outcome,office,body,note,\n");
  source::read_cases(folder.file("cases.csv"), {}, notices);
  CHECK(texts_of(notices.take_report()).first == "Die Tabelle kennt keine Spalte »«; sie wird nicht gelesen");
}
