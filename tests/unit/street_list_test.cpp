// SPDX-License-Identifier: Apache-2.0
#include "exchange/foreign_text.hpp"
#include "exchange/slug.hpp"
#include "exchange/street_list.hpp"
#include "foreign_files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace zufi;
using namespace zufi::test;

namespace {

using Codes = std::vector<std::string>;
using Options = std::vector<std::string>;

Options options_and(Options more) {
  more.insert(more.end(), {"municipality=051620024024", "prefix=neuss", "source=s"});
  return more;
}

Imported houses(const std::string &rows, Options more = {}) {
  more.insert(more.end(), {"column.street=street", "column.house_number=number+suffix", "column.area=district"});
  return import_text("streets", "street;number;suffix;district\n" + rows, options_and(more));
}

Imported sets(const std::string &rows) {
  return import_text("streets", "street;numbers;district\n" + rows,
                     options_and({"column.street=street", "column.house_numbers=numbers", "column.area=district"}));
}

// What UTF-8 becomes that is taken for Latin-1 and written as UTF-8.
std::string decoded_as_latin1(std::string_view utf8) {
  std::string text;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    text += static_cast<char>(0xc0 | (byte >> 6U));
    text += static_cast<char>(0x80 | (byte & 0x3fU));
  }
  return text;
}

} // namespace

TEST_CASE("names become readable parts of ids") {
  CHECK(exchange::slug("Aachener Straße") == "aachener-strasse");
  CHECK(exchange::slug("Aachener Str.") == "aachener-strasse");
  CHECK(exchange::slug("Abteistr.") == "abteistrasse");
  CHECK(exchange::slug("Dr.-Dorothea-Erxleben-Straße") == "dr-dorothea-erxleben-strasse");
  CHECK(exchange::slug("Gell'sche Straße") == "gell-sche-strasse");
  CHECK(exchange::slug("Junker’s Gäßchen") == "junker-s-gaesschen");
  CHECK(exchange::slug("Châlonsstraße") == "chalonsstrasse");
  CHECK(exchange::slug("Straße des 17. Juni") == "strasse-des-17-juni");
  CHECK(exchange::slug(" – ") == "");
}

TEST_CASE("single houses become ranges that no house of another district interrupts") {
  const Imported done = houses("Am Bach;1;;A\nAm Bach;2;;A\nAm Bach;3;;A\nAm Bach;3;a;B\nAm Bach;4;;B\nAm Bach;5;;A\n");
  CHECK(done.codes.empty());
  CHECK(rows_of(done.streets) == "neuss/am-bach,051620024024,Am Bach,,,,,,,,s\n");
  CHECK(rows_of(done.segments) == "neuss/A,neuss/am-bach,,1-3;5,s\nneuss/B,neuss/am-bach,,3a-4,s\n");
  CHECK(rows_of(done.areas) == "neuss/A,bezirk,A,,,051620024024,,,,s\nneuss/B,bezirk,B,,,051620024024,,,,s\n");
  CHECK(done.run.rows == ImportRows{6, 3, 3, 0, 0});
}

TEST_CASE("a house 997, 998 or 999 at the end of a range stands alone: as an end it would be none") {
  const Imported done = houses(
      "Am Bach;995;;A\nAm Bach;997;;A\nAm Bach;999;;A\nMarkt;1;;A\nMarkt;2;;A\nMarkt;998;;A\nWeg;997;a;A\nWeg;1;;A\n");
  CHECK(rows_of(done.segments) ==
        "neuss/A,neuss/am-bach,,995;997;999,s\nneuss/A,neuss/markt,,1-2;998,s\nneuss/A,neuss/weg,,1-997a odd,s\n");
}

