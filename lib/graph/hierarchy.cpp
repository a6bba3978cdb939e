// SPDX-License-Identifier: Apache-2.0
#include "graph/hierarchy.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>

#include <algorithm>
#include <iterator>
#include <map>

namespace zufi::graph {

namespace {

using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

BoostGraph to_boost(const Parents &parents) {
  BoostGraph graph(parents.size());
  for (std::size_t child = 0; child < parents.size(); ++child)
    for (const std::uint32_t parent : parents[child]) boost::add_edge(child, parent, graph);
  return graph;
}

// Takes away, again and again, what has no parents: is nothing left?
bool is_acyclic(const Parents &parents) {
  std::vector<std::vector<std::uint32_t>> children(parents.size());
  std::vector<std::size_t> parents_left(parents.size());
  std::vector<std::uint32_t> free;
  for (std::uint32_t child = 0; child < parents.size(); ++child) {
    for (const std::uint32_t parent : parents[child]) children[parent].push_back(child);
    parents_left[child] = parents[child].size();
    if (parents[child].empty()) free.push_back(child);
  }
  std::size_t taken = 0;
  for (; !free.empty(); ++taken) {
    const std::uint32_t node = free.back();
    free.pop_back();
    for (const std::uint32_t child : children[node])
      if (--parents_left[child] == 0) free.push_back(child);
  }
  return taken == parents.size();
}

bool has_parent(const Parents &parents, std::uint32_t child, std::uint32_t parent) {
  return std::find(parents[child].begin(), parents[child].end(), parent) != parents[child].end();
}

// Inside a strong component every node has a parent inside it, so following parents comes back. `component` is sorted.
std::vector<std::uint32_t> cycle_within(const Parents &parents, const std::vector<std::uint32_t> &component) {
  const auto place_in_component = [&component](std::uint32_t node) {
    return static_cast<std::size_t>(std::lower_bound(component.begin(), component.end(), node) - component.begin());
  };
  constexpr std::size_t NOWHERE = ~std::size_t{0};
  std::vector<std::size_t> place_in_path(component.size(), NOWHERE);
  std::vector<std::uint32_t> path{component.front()};
  place_in_path.front() = 0;
  while (true) {
    const std::vector<std::uint32_t> &candidates = parents[path.back()];
    const auto next = std::find_if(candidates.begin(), candidates.end(), [&component](std::uint32_t parent) {
      return std::binary_search(component.begin(), component.end(), parent);
    });
    std::size_t &seen = place_in_path[place_in_component(*next)];
    if (seen == NOWHERE) {
      seen = path.size();
      path.push_back(*next);
      continue;
    }
    path.erase(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(seen));
    std::rotate(path.begin(), std::min_element(path.begin(), path.end()), path.end());
    return path;
  }
}

} // namespace

std::vector<std::vector<std::uint32_t>> strong_components_of(const Parents &parents) {
  if (is_acyclic(parents)) return {}; // nearly always, and told in a fraction of the time
  const BoostGraph graph = to_boost(parents);
  std::vector<std::uint32_t> component_of(parents.size());
  boost::strong_components(
      graph, boost::make_iterator_property_map(component_of.begin(), boost::get(boost::vertex_index, graph)));
  std::map<std::uint32_t, std::vector<std::uint32_t>> members;
  for (std::uint32_t node = 0; node < parents.size(); ++node) members[component_of[node]].push_back(node);
  std::vector<std::vector<std::uint32_t>> components;
  for (auto &[number, nodes] : members)
    if (nodes.size() > 1) components.push_back(std::move(nodes));
  std::sort(components.begin(), components.end());
  return components;
}

std::vector<std::vector<std::uint32_t>> find_cycles(const Parents &parents) {
  std::vector<std::vector<std::uint32_t>> cycles;
  for (std::uint32_t node = 0; node < parents.size(); ++node)
    if (has_parent(parents, node, node)) cycles.push_back({node});
  for (const std::vector<std::uint32_t> &component : strong_components_of(parents))
    cycles.push_back(cycle_within(parents, component));
  std::sort(cycles.begin(), cycles.end());
  return cycles;
}

std::vector<std::vector<std::uint32_t>> closure(const Parents &parents, std::size_t limit) {
  std::vector<std::size_t> parents_first;
  const BoostGraph graph = to_boost(parents);
  boost::topological_sort(graph, std::back_inserter(parents_first));
  std::vector<std::vector<std::uint32_t>> ancestors(parents.size());
  for (const std::size_t node : parents_first) {
    std::vector<std::uint32_t> &mine = ancestors[node];
    mine.push_back(static_cast<std::uint32_t>(node));
    for (const std::uint32_t parent : parents[node])
      mine.insert(mine.end(), ancestors[parent].begin(), ancestors[parent].end());
    std::sort(mine.begin(), mine.end());
    mine.erase(std::unique(mine.begin(), mine.end()), mine.end());
    while (mine.size() > limit + 1) mine.erase(mine.end() - (mine.back() == node ? 2 : 1));
  }
  return ancestors;
}

} // namespace zufi::graph
