// SPDX-License-Identifier: Apache-2.0
// The options with which a question is asked; the same for every verb that asks one.
#pragma once

#include "handle.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace zufi_tool {

struct QuestionOptions {
  std::string dataset;
  std::string service, competence;
  std::string json; // the whole question, instead of all that follows
  std::string address, street, house_number, postcode, place, area;
  std::string point;                  // LAT,LON; belongs to the address, if there is one
  std::vector<std::string> at;        // kind=address
  std::vector<std::string> facts;     // id=value
  std::vector<std::string> fact_sets; // id=values
  std::string house_numbers;          // of the address or its elements
  std::string date;                   // today, if not given: the tool has a clock, the library has none
  std::string role = "responsible";
  std::string language = "de";

  enum class Service { needed, optional, none };
  void add_to(CLI::App &app, Service service);
  bool has_question() const { return !service.empty() || !competence.empty() || !json.empty(); }

  DatasetHandle open() const;
  std::string day() const; // that is asked about
  // `service_id` stands in place of the service option, which may name a bundle.
  QueryHandle query(const std::string &service_id) const;
  // The services that are asked about: one, or all of an OZG-Leistung. None if a competence is asked.
  std::vector<std::string> services(const DatasetHandle &dataset) const;
  zufi_language language_code() const { return language == "en" ? ZUFI_LANGUAGE_EN : ZUFI_LANGUAGE_DE; }

 private:
  void add_service(CLI::App &app, Service needed);
};

std::string today();

} // namespace zufi_tool
