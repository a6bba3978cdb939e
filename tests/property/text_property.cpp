// SPDX-License-Identifier: Apache-2.0
// P23 and P24: spellings.
#include "changes.hpp"
#include "property.hpp"

#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <set>

using namespace zufi;
using namespace zufi::test;

namespace {

void replace_all(std::string &text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

using Pair = std::pair<std::string_view, std::string_view>;
constexpr std::array<Pair, 3> UPPER{{{"ä", "Ä"}, {"ö", "Ö"}, {"ü", "Ü"}}};
constexpr std::array<Pair, 6> EXPANDED{{{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "Ae"}, {"Ö", "Oe"}, {"Ü", "Ue"}}};
constexpr std::array<Pair, 6> STRIPPED{{{"ä", "a"}, {"ö", "o"}, {"ü", "u"}, {"Ä", "A"}, {"Ö", "O"}, {"Ü", "U"}}};
constexpr std::array<Pair, 6> DECOMPOSED{
    {{"ä", "a\u0308"}, {"ö", "o\u0308"}, {"ü", "u\u0308"}, {"Ä", "A\u0308"}, {"Ö", "O\u0308"}, {"Ü", "U\u0308"}}};

template <std::size_t N> void replace_pairs(std::string &text, const std::array<Pair, N> &pairs) {
  for (const auto &[from, to] : pairs) replace_all(text, from, to);
}

// Case, ß, and how umlauts are composed: what both kinds of folding leave aside.
std::string respelt_letters(Dice &dice, std::string text) {
  if (dice.chance(40)) replace_all(text, "ß", dice.chance(50) ? "ss" : "ẞ");
  if (const std::size_t kind = dice.below(3); kind == 0) {
    replace_pairs(text, UPPER);
    for (char &c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  } else if (kind == 1) {
    for (char &c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (dice.chance(30)) replace_pairs(text, DECOMPOSED);
  return text;
}

// Words of streets, hyphens and blanks beside that. `signs`: also where a line is not cut yet.
std::string respelt_name(Dice &dice, std::string text, bool signs) {
  if (dice.chance(40)) replace_all(text, "straße", "str.");
  if (dice.chance(40))
    replace_all(text, "Straße", "Str.");
  else if (dice.chance(40))
    replace_all(text, "str.", "straße");
  if (dice.chance(30)) replace_pairs(text, EXPANDED);
  if (signs)
    for (char &c : text)
      if ((c == ' ' || c == '-') && dice.chance(50)) c = c == ' ' ? '-' : ' ';
  return respelt_letters(dice, std::move(text));
}

std::string respelt_surname(Dice &dice, std::string text) {
  if (dice.chance(30)) replace_pairs(text, STRIPPED);
  return respelt_letters(dice, std::move(text));
}

std::vector<std::string> readings_of(const Answer &answer) {
  std::vector<std::string> readings;
  for (const PlaceReading &reading : answer.readings) {
    std::string text = reading.kind + "|" + reading.municipality.str();
    for (const ElementState state :
         {reading.elements.postcode, reading.elements.place, reading.elements.street, reading.elements.house_number})
      text += "|" + std::string(name_of(state));
    readings.push_back(std::move(text));
  }
  std::sort(readings.begin(), readings.end());
  return readings;
}

// Letters and signs of DIN 91379, and what stands between words.
std::string random_text(Dice &dice) {
  static constexpr std::array<std::string_view, 44> SIGNS{
      "a", "b", "S", "t", "r", "str",     "Str.",    "straße", "e",   "ä", "Ö", "ü",       "ß",       "ẞ", "é",
      "ł", "Đ", "ø", "æ", "œ", "ı",       "İ",       "ş",      "ť",   "'", "’", "-",       " ",       ".", "/",
      "1", "9", "½", "ﬁ", "K", "c\u030c", "m\u0302", "\u0308", "l·l", "ŋ", "þ", "Ø\u0323", "A\u030b", "ŉ"};
  std::string text;
  for (std::size_t i = dice.below(9); i > 0; --i) text += dice.pick(SIGNS);
  return text;
}

} // namespace

TEST_CASE("P23: folding twice is folding once") {
  check_values("P23: folding twice is folding once", CASES, [](Dice &dice) {
    const std::string text = random_text(dice);
    const std::string name = text::fold_name(text);
    if (text::fold_name(name) != name) fail_property(text + " folds to " + name + ", then to " + text::fold_name(name));
    const std::string key = text::name_sort_key(text);
    if (text::name_sort_key(key) != key)
      fail_property(text + " sorts as " + key + ", then as " + text::name_sort_key(key));
    if (!text::is_utf8(name) || !text::is_utf8(key)) fail_property(text + " does not fold to UTF-8");
    if (text::fold_name(text::to_nfc(text)) != name || text::name_sort_key(text::to_nfc(text)) != key)
      fail_property(text + " folds otherwise when composed");
  });
}

TEST_CASE("P23: places and names are understood in every spelling") {
  check_property("P23: places and names are understood in every spelling", {}, [](Trial &trial) {
    for (const Query &query : trial.queries) {
      trial.reseed(query);
      Query other = query;
      if (other.places.empty() || trial.dice.chance(40))
        other.places[""] = {random_address(trial.dice, trial.records())};
      const Answer before = trial.world().answer(other);
      for (auto &[kind, places] : other.places)
        for (Place &place : places) {
          place.text = respelt_name(trial.dice, place.text, false);
          place.street = respelt_name(trial.dice, place.street, true);
          place.place = respelt_name(trial.dice, place.place, true);
        }
      if (const auto surname = other.facts.find("surname"); surname != other.facts.end())
        surname->second = respelt_surname(trial.dice, surname->second);
      const Answer after = trial.world().answer(other);
      const auto explain = [&] { return to_text(query) + "\nas " + to_text(other); };
      trial.check_alike(sketch_of(before), sketch_of(after), explain);
      trial.check(readings_of(before) == readings_of(after) && days_of(before) == days_of(after), explain);
    }
  });
}

TEST_CASE("P24: two streets of a municipality whose names fold alike are both kept") {
  check_property("P24: two streets of a municipality whose names fold alike are both kept", {.queries = 0},
                 [](Trial &trial) {
                   if (trial.records().streets.empty()) return;
                   const model::StreetRecord street = trial.dice.pick(trial.records().streets);
                   model::Records records = trial.records();
                   model::StreetRecord twin = street;
                   twin.id = trial.dice.chance(50) ? "a-twin" : "z-twin";
                   twin.name = respelt_name(trial.dice, street.name, true);
                   records.streets.push_back(twin);
                   const auto changed = trial.variant(std::move(records));
                   trial.check(changed != nullptr, [] { return "a build refuses a second street of that name"; });
                   const auto readings_in = [](const LinkedWorld &world, const Place &place, Date date) {
                     graph::StableDays days(date);
                     std::set<std::string> streets;
                     for (const locate::Reading &reading : locate::locate(world.gazetteer(), place, days).readings)
                       if (reading.street != graph::NONE) streets.insert(world.records().streets[reading.street].id);
                     return streets;
                   };
                   for (std::size_t i = 0; i < 24; ++i) {
                     Place place = random_address(trial.dice, trial.records());
                     place.street = respelt_name(trial.dice, street.name, true);
                     place.house_number.clear(); // which could tell the two apart
                     if (trial.dice.chance(50)) place.postcode.clear();
                     if (trial.dice.chance(20)) place.place.clear();
                     const Date date = random_date(trial.dice, trial.records());
                     std::set<std::string> expected = readings_in(trial.world(), place, date);
                     if (!expected.contains(street.id)) continue;
                     expected.insert(twin.id);
                     trial.check(readings_in(*changed, place, date) == expected, [&] {
                       return place.street + ", " + place.postcode + " " + place.place + " is not also " + twin.name;
                     });
                   }
                 });
}
