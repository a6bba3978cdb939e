// SPDX-License-Identifier: Apache-2.0
#include "analyse/starts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace zufi::analyse {

namespace {

using graph::NodeKind;
using graph::RuleGraph;

// All that a walk looks at of the node at which it starts.
struct Profile {
  NodeKind kind = NodeKind::service;
  std::vector<Index> chain;     // itself and its parents, as far as rules speak of them
  Index bundle = NONE;          // of the service, if a rule leaves it
  std::size_t below_bundle = 0; // how many of the chain stand before what the bundle is ranked by
  std::vector<std::string> factors;
  Validity validity;

  auto fields() const { return std::tie(kind, chain, bundle, below_bundle, factors, validity.from, validity.until); }
  friend bool operator<(const Profile &a, const Profile &b) { return a.fields() < b.fields(); }
};

std::vector<bool> spoken_of(const RuleGraph &graph) {
  std::vector<bool> spoken(graph.nodes.size(), false);
  for (const graph::Rule &rule : graph.rules) {
    spoken[rule.from] = true;
    if (rule.subject != NONE) spoken[rule.subject] = true;
  }
  return spoken;
}

Profile profile_of(const RuleGraph &graph, const std::vector<bool> &spoken, Index start) {
  const graph::Node &node = graph.nodes[start];
  Profile profile;
  profile.kind = node.kind;
  profile.validity = node.validity;
  if (node.bundle != NONE && spoken[node.bundle]) profile.bundle = node.bundle;
  for (Index above = start; above != NONE; above = graph.nodes[above].parent) {
    if (spoken[above]) profile.chain.push_back(above);
    if (profile.bundle != NONE && graph.nodes[above].bundle == profile.bundle)
      profile.below_bundle = profile.chain.size();
  }
  const std::span<const std::string> factors = graph.connecting_factors(start);
  profile.factors.assign(factors.begin(), factors.end());
  return profile;
}

} // namespace

std::vector<StartGroup> start_groups(const RuleGraph &graph) {
  const std::vector<bool> spoken = spoken_of(graph);
  std::map<Profile, StartGroup> groups;
  for (Index node = 0; node < graph.nodes.size(); ++node) {
    const NodeKind kind = graph.nodes[node].kind;
    if (kind == NodeKind::service || kind == NodeKind::competence)
      groups[profile_of(graph, spoken, node)].members.push_back(node);
  }
  std::vector<StartGroup> found;
  for (auto &[profile, group] : groups) found.push_back(std::move(group));
  std::sort(found.begin(), found.end(), [](const StartGroup &a, const StartGroup &b) { return a.first() < b.first(); });
  return found;
}

std::vector<Role> roles_told_apart(const RuleGraph &graph) {
  std::set<Role> named;
  for (const graph::Rule &rule : graph.rules)
    if (rule.role) named.insert(*rule.role);
  for (const Role role : {Role::responsible, Role::accepts, Role::advises})
    if (named.insert(role).second) break; // one of the others stands for all
  return {named.begin(), named.end()};
}

} // namespace zufi::analyse
