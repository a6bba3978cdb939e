// SPDX-License-Identifier: Apache-2.0
// P28 to P33: days.
#include "changes.hpp"
#include "property.hpp"

#include "model/columns.hpp"
#include "source/canonical_writer.hpp"
#include "source/table_reader.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>

using namespace zufi;
using namespace zufi::test;

namespace {

Query on_day(Query query, Date date) {
  query.date = date;
  return query;
}

std::vector<Date> ends_of(const model::Records &records) {
  std::vector<Date> ends;
  model::for_each_table(records, [&ends](std::string_view, const auto &rows) {
    for (const auto &row : rows)
      if constexpr (requires { row.validity; })
        for (const Date end : {row.validity.from, row.validity.until})
          if (!end.is_open()) ends.push_back(end);
  });
  return ends;
}

Validity shifted(const Validity &validity, int days) {
  const auto shift = [days](Date date) { return date.is_open() ? date : Date::from_days(date.days() + days); };
  return {shift(validity.from), shift(validity.until)};
}

// Through the tables as text, so that the calendar is part of it.
model::Records shifted(const model::Records &records, int days) {
  model::Records moved = records;
  model::for_each_table(moved, [days](std::string_view table, auto &rows) {
    for (auto &row : rows)
      if constexpr (requires { row.validity; }) row.validity = shifted(row.validity, days);
    auto sorted = rows;
    model::sort_rows(sorted);
    model::Notices notices;
    std::remove_reference_t<decltype(rows)> read;
    source::read_table(source::canonical_csv(sorted), table, 0, {}, notices, read);
    if (notices.has_errors()) fail_property("a table does not read its own text");
    for (std::size_t i = 0; i < read.size(); ++i) {
      const auto whole = std::move(sorted[i]); // what the text does not say: folder, layer, file
      read[i].origin = whole.origin;
      if constexpr (requires { read[i].layer; }) {
        read[i].layer = whole.layer;
        read[i].file = whole.file;
      }
    }
    rows = std::move(read);
  });
  return moved;
}

std::string shifted_days(const Answer &answer, int days) {
  Answer moved = answer;
  for (Finding &finding : moved.findings) finding.days = shifted(finding.days, days);
  return days_of(moved);
}

} // namespace

TEST_CASE("P28: an answer holds on all of its days, and on none beside them") {
  check_property("P28: an answer holds on all of its days, and on none beside them", {}, [](Trial &trial) {
    const std::vector<Date> ends = ends_of(trial.records());
    for (Query query : trial.queries) {
      trial.reseed(query);
      query.roles = {trial.dice.pick(query.roles)};
      const Answer answer = trial.world().answer(query);
      if (answer.findings.empty()) continue;
      const Sketch sketch = sketch_of(answer);
      const Validity days = answer.findings.front().days;
      trial.check(days.contains(query.date), [&] { return to_text(query) + ": not in " + days_of(answer); });
      std::vector<Date> inside;
      if (!days.from.is_open()) inside.push_back(days.from);
      if (!days.until.is_open()) inside.push_back(days.until.day_before());
      for (const Date end : ends) {
        if (days.contains(end)) inside.push_back(end);
        if (days.contains(end.day_before())) inside.push_back(end.day_before());
      }
      for (const Date day : inside) {
        const Answer there = trial.world().answer(on_day(query, day));
        trial.check_alike(sketch, sketch_of(there), [&] { return to_text(query) + "\non " + day.to_string(); });
        trial.check(days_of(there) == days_of(answer), [&] {
          return to_text(query) + ": " + days_of(answer) + ", on " + day.to_string() + " " + days_of(there);
        });
      }
      std::vector<Date> beside;
      if (!days.from.is_open()) beside.push_back(days.from.day_before());
      if (!days.until.is_open()) beside.push_back(days.until);
      for (const Date day : beside)
        trial.check(sketch_of(trial.world().answer(on_day(query, day))) != sketch, [&] {
          return to_text(query) + ": the same on " + day.to_string() + ", beside " + days_of(answer) + "\n" +
                 to_text(sketch_of(answer));
        });
    }
  });
}

