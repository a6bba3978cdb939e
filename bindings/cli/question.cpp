// SPDX-License-Identifier: Apache-2.0
#include "question.hpp"

#include "streams.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <sstream>

namespace zufi_tool {

namespace {

std::pair<std::string, std::string> split(const std::string &text, const char *option) {
  const std::size_t sign = text.find('=');
  if (sign == std::string::npos) throw CLI::ValidationError(option, "expected NAME=VALUE");
  return {text.substr(0, sign), text.substr(sign + 1)};
}

// "51.1985,6.6922", "51.1985, 6.6922" or "51.1985 6.6922": latitude, then longitude, with decimal points and nothing
// else.
std::pair<double, double> coordinates(const std::string &text) {
  const auto fail = [] { throw CLI::ValidationError("--point", "expected LAT,LON in degrees, as 51.1985,6.6922"); };
  const auto read = [&fail](std::string_view number) {
    double value = 0;
    const char *end = number.data() + number.size();
    const auto [rest, error] = std::from_chars(number.data(), end, value, std::chars_format::fixed);
    const bool is_plain = number.find_first_not_of("-.0123456789") == std::string_view::npos; // not "nan"
    if (error != std::errc() || rest != end || !is_plain) fail();
    return value;
  };
  const std::size_t sign = text.find_first_of(", ");
  if (sign == std::string::npos) fail();
  const bool has_both = text[sign] == ',' && text.substr(sign + 1, 1) == " ";
  const std::string_view rest = std::string_view(text).substr(sign + (has_both ? 2 : 1));
  return {read(std::string_view(text).substr(0, sign)), read(rest)};
}

// NULL for what was not given.
const char *or_null(const std::string &text) { return text.empty() ? nullptr : text.c_str(); }

void set_roles(zufi_query *query, const std::string &role) {
  std::vector<zufi_role> roles;
  if (role == "responsible" || role == "all") roles.push_back(ZUFI_ROLE_RESPONSIBLE);
  if (role == "accepts" || role == "all") roles.push_back(ZUFI_ROLE_ACCEPTS);
  if (role == "advises" || role == "all") roles.push_back(ZUFI_ROLE_ADVISES);
  call(zufi_query_set_roles, query, roles.data(), roles.size());
}

} // namespace

std::string today() {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

void QuestionOptions::add_service(CLI::App &app, Service needed) {
  CLI::Option *service_option = app.add_option("--service", service, "LeiKa key, agency:key, or OZG-ID (5 digits)");
  CLI::Option *competence_option =
      app.add_option("--competence", competence, "Task where the walk starts, instead of a service");
  service_option->excludes(competence_option);
  if (needed != Service::needed) return;
  CLI::Option_group *group = app.add_option_group("Question");
  group->add_option(service_option);
  group->add_option(competence_option);
  group->add_option("--query", json, "The whole question as JSON (zufi.h), as findings of check show it");
  group->require_option(1);
}

void QuestionOptions::add_to(CLI::App &app, Service needed) {
  app.add_option("-d,--dataset", dataset, "Dataset file; - is standard input")->required();
  if (needed != Service::none) add_service(app, needed);
  CLI::Option *line = app.add_option("--address", address, "Address in one line");
  for (CLI::Option *element :
       {app.add_option("--street", street, "Street"), app.add_option("--house-number", house_number, "House number"),
        app.add_option("--postcode", postcode, "Postcode"),
        app.add_option("--place", place, "Municipality or Ortsteil"),
        app.add_option("--area", area, "ARS or AGS of any area")})
    element->excludes(line);
  app.add_option("--point", point, "Latitude and longitude in degrees of WGS84: 51.1985,6.6922");
  app.add_option("--at", at, "Place of a kind: residence=ADDRESS, property=…, business_site=… (repeatable)");
  app.add_option("--fact", facts, "Fact of the case: NAME=VALUE (repeatable)");
  app.add_option("--fact-set", fact_sets,
                 "Fact that is one of several values: floor_area=..<1600, applicant='citizen;business', "
                 "child_surname=A..Her (repeatable)");
  app.add_option("--house-numbers", house_numbers, "The house number is one of these: \"1-49 odd;2-.. even\"")
      ->excludes("--house-number")
      ->excludes(line);
  app.add_option("--date", date, "Day asked about, YYYY-MM-DD (default: today)");
  app.add_option("--role", role, "responsible, accepts, advises or all")
      ->check(CLI::IsMember({"responsible", "accepts", "advises", "all"}));
  app.add_option("--lang", language, "Language of texts for people: de or en")->check(CLI::IsMember({"de", "en"}));
}

DatasetHandle QuestionOptions::open() const { return open_dataset(dataset); }

std::string QuestionOptions::day() const {
  if (json.empty()) return date.empty() ? today() : date;
  return nlohmann::json::parse(json).at("date").get<std::string>(); // of a query that was read already
}

QueryHandle QuestionOptions::query(const std::string &service_id) const {
  if (!json.empty()) return make<QueryHandle>(zufi_query_from_json, json.data(), json.size());
  QueryHandle query = make<QueryHandle>(zufi_query_create);
  if (!competence.empty())
    call(zufi_query_set_competence, query.get(), competence.c_str());
  else
    call(zufi_query_set_service, query.get(), service_id.c_str());
  call(zufi_query_set_date, query.get(), day().c_str());
  set_roles(query.get(), role);
  const bool has_elements = !house_numbers.empty() || !street.empty() || !house_number.empty() || !postcode.empty() ||
                            !place.empty() || !area.empty();
  if (!address.empty()) call(zufi_query_add_address, query.get(), static_cast<const char *>(nullptr), address.c_str());
  if (has_elements)
    call(zufi_query_add_place, query.get(), static_cast<const char *>(nullptr), or_null(street), or_null(house_number),
         or_null(postcode), or_null(place), or_null(area));
  if (!house_numbers.empty())
    call(zufi_query_narrow_place, query.get(), static_cast<const char *>(nullptr), house_numbers.c_str(),
         static_cast<const char *>(nullptr), static_cast<const char *>(nullptr));
  if (!point.empty()) {
    const auto [lat, lon] = coordinates(point);
    call(zufi_query_set_point, query.get(), static_cast<const char *>(nullptr), lat, lon);
  }
  for (const std::string &typed : at) {
    const auto [kind, text] = split(typed, "--at");
    call(zufi_query_add_address, query.get(), kind.c_str(), text.c_str());
  }
  for (const std::string &fact : facts) {
    const auto [id, value] = split(fact, "--fact");
    call(zufi_query_set_fact, query.get(), id.c_str(), value.c_str());
  }
  for (const std::string &fact : fact_sets) {
    const auto [id, values] = split(fact, "--fact-set");
    call(zufi_query_set_fact_set, query.get(), id.c_str(), values.c_str());
  }
  return query;
}

std::vector<std::string> QuestionOptions::services(const DatasetHandle &dataset_handle) const {
  if (service.empty()) return {};
  const bool may_be_bundle =
      service.size() == 5 && std::all_of(service.begin(), service.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!may_be_bundle) return {service};
  const BufferHandle lines = make<BufferHandle>(zufi_dataset_services, dataset_handle.get(), service.c_str());
  std::istringstream stream{std::string(view(lines))};
  std::vector<std::string> services;
  for (std::string line; std::getline(stream, line);) services.push_back(line);
  return services.empty() ? std::vector{service} : services;
}

} // namespace zufi_tool
