// SPDX-License-Identifier: Apache-2.0
#include "exchange/gv100ad_line.hpp"
#include "foreign_files.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace zufi;
using namespace zufi::test;
using exchange::read_gv_line;
using Gv = GvRecordText;

namespace {

using Codes = std::vector<std::string>;

// A small Land with all kinds of records.
std::string small_land() {
  return Gv("10", "08", "Baden-Württemberg").put(73, "Stuttgart").line() +
         Gv("20", "082", "Reg.-Bez. Karlsruhe").put(73, "Karlsruhe").line() +
         Gv("30", "0822", "Region Rhein-Neckar").put(73, "Mannheim").line() +
         Gv("40", "08221", "Heidelberg, Stadtkreis").type("42").line() +
         Gv("50", "08221", "Heidelberg, Stadt").verband("0000").type("50").line() +
         Gv("60", "08221000", "Heidelberg, Stadt").verband("0000").type("62").line() +
         Gv("40", "08226", "Rhein-Neckar-Kreis").type("44").line() +
         Gv("50", "08226", "GVV Eberbach").verband("5001").type("54").line() +
         Gv("60", "08226013", "Eberbach, Stadt").verband("5001").type("63").line() +
         Gv("50", "08226", "Sandhausen").verband("0076").type("50").line() +
         Gv("60", "08226076", "Sandhausen").verband("0076").type("64").line();
}

Imported directory(const std::string &text, std::vector<std::string> more = {}) {
  more.emplace_back("source=gv");
  return import_text("gv100ad", text, more);
}

Codes errors_of(const std::string &record) {
  Codes codes;
  for (const Notice &notice : directory(small_land() + record).run.report.notices)
    if (notice.severity != Severity::info) codes.push_back(notice.code);
  return codes;
}

} // namespace

TEST_CASE("the areas of a Land, each below the innermost that holds it") {
  const Imported done = directory(small_land());
  CHECK(rows_of(done.areas) == "08,land,Baden-Württemberg,08,08,,,,,gv\n"
                               "082,regierungsbezirk,Regierungsbezirk Karlsruhe,082,082,08,,,,gv\n"
                               "082210000000,gemeinde,Heidelberg,082210000000,08221000,region/0822,,,,gv\n"
                               "08226,kreis,Rhein-Neckar-Kreis,08226,08226,region/0822,,,,gv\n"
                               "082260076076,gemeinde,Sandhausen,082260076076,08226076,08226,,,,gv\n"
                               "082265001,gemeindeverband,GVV Eberbach,082265001,,08226,,,,gv\n"
                               "082265001013,gemeinde,Eberbach,082265001013,08226013,082265001,,,,gv\n"
                               "region/0822,bezirk,Region Rhein-Neckar,,,082,,,,gv\n");
  CHECK(done.codes == Codes{"gv_own_kreis", "gv_own_verband", "gv_own_verband"});
  CHECK(done.run.rows == ImportRows{11, 8, 0, 3, 0});
  CHECK(rows_of(directory(small_land(), {"parent=de"}).areas).starts_with("08,land,Baden-Württemberg,08,08,de,"));
}

TEST_CASE("the kind of a municipality is a status of it") {
  const Imported done = directory(small_land());
  CHECK(rows_of(done.statuses) == "082210000000,stadtkreis,,,\"Gemeindeverzeichnis, Textkennzeichen 62\",gv,\n"
                                  "082260076076,gemeinde,,,\"Gemeindeverzeichnis, Textkennzeichen 64\",gv,\n"
                                  "082265001013,stadt,,,\"Gemeindeverzeichnis, Textkennzeichen 63\",gv,\n");
}

TEST_CASE("the order of records, CRLF and a byte order mark change nothing") {
  const Imported first = directory(small_land());
  std::string turned = "\xef\xbb\xbf";
  const std::string text = small_land();
  for (std::size_t end = text.size(); end > 0;) {
    const std::size_t begin = text.rfind('\n', end - 2) == std::string::npos ? 0 : text.rfind('\n', end - 2) + 1;
    turned += text.substr(begin, end - begin - 1) + "\r\n";
    end = begin;
  }
  const Imported again = directory(turned);
  CHECK(again.areas == first.areas);
  CHECK(again.statuses == first.statuses);
}

TEST_CASE("a name has no blanks at its ends, whatever kind they are") {
  const Imported done =
      directory(small_land() + Gv("60", "08226009", "\u00a0 Neu \u2003, Stadt").verband("0009").type("63").line());
  CHECK(rows_of(done.areas).find(",gemeinde,Neu,") != std::string::npos);
}

TEST_CASE("a Land without Regierungsbezirke") {
  const Imported done =
      directory(Gv("10", "10", "Saarland").line() + Gv("40", "10041", "Regionalverband Saarbrücken").type("45").line() +
                Gv("60", "10041100", "Saarbrücken, Landeshauptstadt").verband("0100").type("63").line());
  CHECK(rows_of(done.areas) ==
        "10,land,Saarland,10,10,,,,,gv\n10041,kreis,Regionalverband Saarbrücken,10041,10041,10,,,,gv\n"
        "100410100100,gemeinde,Saarbrücken,100410100100,10041100,10041,,,,gv\n");
}

