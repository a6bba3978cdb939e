// SPDX-License-Identifier: Apache-2.0
// Each format says what the report says, and nothing in a report breaks out of it.
#include "reports.hpp"
#include "zufi/json.hpp"
#include "zufi/report.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace zufi;
using namespace zufi::test;
using nlohmann::json;

namespace {

bool holds(const std::string &text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string &text, std::string_view part) {
  std::size_t number = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++number;
  return number;
}

json parsed(const Report &report, ReportFormat format) { return json::parse(render(report, format, Language::en)); }

constexpr ReportFormat ALL[] = {ReportFormat::text,  ReportFormat::json,   ReportFormat::junit, ReportFormat::gitlab,
                                ReportFormat::sarif, ReportFormat::github, ReportFormat::html};

std::string content_of(const std::string &path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

} // namespace

TEST_CASE("the plain and the clean report, as they are shown") {
  const char *folder = std::getenv("ZUFI_WRITE_GOLDEN");
  for (const ReportFormat format : ALL) {
    if (format == ReportFormat::html) continue; // its bytes say little to a reader
    for (const auto &[name, report] : {std::pair("plain", plain_report()), std::pair("clean", clean_report())}) {
      const std::string file = std::string(name) + "." + std::string(name_of(format)) + ".txt";
      CAPTURE(file);
      const std::string text = render(report, format, Language::de);
      if (folder != nullptr) std::ofstream(std::string(folder) + "/" + file, std::ios::binary) << text;
      CHECK(text == content_of(std::string(ZUFI_GOLDEN) + "/" + file));
    }
  }
}

TEST_CASE("formats that people read are in their language") {
  for (const ReportFormat format : ALL) {
    if (format == ReportFormat::json) continue; // has both
    CAPTURE(name_of(format));
    const std::string german = render(plain_report(), format, Language::de);
    const std::string english = render(plain_report(), format, Language::en);
    CHECK(holds(german, "bauamt steht nicht in offices.csv"));
    CHECK(holds(german, "ab dem 1. Januar 2026"));
    CHECK(!holds(german, "does not stand"));
    CHECK(holds(english, "bauamt does not stand in offices.csv"));
    CHECK(holds(english, "from 1 January 2026 on"));
    CHECK(!holds(english, "steht nicht"));
  }
}

TEST_CASE("a proof is shown whole by every format") {
  for (const ReportFormat format : ALL) {
    CAPTURE(name_of(format));
    const std::string text = render(plain_report(), format, Language::en);
    for (const char *part : {"r1", "r2", "r3", "99012008001000", "051620024024", "17", "zufi resolve --competence bau"})
      CHECK(holds(text, part));
    if (format != ReportFormat::json) CHECK(holds(text, "kreis/rules.csv"));
  }
}

TEST_CASE("signs that nobody sees, line ends and broken UTF-8 are spelled") {
  for (const ReportFormat format : ALL) {
    if (format == ReportFormat::json) continue; // gives data as it is
    CAPTURE(name_of(format));
    for (const Language language : {Language::de, Language::en}) {
      Report report = hostile_report();
      if (format == ReportFormat::sarif || format == ReportFormat::gitlab) // data as well: compared, never shown
        for (Notice &made : report.notices) made.fingerprint = made.code = "x";
      const std::string text = render(report, format, language);
      for (const char *sign :
           {"\x1b", "\x01", "\x7f", "\xc2\x85", "\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x80\x8b", "\xef\xbb\xbf",
            "\xf3\xa0\x80\x81", "\xef\xbf\xbe", "\xff", "\xc0", "\xed\xa0\x80", "\r", "\t"})
        CHECK(!holds(text, sign));
      CHECK(holds(text, "U+202E"));
      CHECK(holds(text, "\xef\xbf\xbd"));
      CHECK(holds(text, "Straße 😀"));
    }
  }
}

TEST_CASE("text: one line for each finding, whatever it says") {
  Report report = hostile_report();
  for (Notice &made : report.notices) made.proof.reset();
  const std::string text = render(report, ReportFormat::text, Language::de);
  CHECK(count(text, "\n") == report.notices.size());
  CHECK(render(Report{}, ReportFormat::text, Language::de).empty());
}

TEST_CASE("json: every key, and data as it is") {
  const json plain = parsed(plain_report(), ReportFormat::json);
  CHECK(plain["format"] == "zufi-report/1");
  CHECK(plain["errors"] == 2);
  CHECK(plain["accepted"] == 0);
  const json &first = plain["notices"][3];
  CHECK(first["fingerprint"] == "reference_unknown:neuss/rules.csv:to:bauamt");
  CHECK(first["proof"]["witness"]["competence"] == "bau");
  CHECK(first["proof"]["rules"][1] == json({{"id", "r2"}, {"file", "kreis/rules.csv"}, {"row", 7}}));
  CHECK(first["proof"]["valid_from"] == "2026-01-01");
  CHECK(first["proof"]["valid_until"].is_null());
  CHECK(first["proof"]["places"] == 17);
  CHECK(plain["notices"][0]["proof"].is_null());
  const json hostile = parsed(hostile_report(), ReportFormat::json);
  CHECK(hostile["notices"].size() == 3);
  CHECK(hostile["notices"][0]["proof"]["witness"].is_null()); // it was no JSON
  CHECK(holds(hostile["notices"][0]["text"].get<std::string>(), "]]> -->"));
}

TEST_CASE("junit: a suite for each file, a failure for each finding, and no other markup") {
  const std::string text = render(hostile_report(), ReportFormat::junit, Language::de);
  CHECK(count(text, "<testsuite ") == 3);
  CHECK(count(text, "<failure ") == 3);
  CHECK(count(text, "<script") == 0);
  CHECK(count(text, "]]>") == 0);
  const std::string plain = render(plain_report(), ReportFormat::junit, Language::de);
  CHECK(holds(plain, "<testsuite name=\"neuss/rules.csv\" tests=\"2\" failures=\"2\""));
  const std::string clean = render(clean_report(), ReportFormat::junit, Language::de);
  CHECK(count(clean, "<testcase ") == 1);
  CHECK(count(clean, "<failure") == 0);
  CHECK(holds(clean, "Alle 12 Leistungen an jedem Ort und Tag."));
}

TEST_CASE("gitlab: path and line are always there") {
  const json plain = parsed(plain_report(), ReportFormat::gitlab);
  REQUIRE(plain.size() == 4);
  CHECK(plain[0]["location"]["path"] == ".");
  CHECK(plain[0]["location"]["lines"]["begin"] == 1);
  CHECK(plain[3]["location"] == json::parse(R"({"path":"neuss/rules.csv","lines":{"begin":12}})"));
  CHECK(plain[3]["severity"] == "critical");
  CHECK(plain[2]["severity"] == "minor");
  CHECK(plain[3]["check_name"] == "reference_unknown");
  CHECK(parsed(clean_report(), ReportFormat::gitlab) == json::array());
}

TEST_CASE("sarif: rules, results, locations, and no link out of data") {
  const json run = parsed(plain_report(), ReportFormat::sarif)["runs"][0];
  REQUIRE(run["results"].size() == 4);
  const json &rules = run["tool"]["driver"]["rules"];
  for (const json &result : run["results"])
    CHECK(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
  CHECK(rules[2]["shortDescription"]["text"] == "… does not stand in …");
  CHECK(run["results"][0]["locations"].empty());
  CHECK(!run["results"][1]["locations"][0]["physicalLocation"].contains("region"));
  CHECK(run["results"][1]["level"] == "note");
  CHECK(run["results"][3]["relatedLocations"].size() == 2);
  CHECK(run["results"][3]["partialFingerprints"]["zufi/v1"] == "reference_unknown:neuss/rules.csv:to:bauamt");
  const json hostile = parsed(hostile_report(), ReportFormat::sarif)["runs"][0];
  CHECK(hostile["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
        "/.//evil.example/x%3Ay%20z%3Fq%23f%5C.csv");
  CHECK(holds(hostile["results"][0]["message"]["text"].get<std::string>(), "[link\\](javascript:x)"));
}

TEST_CASE("github: one command for each finding, values escaped") {
  const std::string plain = render(plain_report(), ReportFormat::github, Language::en);
  CHECK(holds(plain,
              "::error file=neuss/rules.csv,line=12,title=reference_unknown::bauamt does not stand in offices.csv "
              "(correct the id)%0Arules: r1 (neuss/rules.csv:12), r2 (kreis/rules.csv:7), r3%0A"));
  CHECK(holds(plain, "::notice file=kaarst/alt.csv,title=file_unknown::"));
  CHECK(holds(plain, "::error title=run_too_many_findings::"));
  const std::string hostile = render(hostile_report(), ReportFormat::github, Language::en);
  CHECK(count(hostile, "\n") == 3);
  CHECK(hostile.starts_with("::error file=<script>alert(1)</script> \" ' & &lt; ]]> --> ${x} %250A %2525 "
                            "%3A%3Aerror file=a%3A%3Ab %2C %3A [link](javascript%3Ax) "));
  const std::string clean = render(clean_report(), ReportFormat::github, Language::en);
  CHECK(count(clean, "\n") == 1);
  CHECK(clean.starts_with(
      "::notice title=zufi::No findings. 2 accepted not listed. All 12 services at every place and day. "
      "Proved for each of the 12 services and 3 competences"));
}

TEST_CASE("html: data is text, and nothing comes from outside") {
  const std::string hostile = render(hostile_report(), ReportFormat::html, Language::de);
  CHECK(count(hostile, "<script") == 0);
  CHECK(count(hostile, "<article ") == 3);
  CHECK(holds(hostile, "&lt;script&gt;alert(1)&lt;/script&gt; &quot; &#39; &amp; &amp;lt; ]]&gt; --&gt;"));
  for (const char *part : {"src=", "url(", "@import", "http:", "https:", "onclick", "style=\""})
    CHECK(!holds(render(plain_report(), ReportFormat::html, Language::de), part));
  CHECK(holds(render(plain_report(), ReportFormat::html, Language::en), "<html lang=\"en\">"));
  CHECK(render(plain_report(), ReportFormat::html, Language::de) ==
        render(plain_report(), ReportFormat::html, Language::de));
}
