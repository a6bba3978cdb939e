// SPDX-License-Identifier: Apache-2.0
// P26: near names. The fast search gives what comparing every name gives. What is typed is completed and searched
// whatever it is, and nothing is found that is not there.
#include "property.hpp"

#include "text/near_names.hpp"
#include "text/similarity.hpp"
#include "world.hpp"
#include "zufi/json.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

using namespace zufi;
using namespace zufi::test;

namespace {

std::string random_word(Dice &dice, std::size_t longest) {
  static const std::vector<std::string> SIGNS{"a", "a", "b", "c", "d", "e", "n", "s", "x", "1", " ", "\xc3\xa4"};
  std::string word;
  for (std::size_t length = dice.below(longest + 1); length > 0; --length) word += dice.pick(SIGNS);
  return word;
}

std::string misspelt(Dice &dice, std::string word) {
  for (std::size_t errors = dice.below(4); errors > 0 && !word.empty(); --errors) {
    const std::size_t at = dice.below(word.size());
    switch (dice.below(4)) {
    case 0: word.erase(at, 1); break;
    case 1: word.insert(at, 1, 'q'); break;
    case 2: word[at] = 'e'; break;
    default:
      if (at + 1 < word.size()) std::swap(word[at], word[at + 1]);
    }
  }
  return word;
}

// The definition, cell by cell.
std::size_t plain_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cells(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cells[i][j] = i + j;
        continue;
      }
      cells[i][j] =
          std::min({cells[i - 1][j] + 1, cells[i][j - 1] + 1, cells[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cells[i][j] = std::min(cells[i][j], cells[i - 2][j - 2] + 1);
    }
  return cells.back().back();
}

struct NameList {
  std::vector<std::string> keys;
  std::vector<std::uint32_t> groups;
};

NameList random_names(Dice &dice) {
  NameList names;
  for (std::size_t count = dice.below(40); count > 0; --count) {
    const bool is_like_another = !names.keys.empty() && dice.chance(60);
    names.keys.push_back(is_like_another ? misspelt(dice, dice.pick(names.keys)) : random_word(dice, 14));
    names.groups.push_back(static_cast<std::uint32_t>(dice.below(3)));
  }
  return names;
}

const Dataset &typed_in() {
  static const Dataset DATASET = [] {
    World world;
    world.add("areas", "id,kind,name\nn,gemeinde,Neuss\nb,gemeinde,Bad Aachen\n");
    world.add("streets", "id,municipality,name\n1,n,Abcdenstraße\n2,b,Am Bach 1 a\n");
    world.add("services", "key,name,keywords\n99001001000000,Abcdsteuer,den;sex\n99001002000000,Aaben Dachs,\n");
    world.add("words", "word,subject\nAbs,99001001000000\n");
    return world.dataset();
  }();
  return DATASET;
}

// Words of the dataset, signs of full-text queries, and any bytes that are text.
std::string random_text(Dice &dice) {
  static const std::vector<std::string> PIECES{"abc",
                                               "den",
                                               "\"",
                                               "*",
                                               " OR ",
                                               "NOT ",
                                               "NEAR(",
                                               "text:",
                                               "^",
                                               " ",
                                               "-",
                                               "neuss",
                                               "ue",
                                               "\xc3\xa4",
                                               "\xcc\x88",
                                               ",",
                                               "1",
                                               "4146",
                                               "\n",
                                               "\x01",
                                               "'--",
                                               "str.",
                                               std::string(1, '\0')};
  std::string text;
  for (std::size_t pieces = dice.below(8); pieces > 0; --pieces)
    text += dice.chance(30) ? random_word(dice, 5) : dice.pick(PIECES);
  return text;
}

std::vector<text::NearName> slow_scan(const NameList &names, std::uint32_t group, const std::string &word,
                                      std::size_t bound) {
  std::vector<text::NearName> near;
  for (std::uint32_t i = 0; i < names.keys.size(); ++i)
    if (const std::size_t distance = plain_distance(word, names.keys[i]); names.groups[i] == group && distance <= bound)
      near.push_back({distance, i});
  std::sort(near.begin(), near.end());
  return near;
}

} // namespace

TEST_CASE("P26a distance_within is the distance, or nothing beyond the bound") {
  check_values("P26a", CASES, [](Dice &dice) {
    const std::string a = random_word(dice, 12);
    const std::string b = dice.chance(70) ? misspelt(dice, a) : random_word(dice, 12);
    const std::size_t bound = dice.below(5);
    const std::size_t distance = plain_distance(a, b);
    const auto found = text::distance_within(a, b, bound);
    if (found != (distance <= bound ? std::optional(distance) : std::nullopt))
      fail_property("\"" + a + "\" \"" + b + "\" within " + std::to_string(bound));
  });
}

TEST_CASE("P26b near names are those that a scan of all names finds, nearest first") {
  check_values("P26b", CASES, [](Dice &dice) {
    const NameList names = random_names(dice);
    text::NearNames index;
    for (std::uint32_t i = 0; i < names.keys.size(); ++i) index.add(names.groups[i], names.keys[i], i);
    index.finish();
    const bool is_like_one = !names.keys.empty() && dice.chance(80);
    const std::string word = is_like_one ? misspelt(dice, dice.pick(names.keys)) : random_word(dice, 14);
    const auto group = static_cast<std::uint32_t>(dice.below(4));
    const std::size_t bound = dice.below(4);
    const auto key_of = [&names](std::uint32_t item) -> std::string_view { return names.keys[item]; };
    const text::NearResult found = index.find(group, word, bound, key_of);
    if (found.is_cut || found.names != slow_scan(names, group, word, bound))
      fail_property("\"" + word + "\" within " + std::to_string(bound));
  });
}

TEST_CASE("P26c a search that is cut says so and gives a part of the whole") {
  check_values("P26c", CASES / 10, [](Dice &dice) {
    const NameList names = random_names(dice);
    text::NearNames index;
    for (std::uint32_t i = 0; i < names.keys.size(); ++i) index.add(0, names.keys[i], i);
    index.finish();
    const std::string word = random_word(dice, 14);
    const auto key_of = [&names](std::uint32_t item) -> std::string_view { return names.keys[item]; };
    const text::NearResult whole = index.find(0, word, 2, key_of);
    const text::NearResult cut = index.find(0, word, 2, key_of, dice.below(400));
    const bool is_part = std::includes(whole.names.begin(), whole.names.end(), cut.names.begin(), cut.names.end());
    if (!is_part || (!cut.is_cut && cut.names != whole.names)) fail_property("\"" + word + "\"");
  });
}

TEST_CASE("P26d whatever is typed is completed and searched, the same each time, by names that are there") {
  check_values("P26d", CASES, [](Dice &dice) {
    const std::string text = random_text(dice);
    const auto completions = typed_in().complete({text, 20, {}, {}});
    const auto hits = typed_in().search({text, 20, {}});
    if (!completions || !hits) fail_property("\"" + text + "\" is refused");
    static const std::set<std::string> NAMES{"Neuss",       "Bad Aachen", "Abcdenstraße",
                                             "Am Bach 1 a", "Abcdsteuer", "Aaben Dachs"};
    for (const Completion &completion : *completions)
      if (!NAMES.contains(completion.name)) fail_property("\"" + text + "\" is completed as " + completion.name);
    for (const SearchHit &hit : *hits)
      if (!NAMES.contains(hit.name)) fail_property("\"" + text + "\" finds " + hit.name);
    const bool is_same = to_json(*completions) == to_json(*typed_in().complete({text, 20, {}, {}})) &&
                         to_json(*hits) == to_json(*typed_in().search({text, 20, {}}));
    if (!is_same) fail_property("\"" + text + "\" finds something else the second time");
  });
}
