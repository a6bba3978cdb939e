// SPDX-License-Identifier: Apache-2.0
#include "report/query_text.hpp"

#include "report/missing_json.hpp"

#include <fmt/format.h>

namespace zufi::report {

namespace {

void write_texts(JsonWriter &json, std::string_view key, const std::map<std::string, std::string> &texts) {
  if (texts.empty()) return;
  json.key(key);
  json.object([&] {
    for (const auto &[id, text] : texts) json.member(id, text);
  });
}

// In quotes that no sign inside can end, unless it needs none.
std::string for_shell(const std::string &text) {
  constexpr std::string_view PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:@=,";
  if (!text.empty() && text.find_first_not_of(PLAIN) == std::string::npos) return text;
  std::string quoted = "'";
  for (const char sign : text) {
    if (sign == '\'')
      quoted += "'\\''";
    else
      quoted += sign;
  }
  return quoted + "'";
}

// The place that the options for it can say: one, of no kind, without areas that it lies in or not.
const Place *plain_place(const Query &query) {
  if (query.places.size() != 1 || !query.places.contains("") || query.places.at("").size() != 1) return nullptr;
  const Place &place = query.places.at("").front();
  return place.inside.empty() && place.outside.empty() && !place.point ? &place : nullptr;
}

} // namespace

std::string query_json(const Query &query) {
  JsonWriter json;
  json.object([&] {
    if (query.competence.empty())
      json.member("service", query.service);
    else
      json.member("competence", query.competence);
    if (!query.places.empty()) {
      json.key("places");
      json.object([&] {
        for (const auto &[kind, places] : query.places) {
          json.key(kind);
          json.array(places, [&json](const Place &place) { write_place(json, place); });
        }
      });
    }
    write_texts(json, "facts", query.facts);
    write_texts(json, "fact_sets", query.fact_sets);
    json.member("date", query.date.to_string());
    json.key("roles");
    json.array(query.roles, [&json](Role role) { json.value(name_of(role)); });
  });
  return json.text();
}

std::string query_command(const Query &query) {
  const Place *place = plain_place(query);
  const bool has_plain_role = query.roles.size() == 1;
  if ((place == nullptr && !query.places.empty()) || !has_plain_role)
    return "zufi resolve --query " + for_shell(query_json(query));
  std::string command = "zufi resolve";
  const auto option = [&command](std::string_view name, const std::string &value) {
    if (!value.empty()) command += fmt::format(" --{} {}", name, for_shell(value));
  };
  option("service", query.service);
  option("competence", query.competence);
  if (place != nullptr) {
    option("street", place->street);
    option("house-number", place->house_number);
    option("house-numbers", place->house_numbers);
    option("postcode", place->postcode);
    option("place", place->place);
    option("area", place->area);
  }
  for (const auto &[fact, value] : query.facts) option("fact", fact + "=" + value);
  for (const auto &[fact, values] : query.fact_sets) option("fact-set", fact + "=" + values);
  option("date", query.date.to_string());
  if (query.roles.front() != Role::responsible) option("role", std::string(name_of(query.roles.front())));
  return command;
}

} // namespace zufi::report
