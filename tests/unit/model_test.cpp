// SPDX-License-Identifier: Apache-2.0
#include "model/area_key.hpp"
#include "model/condition.hpp"
#include "model/fact_value.hpp"
#include "model/leika_key.hpp"
#include "model/notices.hpp"
#include "model/order.hpp"
#include "model/row_checks.hpp"
#include "text/utf8.hpp"
#include "zufi/date.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace zufi;
using namespace zufi::model;

TEST_CASE("dates are read exactly") {
  CHECK(Date::parse("2019-01-01")->to_string() == "2019-01-01");
  CHECK(Date::parse("1970-01-01")->days() == 0);
  CHECK(Date::parse("2000-02-29"));
  CHECK(Date::parse("9999-12-31"));
  CHECK(Date::parse("0001-01-01"));
  for (const char *bad :
       {"", "2019-1-1", "2019-02-29", "1900-02-29", "2019-13-01", "2019-00-01", "2019-01-00", "0000-01-01", "20190101",
        "2019-01-01 ", " 2019-01-01", "2019/01/01", "2019-01-0a", "-019-01-01", "10000-01-01"})
    CHECK_FALSE(Date::parse(bad));
  CHECK(Date::parse("2019-01-01")->day_before().to_string() == "2018-12-31");
  CHECK(Date::highest().to_string().empty());
}

TEST_CASE("every day of four centuries is written as it is read") {
  for (std::int32_t day = -60'000; day < 86'100; ++day) {
    const Date date = Date::from_days(day);
    if (Date::parse(date.to_string()) != date) FAIL(date.to_string());
  }
}

TEST_CASE("validity: from inclusive, until exclusive") {
  const Validity year{*Date::parse("2019-01-01"), *Date::parse("2020-01-01")};
  CHECK(year.contains(*Date::parse("2019-01-01")));
  CHECK(year.contains(*Date::parse("2019-12-31")));
  CHECK_FALSE(year.contains(*Date::parse("2020-01-01")));
  CHECK_FALSE(year.contains(*Date::parse("2018-12-31")));
  CHECK(Validity{}.covers(year));
  CHECK_FALSE(year.covers(Validity{}));
  CHECK_FALSE(year.overlaps({year.until, Date::highest()}));
}

TEST_CASE("LeiKa keys and their parents") {
  CHECK(is_leika_key("99012008001000"));
  for (const char *bad : {"", "9901200800100", "990120080010000", "98012008001000", "9901200800100a"})
    CHECK_FALSE(is_leika_key(bad));
  CHECK(leika_parent("99012008001001") == "99012008001000");
  CHECK(leika_parent("99012008001000") == "99012008000000");
  CHECK(leika_parent("99012008000000") == "99012000000000");
  CHECK_FALSE(leika_parent("99012000000000"));
  CHECK_FALSE(leika_parent("99000000000000"));
  CHECK(is_ozg_id("10513"));
  CHECK_FALSE(is_ozg_id("1051"));
}

TEST_CASE("area keys in every form in use") {
  CHECK(ags_of_ars("097790194194") == "09779194"); // Nördlingen, in a Verband
  CHECK(ags_of_ars("051620024024") == "05162024");
  CHECK(area_key_candidates("05162") == std::vector<std::string>{"05162", "051620000000"});
  CHECK(area_key_candidates("051620000000") == std::vector<std::string>{"051620000000", "051620000", "05162"});
  CHECK(area_key_candidates("050000000000") ==
        std::vector<std::string>{"050000000000", "050000000", "05000", "050", "05"});
  CHECK(area_key_candidates("05162024") == std::vector<std::string>{"05162024"});
  CHECK(area_key_candidates("05162000") == std::vector<std::string>{"05162000", "05162"}); // an AGS padded to 8 digits
  CHECK(area_key_candidates("05000000") == std::vector<std::string>{"05000000", "05000", "050", "05"});
  // A Verband of its own is the Gemeinde (digit 6 is 0), one of several Gemeinden is not.
  CHECK(area_key_candidates("051620024") == std::vector<std::string>{"051620024", "051620024024"});
  CHECK(area_key_candidates("051620024000") == std::vector<std::string>{"051620024000", "051620024", "051620024024"});
  CHECK(area_key_candidates("082265001") == std::vector<std::string>{"082265001"});
  for (const char *bad : {"", "0", "0516", "051620", "0500000000000", "0516a", "Neuss"})
    CHECK(area_key_candidates(bad).empty());
}

