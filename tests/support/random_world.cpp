// SPDX-License-Identifier: Apache-2.0
#include "random_world.hpp"

#include "model/order.hpp"
#include "random_places.hpp"
#include "random_pools.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace zufi::test {

namespace {

using model::AreaKind;
using model::Records;

class WorldMaker {
 public:
  explicit WorldMaker(Dice &dice) : dice_(dice) {}

  Records make() {
    records_.sources.push_back({"s", "Quelle", "", "", "", "", "", "", {}});
    gemeinden_ = add_random_places(dice_, records_);
    add_services();
    add_competences();
    add_bodies();
    add_facts();
    add_folders();
    model::sort_records(records_);
    const std::size_t rules = 14 + dice_.below(26);
    for (std::size_t i = 0; i < rules; ++i) records_.rules.push_back(random_rule(dice_, records_, i));
    add_basic_rules();
    give_to_layers();
    add_coverage();
    model::sort_records(records_);
    return std::move(records_);
  }

 private:
  // --- services and tasks

  std::vector<std::string> random_factor(unsigned percent) {
    if (!dice_.chance(percent)) return {};
    if (dice_.chance(20)) return {"event", "residence"};
    return {std::string(dice_.pick(FACTORS))};
  }

  void add_services() {
    const auto add = [this](std::string key, std::string agency, std::string parent) {
      model::ServiceRecord service;
      service.key = std::move(key);
      service.agency = std::move(agency);
      service.name = "Leistung " + service.key;
      service.parent = std::move(parent);
      if (dice_.chance(30)) service.ozg_id = dice_.chance(70) ? "10001" : "10002";
      service.connecting_factors = random_factor(30);
      if (dice_.chance(10)) service.validity = random_validity(dice_);
      service.source = "s";
      records_.services.push_back(std::move(service));
    };
    add("99001001001000", "", "");
    add("99001001001001", "", "");
    add("99001002001000", "", "");
    add("99002001001000", "", "");
    if (dice_.chance(50)) add("99001001002000", "", "");
    add("park", "kr", dice_.chance(60) ? "99001001001000" : "");
    if (dice_.chance(50)) add("hund", "kr", "");
  }

  void add_competences() {
    const auto add = [this](std::string id, std::string parent) {
      std::string name = "Aufgabe " + id;
      records_.competences.push_back(
          {std::move(id), std::move(parent), std::move(name), random_factor(25), "§ 3", "", "s", {}});
    };
    add("c1", "");
    add("c1/a", "c1");
    if (dice_.chance(50)) add("c1/b", "c1");
    if (dice_.chance(50)) add("c1/a/x", "c1/a");
    add("c2", "");
  }

  // --- bodies and offices

  model::OfficeRecord &add_office(std::string id, OfficeKind kind, std::string parent, std::string area) {
    model::OfficeRecord office;
    office.id = std::move(id);
    office.kind = kind;
    office.name = "Stelle " + office.id;
    office.parent = std::move(parent);
    office.area = std::move(area);
    office.source = "s";
    office.confidence = dice_.chance(80) ? Confidence::documented : Confidence::unverified;
    return records_.offices.emplace_back(std::move(office));
  }

  void add_offices_of(const std::string &body) {
    const std::size_t count = dice_.below(3);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string office = body + "/o" + std::to_string(i);
      if (Validity &days = add_office(office, OfficeKind::office, body, "").validity; dice_.chance(8))
        days = random_validity(dice_);
      if (dice_.chance(30)) add_office(office + "/u", OfficeKind::office, office, "");
      const std::size_t sites = dice_.chance(35) ? 1 + dice_.below(2) : 0;
      for (std::size_t j = 0; j < sites; ++j)
        if (Validity &days = add_office(office + "/s" + std::to_string(j), OfficeKind::site, office, "").validity;
            dice_.chance(25))
          days = random_validity(dice_);
    }
  }

  void add_bodies() {
    for (const model::AreaRecord &area : records_.areas) {
      const bool has_body = area.kind == AreaKind::land || area.kind == AreaKind::kreis ||
                            area.kind == AreaKind::bund || area.kind == AreaKind::gemeinde;
      if (!has_body || dice_.chance(4)) continue;
      const std::string id = "b-" + area.id;
      add_office(id, OfficeKind::body, "", area.id);
      if (dice_.chance(8)) { // a new body takes the place of the old one
        const Date end = random_end(dice_);
        records_.offices.back().validity.until = end;
        add_office(id + "-neu", OfficeKind::body, "", area.id).validity.from = end;
      }
      add_offices_of(id);
    }
    add_office("zv", OfficeKind::body, "", ""); // a Zweckverband
    add_offices_of("zv");
  }

