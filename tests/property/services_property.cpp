// SPDX-License-Identifier: Apache-2.0
// P38, P44 and P45: gaps, what a service inherits, and names.
#include "changes.hpp"
#include "property.hpp"

#include "model/columns.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace zufi;
using namespace zufi::test;

namespace {

// New names for ids, in another order than the old ones.
class NewIds {
 public:
  NewIds(Dice &dice, const model::Records &records) : dice_(dice) {
    for (const model::OfficeRecord &office : records.offices) add(office.id);
    for (const model::RuleRecord &rule : records.rules) add(rule.id);
    for (const model::StreetRecord &street : records.streets) add(street.id);
    for (const model::CompetenceRecord &competence : records.competences) add(competence.id);
    for (const model::ServiceRecord &service : records.services)
      if (!service.agency.empty()) add(service.id(), service.agency + ":");
  }

  std::string of(const std::string &id) const {
    const auto found = names_.find(id);
    return found == names_.end() ? id : found->second;
  }
  void rename(std::string &id) const { id = of(id); }
  void rename(std::vector<std::string> &ids) const {
    for (std::string &id : ids) id = of(id);
    std::sort(ids.begin(), ids.end());
  }

 private:
  void add(const std::string &id, const std::string &prefix = {}) {
    names_.emplace(id, prefix + static_cast<char>('a' + dice_.below(26)) + std::to_string(names_.size()));
  }

  Dice &dice_;
  std::map<std::string, std::string> names_;
};

model::Records renamed(const NewIds &names, model::Records records) {
  for (model::ServiceRecord &service : records.services) {
    const std::string id = names.of(service.id());
    if (!service.agency.empty()) service.key = id.substr(service.agency.size() + 1);
    names.rename(service.parent);
  }
  for (model::CompetenceRecord &competence : records.competences) {
    names.rename(competence.id);
    names.rename(competence.parent);
  }
  for (model::OfficeRecord &office : records.offices) {
    names.rename(office.id);
    names.rename(office.parent);
  }
  for (model::RuleRecord &rule : records.rules) {
    for (std::string *id : {&rule.id, &rule.from, &rule.subject}) names.rename(*id);
    names.rename(rule.to);
  }
  for (model::StreetRecord &street : records.streets) names.rename(street.id);
  for (model::SegmentRecord &segment : records.segments) names.rename(segment.street);
  for (model::Folder &folder : records.folders) names.rename(folder.remit_nodes);
  return records;
}

// A service below another of the world, with nothing of its own; of a bundle only as far as no rule is about it.
struct Child {
  model::ServiceRecord record;
  std::string parent;
};

std::optional<Child> random_child(Trial &trial) {
  std::vector<const model::ServiceRecord *> parents;
  for (const model::ServiceRecord &service : trial.records().services) {
    const auto is_about_bundle = [&service](const model::RuleRecord &rule) { return rule.from == service.ozg_id; };
    const std::vector<model::RuleRecord> &rules = trial.records().rules;
    if (service.ozg_id.empty() || std::none_of(rules.begin(), rules.end(), is_about_bundle))
      parents.push_back(&service);
  }
  if (parents.empty()) return std::nullopt;
  const model::ServiceRecord &parent = *trial.dice.pick(parents);
  Child child{parent, parent.id()};
  child.record.connecting_factors.clear();
  if (parent.key.ends_with("000") && parent.agency.empty() && trial.dice.chance(50)) {
    child.record.key.replace(child.record.key.size() - 3, 3, "777");
  } else {
    child.record.key = "kind";
    child.record.agency = "kr";
    child.record.parent = parent.id();
  }
  return child;
}

Sketch with_start(Sketch sketch, const std::string &from, const std::string &to) {
  return with_ids(std::move(sketch), [&](const std::string &id) { return id == from ? to : id; });
}

} // namespace

