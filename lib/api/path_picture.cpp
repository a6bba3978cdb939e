// SPDX-License-Identifier: Apache-2.0
#include "api/picture_style.hpp"
#include "report/words.hpp"
#include "zufi/text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace zufi {

namespace {

std::string_view words_for(Relation relation, Language language) {
  const bool is_german = language == Language::de;
  switch (relation) {
  case Relation::assigns: return is_german ? "gehört zu" : "belongs to";
  case Relation::held_by: return is_german ? "zuständig" : "held by";
  case Relation::delegated_to: return is_german ? "übertragen an" : "delegated to";
  case Relation::mandated_to: return is_german ? "Mandat an" : "mandate to";
  case Relation::performed_by: return is_german ? "bearbeitet von" : "performed by";
  case Relation::not_offered: return {};
  }
  return {};
}

// Where a path ends without an office.
std::string_view words_for(Outcome outcome, Language language) {
  const bool is_german = language == Language::de;
  switch (outcome) {
  case Outcome::needs_input: return is_german ? "Angabe fehlt" : "input missing";
  case Outcome::not_offered: return is_german ? "gibt es hier nicht" : "does not exist here";
  case Outcome::gap: return is_german ? "keine Regel" : "no rule";
  case Outcome::conflict: return is_german ? "Widerspruch" : "contradiction";
  case Outcome::outside_coverage: return is_german ? "nicht abgedeckt" : "not covered";
  case Outcome::unknown_place: return is_german ? "Ort unbekannt" : "place unknown";
  case Outcome::unknown_service: return is_german ? "gilt nicht an diesem Tag" : "not valid on that day";
  case Outcome::resolved:
  case Outcome::choice: break; // then there is an office
  }
  return {};
}

class PathPainter {
 public:
  PathPainter(const Answer &answer, Language language) : answer_(answer), language_(language) {}

  std::string paint() {
    if (answer_.service)
      diagram_.title = answer_.service->name.str();
    else if (answer_.competence)
      diagram_.title = answer_.competence->name.str();
    for (const PlaceReading &reading : answer_.readings) diagram_.title += "\n" + reading.canonical;
    diagram_.title += "\n" + day_in_words(answer_.date, language_);
    for (const Finding &finding : answer_.findings) add(finding);
    return graph::to_dot(diagram_);
  }

 private:
  void add(const Finding &finding) {
    for (const StepInfo &step : finding.path) {
      const std::uint32_t from = number_of(step.from, finding);
      for (const NamedNode &to : step.to)
        add_edge({from, number_of(to, finding), label_of(step), std::string(api::edge_style(step.relation))});
    }
    if (finding.office) return;
    const bool is_refused = !finding.path.empty() && finding.path.back().relation == Relation::not_offered;
    const std::uint32_t from = number_of(finding.node, finding);
    diagram_.nodes.push_back(api::end_shape(std::string(words_for(finding.outcome, language_))));
    const auto end = static_cast<std::uint32_t>(diagram_.nodes.size() - 1);
    add_edge({from, end, label_of(is_refused ? finding.path.back().rules : finding.rules), std::string(api::LOOSE)});
  }

  // Branches of one walk share their beginning.
  void add_edge(graph::DiagramEdge edge) {
    const auto is_same = [&edge](const graph::DiagramEdge &other) {
      return other.from == edge.from && other.to == edge.to && other.label == edge.label;
    };
    if (std::none_of(diagram_.edges.begin(), diagram_.edges.end(), is_same)) diagram_.edges.push_back(std::move(edge));
  }

  std::uint32_t number_of(const NamedNode &node, const Finding &finding) {
    const auto [entry, is_new] = numbers_.try_emplace(node.id.str(), static_cast<std::uint32_t>(diagram_.nodes.size()));
    if (is_new) diagram_.nodes.push_back(shape_of(node));
    const bool is_responsible = finding.body && finding.body->id == node.id;
    if (is_responsible && marked_.insert(entry->second).second)
      diagram_.nodes[entry->second].label += language_ == Language::de ? "\n(verantwortlich)" : "\n(responsible)";
    return entry->second;
  }

  graph::DiagramNode shape_of(const NamedNode &node) const {
    const std::string name = api::wrapped(node.name);
    if (node.kind) return *node.kind == OfficeKind::body ? api::body_shape(name) : api::office_shape(name);
    const bool is_service = answer_.service && answer_.service->id == node.id;
    return is_service ? api::service_shape(node.id.str() + "\n" + name) : api::competence_shape(name);
  }

  std::string label_of(const StepInfo &step) const {
    return std::string(words_for(step.relation, language_)) + "\n" + label_of(step.rules);
  }

  static std::string label_of(const std::vector<RuleInfo> &rules) {
    std::string label;
    for (const RuleInfo &rule : rules) {
      if (!label.empty()) label += '\n';
      if (!rule.legal_basis.empty()) label += api::wrapped(rule.legal_basis) + "\n";
      label += "[" + rule.id.str() + "]";
    }
    return label;
  }

  const Answer &answer_;
  Language language_;
  graph::Diagram diagram_;
  std::map<std::string, std::uint32_t> numbers_;
  std::set<std::uint32_t> marked_; // nodes that are marked as responsible
};

} // namespace

std::string path_dot(const Answer &answer, Language language) { return PathPainter(answer, language).paint(); }

} // namespace zufi
