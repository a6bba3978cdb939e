// SPDX-License-Identifier: Apache-2.0
#include "text/house_number_set.hpp"

#include <catch2/catch.hpp>

using namespace zufi::text;

TEST_CASE("one house number") {
  const auto read = [](const char *text) { return HouseNumber::parse(text); };
  CHECK(read("20")->to_string() == "20");
  CHECK(read("20a") == read("20 A"));
  CHECK(read("20a") == read("20  a"));
  CHECK(read("007")->to_string() == "7");
  CHECK(read("12 1/2")->to_string() == "12 1/2");
  CHECK(read("6a1")->to_string() == "6a1");
  for (const char *bad :
       {"", "a", "0", "20a ", " 20", "20 ", "100000", "20abcde", "20-22", "121/2", "12 1/22", "20ä", "-1", "+1",
        "99999999999999999999", "5 Hof", "5 ab", "12 1/2a"}) // after a blank that would be a word, not a suffix
    CHECK_FALSE(read(bad));
  CHECK(*read("20") < *read("20a"));
  CHECK(*read("20a") < *read("20b"));
  CHECK(*read("20b") < *read("21"));
  CHECK(*read("9") < *read("10"));
  CHECK(read("20")->next() == *read("20a"));
  CHECK(read("20z")->next() == *read("21"));
  CHECK(read("20 1/2")->next() == *read("20a"));
  CHECK(read("20a1")->next() == *read("20b"));
}

TEST_CASE("sets of house numbers: canonical and wild notations") {
  const auto canonical = [](const char *text) {
    const auto set = HouseNumberSet::parse(text);
    return set ? set->to_string() : std::string("unreadable");
  };
  CHECK(canonical("") == "");
  CHECK(canonical("1-50") == "1-50");
  CHECK(canonical("1-49 odd") == "1-49 odd");
  CHECK(canonical("2-.. even") == "2-.. even");
  CHECK(canonical("..-20") == "..-20");
  CHECK(canonical("12a") == "12a");
  CHECK(canonical("54-60 ger.") == "54-60 even");
  CHECK(canonical("83-95 ung.") == "83-95 odd");
  CHECK(canonical("83-95 ungerade") == "83-95 odd");
  CHECK(canonical("94A-123") == "94a-123");
  CHECK(canonical("1a-1f") == "1a-1f");
  CHECK(canonical("1a-f") == "1a-1f");
  CHECK(canonical("1-f") == "unreadable"); // of a number without a letter a letter is no end
  CHECK(canonical("1f-a") == "unreadable");
  CHECK(canonical("12 1/2") == "12 1/2");
  CHECK(canonical("1;3-36") == "1;3-36");
  CHECK(canonical("1;3 - 36") == "1;3-36");
  CHECK(canonical("3-36;1") == "1;3-36");
  CHECK(canonical("2-Ende") == "2-..");
  CHECK(canonical("2-998 even") == "2-.. even");
  CHECK(canonical("5-0997") == "5-.."); // not "5-997", which would be read back as another set
  CHECK(canonical("1 bis 9 ung") == "1-9 odd");
  for (const char *text : {"1 bis 9 u", "1-9 g", "3 a - 9 g"}) // a suffix, or a side? nothing is picked
    CHECK(canonical(text) == "unreadable");
  CHECK(canonical("2-Ende G") == "2-.. even"); // behind an open end it can only be a side
  CHECK(canonical("1 a - 1 f") == "1a-1f");
  CHECK(canonical("12 g") == "12g"); // a suffix, not a side
  CHECK(canonical("20–30") == "20-30");
  CHECK(canonical("x") == "unreadable");
  CHECK(canonical("1;;2") == "unreadable");
  CHECK(canonical("1-2-3") == "unreadable");
  for (const char *text : {"1-49 odd;2-.. even;12a;..-7", "1 1/2-3c", "94A-123"}) // writing and reading again
    CHECK(HouseNumberSet::parse(canonical(text))->to_string() == canonical(text));
}

TEST_CASE("what is wrong with a set of house numbers") {
  HouseNumberSet::Problem problem{};
  CHECK_FALSE(HouseNumberSet::parse("1;20-10", &problem));
  CHECK(problem.fault == HouseNumberSet::Fault::inverted);
  CHECK(problem.item == "20-10");
  CHECK_FALSE(HouseNumberSet::parse("12 odd", &problem));
  CHECK(problem.fault == HouseNumberSet::Fault::empty);
  CHECK_FALSE(HouseNumberSet::parse("1,y", &problem));
  CHECK(problem.fault == HouseNumberSet::Fault::unreadable);
  CHECK(HouseNumberSet::parse("1-50 odd")->ranges().front().end_contradicts_parity());
  CHECK_FALSE(HouseNumberSet::parse("1-49 odd")->ranges().front().end_contradicts_parity());
}

TEST_CASE("what a range contains") {
  const auto contains = [](const char *set, const char *number) {
    return HouseNumberSet::parse(set)->contains(*HouseNumber::parse(number));
  };
  CHECK(contains("..-20", "20"));
  CHECK_FALSE(contains("..-20", "20a"));
  CHECK(contains("..-21", "20a"));
  CHECK(contains("1-49 odd", "47a"));
  CHECK_FALSE(contains("1-49 odd", "48"));
  CHECK_FALSE(contains("1-49 odd", "49a"));
  CHECK(contains("2-.. even", "99998"));
  CHECK(contains("", "1"));
  CHECK(contains("1a-1f", "1c"));
  CHECK_FALSE(contains("1a-1f", "1"));
}

TEST_CASE("house numbers of an address") {
  const auto numbers = [](const char *text) {
    std::string out;
    for (const HouseNumber number : parse_address_number(text)) out += (out.empty() ? "" : " ") + number.to_string();
    return out;
  };
  CHECK(numbers("12") == "12");
  CHECK(numbers(" 12 a ") == "12a");
  CHECK(numbers("12-14") == "12 14");
  CHECK(numbers("12-16") == "12 14 16");
  CHECK(numbers("12-13") == "12 13");
  CHECK(numbers("12/14") == "12 14");
  CHECK(numbers("12+14") == "12 14");
  CHECK(numbers("1a-1d") == "1a 1b 1c 1d");
  CHECK(numbers("1a-d") == "1a 1b 1c 1d");
  CHECK(numbers("12 1/2") == "12 1/2");
  CHECK(numbers("14-12") == "");
  CHECK(numbers("1-99999") == ""); // no building
  CHECK(numbers("Haus") == "");
  CHECK(numbers("") == "");
}
