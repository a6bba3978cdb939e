// SPDX-License-Identifier: Apache-2.0
#include "zufi/json.hpp"

#include <nlohmann/json.hpp>

#include <map>

namespace zufi {

namespace {

using Json = nlohmann::ordered_json;

Json text_of(Text text) { return std::string(text.view()); }
Json or_null(Text text) { return text.empty() ? Json(nullptr) : text_of(text); }
Json date_of(Date date) { return date.is_open() ? Json(nullptr) : Json(date.to_string()); }
template <class E> Json word_of(E value) { return std::string(name_of(value)); }

Json json_of(const NamedNode &node) { return {{"id", text_of(node.id)}, {"name", text_of(node.name)}}; }

Json json_of(const ElementStates &elements) {
  return {{"postcode", word_of(elements.postcode)},
          {"place", word_of(elements.place)},
          {"street", word_of(elements.street)},
          {"house_number", word_of(elements.house_number)}};
}

Json json_of(const PlaceReading &reading) {
  Json areas = Json::array();
  for (const Text &area : reading.areas) areas.push_back(text_of(area));
  return {{"canonical", reading.canonical},
          {"municipality", or_null(reading.municipality)},
          {"areas", std::move(areas)},
          {"elements", json_of(reading.elements)},
          {"readings", Json::array()}};
}

// One reading: that; several: all of them below `readings`, and nothing claimed above.
Json json_of_place(const std::vector<const PlaceReading *> &readings) {
  if (readings.empty()) return nullptr;
  if (readings.size() == 1) return json_of(*readings.front());
  Json all = Json::array();
  for (const PlaceReading *reading : readings) all.push_back(json_of(*reading));
  return {{"canonical", nullptr},
          {"municipality", nullptr},
          {"areas", Json::array()},
          {"elements", json_of(ElementStates{})},
          {"readings", std::move(all)}};
}

Json json_of(const RuleInfo &rule) {
  return {{"rule", text_of(rule.id)},
          {"layer", word_of(rule.layer)},
          {"legal_basis", text_of(rule.legal_basis)},
          {"source", text_of(rule.source)},
          {"source_title", text_of(rule.source_title)},
          {"source_url", text_of(rule.source_url)},
          {"source_date", text_of(rule.source_published)},
          {"confidence", word_of(rule.confidence)},
          {"note", text_of(rule.note)},
          {"valid_from", date_of(rule.validity.from)},
          {"valid_until", date_of(rule.validity.until)},
          {"file", text_of(rule.file)}};
}

std::string joined(const std::vector<NamedNode> &nodes, Text NamedNode::*member) {
  std::string text;
  for (const NamedNode &node : nodes) {
    if (!text.empty()) text += ';';
    text += (node.*member).view();
  }
  return text;
}

Json json_of(const StepInfo &step) {
  Json json = {{"rule", text_of(step.rules.front().id)}, {"relation", word_of(step.relation)},
               {"from", text_of(step.from.id)},          {"from_name", text_of(step.from.name)},
               {"to", joined(step.to, &NamedNode::id)},  {"to_name", joined(step.to, &NamedNode::name)}};
  json.update(json_of(step.rules.front()));
  Json also = Json::array(); // rules that say the same
  for (std::size_t i = 1; i < step.rules.size(); ++i) also.push_back(json_of(step.rules[i]));
  json["also"] = std::move(also);
  return json;
}

Json json_of(const OfficeInfo &office) {
  return {{"id", text_of(office.id)},
          {"name", text_of(office.name)},
          {"kind", word_of(office.kind)},
          {"street", text_of(office.street)},
          {"house_number", text_of(office.house_number)},
          {"postcode", text_of(office.postcode)},
          {"place", text_of(office.place)},
          {"lat", office.lat ? Json(*office.lat) : Json(nullptr)},
          {"lon", office.lon ? Json(*office.lon) : Json(nullptr)},
          {"phone", text_of(office.phone)},
          {"email", text_of(office.email)},
          {"url", text_of(office.url)},
          {"opening_hours", text_of(office.opening_hours)},
          {"confidence", word_of(office.confidence)},
          {"source", text_of(office.source)}};
}

Json json_of(const ChannelInfo &channel) {
  return {{"id", text_of(channel.id)},
          {"kind", word_of(channel.kind)},
          {"url", text_of(channel.url)},
          {"title", text_of(channel.title)},
          {"online_level", channel.online_level ? Json(*channel.online_level) : Json(nullptr)},
          {"office", text_of(channel.office)}};
}

Json json_of(const Finding &finding) {
  Json json = {{"role", word_of(finding.role)}, {"outcome", word_of(finding.outcome)}};
  if (finding.office) {
    Json office = json_of(*finding.office);
    office["sites"] = Json::array();
    for (const OfficeInfo &site : finding.sites) office["sites"].push_back(json_of(site));
    office["channels"] = Json::array();
    for (const ChannelInfo &channel : finding.channels) office["channels"].push_back(json_of(channel));
    json["office"] = std::move(office);
  } else {
    json["office"] = nullptr;
  }
  json["body"] = finding.body ? json_of(*finding.body) : Json(nullptr);
  json["confidence"] = word_of(finding.confidence);
  json["valid_from"] = date_of(finding.days.from);
  json["valid_until"] = date_of(finding.days.until);
  json["node"] = json_of(finding.node);
  json["rules"] = Json::array();
  for (const RuleInfo &rule : finding.rules) json["rules"].push_back(json_of(rule));
  json["path"] = Json::array();
  for (const StepInfo &step : finding.path) json["path"].push_back(json_of(step));
  return json;
}

Json json_of(const MissingInfo &missing) {
  return {{"input", missing.input},
          {"role", word_of(missing.role)},
          {"place_kinds", missing.place_kinds},
          {"question", missing.question_de},
          {"question_en", missing.question_en},
          {"why", missing.why_de},
          {"why_en", missing.why_en},
          {"choices", Json::array()}};
}

std::string dumped(const Json &json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

} // namespace

std::string to_json(const Answer &answer) {
  Json json = {{"format", "zufi-answer/1"},
               {"outcome", word_of(answer.outcome)},
               {"date", answer.date.to_string()},
               {"dataset",
                {{"id", text_of(answer.dataset_id)},
                 {"version", text_of(answer.dataset_version)},
                 {"sha256", text_of(answer.dataset_sha256)}}}};
  json["service"] = answer.service ? json_of(*answer.service) : Json(nullptr);
  json["competence"] = answer.competence ? json_of(*answer.competence) : Json(nullptr);
  std::map<std::string, std::vector<const PlaceReading *>> by_kind;
  for (const PlaceReading &reading : answer.readings) by_kind[reading.kind].push_back(&reading);
  json["place"] = by_kind.empty() ? Json(nullptr) : json_of_place(by_kind.begin()->second);
  json["places"] = Json::object(); // by kind, where the caller named kinds
  for (const auto &[kind, readings] : by_kind)
    if (!kind.empty()) json["places"][kind] = json_of_place(readings);
  json["answers"] = Json::array();
  for (const Finding &finding : answer.findings) json["answers"].push_back(json_of(finding));
  json["missing"] = Json::array();
  for (const MissingInfo &missing : answer.missing) json["missing"].push_back(json_of(missing));
  json["suggestions"] = Json::array();
  for (const SuggestionInfo &suggestion : answer.suggestions)
    json["suggestions"].push_back({{"kind", suggestion.kind}, {"id", suggestion.id}, {"text", suggestion.text}});
  json["warnings"] = Json::array();
  for (const WarningInfo &warning : answer.warnings)
    json["warnings"].push_back({{"code", warning.code}, {"text", warning.text_de}, {"text_en", warning.text_en}});
  return dumped(json);
}

std::string to_json(const DatasetInfo &info) {
  Json json = {{"format", "zufi-info/1"},
               {"id", text_of(info.id)},
               {"title", text_of(info.title)},
               {"version", text_of(info.version)},
               {"licence", text_of(info.licence)},
               {"publisher", text_of(info.publisher)},
               {"contact", text_of(info.contact)},
               {"expires", or_null(info.expires)},
               {"layout", DATASET_LAYOUT},
               {"sha256", text_of(info.sha256)},
               {"content_sha256", text_of(info.content_sha256)}};
  json["coverage"] = Json::array();
  for (const Text &area : info.coverage) json["coverage"].push_back(text_of(area));
  json["tables"] = Json::object();
  for (const DatasetInfo::Count &count : info.tables) json["tables"][std::string(count.table)] = count.rows;
  json["sources"] = Json::array();
  for (const DatasetInfo::Source &source : info.sources)
    json["sources"].push_back({{"id", text_of(source.id)},
                               {"title", text_of(source.title)},
                               {"publisher", text_of(source.publisher)},
                               {"url", text_of(source.url)},
                               {"licence", text_of(source.licence)}});
  return dumped(json);
}

} // namespace zufi
