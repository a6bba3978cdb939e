// SPDX-License-Identifier: Apache-2.0
#include "api/picture_style.hpp"
#include "zufi/text.hpp"

#include <map>

namespace zufi {

namespace {

class PathPainter {
 public:
  explicit PathPainter(Language language) : language_(language) {}

  std::string paint(const Answer &answer) {
    diagram_.title = answer.service      ? answer.service->name.str()
                     : answer.competence ? answer.competence->name.str()
                                         : "";
    if (!answer.readings.empty()) diagram_.title += "\n" + answer.readings.front().canonical;
    diagram_.title += "\n" + answer.date.to_string();
    for (const Finding &finding : answer.findings) add(finding);
    return graph::to_dot(diagram_);
  }

 private:
  void add(const Finding &finding) {
    for (const StepInfo &step : finding.path) {
      const std::uint32_t from = number_of(step.from, step.relation == Relation::assigns, step.relation);
      for (const NamedNode &to : step.to) {
        const std::uint32_t target = target_of(finding, step, to);
        diagram_.edges.push_back({from, target, label_of(step), std::string(api::edge_style(step.relation))});
      }
    }
  }

  std::uint32_t target_of(const Finding &finding, const StepInfo &step, const NamedNode &to) {
    const auto known = numbers_.find(to.id.str());
    if (known != numbers_.end()) return known->second;
    const std::string name = api::wrapped(to.name);
    if (step.relation == Relation::assigns) return add_node(to, api::competence_shape(name));
    const bool is_responsible = finding.body && finding.body->id == to.id;
    const bool is_body = step.relation == Relation::delegated_to || step.relation == Relation::mandated_to;
    const std::string mark = language_ == Language::de ? "\n(verantwortlich)" : "\n(responsible)";
    if (is_responsible) return add_node(to, api::body_shape(name + mark));
    return add_node(to, is_body ? api::body_shape(name) : api::office_shape(name));
  }

  std::uint32_t number_of(const NamedNode &node, bool is_service, Relation relation) {
    const auto known = numbers_.find(node.id.str());
    if (known != numbers_.end()) return known->second;
    const std::string name = api::wrapped(node.name);
    if (is_service) return add_node(node, api::service_shape(node.id.str() + "\n" + name));
    if (relation == Relation::held_by) return add_node(node, api::competence_shape(name));
    return add_node(node, api::body_shape(name));
  }

  std::uint32_t add_node(const NamedNode &node, graph::DiagramNode shape) {
    const auto number = static_cast<std::uint32_t>(diagram_.nodes.size());
    numbers_[node.id.str()] = number;
    diagram_.nodes.push_back(std::move(shape));
    return number;
  }

  static std::string label_of(const StepInfo &step) {
    std::string label(name_of(step.relation));
    for (const RuleInfo &rule : step.rules) {
      label += "\n" + rule.id.str();
      if (!rule.legal_basis.empty()) label += "\n" + api::wrapped(rule.legal_basis);
    }
    return label;
  }

  Language language_;
  graph::Diagram diagram_;
  std::map<std::string, std::uint32_t> numbers_;
};

} // namespace

std::string path_dot(const Answer &answer, Language language) { return PathPainter(language).paint(answer); }

} // namespace zufi
