// SPDX-License-Identifier: Apache-2.0
#include "api/missing_info.hpp"

#include "api/answer_builder.hpp"
#include "api/choice_label.hpp"
#include "locate/locate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace zufi::api {

namespace {

using graph::Index;
using graph::NONE;
using graph::RuleGraph;
using resolve::MissingInput;
using Kind = MissingInput::Kind;

struct InputText {
  Kind kind;
  std::string_view input, question_de, question_en;
};
constexpr std::array<InputText, 7> INPUT_TEXTS{{
    {Kind::house_number, "house_number", "Welche Hausnummer?", "Which house number?"},
    {Kind::postcode, "postcode", "Welche Postleitzahl?", "Which postcode?"},
    {Kind::place_part, "place_part", "In welchem Ortsteil?", "In which part of the town?"},
    {Kind::street, "street", "In welcher Straße?", "In which street?"},
    {Kind::municipality, "municipality", "In welcher Stadt oder Gemeinde?", "In which town or municipality?"},
    {Kind::district, "district", "In welchem Bezirk?", "In which district?"},
    {Kind::place, "place", "Um welche Anschrift geht es?", "Which address is it about?"},
}};

// How many offices the choices lead to; 0 if some lead to none.
std::size_t offices_in(const MissingInput &missing) {
  std::set<Index> offices;
  for (const resolve::InputChoice &choice : missing.choices)
    for (const resolve::Verdict &verdict : choice.verdicts) {
      if (verdict.handlers.empty()) return 0;
      for (const resolve::Verdict::Handler &handler : verdict.handlers) offices.insert(handler.office);
    }
  return offices.size();
}

void explain(const MissingInput &missing, MissingInfo &info) {
  const std::size_t offices = offices_in(missing);
  if (offices < 2) {
    info.why_de = "Davon hängt ab, welche Stelle zuständig ist.";
    info.why_en = "Which office is responsible depends on it.";
  } else if (missing.kind == Kind::house_number) {
    info.why_de = fmt::format("In dieser Straße sind {} Stellen zuständig, je nach Hausnummer.", offices);
    info.why_en = fmt::format("{} offices are responsible in this street, depending on the house number.", offices);
  } else {
    info.why_de = fmt::format("Davon hängt ab, welche von {} Stellen zuständig ist.", offices);
    info.why_en = fmt::format("Which of {} offices is responsible depends on it.", offices);
  }
}

ResultInfo result_info(const RuleGraph &graph, const resolve::Verdict &verdict) {
  ResultInfo info;
  info.outcome = verdict.outcome;
  info.place_kinds = verdict.missing_kinds;
  for (const resolve::Verdict::Handler &one : verdict.handlers) {
    Handler handler;
    handler.office = named(graph, one.office);
    if (one.body != NONE) handler.body = named(graph, one.body);
    for (const Index site : one.sites) handler.sites.push_back(named(graph, site));
    info.handlers.push_back(std::move(handler));
  }
  return info;
}

ChoiceInfo choice_info(const RuleGraph &graph, const MissingInput &missing, const resolve::InputChoice &choice) {
  ChoiceInfo info;
  info.values = choice.values;
  info.names = choice.labels;
  info.label_de = choice_label(graph, missing, choice, Language::de);
  info.label_en = choice_label(graph, missing, choice, Language::en);
  info.supplied = choice.supplied;
  for (const resolve::Verdict &verdict : choice.verdicts) info.results.push_back(result_info(graph, verdict));
  return info;
}

// Which place of the query it is about.
void name_place(const resolve::Question &question, const MissingInput &missing, MissingInfo &info) {
  const bool is_given = missing.place < question.places.size();
  info.place_kind = is_given                ? question.places[missing.place].first
                    : missing.kinds.empty() ? ""
                                            : missing.kinds.front();
  for (std::size_t i = 0; i < question.places.size() && (!is_given || i < missing.place); ++i)
    info.place_position += question.places[i].first == info.place_kind ? 1 : 0;
}

} // namespace

MissingInfo missing_info(const RuleGraph &graph, const resolve::Question &question, const resolve::RoleResult &result) {
  const MissingInput &missing = *result.missing;
  MissingInfo info;
  info.role = result.role;
  explain(missing, info);
  if (missing.kind == Kind::fact) {
    const model::FactRecord &fact = graph.records.facts[missing.fact];
    info.input = fact.id;
    info.is_fact = true;
    info.question_de = fact.question_de;
    info.question_en = fact.question_en;
    if (!fact.why_de.empty()) info.why_de = fact.why_de;
    if (!fact.why_en.empty()) info.why_en = fact.why_en;
  } else {
    const auto *const text = std::find_if(INPUT_TEXTS.begin(), INPUT_TEXTS.end(),
                                          [&missing](const InputText &input) { return input.kind == missing.kind; });
    info.input = text->input;
    info.place_kinds = missing.kinds;
    info.question_de = text->question_de;
    info.question_en = text->question_en;
    name_place(question, missing, info);
  }
  for (const resolve::InputChoice &choice : missing.choices)
    info.choices.push_back(choice_info(graph, missing, choice));
  info.choices_are_complete = missing.is_complete;
  return info;
}

} // namespace zufi::api

namespace zufi {

Query supplied(Query query, const MissingInfo &missing, std::size_t choice, std::size_t value) {
  const ChoiceInfo &chosen = missing.choices[choice];
  if (missing.is_fact) {
    query.facts.erase(missing.input);
    query.fact_sets[missing.input] = chosen.values[value];
    return query;
  }
  std::vector<Place> &places = query.places[missing.place_kind];
  std::erase_if(places, locate::is_empty);
  if (missing.place_position >= places.size()) places.resize(missing.place_position + 1);
  places[missing.place_position] = chosen.supplied[value];
  return query;
}

} // namespace zufi
