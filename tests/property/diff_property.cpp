// SPDX-License-Identifier: Apache-2.0
// Law 11: a diff names exactly the questions that get another answer.
#include "changes.hpp"
#include "property.hpp"

#include "zufi/dataset.hpp"
#include "zufi/json.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>
#include <tuple>

using namespace zufi;
using namespace zufi::test;

namespace {

constexpr std::size_t DIFFS = sized(4'000); // questions, some 24 for each pair of worlds

// What counts of an answer, in words; the same for an answer and for a side of a change.
using Shown = std::string;

std::string handler_text(std::string office, std::string body, std::vector<std::string> sites) {
  std::sort(sites.begin(), sites.end());
  std::string text = office + "<" + body;
  for (const std::string &site : sites) text += "@" + site;
  return text;
}

Shown result_of(Outcome outcome, std::vector<std::string> handlers) {
  std::sort(handlers.begin(), handlers.end());
  handlers.erase(std::unique(handlers.begin(), handlers.end()), handlers.end());
  std::string text(name_of(outcome));
  for (const std::string &handler : handlers) text += " " + handler;
  return text;
}

Shown result_of(const ChangedResult &side) {
  std::vector<std::string> handlers;
  for (const ChangedResult::Handler &handler : side.handlers) {
    std::vector<std::string> sites;
    for (const NamedId &site : handler.sites) sites.push_back(site.id);
    handlers.push_back(handler_text(handler.office.id, handler.body.id, std::move(sites)));
  }
  return result_of(side.outcome, std::move(handlers));
}

Shown asked_of(const Dataset &dataset, const Query &query) {
  const auto answer = dataset.resolve(query);
  if (!answer) return "error: " + answer.error().message; // a service or fact that is not declared there
  std::vector<std::string> handlers;
  const bool has_office = answer->outcome == Outcome::resolved || answer->outcome == Outcome::choice;
  for (const Finding &finding : answer->findings) {
    if (!finding.office || !has_office) continue;
    std::vector<std::string> sites;
    for (const OfficeInfo &site : finding.sites) sites.push_back(site.id.str());
    handlers.push_back(handler_text(finding.office->id.str(), finding.body ? finding.body->id.str() : "", sites));
  }
  return result_of(answer->outcome, std::move(handlers));
}

model::Records changed_records(Trial &trial) {
  model::Records records = trial.records();
  const std::size_t changes = 1 + trial.dice.below(3);
  for (std::size_t i = 0; i < changes; ++i) {
    const std::size_t kind = trial.dice.below(6);
    if (kind == 0 && !records.rules.empty())
      records.rules.erase(records.rules.begin() + static_cast<std::ptrdiff_t>(trial.dice.below(records.rules.size())));
    else if (kind == 1 && !records.segments.empty())
      records.segments.erase(records.segments.begin() +
                             static_cast<std::ptrdiff_t>(trial.dice.below(records.segments.size())));
    else if (kind == 2 && !records.statuses.empty())
      records.statuses.erase(records.statuses.begin() +
                             static_cast<std::ptrdiff_t>(trial.dice.below(records.statuses.size())));
    else if (kind == 3 && !records.rules.empty())
      records.rules[trial.dice.below(records.rules.size())].validity.from = random_date(trial.dice, records);
    else if (kind == 4 && !records.segments.empty())
      records.segments[trial.dice.below(records.segments.size())].house_numbers =
          *text::HouseNumberSet::parse("3-12;21-.. odd");
    else
      records.rules.push_back(random_rule(trial.dice, records, 1'000 + i));
  }
  return records;
}

const std::string &asked(const Query &query) { return query.service.empty() ? query.competence : query.service; }

// Does the diff say that this question changes so?
bool is_listed(const Diff &diff, const Query &query, const Shown &before, const Shown &after) {
  return std::any_of(diff.changes.begin(), diff.changes.end(), [&](const AnswerChange &change) {
    const bool is_about = std::any_of(change.asked.begin(), change.asked.end(),
                                      [&query](const NamedId &id) { return id.id == asked(query); });
    return is_about && change.days.contains(query.date) && result_of(change.before) == before &&
           result_of(change.after) == after;
  });
}

// Of what is not known, or not covered, a diff says nothing; nor of a service or fact that one side does not declare.
bool is_vague(const Shown &result) {
  return result == "needs_input" || result == "unknown_place" || result == "outside_coverage" ||
         result.starts_with("error");
}

// The two sides, so that diffs can be compared with their mirror images.
std::vector<std::string> sides_of(const Diff &diff, const ChangedResult AnswerChange::*first,
                                  const ChangedResult AnswerChange::*second) {
  std::vector<std::string> sides;
  for (const AnswerChange &change : diff.changes) {
    std::string text;
    for (const NamedId &id : change.asked) text += id.id + " ";
    for (const NamedId &id : change.areas) text += id.id + " ";
    text += change.days.from.to_string() + ".." + change.days.until.to_string() + " " + std::to_string(change.places);
    sides.push_back(text + result_of(change.*first) + " -> " + result_of(change.*second));
  }
  std::sort(sides.begin(), sides.end());
  return sides;
}

// The question of each side is answered as the change says.
void check_witnesses(Trial &trial, const Dataset &before, const Dataset &after, const Diff &diff) {
  for (const AnswerChange &change : diff.changes) {
    for (const auto &[dataset, side] : {std::pair(&before, &change.before), std::pair(&after, &change.after)}) {
      const auto query = query_from_json(side->witness);
      if (!query) fail_property("the witness is no query: " + query.error().message + "\n" + side->witness);
      const Shown found = asked_of(*dataset, *query);
      const bool is_unknown = side->outcome == Outcome::outside_coverage && found == "unknown_place";
      if (found != result_of(*side) && !is_unknown)
        fail_property(side->witness + "\nis said to be " + result_of(*side) + "\nis " + found);
    }
    trial.count();
  }
}

void compare(Trial &trial, const LinkedWorld &other) {
  const Dataset before = dataset_of(trial.world());
  const Dataset after = dataset_of(other);
  const Diff diff = before.diff(after).value();
  const Diff back = after.diff(before).value();
  if (!diff.undecided.empty()) return;
  if (sides_of(diff, &AnswerChange::before, &AnswerChange::after) !=
      sides_of(back, &AnswerChange::after, &AnswerChange::before))
    fail_property("the diff is not the mirror of the diff the other way round");
  check_witnesses(trial, before, after, diff);
  for (const Query &query : trial.queries) {
    const Shown was = asked_of(before, query);
    const Shown is = asked_of(after, query);
    if (is_vague(was) || is_vague(is) || !is_simple(query)) continue;
    trial.check(was == is || is_listed(diff, query, was, is),
                [&] { return to_text(query) + "\nwas " + was + "\nis  " + is + "\n" + to_json(diff); });
  }
}

} // namespace

TEST_CASE("P57: a diff lists every question that gets another answer, each with a true question, and mirrors") {
  check_property("P57: a diff lists every question that gets another answer",
                 {.checks = DIFFS, .detail = Detail::complete}, [](Trial &trial) {
                   const auto other = trial.variant(changed_records(trial));
                   if (other) compare(trial, *other);
                 });
}

TEST_CASE("P58: nothing differs from itself; of two days it is what a day and the other give") {
  check_property("P58: nothing differs from itself", {.checks = DIFFS / 2, .detail = Detail::complete},
                 [](Trial &trial) {
                   const Dataset dataset = dataset_of(trial.world());
                   if (!dataset.diff(dataset)->changes.empty()) fail_property("a dataset differs from itself");
                   const Date first = random_date(trial.dice, trial.records());
                   const Date second = random_date(trial.dice, trial.records());
                   const Diff diff = dataset.diff(first, second).value();
                   check_witnesses(trial, dataset, dataset, diff);
                   for (Query query : trial.queries) {
                     if (!is_simple(query)) continue;
                     query.date = first;
                     const Shown was = asked_of(dataset, query);
                     query.date = second;
                     const Shown is = asked_of(dataset, query);
                     if (is_vague(was) || is_vague(is)) continue;
                     trial.check(was == is || is_listed(diff, query, was, is), [&] {
                       return to_text(query) + "\n" + first.to_string() + " " + was + "\n" + second.to_string() + " " +
                              is + "\n" + to_json(diff);
                     });
                   }
                 });
}
