// SPDX-License-Identifier: Apache-2.0
#include "api/parting_text.hpp"

#include <fmt/format.h>

namespace zufi::api {

namespace {

using graph::Index;
using graph::NONE;
using graph::RuleGraph;
using resolve::Obstacle;

// {0} the office asked for, {1} the node at which the ways part, {2} the rule that would have led there, {3} what it
// asks for, {4} the rule that won.
struct ObstacleText {
  Obstacle obstacle;
  std::string_view de, en;
};
constexpr ObstacleText TEXTS[] = {
    {Obstacle::is_answer, "{0} ist die Antwort.", "{0} is the answer."},
    {Obstacle::on_path, "{0} liegt auf dem Weg; von dort führt er weiter (Regel {4}).",
     "{0} lies on the path, which goes on from there (rule {4})."},
    {Obstacle::no_way, "Keine Regel des Datensatzes führt von »{1}« zu {0}.",
     "No rule of the dataset leads from »{1}« to {0}."},
    {Obstacle::other_role, "Bei »{1}« trennen sich die Wege: Regel {2} gilt für eine andere Rolle.",
     "The ways part at »{1}«: rule {2} is for another role."},
    {Obstacle::other_area, "Bei »{1}« trennen sich die Wege: Regel {2} gilt für {3}; der Ort liegt nicht darin.",
     "The ways part at »{1}«: rule {2} is for {3}, and the place does not lie there."},
    {Obstacle::other_status,
     "Bei »{1}« trennen sich die Wege: Regel {2} verlangt den Status {3}, den die Gemeinde an diesem Tag nicht hat.",
     "The ways part at »{1}«: rule {2} asks for the status {3}, which the municipality does not have on that day."},
    {Obstacle::other_facts, "Bei »{1}« trennen sich die Wege: Regel {2} verlangt {3}; das trifft nicht zu.",
     "The ways part at »{1}«: rule {2} asks for {3}, which is not the case."},
    {Obstacle::other_days, "Bei »{1}« trennen sich die Wege: Regel {2} gilt {3}, also nicht an diesem Tag.",
     "The ways part at »{1}«: rule {2} holds {3}, so not on that day."},
    {Obstacle::earlier_step,
     "Bei »{1}« trennen sich die Wege: Regel {4} entscheidet schon vorher, Regel {2} kommt nicht mehr zum Zug.",
     "The ways part at »{1}«: rule {4} decides first, rule {2} is not looked at any more."},
    {Obstacle::less_special, "Bei »{1}« trennen sich die Wege: Regel {4} ist spezieller als Regel {2}.",
     "The ways part at »{1}«: rule {4} is more special than rule {2}."},
    {Obstacle::other_place,
     "Bei »{1}« trennen sich die Wege: Regel {4} führt zum Träger am angegebenen Ort, und das ist ein anderer.",
     "The ways part at »{1}«: rule {4} leads to the body of the place given, which is another one."},
    {Obstacle::outranked, "Bei »{1}« trennen sich die Wege: Regel {4} hat Vorrang vor Regel {2} (priority).",
     "The ways part at »{1}«: rule {4} takes precedence over rule {2} (priority)."},
    {Obstacle::unknown, "Bei »{1}« endet der Weg; Regel {2} führte weiter, wäre aber mehr bekannt.",
     "The path ends at »{1}«; rule {2} would lead on if more were known."},
};

std::string what_it_asks_for(const RuleGraph &graph, const resolve::Parting &parting, Language language) {
  if (parting.rule == NONE) return {};
  const model::RuleRecord &rule = graph.rule_record(parting.rule);
  switch (parting.obstacle) {
  case Obstacle::other_status: return rule.status;
  case Obstacle::other_facts: return rule.condition.to_string();
  case Obstacle::other_area: {
    std::string names;
    for (const Index area : graph.rules[parting.rule].areas)
      names += (names.empty() ? "" : ", ") + graph.area_record(area).name;
    return names;
  }
  case Obstacle::other_days: {
    const bool is_german = language == Language::de;
    std::string days;
    if (!rule.validity.from.is_open()) days = (is_german ? "ab " : "from ") + rule.validity.from.to_string();
    if (!rule.validity.until.is_open())
      days += (days.empty() ? "" : " ") + std::string(is_german ? "bis vor " : "until before ") +
              rule.validity.until.to_string();
    return days;
  }
  default: return {};
  }
}

std::string rule_name(const RuleGraph &graph, Index rule) {
  if (rule == NONE) return "–";
  const model::RuleRecord &record = graph.rule_record(rule);
  return record.legal_basis.empty() ? record.id : fmt::format("{} ({})", record.id, record.legal_basis);
}

} // namespace

std::string parting_text(const RuleGraph &graph, const resolve::Parting &parting, Index office, Language language) {
  for (const ObstacleText &text : TEXTS)
    if (text.obstacle == parting.obstacle)
      return fmt::format(fmt::runtime(language == Language::de ? text.de : text.en), graph.name_of_node(office),
                         graph.name_of_node(parting.node), rule_name(graph, parting.rule),
                         what_it_asks_for(graph, parting, language), rule_name(graph, parting.winner));
  return {};
}

} // namespace zufi::api