TEST_CASE("the order of rows changes no byte of a table") {
  std::vector<std::string> rows{"Am Bach;1;;A\n",   "Am Bach;2;;B\n",    "Am Bach;5;;A\n", "AM BACH;7;;A\n",
                                "Markt;12-16;;C\n", "Am Bach;9;1/2;B\n", "Markt;4;;A\n",   "Markt;;;\n"};
  const auto import_all = [&rows] {
    std::string text;
    for (const std::string &row : rows) text += row;
    return houses(text);
  };
  std::sort(rows.begin(), rows.end());
  const Imported first = import_all();
  for (int i = 0; i < 20; ++i) {
    std::rotate(rows.begin(), rows.begin() + 3, rows.end());
    std::next_permutation(rows.begin(), rows.end());
    const Imported again = import_all();
    CHECK(again.streets == first.streets);
    CHECK(again.segments == first.segments);
    CHECK(again.run.rows.read == first.run.rows.read);
  }
}

TEST_CASE("spellings that fold alike are one street; the longest is its name") {
  const Imported done = houses("Aachener Str.;1;;A\nAACHENER STRASSE;2;;A\nAachener Straße;3;;A\n");
  CHECK(rows_of(done.streets)
            .starts_with("neuss/aachener-strasse,051620024024,AACHENER STRASSE,Aachener Str.;Aachener Straße,"));
}

TEST_CASE("streets of one name are told apart by their key, all of them, and it is said") {
  const Imported done =
      import_text("streets", "k;n;h\n3231;Vogelsangsberg;1\n3905;Vogelsangsberg;1\n7;Markt;1\n",
                  options_and({"column.street_key=k", "column.street=n", "column.house_number=h", "area=x"}));
  CHECK(done.codes == Codes{"import_street_id_shared", "import_street_id_shared"});
  CHECK(rows_of(done.segments) ==
        "x,neuss/markt,,1,s\nx,neuss/vogelsangsberg-3231,,1,s\nx,neuss/vogelsangsberg-3905,,1,s\n");
  CHECK(done.areas.empty()); // the caller's own
}

TEST_CASE("an id made distinct is never that of another street") {
  const Imported done = import_text("streets", "k;n\n1;Markt\n2;Markt\n3;Markt 1\n",
                                    options_and({"column.street_key=k", "column.street=n"}));
  CHECK(rows_of(done.streets).find("neuss/markt-1-2,") != std::string::npos);
  CHECK(rows_of(done.streets).find("neuss/markt-1,051620024024,Markt 1,") != std::string::npos);
  CHECK(rows_of(done.streets).find("neuss/markt-2,") != std::string::npos);
}

TEST_CASE("streets of one name in two Ortsteile are two") {
  const Imported done = import_text("streets", "n;o\nDorfstr.;Norf\nDorfstr.;Holzheim\nMarkt;Norf\n",
                                    options_and({"column.street=n", "column.place=o"}));
  CHECK(rows_of(done.streets) == "neuss/dorfstrasse-holzheim,051620024024,Dorfstr.,,,Holzheim,,,,,s\n"
                                 "neuss/dorfstrasse-norf,051620024024,Dorfstr.,,,Norf,,,,,s\n"
                                 "neuss/markt,051620024024,Markt,,,Norf,,,,,s\n");
}

TEST_CASE("house numbers in the notations of the field are read as sets") {
  const Imported done = sets("Markt;54-60 ger.,83-95 ung.;1021\nMarkt;90-100 ger.,101-116,120;1014\n"
                             "Am Bach;2;1021\nAm Bach;4;1021\nAm Bach;2;1021\nWeg;1-998;1021\nRing;;1014\n");
  CHECK(done.codes.empty());
  CHECK(rows_of(done.segments) == "neuss/1014,neuss/markt,,90-100 even;101-116;120,s\nneuss/1014,neuss/ring,,,s\n"
                                  "neuss/1021,neuss/am-bach,,2;4,s\nneuss/1021,neuss/markt,,54-60 even;83-95 "
                                  "odd,s\nneuss/1021,neuss/weg,,1-..,s\n");
  CHECK(done.run.rows == ImportRows{7, 6, 1, 0, 0}); // the second "2" is there already
}

TEST_CASE("a whole street takes its parts in") {
  const Imported done = sets("Markt;1-9;A\nMarkt;;A\n");
  CHECK(rows_of(done.segments) == "neuss/A,neuss/markt,,,s\n");
}

