// SPDX-License-Identifier: Apache-2.0
// Laws 6 and 7 of SEMANTICS.md: more input narrows; each choice of a question leads to what it was listed with.
#include "property.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <tuple>

namespace zufi::test {
namespace {

// Every result that the choices of the next question list.
std::set<ResultSketch> results_of(const Answer &answer) {
  if (answer.outcome != Outcome::needs_input) return {result_of(answer)};
  std::set<ResultSketch> all;
  for (const MissingInfo &missing : answer.missing)
    for (const ChoiceInfo &choice : missing.choices)
      for (const ResultInfo &result : choice.results) all.insert(result_of(result));
  return all;
}

std::string explain(const Query &query, const MissingInfo &missing, const Query &asked, const std::string &what) {
  std::string text = "query " + to_text(query) + "\nasked for " + missing.input + "\n";
  for (const ChoiceInfo &choice : missing.choices) {
    text += "  " + choice.label_en + " [";
    for (const std::string &value : choice.values) text += value + "|";
    text += "]:";
    for (const ResultInfo &result : choice.results) text += " (" + to_text(result_of(result)) + ")";
    text += "\n";
  }
  return text + "then " + to_text(asked) + "\n" + what;
}

Query with_role(Query query, Role role) {
  query.roles = {role};
  return query;
}

void check_choice(Trial &trial, const Query &query, const MissingInfo &missing, std::size_t choice, std::size_t value) {
  const Query asked = supplied(query, missing, choice, value);
  const Answer then = trial.world().answer(asked);
  std::set<ResultSketch> listed;
  for (const ResultInfo &result : missing.choices[choice].results) listed.insert(result_of(result));
  if (listed.size() == 1 && listed.begin()->outcome != Outcome::needs_input) {
    trial.check(result_of(then) == *listed.begin(), [&] {
      return explain(query, missing, asked,
                     "listed " + to_text(*listed.begin()) + ", found " + to_text(result_of(then)));
    });
    return;
  }
  trial.check(then.outcome == Outcome::needs_input,
              [&] { return explain(query, missing, asked, "several listed, found " + to_text(result_of(then))); });
  if (then.missing.empty() || then.missing.front().choices.empty()) return; // a place that is not given
  const std::set<ResultSketch> found = results_of(then);
  const bool has_place_left = std::any_of(
      listed.begin(), listed.end(), [](const ResultSketch &seen) { return seen.outcome == Outcome::needs_input; });
  trial.check(has_place_left || !then.missing.front().choices_are_complete || found == listed, [&] {
    std::string what = "listed";
    for (const ResultSketch &seen : listed) what += " (" + to_text(seen) + ")";
    what += "\nnext question on " + then.missing.front().input + " lists";
    for (const ResultSketch &seen : found) what += " (" + to_text(seen) + ")";
    return explain(query, missing, asked, what);
  });
}

TEST_CASE("P35: each choice, when supplied, gives what it was listed with", "[property]") {
  check_property("P35", Plan{}, [](Trial &trial) {
    for (const Query &all : trial.queries) {
      trial.reseed(all);
      for (const Role role : all.roles) {
        const Query query = with_role(all, role);
        const Answer answer = trial.world().answer(query);
        if (answer.outcome != Outcome::needs_input) continue;
        for (const MissingInfo &missing : answer.missing)
          for (std::size_t choice = 0; choice < missing.choices.size(); ++choice) {
            const std::size_t values =
                std::max(missing.choices[choice].values.size(), missing.choices[choice].supplied.size());
            check_choice(trial, query, missing, choice, trial.dice.below(values));
          }
      }
    }
  });
}

TEST_CASE("P35: a run of questions ends, with no input asked for twice", "[property]") {
  check_property("P35 run", Plan{}, [](Trial &trial) {
    for (const Query &all : trial.queries) {
      trial.reseed(all);
      Query query = with_role(all, all.roles.front());
      std::set<std::pair<std::string, std::size_t>> asked;
      std::string run;
      for (;;) {
        const Answer answer = trial.world().answer(query);
        if (answer.outcome != Outcome::needs_input || answer.missing.front().choices.empty()) break;
        const MissingInfo &missing = answer.missing.front();
        const std::string input = missing.is_fact ? missing.input : missing.input + " of " + missing.place_kind;
        const bool is_new = asked.emplace(input, missing.place_position).second;
        run += input + "; ";
        trial.check(is_new,
                    [&] { return "query " + to_text(all) + "\nasked twice: " + run + "\nat " + to_text(query); });
        const std::size_t choice = trial.dice.below(missing.choices.size());
        const std::size_t values =
            std::max(missing.choices[choice].values.size(), missing.choices[choice].supplied.size());
        query = supplied(query, missing, choice, trial.dice.below(values));
      }
      trial.count();
    }
  });
}

TEST_CASE("P34: what is answered without an input stays when it is given", "[property]") {
  check_property("P34", Plan{}, [](Trial &trial) {
    for (const Query &all : trial.queries) {
      trial.reseed(all);
      const Query query = with_role(all, all.roles.front());
      const Answer answer = trial.world().answer(query);
      if (answer.outcome == Outcome::needs_input) continue;
      Query more = query;
      add_random_facts(trial.dice, trial.records(), 100, more);
      for (const auto &[fact, value] : query.facts) more.facts[fact] = value; // what was said stays
      const Answer then = trial.world().answer(more);
      trial.check(result_of(answer) == result_of(then), [&] {
        return "query " + to_text(query) + " gives " + to_text(result_of(answer)) + "\nwith more " + to_text(more) +
               " gives " + to_text(result_of(then));
      });
    }
  });
}

} // namespace
} // namespace zufi::test