TEST_CASE("conditions: notation") {
  const auto canonical = [](const char *text) {
    const auto condition = Condition::parse(text);
    return condition ? condition->to_string() : std::string("unreadable");
  };
  CHECK(canonical("") == "");
  CHECK(canonical("applicant in citizen, business") == "applicant in business, citizen");
  CHECK(canonical("floor_area<1600") == "floor_area < 1600");
  CHECK(canonical("floor_area <= 1600 and applicant in citizen") == "applicant in citizen and floor_area <= 1600");
  CHECK(canonical("child_surname in A..Her, Pes..Re") == "child_surname in A..Her, Pes..Re");
  CHECK(canonical("married = yes") == "married = yes");
  CHECK(canonical("word=in A") == "word = in A"); // what is written is read back: no test with "in"
  CHECK(canonical("word = in A") == "word = in A");
  for (const char *bad : {"floor_area", "floor_area <", "< 1600", "Floor < 1", "a in ", "a in x,,y", "a = 1 and ",
                          "and a = 1", "a in b,and c", "a in b,and", "b < 1 and a in c and"})
    CHECK(canonical(bad) == "unreadable");
}

namespace {

FactRecord fact(FactType type, std::vector<std::string> values = {}) {
  FactRecord record;
  record.id = "f";
  record.type = type;
  record.values = std::move(values);
  return record;
}

ValueSet set_of(const FactRecord &record, const std::string &condition) {
  return *values_passing(record, Condition::parse("f " + condition)->tests.front());
}

bool fits(const FactRecord &record, const std::string &condition, const std::string &value) {
  return set_of(record, condition).contains(*encode_value(record, value));
}

} // namespace

TEST_CASE("conditions on numbers") {
  const FactRecord area = fact(FactType::number);
  CHECK(fits(area, "< 1600", "1599.99"));
  CHECK_FALSE(fits(area, "< 1600", "1600"));
  CHECK(fits(area, "<= 1600", "1600"));
  CHECK(fits(area, ">= 1600", "1600"));
  CHECK_FALSE(fits(area, "> 1600", "1600"));
  CHECK(fits(area, "= -1.5", "-1.50"));
  CHECK(fits(area, "< 0", "-0.001"));
  CHECK_FALSE(fits(area, "< 0", "-0"));
  CHECK(fits(area, "in 1, 2", "2"));
  CHECK(set_of(area, "< 5").is_subset_of(set_of(area, "<= 5")));
  CHECK_FALSE(set_of(area, "<= 5").is_subset_of(set_of(area, "< 5")));
  CHECK(set_of(area, "< 5").together_with(set_of(area, ">= 5")).is_empty());
  for (const char *bad : {"", "abc", "1,5", "1e3", "inf", "nan", "0x10", " 1", "1 "})
    CHECK_FALSE(encode_value(area, bad));
}

TEST_CASE("conditions on names: ends include what begins with them") {
  const FactRecord name = fact(FactType::name);
  CHECK(fits(name, "in A..Her, Pes..Re", "Adam"));
  CHECK(fits(name, "in A..Her, Pes..Re", "Hermann"));
  CHECK_FALSE(fits(name, "in A..Her, Pes..Re", "Hesse"));
  CHECK(fits(name, "in A..Her, Pes..Re", "Pesch"));
  CHECK(fits(name, "in A..Her, Pes..Re", "Reuß"));
  CHECK_FALSE(fits(name, "in A..Her, Pes..Re", "Rf"));
  CHECK(fits(name, "in I..Mt", "Müller") == false); // Mu comes after Mt
  CHECK(fits(name, "in Mu..Z", "Müller"));
  CHECK(fits(name, "in Linden..Pok", "Linden"));
  CHECK_FALSE(fits(name, "in Jansp..Lindem", "Linden"));
  CHECK(fits(name, "in O..O", "Özdemir"));
  CHECK(fits(name, "in S", "Straßer"));
  CHECK_FALSE(values_passing(name, Condition::parse("f in Z..A")->tests.front()));
  for (const char *range : {"A-Her", "A–Her", "A - Her", "A bis Her"}) // else names that begin with "aher"
    CHECK_FALSE(values_passing(name, Condition::parse(std::string("f in ") + range)->tests.front()));
  CHECK(encode_value(name, "Müller-Lüdenscheid")); // a person may have a hyphen
  CHECK(fits(name, "in Müllerl..N", "Müller-Lüdenscheid"));
  CHECK_FALSE(values_passing(name, Condition::parse("f < A")->tests.front()));
}

