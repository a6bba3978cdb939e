// SPDX-License-Identifier: Apache-2.0
#include "resolve/question.hpp"

#include "locate/address_text.hpp"
#include "locate/locate.hpp"
#include "model/fact_set_text.hpp"
#include "model/fact_value.hpp"
#include "model/row_checks.hpp"
#include "text/house_number_set.hpp"
#include "text/similarity.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

namespace zufi::resolve {

namespace {

constexpr std::size_t MAX_PLACES = 16;
constexpr std::size_t MAX_FACTS = 256;
constexpr std::size_t MAX_AREAS = 1'000;

Error query_error(std::string message) { return {ErrorCode::query, std::move(message)}; }

std::optional<Error> text_fault(std::string_view field, std::string_view text) {
  if (text.size() > locate::MAX_TEXT)
    return query_error(fmt::format("{} has more than {} bytes", field, locate::MAX_TEXT));
  if (!text::is_utf8(text)) return query_error(fmt::format("{} is not valid UTF-8", field));
  return std::nullopt;
}

std::optional<Error> place_fault(const Place &place) {
  for (const auto &[field, text] :
       {std::pair("place.text", &place.text), std::pair("place.street", &place.street),
        std::pair("place.house_number", &place.house_number), std::pair("place.house_numbers", &place.house_numbers),
        std::pair("place.postcode", &place.postcode), std::pair("place.place", &place.place),
        std::pair("place.area", &place.area)})
    if (auto fault = text_fault(field, *text)) return fault;
  for (const auto &[field, areas] :
       {std::pair("place.inside", &place.inside), std::pair("place.outside", &place.outside)}) {
    if (areas->size() > MAX_AREAS) return query_error(fmt::format("{} has more than {} areas", field, MAX_AREAS));
    for (const std::string &area : *areas)
      if (auto fault = text_fault(field, area)) return fault;
  }
  if (!place.house_number.empty() && !place.house_numbers.empty())
    return query_error("place.house_number and place.house_numbers are given together");
  if (!place.house_numbers.empty() && !text::HouseNumberSet::parse(place.house_numbers))
    return query_error("place.house_numbers is not a set of house numbers");
  const bool has_elements = !place.street.empty() || !place.house_number.empty() || !place.house_numbers.empty() ||
                            !place.postcode.empty() || !place.place.empty() || !place.area.empty();
  if (!place.text.empty() && has_elements)
    return query_error("a place is given either as one text or by its elements, not both");
  if (place.point && !model::grid_point(place.point->lat, place.point->lon))
    return query_error("place.point is not a latitude and longitude in degrees");
  return std::nullopt;
}

Index start_of(const graph::RuleGraph &graph, const Query &query) {
  const Index node = graph.node_of(query.service.empty() ? query.competence : query.service);
  if (node == NONE) return NONE;
  const graph::NodeKind wanted = query.service.empty() ? graph::NodeKind::competence : graph::NodeKind::service;
  return graph.nodes[node].kind == wanted ? node : NONE;
}

std::optional<Error> take_places(const Query &query, Question &question) {
  for (const auto &[kind, places] : query.places) {
    if (!kind.empty() && !model::is_place_kind(kind)) return query_error("unknown kind of place");
    for (const Place &place : places) {
      if (auto fault = place_fault(place)) return fault;
      if (!locate::is_empty(place)) question.places.emplace_back(kind, place);
    }
  }
  if (question.places.size() > MAX_PLACES) return query_error(fmt::format("more than {} places", MAX_PLACES));
  return std::nullopt;
}

// Left out in silence, a misspelt fact would change the answer. Names ids of the dataset, never what was given.
Error unknown_fact(const graph::RuleGraph &graph, const std::string &id) {
  constexpr std::size_t FAR = 3;
  constexpr std::size_t MAX_SHOWN = 3;
  std::set<std::pair<std::size_t, std::string>> near;
  for (const model::FactRecord &fact : graph.records.facts)
    if (const auto distance = text::distance_within(id, fact.id, FAR)) near.emplace(*distance, fact.id);
  std::string message = "the dataset declares no such fact";
  std::size_t shown = 0;
  for (const auto &[distance, known] : near) {
    if (shown == MAX_SHOWN) break;
    message += (shown++ == 0 ? "; did you mean " : " or ") + known;
  }
  return query_error(std::move(message));
}

std::optional<Error> take_fact(const graph::RuleGraph &graph, const std::string &id, const std::string &value,
                               bool is_set, Question &question) {
  if (auto fault = text_fault("a fact", id)) return fault;
  if (auto fault = text_fault("the value of a fact", value)) return fault;
  const Index fact = graph.fact_of(id);
  if (fact == NONE) return unknown_fact(graph, id);
  const model::FactRecord &record = graph.records.facts[fact];
  std::optional<model::ValueSet> values;
  if (is_set) {
    values = model::read_fact_set(record, value);
  } else if (const auto encoded = model::encode_value(record, value)) {
    values = model::only(record, *encoded);
  }
  if (!values) return query_error(fmt::format("the value of {} is not of type {}", id, name_of(record.type)));
  if (!question.facts.emplace(fact, std::move(*values)).second)
    return query_error(fmt::format("{} is given both as a value and as a set of values", id));
  return std::nullopt;
}

std::optional<Error> take_facts(const graph::RuleGraph &graph, const Query &query, Question &question) {
  if (query.facts.size() + query.fact_sets.size() > MAX_FACTS)
    return query_error(fmt::format("more than {} facts", MAX_FACTS));
  for (const auto &[id, value] : query.facts)
    if (auto fault = take_fact(graph, id, value, false, question)) return fault;
  for (const auto &[id, values] : query.fact_sets)
    if (auto fault = take_fact(graph, id, values, true, question)) return fault;
  return std::nullopt;
}

} // namespace

Result<Question> understand(const graph::RuleGraph &graph, const Query &query) {
  if (query.service.empty() == query.competence.empty()) return query_error("give either a service or a competence");
  if (auto fault = text_fault("service", query.service)) return *fault;
  if (auto fault = text_fault("competence", query.competence)) return *fault;
  if (query.date.is_open()) return query_error("no date is given");
  if (query.roles.empty()) return query_error("no role is given");
  Question question;
  question.start = start_of(graph, query);
  question.service = query.service;
  question.competence = query.competence;
  question.date = query.date;
  question.roles = query.roles;
  std::sort(question.roles.begin(), question.roles.end());
  question.roles.erase(std::unique(question.roles.begin(), question.roles.end()), question.roles.end());
  if (auto fault = take_places(query, question)) return *fault;
  if (auto fault = take_facts(graph, query, question)) return *fault;
  return question;
}

} // namespace zufi::resolve
