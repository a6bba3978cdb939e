// SPDX-License-Identifier: Apache-2.0
#include "random_places.hpp"

#include "random_pools.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace zufi::test {

namespace {

using model::AreaKind;
using model::Records;

class PlaceMaker {
 public:
  PlaceMaker(Dice &dice, Records &records) : dice_(dice), records_(records) {}

  std::vector<std::string> make() {
    add_areas();
    add_statuses();
    add_streets();
    add_segments();
    return gemeinden_;
  }

 private:
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

  Dice &dice_;
  Records &records_;
  std::vector<std::string> gemeinden_;
};

} // namespace

std::vector<std::string> add_random_places(Dice &dice, Records &records) { return PlaceMaker(dice, records).make(); }

} // namespace zufi::test
