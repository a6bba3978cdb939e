// SPDX-License-Identifier: Apache-2.0
// P19 to P22: house numbers and their ranges.
#include "changes.hpp"
#include "property.hpp"
#include "random_pools.hpp"

#include "source/canonical_writer.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <tuple>

using namespace zufi;
using namespace zufi::test;
using text::HouseNumber;
using text::HouseNumberRange;
using text::HouseNumberSet;
using text::Parity;

namespace {

// What SEMANTICS.md §2 says, in the plainest words: number and suffix as they are written.
using Plain = std::pair<unsigned long, std::string>;

Plain plain(HouseNumber number) {
  const std::string text = number.to_string();
  std::size_t digits = 0;
  const unsigned long value = std::stoul(text, &digits);
  return {value, text.substr(digits)};
}

bool should_contain(const HouseNumberRange &range, HouseNumber number) {
  const Plain it = plain(number);
  if (range.first && it < plain(*range.first)) return false;
  if (range.last && plain(*range.last) < it) return false;
  return range.parity == Parity::all || (it.first % 2 == 1) == (range.parity == Parity::odd);
}

bool should_contain(const HouseNumberSet &set, HouseNumber number) {
  const auto is_in = [number](const HouseNumberRange &range) { return should_contain(range, number); };
  return set.ranges().empty() || std::any_of(set.ranges().begin(), set.ranges().end(), is_in);
}

HouseNumberSet set_of(const std::vector<HouseNumberRange> &ranges) {
  std::string text;
  for (const HouseNumberRange &range : ranges) text += (text.empty() ? "" : ";") + range.to_string();
  const auto set = HouseNumberSet::parse(text);
  if (!set) fail_property("cannot read " + text);
  return *set;
}

// One range as two that share a number, or of which the second begins with the number after the first's last.
std::vector<HouseNumberRange> split(const HouseNumberRange &range, HouseNumber at, bool share) {
  HouseNumberRange lower = range;
  HouseNumberRange upper = range;
  lower.last = at;
  upper.first = share ? at : at.next();
  std::vector<HouseNumberRange> parts;
  for (const HouseNumberRange &part : {lower, upper})
    if (!part.is_empty()) parts.push_back(part);
  return parts;
}

// Segments cut in two, or a range of all numbers as its two sides. Gives how many.
std::size_t cut_segments(Dice &dice, model::Records &records) {
  std::size_t cuts = 0;
  std::vector<model::SegmentRecord> cut;
  for (const model::SegmentRecord &segment : records.segments) {
    std::vector<HouseNumberRange> ranges;
    for (const HouseNumberRange &range : segment.house_numbers.ranges()) {
      const HouseNumber at = random_number(dice);
      std::vector<HouseNumberRange> parts{range};
      if (dice.chance(40) && range.parity == Parity::all && !range.is_single()) {
        parts = {range, range};
        parts[0].parity = Parity::odd;
        parts[1].parity = Parity::even;
        std::erase_if(parts, [](const HouseNumberRange &part) { return part.is_empty(); });
      } else if (range.contains(at)) {
        parts = split(range, at, dice.chance(50));
      }
      cuts += parts.size() > 1 ? 1 : 0;
      ranges.insert(ranges.end(), parts.begin(), parts.end());
    }
    if (ranges.size() < 2 || dice.chance(50)) { // all in one row, or each in its own
      cut.push_back(segment);
      if (!ranges.empty()) cut.back().house_numbers = set_of(ranges);
      continue;
    }
    for (const HouseNumberRange &range : ranges) {
      cut.push_back(segment);
      cut.back().house_numbers = set_of({range});
    }
  }
  const auto key = [](const model::SegmentRecord &s) {
    return std::tuple(s.area, s.street, s.postcode, s.house_numbers.to_string());
  };
  std::sort(cut.begin(), cut.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
  cut.erase(std::unique(cut.begin(), cut.end(), [&](const auto &a, const auto &b) { return key(a) == key(b); }),
            cut.end());
  records.segments = std::move(cut);
  return cuts;
}

void check_same_answers(Trial &trial, const LinkedWorld &changed) {
  for (Query query : trial.queries) {
    trial.reseed(query);
    if (trial.dice.chance(60) && !query.places.empty())
      query.places.begin()->second = {random_address(trial.dice, trial.records())};
    const Answer before = trial.world().answer(query);
    const Answer after = changed.answer(query);
    trial.check_alike(sketch_of(before), sketch_of(after), [&] { return to_text(query); });
    trial.check(days_of(before) == days_of(after), [&] { return to_text(query); });
  }
}

} // namespace

TEST_CASE("P19, P20: cutting a range in two, or into its two sides, changes nothing") {
  check_property("P19, P20: cutting a range in two, or into its two sides, changes nothing", {}, [](Trial &trial) {
    model::Records records = trial.records();
    if (cut_segments(trial.dice, records) == 0) return;
    const auto changed = trial.variant(std::move(records));
    trial.check(changed != nullptr, [] { return "a build refuses the ranges cut"; });
    check_same_answers(trial, *changed);
  });
}

TEST_CASE("P19: an area cut in two, with rules for both, answers as one") {
  check_property(
      "P19: an area cut in two, with rules for both, answers as one", {.detail = Detail::complete}, [](Trial &trial) {
        // An area that is made of segments and in which no other lies.
        std::vector<std::string> candidates;
        for (const model::SegmentRecord &segment : trial.records().segments) {
          const auto has_part = [&segment](const model::AreaRecord &area) {
            return std::find(area.parents.begin(), area.parents.end(), segment.area) != area.parents.end();
          };
          const std::vector<model::AreaRecord> &areas = trial.records().areas;
          if (std::none_of(areas.begin(), areas.end(), has_part)) candidates.push_back(segment.area);
        }
        if (candidates.empty()) return;
        const std::string whole = trial.dice.pick(candidates);
        const std::string half = whole + "-2";
        model::Records records = trial.records();
        const auto area =
            std::find_if(records.areas.begin(), records.areas.end(), [&](const auto &a) { return a.id == whole; });
        model::AreaRecord second = *area;
        second.id = half;
        records.areas.push_back(std::move(second));
        std::vector<model::SegmentRecord> segments;
        for (const model::SegmentRecord &segment : records.segments) {
          const HouseNumber at = random_number(trial.dice);
          const auto &ranges = segment.house_numbers.ranges();
          segments.push_back(segment);
          if (segment.area != whole) continue;
          if (ranges.size() == 1 && ranges.front().contains(at)) {
            const auto parts = split(ranges.front(), at, true);
            segments.back().house_numbers = set_of({parts.front()});
            if (parts.size() == 2) {
              segments.push_back(segment);
              segments.back().house_numbers = set_of({parts.back()});
              segments.back().area = half;
            }
          } else if (trial.dice.chance(50)) {
            segments.back().area = half;
          }
        }
        records.segments = std::move(segments);
        for (const std::string &id : {whole, half}) // an area without segments could hold any address
          if (std::none_of(records.segments.begin(), records.segments.end(),
                           [&id](const auto &s) { return s.area == id; }))
            return;
        for (model::RuleRecord &rule : records.rules)
          if (std::find(rule.areas.begin(), rule.areas.end(), whole) != rule.areas.end()) {
            rule.areas.push_back(half);
            std::sort(rule.areas.begin(), rule.areas.end());
          }
        const auto changed = trial.variant(std::move(records));
        trial.check(changed != nullptr, [] { return "a build refuses the area cut"; });
        for (const Query &query : trial.queries)
          trial.check_alike(without_question(sketch_of(trial.world().answer(query))),
                            without_question(sketch_of(changed->answer(query))), [&] {
                              return to_text(query) + "\ncut " + whole + "\n" +
                                     source::canonical_csv(changed->records().segments);
                            });
      });
}

TEST_CASE("P21: both ends of a range are in it, and what lies beyond is not") {
  check_values("P21: both ends of a range are in it, and what lies beyond is not", CASES, [](Dice &dice) {
    const HouseNumberRange range = random_range(dice);
    std::vector<HouseNumber> numbers{random_number(dice)};
    for (const auto &end : {range.first, range.last}) {
      if (!end) continue;
      numbers.push_back(*end);
      for (const int step : {-2, -1, 1, 2})
        if (static_cast<int>(end->number) + step > 0)
          numbers.push_back({end->number + static_cast<unsigned>(step), {}});
      numbers.push_back(end->next());
      numbers.push_back({end->number, {'z'}});
      numbers.push_back({end->number, {'1', '/', '2'}});
    }
    for (const HouseNumber number : numbers)
      if (range.contains(number) != should_contain(range, number))
        fail_property(number.to_string() + " in " + range.to_string());
    if (range.first && range.first->fits(range.parity) && !range.contains(*range.first))
      fail_property(range.to_string());
    if (range.last && range.last->fits(range.parity) && !range.contains(*range.last)) fail_property(range.to_string());
  });
  const auto contains = [](std::string_view set, std::string_view number) {
    return HouseNumberSet::parse(set)->contains(*HouseNumber::parse(number));
  };
  CHECK_FALSE(contains("..-20", "20a"));
  CHECK(contains("..-21", "20a"));
}

TEST_CASE("P21: an address lies in an area exactly if one of its segments has the house number") {
  check_property(
      "P21: an address lies in an area exactly if one of its segments has the house number", {}, [](Trial &trial) {
        const graph::RuleGraph &graph = trial.world().graph();
        for (std::size_t i = 0; i < trial.queries.size(); ++i) {
          Place address = random_address(trial.dice, trial.records());
          if (address.street.empty()) continue;
          const Date date = random_date(trial.dice, trial.records());
          graph::StableDays days(date);
          const HouseNumber number = *HouseNumber::parse(address.house_number);
          for (const locate::Reading &reading : locate::locate(trial.world().gazetteer(), address, days).readings) {
            if (reading.street == graph::NONE || reading.municipality != reading.area) continue;
            const model::StreetRecord &street = trial.records().streets[reading.street];
            Ids expected;
            for (const model::SegmentRecord &segment : trial.records().segments) {
              const bool is_there = segment.postcode.empty() || segment.postcode == address.postcode;
              const bool is_whole_postcode =
                  segment.street.empty() && graph.lies_in(graph.area_of(segment.area), reading.municipality);
              const bool is_of_street = segment.street == street.id && should_contain(segment.house_numbers, number);
              const graph::Index area = graph.area_of(segment.area);
              if (is_there && (is_whole_postcode || is_of_street) && graph.areas[area].validity.contains(date))
                for (const graph::Index around : graph.areas[area].ancestors)
                  if (graph.areas[around].validity.contains(date)) expected.insert(graph.area_record(around).id);
            }
            for (const graph::Index around : graph.areas[reading.municipality].ancestors)
              if (graph.areas[around].validity.contains(date)) expected.insert(graph.area_record(around).id);
            const auto explain = [&] {
              return address.street + " " + address.house_number + ", " + address.postcode + " on " + date.to_string();
            };
            trial.check(reading.cells.size() == 1, explain);
            Ids found;
            for (const graph::Index area : reading.cells.front()) found.insert(graph.area_record(area).id);
            trial.check(found == expected, [&] {
              std::string text = explain() + "\nexpected";
              for (const std::string &id : expected) text += " " + id;
              text += "\nfound";
              for (const std::string &id : found) text += " " + id;
              return text;
            });
          }
        }
      });
}

TEST_CASE("P22: house numbers are ordered by number, then by suffix, in any case and with any blanks") {
  check_values("P22: house numbers are ordered by number, then by suffix, in any case and with any blanks", CASES,
               [](Dice &dice) {
                 const HouseNumber a = random_number(dice);
                 const HouseNumber b = random_number(dice);
                 if ((a < b) != (plain(a) < plain(b)) || (a == b) != (plain(a) == plain(b)))
                   fail_property(a.to_string() + " and " + b.to_string());
                 if (!(a < a.next()) || (a < b && b < a.next()))
                   fail_property(a.to_string() + " then " + a.next().to_string());
                 const Plain parts = plain(a);
                 std::string wild = std::string(dice.below(3), '0') + std::to_string(parts.first);
                 if (!parts.second.empty())
                   wild += std::string(dice.below(3), ' ') +
                           (dice.chance(50) ? parts.second
                                            : std::string(1, static_cast<char>(parts.second[0] - 'a' + 'A')));
                 if (HouseNumber::parse(wild) != a) fail_property(wild + " is not " + a.to_string());
               });
}

TEST_CASE("P22: every wild notation reads as the set that its canonical form names") {
  check_values("P22: every wild notation reads as the set that its canonical form names", CASES, [](Dice &dice) {
    std::vector<HouseNumberRange> ranges;
    std::string wild;
    for (std::size_t i = 1 + dice.below(3); i > 0; --i) {
      const HouseNumberRange range = random_range(dice);
      static constexpr std::array<std::string_view, 4> SEPARATORS{"-", " - ", " bis ", "–"};
      static constexpr std::array<std::string_view, 5> ENDS{"..", "Ende", "ende", "998", "999"};
      static constexpr std::array<std::string_view, 4> ODD{" ung.", " ungerade", " odd", " Ung"};
      static constexpr std::array<std::string_view, 4> EVEN{" ger.", " gerade", " even", " GER."};
      if (!wild.empty()) wild += dice.chance(50) ? ";" : " , ";
      wild += range.first ? range.first->to_string() : "..";
      if (!range.is_single()) {
        wild += dice.pick(SEPARATORS);
        wild += range.last ? range.last->to_string() : std::string(dice.pick(ENDS));
      }
      if (range.parity == Parity::odd) wild += dice.pick(ODD);
      if (range.parity == Parity::even) wild += dice.pick(EVEN);
      ranges.push_back(range);
    }
    const auto read = HouseNumberSet::parse(wild);
    if (!read) fail_property("cannot read " + wild);
    if (*read != set_of(ranges)) fail_property(wild + " reads as " + read->to_string());
    if (HouseNumberSet::parse(read->to_string()) != *read)
      fail_property(read->to_string() + " does not read as itself");
    for (std::size_t i = 0; i < 8; ++i) {
      const HouseNumber number = random_number(dice);
      if (read->contains(number) != should_contain(*read, number)) fail_property(number.to_string() + " in " + wild);
    }
  });
}