TEST_CASE("more ranges than a cell holds are spread over rows") {
  std::string rows;
  for (int i = 0; i < 1'001; ++i)
    rows += "Markt;" + std::to_string(4 * i + 1) + ";A\nMarkt;" + std::to_string(4 * i + 3) + ";B\n";
  const Imported done = sets(rows);
  const std::string segments = rows_of(done.segments);
  CHECK(std::count(segments.begin(), segments.end(), '\n') == 4);
}

TEST_CASE("ends of a range stand in columns of their own, or for each side") {
  const Options ends{"column.street=s", "column.from=f+fs", "column.to=t+ts", "area=x"};
  CHECK(
      rows_of(import_text("streets", "s;f;fs;t;ts\nMarkt;1;a;9;\nRing;5;;;\nWeg;;;;\n", options_and(ends)).segments) ==
      "x,neuss/markt,,1a-9,s\nx,neuss/ring,,5,s\nx,neuss/weg,,,s\n");
  const Options sides{"column.street=#1",  "column.odd_from=#2", "column.odd_to=#3", "column.even_from=#4",
                      "column.even_to=#5", "column.area=#6",     "header=no"};
  const Imported raster =
      import_text("streets", "Markt;1;997;2;998;100100100\nRing;1;49;;;1\nRing;;;2;50;2\n", options_and(sides));
  CHECK(rows_of(raster.segments) ==
        "neuss/1,neuss/ring,,1-49 odd,s\nneuss/100100100,neuss/markt,,1-.. odd;2-.. even,s\n"
        "neuss/2,neuss/ring,,2-50 even,s\n");
}

TEST_CASE("a street has the point of its own row, else of the house in the middle") {
  const Options options{"column.street=n", "column.house_number=h", "column.lat=lat", "column.lon=lon"};
  const Imported done = import_text("streets",
                                    "n;h;lat;lon\nMarkt;;51.5;6.5\nMarkt;1;51.9;6.9\nRing;1;51.1;6.1\nRing;9;51.3;6.3\n"
                                    "Ring;3;51.2;6.2\nWeg;1;;\n",
                                    options_and(options));
  CHECK(rows_of(done.streets) == "neuss/markt,051620024024,Markt,,,,51.5,6.5,,,s\n"
                                 "neuss/ring,051620024024,Ring,,,,51.2,6.2,,,s\nneuss/weg,051620024024,Weg,,,,,,,,s\n");
  CHECK(done.segments.empty()); // no district, no segments
  CHECK(done.run.rows == ImportRows{6, 3, 3, 0, 0});
}

TEST_CASE("a house without a district is in no range of another") {
  const Imported done = houses("Markt;1;;A\nMarkt;3;;\nMarkt;5;;A\n");
  CHECK(rows_of(done.segments) == "neuss/A,neuss/markt,,1;5,s\n");
  CHECK(done.run.rows == ImportRows{3, 2, 0, 1, 0});
}

TEST_CASE("rows that are left out are named with file, row and column") {
  const Imported done =
      houses("### Straßenname unbekannt;;;\n;1;;A\nMarkt;12 Hof;;A\nMarkt;0;;A\nMarkt;;;A\nMarkt;1;;A\n");
  CHECK(done.run.rows == ImportRows{6, 1, 0, 3, 2});
  const auto &notices = done.run.report.notices;
  REQUIRE(notices.size() == 5);
  const auto is = [&](std::size_t i, std::string_view code, std::uint32_t row, std::string_view column) {
    CHECK(notices[i].code == code);
    CHECK(notices[i].row == row);
    CHECK(notices[i].column == column);
    CHECK(notices[i].file.ends_with("/list.csv"));
  };
  is(0, "import_street_placeholder", 2, "street");
  is(1, "import_street_missing", 3, "street");
  is(2, "house_numbers_unreadable", 4, "house_number");
  is(3, "import_number_zero", 5, "house_number");
  is(4, "import_number_missing", 6, "house_number");
}

TEST_CASE("the Vote-Manager's list is read, rows of other municipalities are passed over") {
  const std::string text = "\xef\xbb\xbf"
                           "Datum;GS;Straße;Hausnummern;PLZ;Ort;Bezirk-Nr\r\n"
                           "14.09.2025;05162024;Am Bach;1-49 ung.;41460;Neuss;08.2\r\n"
                           "14.09.2025;05162024;Markt;;41460;Neuss;01.0\r\n"
                           "14.09.2025;05162016;Markt;;41564;Kaarst;01.0\r\n";
  const Imported done =
      import_text("vote-manager", text, options_and({"area-prefix=wahlbezirk-", "area-name=Wahlbezirk"}));
  CHECK(done.codes == Codes{"import_other_municipality"});
  CHECK(rows_of(done.segments) == "wahlbezirk-01.0,neuss/markt,,,s\nwahlbezirk-08.2,neuss/am-bach,,1-49 odd,s\n");
  CHECK(rows_of(done.areas).starts_with("wahlbezirk-01.0,bezirk,Wahlbezirk 01.0,,,051620024024,"));
  CHECK(done.run.rows == ImportRows{3, 2, 0, 1, 0});
}

TEST_CASE("Gebäudereferenzen are read without a header") {
  const std::string text = "N;DENW1;A;05;1;62;024;0000;12741;6;;32349925,060;5685090,386;Minoritenstraße;2022-01-01\n"
                           "N;DENW2;A;05;1;62;024;0000;12741;6;a;32349925,060;5685090,386;Minoritenstraße;2022-01-01\n"
                           "N;DENW3;A;05;1;58;028;0000;12741;6;a;32349925,060;5685090,386;Minoritenstraße;2022-01-01\n";
  const Imported done = import_text("gebref", text, options_and({"area=x"}));
  CHECK(rows_of(done.segments) == "x,neuss/minoritenstrasse,,6-6a even,s\n");
  CHECK(done.run.rows == ImportRows{3, 1, 1, 1, 0});
}

TEST_CASE("each letter that was decoded twice is noticed, whichever of the usual encodings it was") {
  const std::vector<std::string> letters{"ä", "ö", "ü", "Ä", "Ö", "Ü", "ß", "é", "è",
                                         "à", "ç", "ñ", "ø", "å", "æ", "š", "ž"};
  for (const std::string &letter : letters) {
    CAPTURE(letter);
    for (const std::string_view before : {"", "Stra", "A"}) {
      for (const std::string_view after : {"", "e", " 1"}) {
        CHECK_FALSE(exchange::is_garbled(std::string(before) + letter + std::string(after)));
        CHECK(exchange::is_garbled(std::string(before) + decoded_as_latin1(letter) + std::string(after)));
      }
    }
  }
  CHECK(exchange::is_garbled("StraÃŸe"));     // as Windows-1252
  CHECK(exchange::is_garbled("Stra\ufffde")); // the letter is lost
  CHECK_FALSE(exchange::is_garbled("ÂNGELO-SÃO-ÄÖÜ-Straße"));
}

TEST_CASE("several files are one list") {
  const Options options = options_and({"column.street=n", "column.house_number=h", "area=x"});
  const Imported done = import_texts("streets", {{"a.csv", "n;h\nMarkt;1\n"}, {"b.csv", "h;n\n3;Markt\n"}}, options, 2);
  CHECK(rows_of(done.segments) == "x,neuss/markt,,1-3 odd,s\n");
}

TEST_CASE("more rows than the limit are refused, and nothing is made of the first") {
  exchange::StreetListOptions options;
  options.columns.set(exchange::Field::street, "n");
  exchange::Limits limits;
  limits.rows = 2;
  for (const bool is_within : {true, false}) {
    model::Notices notices;
    exchange::StreetListReader reader(options, limits, notices);
    CHECK(reader.read(is_within ? "n\na\nb\n" : "n\na\nb\nc\n", "x.csv") == is_within);
    CHECK(notices.has_errors() != is_within);
    const Report report = notices.take_report();
    if (!is_within) CHECK(report.notices.front().code == "import_too_many_rows");
  }
}
