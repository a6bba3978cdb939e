// SPDX-License-Identifier: Apache-2.0
#include "api/answer_extras.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace zufi::api {

namespace {

using graph::Index;
using graph::NONE;
using graph::RuleGraph;
using model::AreaKind;

// Whose channels are shown first.
class Owners {
 public:
  Owners(const RuleGraph &graph, const resolve::Resolution &resolution, const resolve::Leaf &leaf, Date date)
      : graph_(graph) {
    for (const AreaKind kind : {AreaKind::gemeinde, AreaKind::kreis, AreaKind::land, AreaKind::bund}) {
      add_body_of(resolution, kind, date);
      if (kind == AreaKind::gemeinde) bodies_.push_back(graph.body_of(leaf.node));
    }
  }

  std::optional<std::size_t> rank_of(Index owner) const {
    const auto found = std::find(bodies_.begin(), bodies_.end(), graph_.body_of(owner));
    return found == bodies_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - bodies_.begin()));
  }

 private:
  // Only of areas that contain the place for sure; a channel of the wrong town would mislead.
  void add_body_of(const resolve::Resolution &resolution, AreaKind kind, Date date) {
    for (const resolve::LocatedPlace &place : resolution.places) {
      const resolve::PlaceOption option = resolve::option_of(place);
      for (const Index area : option.always())
        if (graph_.area_record(area).kind == kind)
          for (const Index body : graph_.areas[area].bodies)
            if (graph_.nodes[body].validity.contains(date)) bodies_.push_back(body);
    }
  }

  const RuleGraph &graph_;
  std::vector<Index> bodies_;
};

// The service or competence asked about, its parents, and the competence on the path with its wholes: the more special
// first.
std::vector<Index> subjects_of(const RuleGraph &graph, const resolve::Question &question, const resolve::Leaf &leaf) {
  std::vector<Index> subjects;
  const auto add = [&](Index node) {
    for (; node != NONE; node = graph.nodes[node].parent) subjects.push_back(node);
  };
  add(question.start);
  for (const resolve::Step &step : leaf.path)
    if (step.relation == Relation::assigns)
      for (const Index competence : step.to) add(competence);
  return subjects;
}

// Of a body everything but appointments serves whoever asks here; these are for its own counters. Of an office or a
// site a channel serves only who is led there.
bool serves(const RuleGraph &graph, Index owner, ChannelKind kind, const resolve::Leaf &leaf) {
  if (kind == ChannelKind::appointment && graph.body_of(owner) != graph.body_of(leaf.node)) return false;
  return graph.nodes[owner].parent == NONE || graph.lies_under(leaf.node, owner) ||
         std::find(leaf.sites.begin(), leaf.sites.end(), owner) != leaf.sites.end();
}

} // namespace

std::vector<ChannelInfo> channels_for(const RuleGraph &graph, const resolve::Question &question,
                                      const resolve::Resolution &resolution, const resolve::Leaf &leaf) {
  const Owners owners(graph, resolution, leaf, question.date);
  const std::vector<Index> subjects = subjects_of(graph, question, leaf);
  std::vector<std::tuple<std::size_t, std::size_t, Index>> ranked; // owner, subject, channel
  for (Index i = 0; i < graph.records.channels.size(); ++i) {
    const model::ChannelRecord &channel = graph.records.channels[i];
    const Index owner = graph.node_of(channel.office);
    const auto rank = owners.rank_of(owner);
    if (!rank || !serves(graph, owner, channel.kind, leaf) || !channel.validity.contains(question.date)) continue;
    const Index subject = graph.node_of(channel.subject);
    const auto position = std::find(subjects.begin(), subjects.end(), subject);
    if (subject != NONE && position == subjects.end()) continue;
    ranked.emplace_back(*rank, static_cast<std::size_t>(position - subjects.begin()), i);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<ChannelInfo> channels;
  for (const auto &[owner, subject, index] : ranked) {
    const model::ChannelRecord &channel = graph.records.channels[index];
    channels.push_back({channel.id, channel.kind, channel.url, channel.title, channel.online_level, channel.office});
  }
  return channels;
}

} // namespace zufi::api
