// SPDX-License-Identifier: Apache-2.0
#include "random_world.hpp"

#include "model/order.hpp"
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
    add_areas();
    add_statuses();
    add_streets();
    add_segments();
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
  // --- places

  void add_area(std::string id, AreaKind kind, std::string_view name, std::vector<std::string> parents) {
    model::AreaRecord area{std::move(id), kind, std::string(name), {}, {}, std::move(parents), {}, {}, "s", {}};
    if (kind == AreaKind::land || kind == AreaKind::kreis || kind == AreaKind::gemeinde) area.ars = area.id;
    if (kind == AreaKind::gemeinde) area.ags = model::ags_of_ars(area.ars);
    std::sort(area.parents.begin(), area.parents.end());
    records_.areas.push_back(std::move(area));
  }

  void add_areas() {
    std::vector<std::string> country;
    if (dice_.chance(40)) {
      add_area("de", AreaKind::bund, "Deutschland", {});
      country = {"de"};
    }
    add_area("05", AreaKind::land, "Land", country);
    if (dice_.chance(50)) add_area("region", AreaKind::bezirk, "Region", {"05"});
    add_area("05101", AreaKind::kreis, "Kreis Eins", {"05"});
    if (dice_.chance(50)) add_area("05102", AreaKind::kreis, "Kreis Zwei", {"05"});
    const bool has_region = records_.areas.size() > 1 && has_area("region");
    gemeinden_ = {"051010001001", "051010001002", "052000000000"}; // the last is kreisfrei
    if (dice_.chance(50)) gemeinden_.push_back("051010002003");
    if (has_area("05102")) gemeinden_.push_back("051020001001");
    for (std::size_t i = 0; i < gemeinden_.size(); ++i) {
      const std::string kreis = gemeinden_[i].substr(0, 5);
      std::vector<std::string> parents{has_area(kreis) ? kreis : "05"};
      if (has_region && dice_.chance(40)) parents.emplace_back("region");
      add_area(gemeinden_[i], AreaKind::gemeinde, TOWNS[i], std::move(parents));
      add_parts(gemeinden_[i], has_region);
    }
    if (dice_.chance(15)) { // a municipality of the past
      add_area("051019999999", AreaKind::gemeinde, "Vordorf", {"05101"});
      records_.areas.back().validity.until = random_end(dice_);
      records_.areas.back().successor = gemeinden_.front();
    }
  }

  bool has_area(const std::string &id) const {
    return std::any_of(records_.areas.begin(), records_.areas.end(), [&id](const auto &area) { return area.id == id; });
  }

  void add_parts(const std::string &gemeinde, bool has_region) {
    const std::size_t count = dice_.below(4);
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<std::string> parents{gemeinde};
      if (!parts.empty() && dice_.chance(30)) parents = {dice_.pick(parts)};
      if (has_region && dice_.chance(15)) parents.emplace_back("region");
      const bool is_named = dice_.chance(50);
      const std::string name = dice_.chance(12) ? std::string(dice_.pick(TOWNS)) : "Ort " + std::to_string(i + 1);
      add_area(gemeinde + "/" + std::to_string(i), is_named ? AreaKind::gemeindeteil : AreaKind::bezirk, name, parents);
      parts.push_back(records_.areas.back().id);
      if (dice_.chance(15)) records_.areas.back().validity = random_validity(dice_);
    }
  }

  void add_statuses() {
    for (const std::string &gemeinde : gemeinden_)
      for (const std::string_view status : STATUSES) {
        if (!dice_.chance(45)) continue;
        const Validity whole = dice_.chance(50) ? random_validity(dice_) : Validity{};
        records_.statuses.push_back({gemeinde, std::string(status), whole, "§ 1", "s", "", {}});
        const Date cut = random_end(dice_);
        if (!dice_.chance(40) || !whole.contains(cut) || whole.from == cut) continue;
        records_.statuses.back().validity.until = cut; // the same status goes on, or comes back
        const Date again = dice_.chance(50) ? cut : std::max(cut, random_end(dice_));
        if (again < whole.until)
          records_.statuses.push_back({gemeinde, std::string(status), {again, whole.until}, "§ 2", "s", "", {}});
      }
  }

  void add_streets() {
    for (std::size_t i = 0; i < gemeinden_.size(); ++i) {
      const std::string own = "4100" + std::to_string(i);
      const std::string town(TOWNS[i]);
      records_.postcodes.push_back({own, gemeinden_[i], town, "s", {}});
      const bool shares = dice_.chance(30);
      if (shares) records_.postcodes.push_back({"41099", gemeinden_[i], town, "s", {}});
      const std::size_t count = dice_.below(4);
      for (std::size_t j = 0; j < count; ++j) {
        model::StreetRecord street;
        street.id = "str-" + std::to_string(i) + "-" + std::to_string(j);
        street.municipality = gemeinden_[i];
        street.name = STREETS[dice_.chance(20) ? 0 : dice_.below(STREETS.size())];
        if (dice_.chance(15)) street.aliases = {"Alte Gasse"};
        if (dice_.chance(75)) street.postcodes = {own};
        if (shares && dice_.chance(40)) street.postcodes.emplace_back("41099");
        if (dice_.chance(8)) street.validity = random_validity(dice_);
        street.source = "s";
        records_.streets.push_back(std::move(street));
      }
    }
  }

  void add_segments() {
    std::set<std::tuple<std::string, std::string, std::string, std::string>> keys;
    for (const model::AreaRecord &area : records_.areas) {
      if (model::is_official(area.kind) || area.id == "region") continue;
      const std::string gemeinde = area.id.substr(0, 12);
      std::vector<const model::StreetRecord *> streets;
      for (const model::StreetRecord &street : records_.streets)
        if (street.municipality == gemeinde) streets.push_back(&street);
      for (std::size_t i = 1 + dice_.below(3); i > 0; --i) {
        model::SegmentRecord segment{area.id, {}, {}, {}, "s", {}};
        if (streets.empty() || dice_.chance(10)) {
          segment.postcode = postcode_of(gemeinde);
        } else {
          const model::StreetRecord &street = *dice_.pick(streets);
          segment.street = street.id;
          if (!street.postcodes.empty() && dice_.chance(15)) segment.postcode = dice_.pick(street.postcodes);
          if (dice_.chance(85)) segment.house_numbers = random_numbers();
        }
        if (keys.emplace(area.id, segment.street, segment.postcode, segment.house_numbers.to_string()).second)
          records_.segments.push_back(std::move(segment));
      }
    }
  }

  std::string postcode_of(const std::string &gemeinde) {
    std::vector<std::string> postcodes;
    for (const model::PostcodeRecord &row : records_.postcodes)
      if (row.area == gemeinde) postcodes.push_back(row.postcode);
    return postcodes.empty() ? "41099" : dice_.pick(postcodes);
  }

  text::HouseNumberSet random_numbers() {
    std::string text = random_range(dice_).to_string();
    if (dice_.chance(30)) text += ";" + random_range(dice_).to_string();
    return *text::HouseNumberSet::parse(text);
  }

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