TEST_CASE("P29: a rule or status split at a day is still one") {
  check_property("P29: a rule or status split at a day is still one", {}, [](Trial &trial) {
    model::Records records = trial.records();
    const Date day = random_date(trial.dice, trial.records());
    const bool splits_rules = trial.dice.chance(60);
    std::size_t split = 0;
    const auto split_all = [&](auto &rows, const auto &name) {
      for (std::size_t i = rows.size(); i-- > 0;) {
        if (!rows[i].validity.contains(day) || rows[i].validity.from == day || trial.dice.chance(50)) continue;
        auto second = rows[i];
        rows[i].validity.until = day;
        second.validity.from = day;
        name(second);
        rows.push_back(std::move(second));
        ++split;
      }
    };
    if (splits_rules)
      split_all(records.rules, [](model::RuleRecord &rule) { rule.id += "~"; });
    else
      split_all(records.statuses, [](const model::StatusRecord &) {});
    const auto changed = trial.variant(std::move(records));
    if (!changed || split == 0) return;
    for (const Query &query : trial.queries) {
      trial.reseed(query);
      const Answer before = trial.world().answer(query);
      const Answer after = changed->answer(query);
      const auto explain = [&] { return to_text(query) + "\nsplit on " + day.to_string(); };
      const auto back = [](const std::string &id) { return id.substr(0, id.find('~')); };
      trial.check_alike(sketch_of(before), with_rules(sketch_of(after), back), explain);
      if (!splits_rules) trial.check(days_of(before) == days_of(after), explain);
    }
  });
}

TEST_CASE("P30: shifting all days of the world and of the question changes nothing else") {
  check_property("P30: shifting all days of the world and of the question changes nothing else", {}, [](Trial &trial) {
    const int shift = trial.dice.between(-73'000, 73'000);
    const auto moved = trial.variant(shifted(trial.records(), shift));
    trial.check(moved != nullptr, [&] { return "a build refuses the world shifted by " + std::to_string(shift); });
    for (const Query &query : trial.queries) {
      trial.reseed(query);
      const Answer before = trial.world().answer(query);
      const Answer after = moved->answer(on_day(query, Date::from_days(query.date.days() + shift)));
      const auto explain = [&] { return to_text(query) + "\nshifted by " + std::to_string(shift); };
      trial.check_alike(sketch_of(before), sketch_of(after), explain);
      trial.check(shifted_days(before, shift) == days_of(after), explain);
    }
  });
}

