// SPDX-License-Identifier: Apache-2.0
#include "zufi/json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <set>

namespace zufi {

namespace {

using Json = nlohmann::json;

constexpr std::size_t MAX_BYTES = std::size_t{64} << 10;
constexpr int MAX_DEPTH = 5;

// Thrown and caught in this file: reading stops at the first fault.
struct Fault {
  std::string message;
};

[[noreturn]] void fail(std::string message) { throw Fault{std::move(message)}; }

// nlohmann keeps the last of two equal keys in silence, and nests as deep as the text does.
Json parse(std::string_view text) {
  if (text.size() > MAX_BYTES) fail(fmt::format("the query has more than {} bytes", MAX_BYTES));
  if (text.find('\0') != std::string_view::npos) fail("the query is not valid JSON"); // nlohmann would stop there
  std::vector<std::set<std::string>> keys;
  bool is_repeated = false;
  bool is_too_deep = false;
  const auto watch = [&](int depth, Json::parse_event_t event, Json &parsed) {
    if (depth > MAX_DEPTH) is_too_deep = true;
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second) is_repeated = true;
    return !is_too_deep;
  };
  Json json = Json::parse(text, watch, false);
  if (is_too_deep) fail("the query is nested too deeply");
  if (is_repeated) fail("the query repeats a key");
  if (json.is_discarded()) fail("the query is not valid JSON");
  if (!json.is_object()) fail("the query is not a JSON object");
  return json;
}

std::string text_of(const Json &json, std::string_view key) {
  if (!json.is_string()) fail(fmt::format("{} is not a text", key));
  return json.get<std::string>();
}

Place place_of(const Json &json, std::string_view key) {
  Place place;
  if (json.is_string()) {
    place.text = json.get<std::string>();
    return place;
  }
  if (!json.is_object()) fail(fmt::format("{} is neither a text nor an object", key));
  for (const auto &[name, value] : json.items()) {
    const std::string field = fmt::format("{}.{}", key, name);
    if (name == "text")
      place.text = text_of(value, field);
    else if (name == "street")
      place.street = text_of(value, field);
    else if (name == "house_number")
      place.house_number = text_of(value, field);
    else if (name == "postcode")
      place.postcode = text_of(value, field);
    else if (name == "place")
      place.place = text_of(value, field);
    else if (name == "area")
      place.area = text_of(value, field);
    else
      fail(fmt::format("{} has an unknown key", key));
  }
  return place;
}

void read_places(const Json &json, Query &query) {
  if (!json.is_object()) fail("places is not an object");
  for (const auto &[kind, value] : json.items()) {
    if (!value.is_array()) {
      query.places[kind].push_back(place_of(value, "places"));
      continue;
    }
    for (const Json &item : value) query.places[kind].push_back(place_of(item, "places"));
  }
}

void read_facts(const Json &json, Query &query) {
  if (!json.is_object()) fail("facts is not an object");
  for (const auto &[id, value] : json.items()) {
    if (value.is_string())
      query.facts[id] = value.get<std::string>();
    else if (value.is_boolean())
      query.facts[id] = value.get<bool>() ? "yes" : "no";
    else if (value.is_number())
      query.facts[id] = value.dump();
    else
      fail("the value of a fact is neither a text, a number nor a truth value");
  }
}

Role role_of(const std::string &name) {
  const auto role = value_of<Role>(name);
  if (!role) fail("role is none of responsible, accepts, advises, all");
  return *role;
}

std::vector<Role> roles_of(const Json &json) {
  if (json.is_string() && json.get<std::string>() == "all") return {Role::responsible, Role::accepts, Role::advises};
  if (json.is_string()) return {role_of(json.get<std::string>())};
  if (!json.is_array()) fail("roles is not a list");
  std::vector<Role> roles;
  for (const Json &item : json) roles.push_back(role_of(text_of(item, "roles")));
  return roles;
}

Date date_of(const Json &json) {
  const auto date = Date::parse(text_of(json, "date"));
  if (!date) fail("date is not of the form YYYY-MM-DD");
  return *date;
}

Query read_query(const Json &json) {
  Query query;
  if (!json.contains("date")) fail("date is missing");
  for (const auto &[key, value] : json.items()) {
    if (key == "service")
      query.service = text_of(value, key);
    else if (key == "competence")
      query.competence = text_of(value, key);
    else if (key == "place")
      query.places[""].push_back(place_of(value, key));
    else if (key == "places")
      read_places(value, query);
    else if (key == "facts")
      read_facts(value, query);
    else if (key == "date")
      query.date = date_of(value);
    else if (key == "role" || key == "roles")
      query.roles = roles_of(value);
    else
      fail("the query has an unknown key");
  }
  return query;
}

} // namespace

Result<Query> query_from_json(std::string_view json) {
  try {
    return read_query(parse(json));
  } catch (const Fault &fault) {
    return Error{ErrorCode::query, fault.message};
  }
}

} // namespace zufi
