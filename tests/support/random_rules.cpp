// SPDX-License-Identifier: Apache-2.0
#include "random_pools.hpp"
#include "random_world.hpp"

#include "model/leika_key.hpp"

#include <algorithm>
#include <set>

namespace zufi::test {

namespace {

using model::Records;
using model::RuleRecord;

class RuleMaker {
 public:
  RuleMaker(Dice &dice, const Records &records) : dice_(dice), records_(records) {
    for (const model::OfficeRecord &office : records.offices)
      if (office.kind == OfficeKind::body) bodies_.push_back(office.id);
    for (const model::AreaRecord &area : records.areas) areas_.push_back(area.id);
    for (const model::CompetenceRecord &competence : records.competences) competences_.push_back(competence.id);
    for (const model::ServiceRecord &service : records.services) services_.push_back(service.id());
  }

  RuleRecord make(std::size_t index) {
    rule_ = {};
    rule_.id = "r" + std::to_string(dice_.below(90) + 10) + "-" + std::to_string(index);
    rule_.source = "s";
    rule_.confidence = dice_.chance(80) ? Confidence::documented : Confidence::derived;
    rule_.legal_basis = dice_.chance(50) ? "§ 4" : "";
    const std::size_t roll = dice_.below(100);
    if (roll < 13)
      assigns();
    else if (roll < 49)
      held_by();
    else if (roll < 70)
      agreement();
    else if (roll < 88)
      performed_by();
    else
      not_offered();
    std::sort(rule_.to.begin(), rule_.to.end());
    rule_.to.erase(std::unique(rule_.to.begin(), rule_.to.end()), rule_.to.end());
    if (dice_.chance(18)) rule_.role = static_cast<Role>(dice_.below(3));
    if (dice_.chance(15)) rule_.priority = dice_.between(1, 3);
    if (dice_.chance(45)) rule_.validity = random_validity(dice_);
    if (dice_.chance(5)) rule_.places = {dice_.chance(50) ? "event" : "residence"};
    return rule_;
  }

 private:
  // A service, a prefix of it, or a bundle.
  std::string service_like(bool with_bundles) {
    if (with_bundles && dice_.chance(15)) {
      std::vector<std::string> bundles;
      for (const model::ServiceRecord &service : records_.services)
        if (!service.ozg_id.empty()) bundles.push_back(service.ozg_id);
      if (!bundles.empty()) return dice_.pick(bundles);
    }
    std::string id = dice_.pick(services_);
    while (model::is_leika_key(id) && dice_.chance(35)) {
      const auto parent = model::leika_parent(id);
      if (!parent) break;
      id = *parent;
    }
    return id;
  }

  std::string subject() {
    const std::size_t roll = dice_.below(100);
    if (roll < 55) return dice_.pick(competences_);
    return roll < 75 ? service_like(false) : std::string();
  }

  std::string some_office() {
    const std::string &id = dice_.pick(records_.offices).id;
    return id;
  }

  void assigns() {
    rule_.relation = Relation::assigns;
    rule_.from = service_like(true);
    rule_.to = {dice_.pick(competences_)};
    if (dice_.chance(5)) rule_.to.push_back(dice_.pick(competences_));
    guard(15);
  }

  void held_by() {
    rule_.relation = Relation::held_by;
    rule_.from = dice_.chance(75) ? dice_.pick(competences_) : service_like(false);
    static constexpr std::array<std::string_view, 8> SYMBOLS{"@self",  "@self",  "@self", "@kreis",
                                                             "@kreis", "@kreis", "@land", "@bund"};
    rule_.to = {dice_.chance(45) ? std::string(dice_.pick(SYMBOLS)) : some_office()};
    if (dice_.chance(12)) rule_.to.push_back(some_office());
    guard(60);
  }