TEST_CASE("P38: a rule that is added opens no gap but behind itself") {
  check_property("P38: a rule that is added opens no gap but behind itself", {}, [](Trial &trial) {
    for (std::size_t i = 0; i < 3; ++i) {
      const model::RuleRecord rule = random_rule(trial.dice, trial.records(), 1000);
      const auto changed = trial.variant(with_rule(trial.records(), rule));
      if (!changed) continue;
      for (const Query &query : trial.queries) {
        trial.reseed(query);
        const Sketch before = sketch_of(trial.world().answer(query));
        const Sketch after = sketch_of(changed->answer(query));
        for (const FindingSketch &found : after.findings) {
          if (found.outcome != Outcome::gap) continue;
          const bool was_there =
              std::find(before.findings.begin(), before.findings.end(), found) != before.findings.end();
          // A question for more input may have hidden the gap.
          const bool was_open = before.outcome == Outcome::needs_input;
          trial.check(was_there || was_open || rules_of(found).contains(rule.id), [&] {
            return to_text(query) + "\nadded " + rule.id + "\nbefore " + to_text(before) + "after " + to_text(after);
          });
        }
      }
    }
  });
}

TEST_CASE("P44: a service without edges of its own is answered as the one above it") {
  check_property("P44: a service without edges of its own is answered as the one above it", {}, [](Trial &trial) {
    const auto child = random_child(trial);
    if (!child) return;
    model::Records records = trial.records();
    records.services.push_back(child->record);
    const auto changed = trial.variant(std::move(records));
    trial.check(changed != nullptr, [] { return "a build refuses a service below another"; });
    const std::string id = child->record.id();
    for (Query query : trial.queries) {
      trial.reseed(query);
      query.competence.clear();
      query.service = child->parent;
      const Answer above = trial.world().answer(query);
      query.service = id;
      const Answer below = changed->answer(query);
      trial.check_alike(sketch_of(above), with_start(sketch_of(below), id, child->parent),
                        [&] { return to_text(query); });
      trial.check(days_of(above) == days_of(below), [&] { return to_text(query); });
    }
  });
}

TEST_CASE("P44: an edge of a service's own replaces what is above it only where it applies") {
  check_property(
      "P44: an edge of a service's own replaces what is above it only where it applies", {.detail = Detail::complete},
      [](Trial &trial) {
        const auto child = random_child(trial);
        if (!child) return;
        const std::string id = child->record.id();
        model::Records records = trial.records();
        records.services.push_back(child->record);
        model::RuleRecord own = random_rule(trial.dice, trial.records(), 1000);
        own.relation = Relation::held_by;
        own.from = id;
        own.to = {"zv"};
        own.subject.clear();
        own.places.clear();
        if (own.areas.empty()) own.areas = {trial.dice.pick(trial.records().areas).id};
        const auto changed = trial.variant(with_rule(std::move(records), own));
        trial.check(changed != nullptr, [] { return "a build refuses an edge of a service"; });
        for (Query query : trial.queries) {
          trial.reseed(query);
          query.competence.clear();
          query.service = child->parent;
          if (!trial.world().is_certain(query)) continue;
          const Answer above = trial.world().answer(query);
          query.service = id;
          const Sketch below = sketch_of(changed->answer(query));
          const std::vector<Text> &areas = above.readings.front().areas;
          const bool is_there = std::any_of(own.areas.begin(), own.areas.end(), [&areas](const std::string &area) {
            return std::any_of(areas.begin(), areas.end(), [&area](const Text &text) { return text.view() == area; });
          });
          const bool is_for_role = !own.role || own.role == query.roles.front();
          if (is_there && is_for_role && own.validity.contains(query.date)) continue;
          trial.check_alike(sketch_of(above), with_start(below, id, child->parent),
                            [&] { return to_text(query) + "\nwith an edge of its own in " + own.areas.front(); });
        }
      });
}

TEST_CASE("P45: other ids, in another order, rename the answer and change nothing else") {
  check_property("P45: other ids, in another order, rename the answer and change nothing else", {}, [](Trial &trial) {
    const NewIds names(trial.dice, trial.records());
    const auto changed = trial.variant(renamed(names, trial.records()));
    trial.check(changed != nullptr, [] { return "a build refuses other ids"; });
    const auto rename = [&names](const std::string &id) { return names.of(id); };
    for (const Query &query : trial.queries) {
      trial.reseed(query);
      Query other = query;
      other.service = names.of(query.service);
      other.competence = names.of(query.competence);
      const Answer before = trial.world().answer(query);
      const Answer after = changed->answer(other);
      trial.check_alike(with_ids(sketch_of(before), rename), sketch_of(after), [&] { return to_text(query); });
      trial.check(days_of(before) == days_of(after), [&] { return to_text(query); });
    }
  });
}
