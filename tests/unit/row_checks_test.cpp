// SPDX-License-Identifier: Apache-2.0
// Rows that are wrong in a way for which no notice has a fixture of its own.
#include "source/folder_reader.hpp"
#include "temporary_folder.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace zufi;
using zufi::test::codes_of;
using zufi::test::TemporaryFolder;
using zufi::test::World;

namespace {

using Codes = std::vector<std::string>;

Codes services(std::string_view csv) { return World().add("services", csv).notice_codes(); }

const std::string CASES =
    "id,service,competence,street,house_number,postcode,place,area,at,facts,date,role,outcome,office,body,note\n";

} // namespace

TEST_CASE("the id of a local service is an id, and one service has it") {
  CHECK(services("key,agency,name\nb,a,B\nc,a,C\n").empty());
  CHECK(services("key,agency,name\nb c,a,B\n") == Codes{"id_malformed"});
  CHECK(services("key,agency,name\nb,a c,B\n") == Codes{"id_malformed"});
  CHECK(services("key,agency,name\n" + std::string(199, 'b') + ",a,B\n") ==
        Codes{"id_malformed"}); // 201 bytes together
  CHECK(services("key,agency,name\nc,a:b,C\nb:c,a,C\n") == Codes{"id_shared"});
  CHECK(services("key,agency,name\nb,a,B\nb,a,B\n") == Codes{"row_twice"});
}

TEST_CASE("each case has an id of its own, in a folder and in a file") {
  const TemporaryFolder folder;
  folder.write("x/dataset.toml",
               "id=\"x\"\ntitle=\"X\"\nversion=2026-01-01\nlicence=\"x\"\nlayer=\"bund\"\ncoverage=[\"*\"]\n");
  folder.write("x/cases.csv", CASES + "b,,c,,,,,,,,2026-01-01,,gap,,,\na,,c,,,,,,,,2026-01-01,,gap,,,\n"
                                      "b,,d,,,,,,,,2026-01-01,,gap,,,\n");
  model::Notices of_folder;
  source::read_folders({folder.file("x")}, {}, of_folder);
  const Report found = of_folder.take_report();
  REQUIRE(codes_of(found) == Codes{"row_twice"});
  CHECK(found.notices.front().file == "x/cases.csv");
  CHECK(found.notices.front().row == 4);
  CHECK(found.notices.front().text_en.find("x/cases.csv:2") != std::string::npos);
  model::Notices of_file;
  CHECK(source::read_cases(folder.file("x/cases.csv"), {}, of_file).size() == 3);
  CHECK(codes_of(of_file.take_report()) == Codes{"row_twice"});
}

TEST_CASE("dataset.toml: an id is an id, and what is needed is not empty") {
  const auto codes = [](std::string_view name, std::string_view value) {
    const TemporaryFolder folder;
    std::string toml = "version=2026-01-01\ncoverage=[\"*\"]\n";
    for (const auto &[key, usual] : {std::pair("id", "x"), std::pair("title", "X"), std::pair("licence", "CC0-1.0"),
                                     std::pair("layer", "bund"), std::pair("publisher", "")})
      toml += std::string(key) + "=\"" + std::string(name == key ? value : usual) + "\"\n";
    folder.write("x/dataset.toml", toml);
    model::Notices notices;
    source::read_folders({folder.file("x")}, {}, notices);
    return codes_of(notices.take_report());
  };
  CHECK(codes("publisher", "").empty());
  CHECK(codes("id", "a b") == Codes{"id_malformed"});
  for (const char *key : {"id", "title", "licence", "layer"}) CHECK(codes(key, "") == Codes{"toml_key_type"});
}
