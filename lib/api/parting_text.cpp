// SPDX-License-Identifier: Apache-2.0
#include "api/parting_text.hpp"

#include "report/words.hpp"

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
    {Obstacle::on_path, "{0} liegt auf dem Weg; von dort führt Regel {4} weiter.",
     "{0} lies on the path; from there rule {4} leads on."},
    {Obstacle::ends_there, "Der Weg führt zu {0}, endet dort aber ohne Antwort.",
     "The path leads to {0}, but ends there without an answer."},
    {Obstacle::no_way, "Warum nicht {0}? Keine Regel des Datensatzes führt in dieser Sache von »{1}« dorthin.",
     "Why not {0}? In this matter no rule of the dataset leads there from “{1}”."},
    {Obstacle::needs_input, "Ob {0} zuständig ist, steht erst fest, wenn die fehlende Angabe bekannt ist.",
     "Whether {0} is responsible depends on the input that is missing."},
    {Obstacle::no_service, "Warum nicht {0}? Die Leistung »{1}« gilt an diesem Tag nicht.",
     "Why not {0}? The service “{1}” is not valid on that day."},
    {Obstacle::no_place, "Ob {0} zuständig ist, lässt sich nicht sagen: Der Ort wurde nicht gefunden.",
     "Whether {0} is responsible cannot be said: the place was not found."},
    {Obstacle::outside,
     "Ob {0} zuständig ist, lässt sich nicht sagen: Der Ort wird von diesem Datensatz nicht abgedeckt.",
     "Whether {0} is responsible cannot be said: the place is not covered by this dataset."},
    {Obstacle::other_role, "Warum nicht {0}? Bei »{1}« trennen sich die Wege: Regel {2} gilt für eine andere Rolle.",
     "Why not {0}? The ways part at “{1}”: rule {2} is for another role."},
    {Obstacle::other_area,
     "Warum nicht {0}? Bei »{1}« trennen sich die Wege: Regel {2} gilt für {3}; der Ort liegt nicht darin.",
     "Why not {0}? The ways part at “{1}”: rule {2} is for {3}, and the place does not lie there."},
    {Obstacle::other_status,
     "Warum nicht {0}? Bei »{1}« trennen sich die Wege: Regel {2} verlangt den Status {3}, den die Gemeinde an diesem "
     "Tag nicht hat.",
     "Why not {0}? The ways part at “{1}”: rule {2} asks for the status {3}, which the municipality does not have on "
     "that day."},
    {Obstacle::other_facts,
     "Warum nicht {0}? Bei »{1}« trennen sich die Wege: Regel {2} verlangt {3}; das trifft nicht zu.",
     "Why not {0}? The ways part at “{1}”: rule {2} asks for {3}, which is not the case."},
    {Obstacle::other_days,
     "Warum nicht {0}? Bei »{1}« trennen sich die Wege: Regel {2} gilt {3}, also nicht an diesem Tag.",
     "Why not {0}? The ways part at “{1}”: rule {2} holds {3}, so not on that day."},
    {Obstacle::unknown,
     "Warum nicht {0}? Bei »{1}« trennen sich die Wege: Regel {2} greift hier nicht; für sie zählt ein anderer Ort.",
     "Why not {0}? The ways part at “{1}”: rule {2} does not apply here; another place counts for it."},
    {Obstacle::earlier_step,
     "Warum nicht {0}? Bei »{1}« trennen sich die Wege: Regel {4} entscheidet schon vorher, Regel {2} kommt nicht mehr "
     "zum Zug.",
     "Why not {0}? The ways part at “{1}”: rule {4} decides first, rule {2} is not looked at any more."},
    {Obstacle::role_unnamed,
     "Warum nicht {0}? Bei »{1}« trennen sich die Wege: Regel {4} nennt die gefragte Rolle, Regel {2} gilt nur, wo "
     "keine sie nennt.",
     "Why not {0}? The ways part at “{1}”: rule {4} names the role, and rule {2} counts only where none does."},
    {Obstacle::less_special,
     "Warum nicht {0}? Bei »{1}« trennen sich die Wege: Regel {4} ist spezieller als Regel {2}.",
     "Why not {0}? The ways part at “{1}”: rule {4} is more specific than rule {2}."},
    {Obstacle::outranked,
     "Warum nicht {0}? Bei »{1}« trennen sich die Wege: Regel {4} hat Vorrang vor Regel {2} (priority).",
     "Why not {0}? The ways part at “{1}”: rule {4} takes precedence over rule {2} (priority)."},
    {Obstacle::not_offered, "Warum nicht {0}? Nach Regel {4} gibt es »{1}« hier nicht; sie geht Regel {2} vor.",
     "Why not {0}? By rule {4} there is no “{1}” here; it comes before rule {2}."},
    {Obstacle::conflicting,
     "Warum nicht {0}? Bei »{1}« widersprechen die Regeln einander: Regel {2} führt dorthin, Regel {4} nicht.",
     "Why not {0}? At “{1}” the rules contradict each other: rule {2} leads there, rule {4} does not."},
    {Obstacle::other_place,
     "Warum nicht {0}? Bei »{1}« trennen sich die Wege: Regel {4} führt zum Träger am angegebenen Ort, und das ist ein "
     "anderer.",
     "Why not {0}? The ways part at “{1}”: rule {4} leads to the body of the place given, which is another one."},
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
  case Obstacle::other_days: return days_in_words(graph.rules[parting.rule].validity, language); // and of its target
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
