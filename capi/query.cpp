// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

#include "zufi/json.hpp"

#include <string_view>

using zufi::Error;
using zufi::ErrorCode;
using zufi::Result;
using zufi::Status;
using zufi::capi::null_argument;
using zufi::capi::perform;
using zufi::capi::produce;
using zufi::capi::text_fault;

namespace {

constexpr std::size_t MAX_TEXT = 1'024; // as resolve::understand

// Takes a text into a member; NULL is an error unless the parameter may be left out.
Status take(const char *text, std::string &member) {
  if (auto fault = text_fault(text)) return *fault;
  const std::string_view view(text);
  if (view.size() > MAX_TEXT) return Error{ErrorCode::argument, "a text has more than 1,024 bytes"};
  member = view;
  return std::monostate{};
}

Status take_optional(const char *text, std::string &member) {
  if (text == nullptr) return std::monostate{};
  return take(text, member);
}

Status add_place(zufi_query *query, const char *kind, zufi::Place place) {
  std::string known_kind;
  if (Status status = take_optional(kind, known_kind); !status) return status;
  query->query.places[known_kind].push_back(std::move(place));
  return std::monostate{};
}

} // namespace

zufi_status zufi_query_create(zufi_query **out, zufi_error **error) {
  return produce(out, error, []() -> Result<zufi::Query> {
    zufi::Query query;
    query.date = zufi::Date::lowest(); // none yet: asking without a date is an error
    return query;
  });
}

void zufi_query_free(zufi_query *query) { delete query; }

zufi_status zufi_query_set_service(zufi_query *query, const char *service, zufi_error **error) {
  return perform(error, [&]() -> Status {
    if (query == nullptr) return null_argument();
    return take(service, query->query.service);
  });
}

zufi_status zufi_query_set_competence(zufi_query *query, const char *competence, zufi_error **error) {
  return perform(error, [&]() -> Status {
    if (query == nullptr) return null_argument();
    return take(competence, query->query.competence);
  });
}

zufi_status zufi_query_set_date(zufi_query *query, const char *date, zufi_error **error) {
  return perform(error, [&]() -> Status {
    if (query == nullptr || date == nullptr) return null_argument();
    const auto day = zufi::Date::parse(date);
    if (!day) return Error{ErrorCode::argument, "date is not of the form YYYY-MM-DD"};
    query->query.date = *day;
    return std::monostate{};
  });
}

zufi_status zufi_query_set_roles(zufi_query *query, const zufi_role *roles, size_t count, zufi_error **error) {
  return perform(error, [&]() -> Status {
    if (query == nullptr || roles == nullptr) return null_argument();
    constexpr std::size_t MAX_ROLES = zufi::Names<zufi::Role>::texts.size();
    if (count == 0 || count > MAX_ROLES) return Error{ErrorCode::argument, "one to three roles are needed"};
    std::vector<zufi::Role> known;
    for (std::size_t i = 0; i < count; ++i) {
      if (roles[i] < ZUFI_ROLE_RESPONSIBLE || roles[i] > ZUFI_ROLE_ADVISES)
        return Error{ErrorCode::argument, "unknown role"};
      known.push_back(static_cast<zufi::Role>(roles[i]));
    }
    query->query.roles = std::move(known);
    return std::monostate{};
  });
}

zufi_status zufi_query_add_address(zufi_query *query, const char *kind, const char *address, zufi_error **error) {
  return perform(error, [&]() -> Status {
    if (query == nullptr) return null_argument();
    zufi::Place place;
    if (Status status = take(address, place.text); !status) return status;
    return add_place(query, kind, std::move(place));
  });
}

zufi_status zufi_query_add_place(zufi_query *query, const char *kind, const char *street, const char *house_number,
                                 const char *postcode, const char *place, const char *area, zufi_error **error) {
  return perform(error, [&]() -> Status {
    if (query == nullptr) return null_argument();
    zufi::Place known;
    for (const auto &[text, member] :
         {std::pair(street, &known.street), std::pair(house_number, &known.house_number),
          std::pair(postcode, &known.postcode), std::pair(place, &known.place), std::pair(area, &known.area)})
      if (Status status = take_optional(text, *member); !status) return status;
    return add_place(query, kind, std::move(known));
  });
}

zufi_status zufi_query_set_point(zufi_query *query, const char *kind, double lat, double lon, zufi_error **error) {
  return perform(error, [&]() -> Status {
    if (query == nullptr) return null_argument();
    const bool is_on_earth = lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180; // false for what is no number
    if (!is_on_earth) return Error{ErrorCode::argument, "lat and lon are not degrees of latitude and longitude"};
    std::string known_kind;
    if (Status status = take_optional(kind, known_kind); !status) return status;
    std::vector<zufi::Place> &places = query->query.places[known_kind];
    if (places.empty()) places.emplace_back();
    places.back().point = zufi::Point{lat, lon};
    return std::monostate{};
  });
}

zufi_status zufi_query_narrow_place(zufi_query *query, const char *kind, const char *house_numbers, const char *inside,
                                    const char *outside, zufi_error **error) {
  return perform(error, [&]() -> Status {
    if (query == nullptr) return null_argument();
    std::string known_kind, numbers, area_inside, area_outside;
    for (const auto &[text, member] : {std::pair(kind, &known_kind), std::pair(house_numbers, &numbers),
                                       std::pair(inside, &area_inside), std::pair(outside, &area_outside)})
      if (Status status = take_optional(text, *member); !status) return status;
    std::vector<zufi::Place> &places = query->query.places[known_kind];
    if (places.empty()) places.emplace_back();
    zufi::Place &place = places.back();
    if (!numbers.empty()) place.house_numbers = std::move(numbers);
    if (!area_inside.empty()) place.inside.push_back(std::move(area_inside));
    if (!area_outside.empty()) place.outside.push_back(std::move(area_outside));
    return std::monostate{};
  });
}

zufi_status zufi_query_set_fact_set(zufi_query *query, const char *fact, const char *values, zufi_error **error) {
  return perform(error, [&]() -> Status {
    if (query == nullptr) return null_argument();
    std::string id;
    std::string text;
    if (Status status = take(fact, id); !status) return status;
    if (Status status = take(values, text); !status) return status;
    query->query.fact_sets[id] = std::move(text);
    return std::monostate{};
  });
}

zufi_status zufi_query_set_fact(zufi_query *query, const char *fact, const char *value, zufi_error **error) {
  return perform(error, [&]() -> Status {
    if (query == nullptr) return null_argument();
    std::string id;
    std::string text;
    if (Status status = take(fact, id); !status) return status;
    if (Status status = take(value, text); !status) return status;
    query->query.facts[id] = std::move(text);
    return std::monostate{};
  });
}

zufi_status zufi_query_from_json(const char *json, size_t size, zufi_query **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi::Query> {
    if (json == nullptr) return null_argument();
    return zufi::query_from_json({json, size});
  });
}
