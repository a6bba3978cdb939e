// SPDX-License-Identifier: Apache-2.0
// P53 and P54: an answer over time.
#include "property.hpp"

#include "zufi/dataset.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>

using namespace zufi;
using namespace zufi::test;

namespace {

constexpr std::size_t HISTORIES = sized(2'500);

Validity random_days(Trial &trial) {
  Validity days;
  if (trial.dice.chance(70)) days.from = random_date(trial.dice, trial.records());
  if (trial.dice.chance(70)) days.until = random_date(trial.dice, trial.records());
  if (days.is_empty()) std::swap(days.from, days.until);
  if (days.is_empty()) days.until = Date::from_days(days.from.days() + 1);
  return days;
}

// The ends, and some days in between; of a stretch without ends one day.
std::vector<Date> days_inside(Trial &trial, const Validity &stretch) {
  std::vector<Date> days;
  if (!stretch.from.is_open()) days.push_back(stretch.from);
  if (!stretch.until.is_open()) days.push_back(stretch.until.day_before());
  for (int tries = 0; tries < 3; ++tries) {
    const Date day = random_date(trial.dice, trial.records());
    if (stretch.contains(day)) days.push_back(day);
  }
  return days;
}

std::string to_text(const Validity &days) { return days.from.to_string() + ".." + days.until.to_string(); }

Answer asked_on(const Dataset &dataset, Query query, Date day) {
  query.date = day;
  auto answer = dataset.resolve(query);
  if (!answer) throw std::logic_error(answer.error().message);
  return std::move(answer).value();
}

} // namespace

TEST_CASE("P53: a history says of each day what asking on it says, and changes only where the answer does") {
  check_property(
      "P53: a history says of each day what asking on it says, and changes only where the answer does",
      {.checks = HISTORIES}, [](Trial &trial) {
        const Dataset dataset = dataset_of(trial.world());
        for (const Query &query : trial.queries) {
          trial.reseed(query);
          const Validity days = random_days(trial);
          const auto history = dataset.history(query, days);
          const auto explain = [&] { return to_text(query) + "\nover " + to_text(days); };
          trial.check(history && !history->empty(), explain);
          Date end = days.from;
          const Answer *before = nullptr;
          for (const AnswerStretch &stretch : *history) {
            trial.check(stretch.days.from == end && !stretch.days.is_empty() && days.covers(stretch.days) &&
                            stretch.days.contains(stretch.answer.date),
                        explain);
            end = stretch.days.until;
            const Sketch sketch = sketch_of(stretch.answer);
            trial.check(before == nullptr || sketch_of(*before) != sketch,
                        [&] { return explain() + ": the same before and behind " + stretch.days.from.to_string(); });
            before = &stretch.answer;
            for (const Date day : days_inside(trial, stretch.days)) {
              const Answer there = asked_on(dataset, query, day);
              trial.check_alike(sketch, sketch_of(there), [&] { return explain() + "\non " + day.to_string(); });
              trial.check(days_of(there) == days_of(stretch.answer), explain);
            }
          }
          trial.check(end == days.until, explain);
        }
      });
}

TEST_CASE("P54: the next change is the second stretch of a history") {
  check_property("P54: the next change is the second stretch of a history", {.checks = HISTORIES}, [](Trial &trial) {
    const Dataset dataset = dataset_of(trial.world());
    for (const Query &query : trial.queries) {
      trial.reseed(query);
      const auto history = dataset.history(query, {query.date, Date::highest()});
      const Date until =
          trial.dice.chance(30) ? Date::highest() : Date::from_days(query.date.days() + trial.dice.between(1, 2'000));
      const auto change = dataset.next_change(query, until);
      const auto explain = [&] { return to_text(query) + "\nuntil " + until.to_string(); };
      trial.check(history && change, explain);
      const bool is_there = history->size() > 1 && history->at(1).days.from < until;
      trial.check(change->has_value() == is_there, explain);
      if (!is_there) continue;
      const AnswerStretch &next = **change;
      trial.check(next.days == history->at(1).days, explain);
      trial.check_alike(sketch_of(history->at(1).answer), sketch_of(next.answer), explain);
    }
  });
}