TEST_CASE("conditions on words, truth values and dates") {
  const FactRecord word = fact(FactType::enum_, {"business", "citizen"});
  CHECK(fits(word, "in citizen", "citizen"));
  CHECK_FALSE(fits(word, "in citizen", "business"));
  CHECK_FALSE(encode_value(word, "dog"));
  CHECK_FALSE(values_passing(word, Condition::parse("f < citizen")->tests.front()));
  const FactRecord truth = fact(FactType::bool_);
  CHECK(fits(truth, "= yes", "yes"));
  CHECK_FALSE(fits(truth, "= yes", "no"));
  CHECK_FALSE(encode_value(truth, "true"));
  const FactRecord day = fact(FactType::date);
  CHECK(fits(day, ">= 2020-01-01", "2020-01-01"));
  CHECK_FALSE(fits(day, "> 2020-01-01", "2020-01-01"));
  CHECK(fits(day, "< 1970-01-01", "1969-12-31"));
  CHECK_FALSE(encode_value(day, "1.1.2020"));
}

TEST_CASE("every notice has a text and an advice in both languages, and a stable name") {
  std::set<std::string_view> codes;
  for (const NoticeKind &kind : notice_kinds()) {
    CAPTURE(kind.code);
    CHECK(codes.insert(kind.code).second);
    CHECK_FALSE(kind.text_de.empty());
    CHECK_FALSE(kind.text_en.empty());
    CHECK_FALSE(kind.advice_de.empty());
    CHECK_FALSE(kind.advice_en.empty());
    const bool asks_for_value = kind.text_en.find("{0}") != std::string_view::npos;
    CHECK(asks_for_value == (kind.text_de.find("{0}") != std::string_view::npos));
  }
  CHECK(codes.size() >= 60);
}

TEST_CASE("values in messages cannot steer a terminal") {
  Notices notices;
  notices.add(Code::id_malformed, {"f.csv", 3, "id"}, "a\x1b[2Jb");
  notices.add(Code::id_malformed, {"f.csv", 2, "id"}, "\u202eabc");
  notices.add(Code::id_malformed, {"f.csv", 1, "id"}, "\xff\xfe");
  notices.add(Code::id_malformed, {"a.csv", 9, "id"}, std::string(500, 'x'));
  const Report report = notices.take_report();
  REQUIRE(report.notices.size() == 4);
  CHECK(report.notices[0].file == "a.csv"); // sorted by file and row, not by when they were found
  CHECK(report.notices[0].value.size() < 100);
  for (const Notice &notice : report.notices) {
    CHECK(text::is_utf8(notice.text_en));
    CHECK_FALSE(text::find_forbidden_sign(notice.text_en, text::LineFeed::forbidden));
  }
}

TEST_CASE("findings are cut off at a limit, and that is said") {
  Notices notices;
  for (std::uint32_t i = 0; i < Notices::MAX_FINDINGS + 10; ++i) notices.add(Code::cell_empty, {"f.csv", i});
  CHECK(notices.errors() > Notices::MAX_FINDINGS);
  const Report report = notices.take_report();
  CHECK(report.notices.size() == Notices::MAX_FINDINGS + 1);
  CHECK(std::count_if(report.notices.begin(), report.notices.end(),
                      [](const Notice &n) { return n.code == "run_too_many_findings"; }) == 1);
}

TEST_CASE("kinds of place") {
  CHECK(is_place_kind("residence"));
  CHECK(is_place_kind("residence:child"));
  CHECK_FALSE(is_place_kind("home"));
  CHECK_FALSE(is_place_kind("residence:"));
  CHECK_FALSE(is_place_kind("residence:Child"));
}