  // Mostly from one body to a later one, so that circles are the exception.
  void agreement() {
    rule_.relation = dice_.chance(55) ? Relation::delegated_to : Relation::mandated_to;
    std::size_t from = dice_.below(bodies_.size());
    std::size_t to = dice_.below(bodies_.size());
    if (from > to && dice_.chance(97)) std::swap(from, to);
    if (dice_.chance(12)) to = from;
    rule_.from = bodies_[from];
    rule_.to = {bodies_[to]};
    if (from != to && dice_.chance(6)) {
      rule_.to.push_back(bodies_.back());
      if (rule_.from == bodies_.back()) rule_.to.pop_back();
    }
    rule_.subject = subject();
    guard(35);
  }

  void performed_by() {
    rule_.relation = Relation::performed_by;
    std::vector<std::string> starts;
    for (const model::OfficeRecord &office : records_.offices)
      if (office.kind != OfficeKind::body) starts.push_back(office.parent);
    if (starts.empty()) return held_by();
    rule_.from = dice_.pick(starts);
    std::vector<std::string> below;
    for (const model::OfficeRecord &office : records_.offices)
      if (office.id.starts_with(rule_.from + "/")) below.push_back(office.id);
    rule_.to = {dice_.pick(below)};
    if (dice_.chance(25)) rule_.to.push_back(dice_.pick(below));
    rule_.subject = subject();
    guard(35);
  }

  void not_offered() {
    rule_.relation = Relation::not_offered;
    const std::size_t roll = dice_.below(100);
    rule_.from = roll < 40 ? dice_.pick(competences_) : roll < 70 ? service_like(false) : dice_.pick(bodies_);
    if (roll >= 70) rule_.subject = subject();
    guard(85);
  }

  // Area, status and condition, each with about that chance.
  void guard(unsigned percent) {
    if (dice_.chance(percent)) rule_.areas.push_back(dice_.pick(areas_));
    if (!rule_.areas.empty() && dice_.chance(20)) rule_.areas.push_back(dice_.pick(areas_));
    std::sort(rule_.areas.begin(), rule_.areas.end());
    rule_.areas.erase(std::unique(rule_.areas.begin(), rule_.areas.end()), rule_.areas.end());
    if (dice_.chance(percent / 3)) rule_.status = dice_.pick(STATUSES);
    if (!records_.facts.empty() && dice_.chance(percent / 3)) condition();
  }

  void condition() {
    std::string text = test_of(dice_.pick(records_.facts));
    if (dice_.chance(25)) {
      const std::string second = test_of(dice_.pick(records_.facts));
      if (second.substr(0, second.find(' ')) != text.substr(0, text.find(' '))) text += " and " + second;
    }
    rule_.condition = *model::Condition::parse(text);
  }

  std::string test_of(const model::FactRecord &fact) {
    static constexpr std::array<std::string_view, 5> SIGNS{" < ", " <= ", " > ", " >= ", " = "};
    std::string text = fact.id;
    switch (fact.type) {
    case model::FactType::enum_: {
      text += " in " + std::string(WORDS[dice_.below(2)]);
      if (dice_.chance(50)) text += ", " + std::string(WORDS[2]);
      return text;
    }
    case model::FactType::bool_: return text + (dice_.chance(50) ? " = yes" : " = no");
    case model::FactType::number: return text + std::string(dice_.pick(SIGNS)) + std::string(dice_.pick(SIZES));
    case model::FactType::date: return text + std::string(dice_.pick(SIGNS)) + std::string(dice_.pick(DAYS));
    case model::FactType::name: return text + " in " + std::string(dice_.pick(NAME_RANGES));
    }
    return text;
  }

  Dice &dice_;
  const Records &records_;
  std::vector<std::string> bodies_, areas_, competences_, services_;
  RuleRecord rule_;
};

} // namespace

RuleRecord random_rule(Dice &dice, const Records &records, std::size_t index) {
  RuleRecord rule = RuleMaker(dice, records).make(index);
  rule.origin.folder = 0;
  rule.layer = records.folders.front().layer;
  rule.file = records.folders.front().path + "/rules.csv";
  return rule;
}

} // namespace zufi::test