// Source: Statistisches Bundesamt (Destatis), Gemeindeverzeichnis GV-ISys, Gebietsstand 2022-01-31.
TEST_CASE("a record as it is published") {
  const std::string line = "6020220131082260135001Eberbach, Stadt" + std::string(85, ' ') +
                           "63    000000081150000001426700000006914    69412*****  2840130262405277" +
                           std::string(27, ' ');
  model::Notices notices;
  const auto record = read_gv_line(line, {"x", 1}, notices);
  REQUIRE(record);
  CHECK(record->key == "08226013");
  CHECK(record->verband == "5001");
  CHECK(record->name == "Eberbach");
  CHECK(record->designation == "Stadt");
  CHECK(record->type == 63);
  CHECK(record->hectares == 8115U);
  CHECK(record->date.to_string() == "2022-01-31");
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(errors_of(Gv("60", "08226009", "Dilsberg-Süd").verband("0009").type("64").line()).empty());
  std::string cut_by_bytes = Gv("60", "08226009", "Dilsberg-Süd").verband("0009").type("64").line();
  cut_by_bytes.erase(cut_by_bytes.size() - 2, 1); // 220 bytes
  CHECK(errors_of(cut_by_bytes) == Codes{"gv_line_length"});
}

TEST_CASE("a record that cannot be taken is named, and the others are taken") {
  const auto gemeinde = [] { return Gv("60", "08226009", "Neu").verband("0009").type("64"); };
  CHECK(errors_of("\n") == Codes{});
  CHECK(errors_of(gemeinde().line().substr(1)) == Codes{"gv_line_length"});
  CHECK(errors_of(gemeinde().put(1, "61").line()) == Codes{"gv_record_kind"});
  CHECK(errors_of(gemeinde().date("20220231").line()) == Codes{"gv_date"});
  CHECK(errors_of(gemeinde().date("2022-1-1").line()) == Codes{"gv_date"});
  CHECK(errors_of(gemeinde().put(18, " ").line()) == Codes{"gv_key"});
  CHECK(errors_of(gemeinde().put(11, "O").line()) == Codes{"gv_key"});
  CHECK(errors_of(gemeinde().verband("    ").line()) == Codes{"gv_key"});
  CHECK(errors_of(Gv("40", "082261", "Kreis").type("43").line()) == Codes{"gv_key"});
  CHECK(errors_of(gemeinde().put(23, "   ").line()) == Codes{"cell_empty"});
  CHECK(errors_of(gemeinde().put(23, ", Stadt").line()) == Codes{"cell_empty"});
  CHECK(errors_of(gemeinde().put(23, "GroÃŸ").line()) == Codes{"import_text_garbled"});
  CHECK(errors_of(gemeinde().put(23, "a\u202eb").line()) == Codes{"text_forbidden_sign"});
  CHECK(errors_of(gemeinde().line() + gemeinde().line()) == Codes{"row_twice"});
  CHECK(errors_of(gemeinde().date("20211231").line()) == Codes{"gv_dates_differ"});
  CHECK(errors_of(gemeinde().type("  ").line()) == Codes{"gv_type_unknown"});
  CHECK(errors_of(gemeinde().verband("0008").line()) == Codes{"gv_key_arithmetic"});
  CHECK(errors_of(gemeinde().verband("5009").line()) == Codes{"gv_orphan"}); // its Verband has no record
  CHECK(errors_of(Gv("60", "08999009", "Neu").verband("0009").type("64").line()) == Codes{"gv_orphan"});
  const Imported done = directory(small_land() + gemeinde().put(1, "61").line());
  CHECK(done.areas == directory(small_land()).areas);
  CHECK(done.run.is_written);
  CHECK(done.run.rows == ImportRows{12, 8, 0, 3, 1});
}

TEST_CASE("a gemeindefreies Gebiet has no Verband and lies in its Kreis") {
  const Imported done = directory(small_land() + Gv("60", "08226451", "Wald").verband("9451").type("66").line());
  CHECK(rows_of(done.areas).find("082269451451,gemeinde,Wald,082269451451,08226451,08226,") != std::string::npos);
}

TEST_CASE("what hangs below an orphan is an orphan") {
  CHECK(errors_of(Gv("40", "09161", "Kreis").type("43").line() +
                  Gv("60", "09161009", "Neu").verband("0009").type("64").line()) == Codes{"gv_orphan", "gv_orphan"});
}

TEST_CASE("a file in another encoding is refused as a whole, and it is said what to do") {
  std::string latin1 = small_land();
  const std::size_t at = latin1.find("ü");
  latin1.replace(at, 2, "\xfc");
  const Imported done = directory(latin1);
  CHECK(done.codes == Codes{"import_not_utf8"});
  CHECK(done.run.report.notices.front().row == 1);
  CHECK(done.run.report.notices.front().advice_en.find("iconv") != std::string::npos);
  CHECK_FALSE(done.run.is_written);
  CHECK(done.areas.empty());
}
