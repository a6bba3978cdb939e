// SPDX-License-Identifier: Apache-2.0
// P15 to P17 and P46: rules beside each other.
#include "changes.hpp"
#include "property.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace zufi;
using namespace zufi::test;

namespace {

constexpr Plan COMPLETE{.detail = Detail::complete};

// A step of the one path of an answer, and one of its rules.
struct Spot {
  Sketch sketch;
  std::size_t at = 0;
  model::RuleRecord rule;
  const StepSketch &step() const { return sketch.findings.front().path[at]; }
};

std::optional<Spot> random_spot(Trial &trial, const Query &query) {
  Spot spot{sketch_of(trial.world().answer(query)), 0, {}};
  const FindingSketch *finding = only_finding(spot.sketch);
  if (finding == nullptr || finding->path.empty() || finding->outcome == Outcome::outside_coverage) return std::nullopt;
  spot.at = trial.dice.below(finding->path.size());
  spot.rule = rule_in(trial.records(), trial.dice.pick(spot.step().rules));
  return spot;
}

Ids conflict_of(const Sketch &sketch) {
  const FindingSketch *finding = only_finding(sketch);
  if (finding == nullptr || finding->outcome != Outcome::conflict) return {};
  return {finding->rules.begin(), finding->rules.end()};
}

} // namespace

TEST_CASE("P15: two equal edges to different targets are a conflict that names both") {
  check_property(
      "P15: two equal edges to different targets are a conflict that names both", COMPLETE, [](Trial &trial) {
        for (const Query &query : trial.queries) {
          trial.reseed(query);
          const auto spot = random_spot(trial, query);
          if (!spot || spot->rule.relation == Relation::not_offered) continue;
          const auto rival = leading_elsewhere(trial.dice, trial.records(), spot->rule, "x", query.date);
          if (!rival) continue;
          const auto changed = trial.variant(with_rule(trial.records(), *rival));
          if (!changed) continue;
          const Sketch after = sketch_of(changed->answer(query));
          const auto explain = [&] {
            return to_text(query) + "\n" + spot->rule.id + " copied to " + rival->to.front() + "\n" + to_text(after);
          };
          Ids wanted(spot->step().rules.begin(), spot->step().rules.end());
          wanted.insert("x");
          const bool is_same_place = spot->rule.to.front().starts_with("@") && spot->step().to == rival->to;
          if (is_same_place) // "@self" was that very body
            trial.check_alike(spot->sketch,
                              with_rules(after, [&](const auto &id) { return id == "x" ? spot->rule.id : id; }),
                              explain);
          else
            trial.check(conflict_of(after) == wanted, explain);
        }
      });
}

TEST_CASE("P15: of two equal edges the one with the higher priority decides") {
  check_property("P15: of two equal edges the one with the higher priority decides", COMPLETE, [](Trial &trial) {
    for (const Query &query : trial.queries) {
      trial.reseed(query);
      const auto spot = random_spot(trial, query);
      if (!trial.world().is_certain(query)) continue;
      if (!spot || spot->rule.relation == Relation::not_offered) continue;
      auto rival = leading_elsewhere(trial.dice, trial.records(), spot->rule, "x", query.date);
      if (!rival) continue;
      const bool is_lower = spot->rule.priority > 0 && trial.dice.chance(50);
      rival->priority += is_lower ? -1 : 1;
      const auto changed = trial.variant(with_rule(trial.records(), *rival));
      if (!changed) continue;
      const Sketch after = sketch_of(changed->answer(query));
      const auto explain = [&] { return to_text(query) + "\n" + spot->rule.id + " against x\n" + to_text(after); };
      if (is_lower) {
        trial.check_alike(spot->sketch, after, explain);
        continue;
      }
      trial.check(!after.findings.empty(), explain);
      for (const FindingSketch &finding : after.findings)
        trial.check(finding.path.size() > spot->at && finding.path[spot->at].rules == std::vector<std::string>{"x"} &&
                        finding.path[spot->at].to == rival->to,
                    explain);
    }
  });
}

