// SPDX-License-Identifier: Apache-2.0
// The reports of these tests.
#pragma once

#include "model/notices.hpp"
#include "zufi/notice.hpp"

#include <string>

namespace zufi::test {

inline Notice notice(std::string code, Severity severity, std::string file, std::uint32_t row, std::string value) {
  Notice made;
  made.code = std::move(code);
  made.severity = severity;
  made.file = std::move(file);
  made.row = row;
  made.column = "to";
  made.value = value;
  made.text_de = value + " steht nicht in offices.csv";
  made.text_en = value + " does not stand in offices.csv";
  made.advice_de = "Kennung berichtigen";
  made.advice_en = "correct the id";
  return made;
}

inline Report clean_report() {
  Report report;
  report.checked_de = "Alle 12 Leistungen an jedem Ort und Tag.";
  report.checked_en = "All 12 services at every place and day.";
  report.accepted = 2;
  report.proved = Proved{12, 3, 4, 1, 8, 900, 5, 4'321};
  return report;
}

inline Report plain_report() {
  Report report;
  report.notices = {notice("reference_unknown", Severity::error, "neuss/rules.csv", 12, "bauamt"),
                    notice("csv_column_unknown", Severity::warning, "neuss/rules.csv", 1, "bemerkung"),
                    notice("file_unknown", Severity::info, "kaarst/alt.csv", 0, "alt.csv"),
                    notice("run_too_many_findings", Severity::error, "", 0, "")};
  Proof proof;
  proof.witness = R"({"competence":"bau","date":"2026-01-01"})";
  proof.witness_command = "zufi resolve --competence bau --date 2026-01-01";
  proof.rules = {{"r1", "neuss/rules.csv", 12}, {"r2", "kreis/rules.csv", 7}, {"r3", "", 0}};
  proof.asked = {"99012008001000", "bau"};
  proof.areas = {"051620024024"};
  proof.places = 17;
  proof.days = {*Date::parse("2026-01-01"), Date::highest()};
  report.notices.front().proof = proof;
  model::arrange(report.notices);
  return report;
}

// All that breaks out of something: markup, quotes, ends of CDATA and comments, commands, line ends, escapes, signs
// that nobody sees, broken UTF-8, and length.
inline std::string hostile_text() {
  return "<script>alert(1)</script> \" ' & &lt; ]]> --> ${x} %0A %25 ::error file=a::b , : [link](javascript:x) \r\n\t"
         "\x1b[31m \x01 \x7f \xc2\x85 \xe2\x80\xae"
         "drow \xe2\x81\xa6 \xe2\x80\x8b \xef\xbb\xbf \xf3\xa0\x80\x81 \xef\xbf\xbe \xff\xc0\x80\xed\xa0\x80 {0} {1} "
         "Straße 😀 " +
         std::string(5'000, 'x');
}

inline Report hostile_report() {
  const std::string text = hostile_text();
  Report report;
  report.checked_de = report.checked_en = text;
  report.notices = {notice(text, Severity::error, text, 4'294'967'295, text),
                    notice("reference_unknown", Severity::warning, "//evil.example/x:y z?q#f\\.csv", 1, text),
                    notice("reference_unknown", Severity::info, "", 0, text)};
  Proof proof;
  proof.witness = "{\"a\":1}],\"b\":[" + text;
  proof.witness_command = proof.witness;
  proof.rules = {{text, text, 1}, {text, "", 0}};
  proof.asked = proof.areas = {text, text};
  proof.days = {*Date::parse("0001-01-01"), *Date::parse("9999-12-31")};
  for (Notice &made : report.notices) {
    made.column = text;
    made.advice_de = made.advice_en = text;
    made.fingerprint = text + made.code + made.file;
    made.proof = proof;
  }
  return report;
}

} // namespace zufi::test