TEST_CASE("P30: the calendar is that of the standard library") {
  check_values("P30: the calendar is that of the standard library", CASES, [](Dice &dice) {
    const Date date = Date::from_days(dice.between(-719'162, 2'932'896)); // 0001-01-01 to 9999-12-31
    const std::chrono::year_month_day expected{std::chrono::sys_days(std::chrono::days(date.days()))};
    const std::string text = date.to_string();
    const auto number = [&text](std::size_t begin, std::size_t length) {
      return static_cast<unsigned>(std::stoul(text.substr(begin, length)));
    };
    const bool is_right = text.size() == 10 &&
                          number(0, 4) == static_cast<unsigned>(static_cast<int>(expected.year())) &&
                          number(5, 2) == static_cast<unsigned>(expected.month()) &&
                          number(8, 2) == static_cast<unsigned>(expected.day());
    if (!is_right || Date::parse(text) != date) fail_property(text);
  });
}

TEST_CASE("P31: what is not valid on the day has no part in the answer") {
  check_property("P31: what is not valid on the day has no part in the answer", {}, [](Trial &trial) {
    for (const Query &query : trial.queries) {
      trial.reseed(query);
      if (trial.dice.chance(50)) continue;
      model::Records records = trial.records();
      // Of bodies, offices and sites the rules that name them fall away with them; their own rows may stay.
      const auto is_past = [&query](const auto &row) { return !row.validity.contains(query.date); };
      std::erase_if(records.statuses, is_past);
      Ids gone;
      for (const model::OfficeRecord &office : records.offices)
        if (office.kind == OfficeKind::site && is_past(office)) gone.insert(office.id);
      std::erase_if(records.offices, [&gone](const model::OfficeRecord &office) { return gone.contains(office.id); });
      std::erase_if(records.rules, [&](const model::RuleRecord &rule) {
        return is_past(rule) ||
               std::any_of(rule.to.begin(), rule.to.end(), [&](const auto &to) { return gone.contains(to); });
      });
      for (model::StatusRecord &status : records.statuses) status.validity = {};
      // A status that is there twice, on neighbouring days, would now overlap itself.
      std::sort(records.statuses.begin(), records.statuses.end(),
                [](const auto &a, const auto &b) { return std::tie(a.area, a.status) < std::tie(b.area, b.status); });
      for (model::RuleRecord &rule : records.rules) rule.validity = {};
      const auto reduced = trial.variant(std::move(records));
      if (!reduced) continue;
      trial.check_alike(sketch_of(trial.world().answer(query)), sketch_of(reduced->answer(query)),
                        [&] { return to_text(query); });
    }
  });
}

TEST_CASE("P32: a rule that holds longer changes answers on the added days only") {
  check_property("P32: a rule that holds longer changes answers on the added days only", {}, [](Trial &trial) {
    std::vector<std::string> bounded;
    for (const model::RuleRecord &rule : trial.records().rules)
      if (!(rule.validity == Validity{})) bounded.push_back(rule.id);
    if (bounded.empty()) return;
    model::Records records = trial.records();
    model::RuleRecord &rule = rule_in(records, trial.dice.pick(bounded));
    const Validity old = rule.validity;
    if (!old.until.is_open())
      rule.validity.until =
          trial.dice.chance(30) ? Date::highest() : Date::from_days(old.until.days() + trial.dice.between(1, 900));
    if (!old.from.is_open() && (old.until.is_open() || trial.dice.chance(50)))
      rule.validity.from = Date::from_days(old.from.days() - trial.dice.between(1, 900));
    const Validity added = rule.validity;
    const std::string id = rule.id;
    const auto changed = trial.variant(std::move(records));
    if (!changed) return;
    for (Query query : trial.queries) {
      trial.reseed(query);
      const Date end = old.until.is_open() ? old.from : old.until;
      if (trial.dice.chance(50)) query.date = Date::from_days(end.days() + trial.dice.between(-1, 1));
      if (added.contains(query.date) && !old.contains(query.date)) continue;
      trial.check_alike(sketch_of(trial.world().answer(query)), sketch_of(changed->answer(query)),
                        [&] { return to_text(query) + "\nlonger: " + id; });
    }
  });
}

TEST_CASE("P33: of two slices that meet exactly one applies on each day") {
  check_property("P33: of two slices that meet exactly one applies on each day", {.detail = Detail::complete},
                 [](Trial &trial) {
                   for (const Query &query : trial.queries) {
                     trial.reseed(query);
                     if (!trial.world().is_certain(query)) continue;
                     const Sketch sketch = sketch_of(trial.world().answer(query));
                     const FindingSketch *finding = only_finding(sketch);
                     if (finding == nullptr || finding->path.empty() || finding->outcome == Outcome::outside_coverage)
                       continue;
                     const std::size_t at = trial.dice.below(finding->path.size());
                     const StepSketch &step = finding->path[at];
                     if (step.rules.size() != 1) continue;
                     const model::RuleRecord &whole = rule_in(trial.records(), step.rules.front());
                     auto second = leading_elsewhere(trial.dice, trial.records(), whole, "second", query.date);
                     if (!second) continue;
                     // The slices meet on the day asked, or on the day after it.
                     const bool is_second = trial.dice.chance(50);
                     const Date cut = is_second ? query.date : Date::from_days(query.date.days() + 1);
                     model::Records records = trial.records();
                     model::RuleRecord &first = rule_in(records, whole.id);
                     second->validity.from = cut;
                     first.validity.until = cut;
                     if (first.validity.is_empty()) first.validity.from = Date::lowest();
                     if (second->validity.is_empty()) second->validity.until = Date::highest();
                     const auto changed = trial.variant(with_rule(std::move(records), *second));
                     if (!changed) continue;
                     const Sketch after = sketch_of(changed->answer(query));
                     const std::vector<std::string> wanted{is_second ? "second" : whole.id};
                     const auto explain = [&] {
                       return to_text(query) + "\ncut " + whole.id + " on " + cut.to_string() + "\n" + to_text(after);
                     };
                     trial.check(!after.findings.empty(), explain);
                     for (const FindingSketch &found : after.findings)
                       trial.check(found.path.size() > at && found.path[at].rules == wanted, explain);
                   }
                 });
}
