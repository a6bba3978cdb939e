// SPDX-License-Identifier: Apache-2.0
#include "zufi/json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace zufi {

namespace {

constexpr std::size_t MAX_BYTES = std::size_t{64} << 10;
constexpr std::size_t MAX_DEPTH = 5;

// Thrown and caught in this file: reading stops at the first fault.
struct Fault {
  std::string message;
};

[[noreturn]] void fail(std::string message) { throw Fault{std::move(message)}; }

// A value as it was read. nlohmann::json itself will not do: its destructor needs memory, and ends the process of the
// host where there is none.
struct Json {
  enum class Kind { null, boolean, number, text, list, object };
  Kind kind = Kind::null;
  std::string text; // also a number, and yes or no
  std::vector<Json> items;
  std::vector<std::string> keys; // of an object, for each item; sorted

  bool is(Kind wanted) const { return kind == wanted; }
  const Json *find(std::string_view key) const {
    const auto found = std::lower_bound(keys.begin(), keys.end(), key);
    if (found == keys.end() || *found != key) return nullptr;
    return &items[static_cast<std::size_t>(found - keys.begin())];
  }
};

// Takes what nlohmann's parser tells. That would keep the last of two equal keys in silence, and nest as deep as the
// text does.
class Reader {
 public:
  Json take() { return std::move(root_); }

