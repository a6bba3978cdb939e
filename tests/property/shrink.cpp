// SPDX-License-Identifier: Apache-2.0
#include "shrink.hpp"

#include "source/canonical_writer.hpp"

#include <ostream>

namespace zufi::test {

namespace {

std::string to_text(const Place &place) {
  std::string text;
  for (const auto &[name, value] :
       {std::pair("text", &place.text), std::pair("street", &place.street),
        std::pair("house_number", &place.house_number), std::pair("postcode", &place.postcode),
        std::pair("place", &place.place), std::pair("area", &place.area)})
    if (!value->empty()) text += " " + std::string(name) + "=" + *value;
  for (const std::string &area : place.inside) text += " inside=" + area;
  for (const std::string &area : place.outside) text += " outside=" + area;
  if (place.point) text += " point=" + std::to_string(place.point->lat) + "," + std::to_string(place.point->lon);
  return text;
}

template <class Rows> void add_without_row(const Case &whole, Rows model::Records::*table, std::vector<Case> &shrunk) {
  for (std::size_t i = 0; i < (whole.records.*table).size(); ++i) {
    Case smaller = whole;
    (smaller.records.*table).erase((smaller.records.*table).begin() + static_cast<std::ptrdiff_t>(i));
    shrunk.push_back(std::move(smaller));
  }
}

void add_with_simpler_rules(const Case &whole, std::vector<Case> &shrunk) {
  for (std::size_t i = 0; i < whole.records.rules.size(); ++i) {
    const auto add = [&](auto change) {
      Case simpler = whole;
      change(simpler.records.rules[i]);
      shrunk.push_back(std::move(simpler));
    };
    const model::RuleRecord &rule = whole.records.rules[i];
    if (!rule.areas.empty()) add([](model::RuleRecord &r) { r.areas.clear(); });
    if (!rule.status.empty()) add([](model::RuleRecord &r) { r.status.clear(); });
    if (!rule.condition.tests.empty()) add([](model::RuleRecord &r) { r.condition.tests.clear(); });
    if (!rule.subject.empty()) add([](model::RuleRecord &r) { r.subject.clear(); });
    if (!rule.places.empty()) add([](model::RuleRecord &r) { r.places.clear(); });
    if (rule.role) add([](model::RuleRecord &r) { r.role.reset(); });
    if (rule.priority != 0) add([](model::RuleRecord &r) { r.priority = 0; });
    if (!(rule.validity == Validity{})) add([](model::RuleRecord &r) { r.validity = {}; });
    if (rule.to.size() > 1) add([](model::RuleRecord &r) { r.to.pop_back(); });
  }
}

} // namespace

rc::Seq<Case> shrinks_of(const Case &whole) {
  std::vector<Case> shrunk;
  if (whole.queries.size() > 1)
    for (const Query &query : whole.queries) shrunk.push_back({whole.records, {query}, whole.twist});
  if (whole.queries.size() == 1) {
    const auto half = static_cast<std::ptrdiff_t>(whole.records.rules.size() / 2);
    for (const bool is_first : {true, false}) {
      Case smaller = whole;
      std::vector<model::RuleRecord> &rules = smaller.records.rules;
      rules.erase(is_first ? rules.begin() : rules.begin() + half, is_first ? rules.begin() + half : rules.end());
      if (half > 1) shrunk.push_back(std::move(smaller));
    }
    add_without_row(whole, &model::Records::rules, shrunk);
    add_without_row(whole, &model::Records::segments, shrunk);
    add_without_row(whole, &model::Records::streets, shrunk);
    add_without_row(whole, &model::Records::postcodes, shrunk);
    add_without_row(whole, &model::Records::statuses, shrunk);
    add_without_row(whole, &model::Records::facts, shrunk);
    add_without_row(whole, &model::Records::services, shrunk);
    add_without_row(whole, &model::Records::competences, shrunk);
    add_without_row(whole, &model::Records::offices, shrunk);
    add_without_row(whole, &model::Records::areas, shrunk);
    add_with_simpler_rules(whole, shrunk);
  }
  return rc::seq::fromContainer(std::move(shrunk));
}

void showValue(const Case &shown, std::ostream &os) {
  os << "\ncoverage:";
  for (const std::string &area : shown.records.identity.coverage) os << " " << area;
  os << "\n";
  model::for_each_table(shown.records, [&os](std::string_view table, const auto &rows) {
    if (table != "sources" && !rows.empty()) os << "--- " << table << "\n" << source::canonical_csv(rows);
  });
  os << "--- questions\n";
  for (const Query &query : shown.queries) os << to_text(query) << "\n";
  os << "twist " << shown.twist << "\n";
}

std::string to_text(const Query &query) {
  std::string text = query.service.empty() ? "competence " + query.competence : "service " + query.service;
  text += " on " + query.date.to_string() + " for";
  for (const Role role : query.roles) text += " " + std::string(name_of(role));
  for (const auto &[kind, places] : query.places)
    for (const Place &place : places) text += "; " + (kind.empty() ? "place" : kind) + ":" + to_text(place);
  for (const auto &[fact, value] : query.facts) text += "; " + fact + " = " + value;
  for (const auto &[fact, values] : query.fact_sets) text += "; " + fact + " in " + values;
  return text;
}

} // namespace zufi::test
