// SPDX-License-Identifier: Apache-2.0
// Real streets and house numbers: all of Essen as its survey office writes them, and the streets of Neuss and Kaarst.
// Each street with each of its numbers is found as written, and in six spellings that people use.
#include "graph/link.hpp"
#include "located_world.hpp"
#include "sizes.hpp"
#include "source/folder_reader.hpp"
#include "text/house_number_set.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <utility>

using namespace zufi;

namespace {

struct Street {
  std::string name;
  std::vector<std::string> numbers;
};

// No name has a quote or a comma.
const std::vector<Street> &essen() {
  static const std::vector<Street> STREETS = [] {
    std::vector<Street> streets;
    std::ifstream file(ZUFI_ESSEN);
    std::string line;
    for (std::getline(file, line); std::getline(file, line);) {
      Street street;
      street.name = line.substr(0, line.find(','));
      std::istringstream numbers(line.substr(street.name.size() + 1));
      for (std::string number; std::getline(numbers, number, ';');) street.numbers.push_back(number);
      streets.push_back(std::move(street));
    }
    return streets;
  }();
  return STREETS;
}

const test::LocatedWorld &essen_world() {
  static const test::LocatedWorld WORLD([] {
    test::World world;
    world.add("areas", "id,kind,name,ars,ags\n051130000000,gemeinde,Essen,051130000000,05113000\n");
    std::string streets = "id,municipality,name\n";
    for (std::size_t i = 0; i < essen().size(); ++i)
      streets += "s" + std::to_string(i) + ",051130000000," + essen()[i].name + "\n";
    world.add("streets", streets);
    return world.graph();
  }());
  return WORLD;
}

const test::LocatedWorld &region() {
  static const test::LocatedWorld REGION([] {
    model::Notices notices;
    auto graph =
        graph::link(source::read_folders({std::string(ZUFI_DATA) + "/rhein-kreis-neuss"}, {}, notices), notices);
    REQUIRE(graph);
    return std::move(*graph);
  }());
  return REGION;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

std::string in_capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return replaced(replaced(replaced(replaced(text, "ä", "Ä"), "ö", "Ö"), "ü", "Ü"), "ß", "SS");
}

std::string without_umlauts(std::string text) {
  constexpr std::pair<const char *, const char *> UMLAUTS[]{{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"},
                                                            {"Ä", "Ae"}, {"Ö", "Oe"}, {"Ü", "Ue"}};
  for (const auto &[umlaut, plain] : UMLAUTS) text = replaced(std::move(text), umlaut, plain);
  return text;
}

std::string with_other_street_word(std::string text) {
  if (text.find("traße") != std::string::npos) return replaced(std::move(text), "traße", "tr.");
  return replaced(replaced(std::move(text), "Str.", "Straße"), "str.", "straße");
}

// Case, ß, umlauts, "Str.", hyphens, blanks.
std::vector<std::string> spellings(const std::string &name) {
  return {name,
          in_capitals(name),
          replaced(name, "ß", "ss"),
          without_umlauts(name),
          with_other_street_word(name),
          replaced(name, "-", " "),
          replaced(name, " ", "  ")};
}

bool finds(const test::LocatedWorld &world, const std::string &line, std::string_view street,
           const std::string &number = {}) {
  const locate::Location location = world.find({line, {}, {}, {}, {}, {}});
  return std::any_of(location.readings.begin(), location.readings.end(), [&](const locate::Reading &reading) {
    return reading.street != locate::NONE && world.graph().records.streets[reading.street].name == street &&
           reading.numbers == text::parse_address_number(number);
  });
}

} // namespace

TEST_CASE("every house number of Essen is read, written, and read as the same, and their order is total") {
  std::vector<text::HouseNumber> all;
  for (const Street &street : essen())
    for (const std::string &written : street.numbers) {
      const auto number = text::HouseNumber::parse(written);
      INFO(street.name << " " << written);
      REQUIRE(number);
      CHECK(text::HouseNumber::parse(number->to_string()) == number);
      const auto range = text::HouseNumberRange{*number, *number, text::Parity::all};
      CHECK(range.contains(*number));
      CHECK_FALSE(range.contains(number->next()));
      all.push_back(*number);
    }
  CHECK(all.size() == 99'581); // with 3,396 points of streets and 4 of no street these are the 102,981 of the file
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i - 1] < all[i]);
}

TEST_CASE("every street and number of Essen is found, as written and in six other spellings") {
  // Under sanitizers one of each few numbers; every street, in every spelling, all the same.
  constexpr std::size_t STEP = test::IS_SANITIZED && !test::IS_LONG ? 40 : 1;
  std::size_t asked = 0;
  std::size_t missed = 0;
  for (const Street &street : essen())
    for (std::size_t i = 0; i < street.numbers.size(); i += STEP)
      for (const std::string &line : spellings(street.name + " " + street.numbers[i])) {
        ++asked;
        if (finds(essen_world(), line + ", Essen", street.name, street.numbers[i])) continue;
        ++missed;
        if (missed <= 20) UNSCOPED_INFO(line);
      }
  CHECK(missed == 0);
  CHECK(asked >= 7 * essen().size());
  if (STEP == 1) CHECK(asked == std::size_t{7} * 99'581);
}

TEST_CASE("every street of Neuss and Kaarst is found in six other spellings, in its town alone") {
  const graph::RuleGraph &graph = region().graph();
  CHECK(graph.records.streets.size() > 1'300);
  for (const model::StreetRecord &street : graph.records.streets) {
    const std::string &town = graph.area_record(graph.area_of(street.municipality)).name;
    for (const std::string &spelling : spellings(street.name)) {
      INFO(spelling << ", " << town);
      CHECK(finds(region(), spelling + " 7, " + town, street.name, "7"));
      CHECK(finds(region(), spelling + " 12a, " + town, street.name, "12a"));
      CHECK(finds(region(), spelling + " 12-16, " + town, street.name, "12-16"));
      if (!street.postcodes.empty())
        CHECK(finds(region(), spelling + " 7 " + street.postcodes.front() + " " + town, street.name, "7"));
    }
  }
}