  void add_facts() {
    using model::FactType;
    const auto add = [this](std::string id, FactType type) {
      if (!dice_.chance(85)) return;
      std::vector<std::string> values;
      if (type == FactType::enum_) values.assign(WORDS.begin(), WORDS.end());
      records_.facts.push_back({std::move(id), type, std::move(values), "", "Was?", "What?", "", "", {}});
    };
    add("born", FactType::date);
    add("married", FactType::bool_);
    add("size", FactType::number);
    add("surname", FactType::name);
    add("who", FactType::enum_);
  }

  // --- layers

  void add_folders() {
    const auto add = [this](std::string id, Layer layer) -> model::Folder & {
      model::Folder folder;
      folder.path = id;
      folder.id = std::move(id);
      folder.title = "Ordner";
      folder.version = "2026-01-01";
      folder.licence = "CC0-1.0";
      folder.layer = layer;
      return records_.folders.emplace_back(std::move(folder));
    };
    model::Folder &land = add("land", Layer::land); // may write everything
    land.remit_areas = {"*"};
    for (const model::OfficeRecord &office : records_.offices)
      if (office.kind == OfficeKind::body) land.remit_nodes.push_back(office.id);
    std::sort(land.remit_nodes.begin(), land.remit_nodes.end());
    for (const model::OfficeRecord &office : records_.offices) {
      if (office.kind != OfficeKind::body || office.area.size() < 5 || dice_.chance(40)) continue;
      const bool is_kreis = office.area.size() == 5;
      model::Folder &folder = add("von-" + office.id, is_kreis ? Layer::kreis : Layer::gemeinde);
      folder.remit_nodes = {office.id};
      if (is_kreis || dice_.chance(50)) folder.remit_areas = {office.area};
    }
  }

  // Some paths lead through, whatever the guards of the rules drawn.
  void add_basic_rules() {
    const auto add = [this](std::string id, Relation relation, std::string from, std::string to) {
      model::RuleRecord rule;
      rule.id = std::move(id);
      rule.relation = relation;
      rule.from = std::move(from);
      rule.to = {std::move(to)};
      rule.source = "s";
      rule.confidence = Confidence::documented;
      if (dice_.chance(85)) records_.rules.push_back(std::move(rule));
    };
    add("q1", Relation::assigns, "99001000000000", "c1");
    add("q2", Relation::assigns, "99002000000000", "c2");
    add("q3", Relation::held_by, "c1", dice_.chance(50) ? "@kreis" : "@self");
    add("q4", Relation::held_by, "c2", dice_.chance(50) ? "@land" : "@self");
  }

  // Rules and offices that a folder may write go to it, with some exceptions; all else stays with the Land.
  void give_to_layers() {
    for (model::OfficeRecord &office : records_.offices) office.origin.folder = folder_of(root_of(office.id), {});
    for (model::RuleRecord &rule : records_.rules) {
      const bool is_agreement = rule.relation == Relation::delegated_to || rule.relation == Relation::mandated_to;
      const bool leaves_office = rule.from.starts_with("b-") || rule.from == "zv" || rule.from.starts_with("zv/");
      if (leaves_office && !is_agreement) rule.origin.folder = folder_of(root_of(rule.from), {});
      if (!leaves_office && rule.areas.size() == 1) rule.origin.folder = folder_of({}, rule.areas.front());
      const model::Folder &folder = records_.folders[rule.origin.folder];
      rule.layer = folder.layer;
      rule.file = folder.path + "/rules.csv";
    }
  }

  static std::string root_of(const std::string &office) { return office.substr(0, office.find('/')); }

  std::uint32_t folder_of(const std::string &body, const std::string &area) {
    if (dice_.chance(25)) return 0;
    for (std::uint32_t i = 1; i < records_.folders.size(); ++i) {
      const model::Folder &folder = records_.folders[i];
      if (!body.empty() && folder.remit_nodes.front() == body) return i;
      if (area.empty() || folder.remit_areas.empty()) continue;
      const std::string &own = folder.remit_areas.front();
      if (area == own || area.starts_with(own + "/")) return i;
    }
    return 0;
  }

  void add_coverage() {
    std::vector<std::string> coverage{"*"};
    if (dice_.chance(15)) coverage = {"05"};
    if (dice_.chance(15)) coverage = {"05101"};
    if (dice_.chance(10)) coverage = {gemeinden_[0], gemeinden_[2]};
    model::Folder &land = records_.folders.front();
    land.coverage = coverage;
    if (dice_.chance(40)) land.complete_streets = {gemeinden_[0], gemeinden_[1]};
    if (dice_.chance(30)) land.complete_streets = {"05"};
    records_.identity.complete_streets = land.complete_streets;
    records_.identity.id = land.id;
    records_.identity.title = land.title;
    records_.identity.version = land.version;
    records_.identity.licence = land.licence;
    records_.identity.coverage = coverage;
  }

  Dice &dice_;
  Records records_;
  std::vector<std::string> gemeinden_;
};

} // namespace

Records random_records(Dice &dice) { return WorldMaker(dice).make(); }

} // namespace zufi::test