  bool null() { return add({}); }
  bool boolean(bool value) { return add({Json::Kind::boolean, value ? "yes" : "no", {}, {}}); }
  bool number_integer(std::int64_t value) { return number(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return number(std::to_string(value)); }
  bool number_float(double value, const std::string &) { return number(nlohmann::json(value).dump()); }
  bool string(std::string &value) { return add({Json::Kind::text, std::move(value), {}, {}}); }
  bool binary(std::vector<std::uint8_t> &) { return false; } // not in JSON
  bool start_object(std::size_t) { return open(Json::Kind::object); }
  bool start_array(std::size_t) { return open(Json::Kind::list); }
  bool end_array() { return close(); }
  bool key(std::string &name) {
    open_.back()->keys.push_back(std::move(name));
    return true;
  }
  bool end_object() {
    sort_members(*open_.back());
    return close();
  }
  bool parse_error(std::size_t, const std::string &, const nlohmann::json::exception &) { return false; }

 private:
  bool number(std::string text) { return add({Json::Kind::number, std::move(text), {}, {}}); }

  // Where the next value goes; parents stay where they are while a child is open.
  Json &place(Json value) {
    if (open_.empty()) return root_ = std::move(value);
    open_.back()->items.push_back(std::move(value));
    return open_.back()->items.back();
  }
  bool add(Json value) {
    place(std::move(value));
    return true;
  }
  bool open(Json::Kind kind) {
    if (open_.size() == MAX_DEPTH) fail("the query is nested too deeply");
    open_.push_back(&place({kind, {}, {}, {}}));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  static void sort_members(Json &object) {
    std::vector<std::pair<std::string, Json>> members;
    for (std::size_t i = 0; i < object.keys.size(); ++i)
      members.emplace_back(std::move(object.keys[i]), std::move(object.items[i]));
    std::sort(members.begin(), members.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    const auto is_repeated = [](const auto &a, const auto &b) { return a.first == b.first; };
    if (std::adjacent_find(members.begin(), members.end(), is_repeated) != members.end())
      fail("the query repeats a key");
    for (std::size_t i = 0; i < members.size(); ++i) {
      object.keys[i] = std::move(members[i].first);
      object.items[i] = std::move(members[i].second);
    }
  }

  Json root_;
  std::vector<Json *> open_;
};

Json parse(std::string_view text) {
  if (text.size() > MAX_BYTES) fail(fmt::format("the query has more than {} bytes", MAX_BYTES));
  if (text.find('\0') != std::string_view::npos) fail("the query is not valid JSON"); // nlohmann would stop there
  Reader reader;
  if (!nlohmann::json::sax_parse(text, &reader)) fail("the query is not valid JSON");
  Json json = reader.take();
  if (!json.is(Json::Kind::object)) fail("the query is not a JSON object");
  return json;
}

std::string text_of(const Json &json, std::string_view key) {
  if (!json.is(Json::Kind::text)) fail(fmt::format("{} is not a text", key));
  return json.text;
}

std::vector<std::string> texts_of(const Json &json, std::string_view key) {
  if (!json.is(Json::Kind::list)) fail(fmt::format("{} is not a list", key));
  std::vector<std::string> texts;
  for (const Json &item : json.items) texts.push_back(text_of(item, key));
  return texts;
}

// "lat" or "lon" of a point.
double degrees_of(const Json &json, std::string_view key) {
  double degrees = 0;
  const char *end = json.text.data() + json.text.size();
  const auto read = std::from_chars(json.text.data(), end, degrees);
  if (!json.is(Json::Kind::number) || read.ec != std::errc() || read.ptr != end)
    fail(fmt::format("{} is not a number", key));
  return degrees;
}

Point point_of(const Json &json, std::string_view key) {
  if (!json.is(Json::Kind::object)) fail(fmt::format("{} is not an object", key));
  const Json *lat = json.find("lat");
  const Json *lon = json.find("lon");
  if (lat == nullptr || lon == nullptr || json.keys.size() != 2)
    fail(fmt::format("{} has lat and lon, and nothing else", key));
  return {degrees_of(*lat, key), degrees_of(*lon, key)};
}

Place place_of(const Json &json, std::string_view key) {
  Place place;
  if (json.is(Json::Kind::text)) {
    place.text = json.text;
    return place;
  }
  if (!json.is(Json::Kind::object)) fail(fmt::format("{} is neither a text nor an object", key));
  for (std::size_t i = 0; i < json.keys.size(); ++i) {
    const std::string &name = json.keys[i];
    const Json &value = json.items[i];
    const std::string field = fmt::format("{}.{}", key, name);
    if (name == "text")
      place.text = text_of(value, field);
    else if (name == "street")
      place.street = text_of(value, field);
    else if (name == "house_number")
      place.house_number = text_of(value, field);
    else if (name == "house_numbers")
      place.house_numbers = text_of(value, field);
    else if (name == "postcode")
      place.postcode = text_of(value, field);
    else if (name == "place")
      place.place = text_of(value, field);
    else if (name == "area")
      place.area = text_of(value, field);
    else if (name == "inside")
      place.inside = texts_of(value, field);
    else if (name == "outside")
      place.outside = texts_of(value, field);
    else if (name == "point")
      place.point = point_of(value, field);
    else
      fail(fmt::format("{} has an unknown key", key));
  }
  return place;
}

void read_places(const Json &json, Query &query) {
  if (!json.is(Json::Kind::object)) fail("places is not an object");
  for (std::size_t i = 0; i < json.keys.size(); ++i) {
    std::vector<Place> &places = query.places[json.keys[i]];
    const Json &value = json.items[i];
    if (!value.is(Json::Kind::list)) {
      places.push_back(place_of(value, "places"));
      continue;
    }
    for (const Json &item : value.items) places.push_back(place_of(item, "places"));
  }
}

void read_fact_sets(const Json &json, Query &query) {
  if (!json.is(Json::Kind::object)) fail("fact_sets is not an object");
  for (std::size_t i = 0; i < json.keys.size(); ++i)
    query.fact_sets[json.keys[i]] = text_of(json.items[i], "the value of a fact_set");
}

void read_facts(const Json &json, Query &query) {
  if (!json.is(Json::Kind::object)) fail("facts is not an object");
  for (std::size_t i = 0; i < json.keys.size(); ++i) {
    const Json &value = json.items[i];
    const bool is_value = value.is(Json::Kind::text) || value.is(Json::Kind::boolean) || value.is(Json::Kind::number);
    if (!is_value) fail("the value of a fact is neither a text, a number nor a truth value");
    query.facts[json.keys[i]] = value.text;
  }
}

Role role_of(const std::string &name) {
  const auto role = value_of<Role>(name);
  if (!role) fail("role is none of responsible, accepts, advises, all");
  return *role;
}

std::vector<Role> roles_of(const Json &json) {
  if (json.is(Json::Kind::text) && json.text == "all") return {Role::responsible, Role::accepts, Role::advises};
  if (json.is(Json::Kind::text)) return {role_of(json.text)};
  if (!json.is(Json::Kind::list)) fail("roles is not a list");
  std::vector<Role> roles;
  for (const Json &item : json.items) roles.push_back(role_of(text_of(item, "roles")));
  return roles;
}

Date date_of(const Json &json) {
  const auto date = Date::parse(text_of(json, "date"));
  if (!date) fail("date is not of the form YYYY-MM-DD");
  return *date;
}

Query read_query(const Json &json, std::optional<Date> date) {
  Query query;
  if (json.find("date") == nullptr && !date) fail("date is missing");
  query.date = date.value_or(Date::lowest());
  for (std::size_t i = 0; i < json.keys.size(); ++i) {
    const std::string &key = json.keys[i];
    const Json &value = json.items[i];
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
    else if (key == "fact_sets")
      read_fact_sets(value, query);
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

Result<Query> query_from_json(std::string_view json, std::optional<Date> date) {
  try {
    return read_query(parse(json), date);
  } catch (const Fault &fault) {
    return Error{ErrorCode::query, fault.message};
  }
}

} // namespace zufi
