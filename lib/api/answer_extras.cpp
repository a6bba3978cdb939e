// SPDX-License-Identifier: Apache-2.0
#include "api/answer_extras.hpp"

#include "locate/suggest.hpp"
#include "text/fold.hpp"
#include "text/similarity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace zufi::api {

namespace {

using graph::Index;
using graph::NodeKind;
using graph::NONE;
using graph::RuleGraph;

constexpr std::size_t MAX_SUGGESTIONS = 5;

enum class WarningCode : std::uint8_t {
#define WARNING(code, de, en) code,
#include "api/warnings.def"
#undef WARNING
};

struct WarningKind {
  std::string_view code, de, en;
};
constexpr WarningKind WARNING_KINDS[] = {
#define WARNING(code, de, en) {#code, de, en},
#include "api/warnings.def"
#undef WARNING
};

class Warnings {
 public:
  void add(WarningCode code, std::string_view detail = {}) {
    const WarningKind &kind = WARNING_KINDS[static_cast<std::size_t>(code)];
    WarningInfo warning{std::string(kind.code), fmt::format(fmt::runtime(kind.de), detail),
                        fmt::format(fmt::runtime(kind.en), detail)};
    if (seen_.insert(warning.code + warning.text_en).second) list_.push_back(std::move(warning));
  }
  std::vector<WarningInfo> take() { return std::move(list_); }

 private:
  std::vector<WarningInfo> list_;
  std::set<std::string> seen_;
};

void warn_of_point(const RuleGraph &graph, const locate::Location &location, Warnings &warnings) {
  if (location.point == locate::PointState::without_boundaries) warnings.add(WarningCode::point_without_boundaries);
  if (location.point == locate::PointState::beyond_boundaries) warnings.add(WarningCode::point_outside_boundaries);
  for (const locate::Nearby &near : location.nearby) {
    const std::string &name = graph.area_record(near.area).name;
    const int accuracy = graph.records.boundaries[near.boundary].accuracy;
    if (near.side == BorderSide::border)
      warnings.add(WarningCode::point_on_border, name);
    else if (near.distance)
      warnings.add(WarningCode::point_near_border, fmt::format("{} ({:.0f} m < {} m)", name, *near.distance, accuracy));
  }
  for (const locate::Reading &reading : location.readings) {
    if (reading.contradicts_point) warnings.add(WarningCode::point_contradicts);
    if (reading.is_beyond_boundaries) warnings.add(WarningCode::point_perhaps_outside);
  }
}

void warn_of_place(const RuleGraph &graph, const resolve::LocatedPlace &place, Warnings &warnings) {
  const std::vector<locate::Reading> &readings = place.location.readings;
  if (place.location.contradicts_areas) warnings.add(WarningCode::areas_contradict);
  if (place.location.suggestions_are_cut) warnings.add(WarningCode::suggestions_cut);
  if (place.location.is_post_box) warnings.add(WarningCode::post_box_is_no_place);
  if (readings.size() > 1) warnings.add(WarningCode::several_readings);
  warn_of_point(graph, place.location, warnings);
  for (const locate::Reading &reading : readings) {
    const auto is_invalid = [](ElementState state) { return state == ElementState::invalid; };
    if (is_invalid(reading.elements.postcode)) warnings.add(WarningCode::postcode_invalid);
    if (is_invalid(reading.elements.place)) warnings.add(WarningCode::place_invalid);
    if (is_invalid(reading.elements.street)) warnings.add(WarningCode::street_invalid);
    if (is_invalid(reading.elements.house_number)) warnings.add(WarningCode::house_number_invalid);
    if (reading.elements.house_number == ElementState::valid) warnings.add(WarningCode::house_number_by_range);
    if (reading.succeeded) warnings.add(WarningCode::area_succeeded, graph.area_record(reading.area).name);
  }
}

void warn_of_leaf(const RuleGraph &graph, const resolve::RoleResult &result, const resolve::Leaf &leaf,
                  Warnings &warnings) {
  const bool is_answered = result.outcome == Outcome::resolved || result.outcome == Outcome::choice;
  switch (leaf.end) {
  case resolve::End::office:
    if (graph.nodes[leaf.node].kind == NodeKind::body && !leaf.names_sites)
      warnings.add(WarningCode::no_office_named, graph.name_of_node(leaf.node));
    break;
  case resolve::End::not_offered:
    if (is_answered) warnings.add(WarningCode::partly_not_offered);
    break;
  case resolve::End::outside_coverage:
    if (is_answered) warnings.add(WarningCode::place_outside_coverage);
    break;
  case resolve::End::unknown_place:
    if (is_answered) warnings.add(WarningCode::place_unknown);
    break;
  case resolve::End::gap:
  case resolve::End::conflict: break;
  }
  for (const resolve::Step &step : leaf.path)
    for (const Index rule : step.rules)
      if (graph.rule_record(rule).confidence == Confidence::unverified)
        warnings.add(WarningCode::weak_confidence, graph.rule_record(rule).id);
}

// Services that share the most blocks of the key.
void suggest_services(const RuleGraph &graph, const std::string &key, std::vector<SuggestionInfo> &suggestions) {
  constexpr std::array<std::size_t, 3> PREFIXES{11, 8, 5};
  for (const std::size_t length : PREFIXES) {
    if (key.size() < length) continue;
    for (const graph::Node &node : graph.nodes)
      if (node.kind == NodeKind::service && node.id.compare(0, length, key, 0, length) == 0 &&
          suggestions.size() < MAX_SUGGESTIONS)
        suggestions.push_back({"service", node.id, graph.records.services[node.record].name});
    if (!suggestions.empty()) return;
  }
}

// A name or an id that is spelled nearly so: the nearest first, of equal distance in the order of their ids.
void suggest_services_spelled(const RuleGraph &graph, const std::string &typed,
                              std::vector<SuggestionInfo> &suggestions) {
  const std::string key = text::fold_name(typed);
  const std::size_t bound = locate::similarity_bound(key);
  std::set<std::pair<std::size_t, Index>> ranked;
  for (Index node = 0; node < graph.nodes.size(); ++node) {
    if (graph.nodes[node].kind != NodeKind::service) continue;
    for (const std::string &spelling : {graph.name_of_node(node), graph.nodes[node].id})
      if (const auto distance = text::distance_within(key, text::fold_name(spelling), bound))
        ranked.emplace(*distance, node);
  }
  std::set<Index> shown;
  for (const auto &[distance, node] : ranked)
    if (suggestions.size() < MAX_SUGGESTIONS && shown.insert(node).second)
      suggestions.push_back({"service", graph.nodes[node].id, graph.name_of_node(node)});
}

void suggest_competences(const RuleGraph &graph, const std::string &id, std::vector<SuggestionInfo> &suggestions) {
  std::set<std::pair<std::size_t, Index>> ranked;
  for (Index node = 0; node < graph.nodes.size(); ++node)
    if (graph.nodes[node].kind == NodeKind::competence)
      if (const auto distance = text::distance_within(id, graph.nodes[node].id, 3)) ranked.emplace(*distance, node);
  for (const auto &[distance, node] : ranked)
    if (suggestions.size() < MAX_SUGGESTIONS)
      suggestions.push_back({"competence", graph.nodes[node].id, graph.name_of_node(node)});
}

} // namespace