TEST_CASE("P15, P46: a rule repeated under another id is no conflict, and changes only which rules are named") {
  check_property("P15, P46: a rule repeated under another id is no conflict, and changes only which rules are named",
                 {}, [](Trial &trial) {
                   if (trial.records().rules.empty()) return;
                   model::RuleRecord copy = trial.dice.pick(trial.records().rules);
                   const std::string original = copy.id;
                   copy.id = trial.dice.chance(50) ? "a-copy" : "z-copy";
                   const auto changed = trial.variant(with_rule(trial.records(), copy));
                   if (!changed) return;
                   for (const Query &query : trial.queries) {
                     trial.reseed(query);
                     const Answer before = trial.world().answer(query);
                     const Answer after = changed->answer(query);
                     const Sketch named = sketch_of(after);
                     const auto back = [&](const std::string &id) { return id == copy.id ? original : id; };
                     trial.check_alike(sketch_of(before), with_rules(named, back),
                                       [&] { return to_text(query) + "\ncopy of " + original; });
                     trial.check(days_of(before) == days_of(after),
                                 [&] { return to_text(query) + "\ncopy of " + original; });
                     const Ids rules = rules_of(named);
                     trial.check(rules.contains(original) == rules.contains(copy.id),
                                 [&] { return to_text(query) + "\n" + to_text(named); });
                   }
                 });
}

TEST_CASE("P16: a conflict names at least two rules, and is gone without all but one of them") {
  // Rare: about one answer in twelve.
  check_property(
      "P16: a conflict names at least two rules, and is gone without all but one of them", {}, [](Trial &trial) {
        for (const Query &query : trial.queries) {
          trial.reseed(query);
          const Sketch before = sketch_of(trial.world().answer(query));
          for (const FindingSketch &finding : before.findings) {
            if (finding.outcome != Outcome::conflict) continue;
            const Ids named(finding.rules.begin(), finding.rules.end());
            trial.check(named.size() >= 2, [&] { return to_text(query) + "\n" + to_text(before); });
            for (const std::string &kept : named) {
              Ids others = named;
              others.erase(kept);
              const auto changed = trial.variant(without_rules(trial.records(), others));
              if (!changed) continue;
              const Sketch after = sketch_of(changed->answer(query));
              for (const FindingSketch &left : after.findings)
                trial.check(left.outcome != Outcome::conflict ||
                                !std::includes(named.begin(), named.end(), left.rules.begin(), left.rules.end()),
                            [&] {
                              return to_text(query) + "\nbefore " + to_text(before) + "with only " + kept + "\n" +
                                     to_text(after);
                            });
            }
          }
        }
      });
}

TEST_CASE("P17: rules of one role have no part in the answers for the others") {
  check_property("P17: rules of one role have no part in the answers for the others", {}, [](Trial &trial) {
    const auto role = static_cast<Role>(trial.dice.below(3));
    const Date day = random_date(trial.dice, trial.records());
    model::Records records = trial.records();
    std::erase_if(records.rules,
                  [&](const model::RuleRecord &rule) { return rule.role == role && trial.dice.chance(50); });
    for (model::RuleRecord &rule : records.rules)
      if (rule.role == role)
        if (auto other = leading_elsewhere(trial.dice, trial.records(), rule, rule.id, day)) rule = *other;
    for (std::size_t i = 0; i < 6; ++i) {
      model::RuleRecord rule = random_rule(trial.dice, trial.records(), 1000 + i);
      rule.role = role;
      records.rules.push_back(std::move(rule));
    }
    const auto changed = trial.variant(std::move(records));
    if (!changed) return;
    for (Query query : trial.queries) {
      trial.reseed(query);
      query.roles = {Role::responsible, Role::accepts, Role::advises};
      std::erase(query.roles, role);
      const Answer before = trial.world().answer(query);
      const Answer after = changed->answer(query);
      trial.check_alike(sketch_of(before), sketch_of(after), [&] { return to_text(query); });
      trial.check(days_of(before) == days_of(after), [&] { return to_text(query); });
    }
  });
}
