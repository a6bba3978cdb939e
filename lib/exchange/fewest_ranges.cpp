// SPDX-License-Identifier: Apache-2.0
// A range over both sides can reach as far as no other known house interrupts it: a *run*. A range over one side
// reaches as far as no other house of that side does: a *side run*. Each own house lies in one run and in one side run,
// and one of the two has to be chosen for it. So the fewest ranges are a smallest vertex cover of the bipartite graph
// whose vertices are runs and side runs and whose edges are the houses.
//
// That graph has no cycle: going along the street from one run to the next, at least one of the two side runs ends, and
// what has ended does not come back. In a forest a smallest cover is found by taking, again and again, the neighbour of
// a leaf.
#include "exchange/fewest_ranges.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <utility>

namespace zufi::exchange {

using text::HouseNumberRange;
using text::Parity;

namespace {

Parity side_of(const text::HouseNumber &number) { return number.is_odd() ? Parity::odd : Parity::even; }

// Runs come first, so that where either would do, the side run is taken: it claims less.
struct Forest {
  std::vector<std::size_t> run_of, side_run_of; // for each own house, the vertex
  std::vector<std::vector<std::size_t>> neighbours;
};

Forest forest_of(const KnownHouses &known, const std::vector<std::size_t> &own) {
  Forest forest;
  std::size_t runs = 0;
  std::size_t side_runs = 0;
  struct Last {
    bool is_any = false;
    std::size_t place = 0, run = 0;
  };
  std::array<Last, 2> last_on_side;
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (i == 0 || own[i] != own[i - 1] + 1) ++runs;
    Last &last = last_on_side.at(known.numbers()[own[i]].is_odd() ? 1 : 0);
    const std::size_t place = known.place_on_side(own[i]);
    if (!last.is_any || place != last.place + 1) last.run = side_runs++;
    last.is_any = true;
    last.place = place;
    forest.run_of.push_back(runs - 1);
    forest.side_run_of.push_back(last.run);
  }
  forest.neighbours.resize(runs + side_runs);
  for (std::size_t i = 0; i < own.size(); ++i) {
    forest.side_run_of[i] += runs;
    auto &of_run = forest.neighbours[forest.run_of[i]];
    if (std::find(of_run.begin(), of_run.end(), forest.side_run_of[i]) != of_run.end()) continue; // two at most
    of_run.push_back(forest.side_run_of[i]);
    forest.neighbours[forest.side_run_of[i]].push_back(forest.run_of[i]);
  }
  return forest;
}

std::vector<bool> smallest_cover(const std::vector<std::vector<std::size_t>> &neighbours) {
  std::vector<bool> is_chosen(neighbours.size());
  std::vector<std::size_t> open_edges(neighbours.size());
  std::deque<std::size_t> leaves;
  for (std::size_t vertex = 0; vertex < neighbours.size(); ++vertex) {
    open_edges[vertex] = neighbours[vertex].size();
    if (open_edges[vertex] == 1) leaves.push_back(vertex);
  }
  for (; !leaves.empty(); leaves.pop_front()) {
    const std::size_t leaf = leaves.front();
    if (is_chosen[leaf] || open_edges[leaf] != 1) continue; // its edge was covered meanwhile
    const auto chosen = std::find_if(neighbours[leaf].begin(), neighbours[leaf].end(),
                                     [&is_chosen](std::size_t vertex) { return !is_chosen[vertex]; });
    is_chosen[*chosen] = true;
    for (const std::size_t other : neighbours[*chosen])
      if (!is_chosen[other] && --open_edges[other] == 1) leaves.push_back(other);
  }
  return is_chosen;
}

HouseNumberRange range_over(const KnownHouses &known, const std::vector<std::size_t> &houses) {
  const auto &numbers = known.numbers();
  const Parity side = side_of(numbers[houses.front()]);
  const bool is_one_sided =
      std::all_of(houses.begin(), houses.end(), [&](std::size_t house) { return side_of(numbers[house]) == side; });
  const bool is_range = houses.size() > 1;
  return {numbers[houses.front()], numbers[houses.back()], is_range && is_one_sided ? side : Parity::all};
}

} // namespace

KnownHouses::KnownHouses(std::vector<text::HouseNumber> numbers) : numbers_(std::move(numbers)) {
  std::size_t odd = 0;
  std::size_t even = 0;
  for (const text::HouseNumber &number : numbers_) places_on_side_.push_back(number.is_odd() ? odd++ : even++);
}

std::vector<MergedRange> fewest_ranges(const KnownHouses &known, const std::vector<std::size_t> &own) {
  const Forest forest = forest_of(known, own);
  const std::vector<bool> is_chosen = smallest_cover(forest.neighbours);
  std::vector<std::vector<std::size_t>> houses_of(forest.neighbours.size());
  for (std::size_t i = 0; i < own.size(); ++i) // where both are chosen: the side run, so that no ranges overlap
    houses_of[is_chosen[forest.side_run_of[i]] ? forest.side_run_of[i] : forest.run_of[i]].push_back(own[i]);
  std::vector<MergedRange> merged;
  for (std::vector<std::size_t> &houses : houses_of)
    if (!houses.empty()) merged.push_back({range_over(known, houses), std::move(houses)});
  std::sort(merged.begin(), merged.end(), [](const MergedRange &a, const MergedRange &b) { return a.range < b.range; });
  return merged;
}

} // namespace zufi::exchange