std::vector<SuggestionInfo> suggestions_for(const RuleGraph &graph, const resolve::Question &question,
                                            const resolve::Resolution &resolution) {
  std::vector<SuggestionInfo> suggestions;
  if (question.start == NONE) {
    if (!question.service.empty()) suggest_services(graph, question.service, suggestions);
    if (!question.service.empty() && suggestions.empty())
      suggest_services_spelled(graph, question.service, suggestions);
    if (!question.competence.empty()) suggest_competences(graph, question.competence, suggestions);
  }
  for (const resolve::LocatedPlace &place : resolution.places)
    for (const locate::Suggestion &suggestion : place.location.suggestions)
      suggestions.push_back({suggestion.kind, {}, suggestion.text});
  return suggestions;
}

std::vector<WarningInfo> warnings_for(const RuleGraph &graph, const resolve::Resolution &resolution) {
  Warnings warnings;
  for (const resolve::LocatedPlace &place : resolution.places) warn_of_place(graph, place, warnings);
  for (const resolve::RoleResult &result : resolution.roles) {
    for (const resolve::Leaf &leaf : result.leaves) warn_of_leaf(graph, result, leaf, warnings);
    if (result.has_several_paths) warnings.add(WarningCode::several_paths);
    if (result.is_budget_spent) warnings.add(WarningCode::possibilities_cut);
    if (result.outcome == Outcome::unknown_service) warnings.add(WarningCode::service_not_valid);
  }
  return warnings.take();
}

} // namespace zufi::api
