// SPDX-License-Identifier: Apache-2.0
#include "resolve/place_test.hpp"

#include <algorithm>
#include <map>

namespace zufi::resolve {

namespace {

using graph::Rule;
using graph::RuleGraph;
using graph::Symbol;
using model::AreaKind;

bool has_status(const RuleGraph &graph, Index status, const Cell &cell, graph::StableDays &days) {
  bool found = false; // look at all: the days narrow whichever way it is
  for (const Index area : cell)
    for (const graph::Status &row : graph.statuses_of(area))
      if (row.status == status && days.is_valid(row.validity)) found = true;
  return found;
}

AreaKind kind_of(Symbol symbol) {
  switch (symbol) {
  case Symbol::kreis: return AreaKind::kreis;
  case Symbol::land: return AreaKind::land;
  case Symbol::bund: return AreaKind::bund;
  case Symbol::self:
  case Symbol::none: return AreaKind::gemeinde;
  }
  return AreaKind::gemeinde;
}

// What the test gives for one cell.
Index outcome_in(const RuleGraph &graph, const PlaceTest &test, const Cell &cell, graph::StableDays &days) {
  switch (test.kind) {
  case PlaceTest::Kind::fits_rule: return fits_cell(graph, graph.rules[test.rule], cell, days) ? 1 : 0;
  case PlaceTest::Kind::is_covered: return is_covered(graph, cell) ? 1 : 0;
  case PlaceTest::Kind::names_body: return area_meant(graph, test.symbol, cell);
  }
  return NONE;
}

} // namespace

bool fits_cell(const RuleGraph &graph, const Rule &rule, const Cell &cell, graph::StableDays &days) {
  const bool is_inside = rule.areas.empty() || std::any_of(rule.areas.begin(), rule.areas.end(), [&cell](Index area) {
                           return std::binary_search(cell.begin(), cell.end(), area);
                         });
  return is_inside && (rule.status == NONE || has_status(graph, rule.status, cell, days));
}

bool is_covered(const RuleGraph &graph, const Cell &cell) {
  return graph.covers_everything || std::any_of(graph.coverage.begin(), graph.coverage.end(), [&cell](Index area) {
           return std::binary_search(cell.begin(), cell.end(), area);
         });
}

Index area_meant(const RuleGraph &graph, Symbol symbol, const Cell &cell) {
  const auto of_kind = [&](AreaKind kind) {
    const auto found = std::find_if(cell.begin(), cell.end(),
                                    [&graph, kind](Index area) { return graph.area_record(area).kind == kind; });
    return found == cell.end() ? NONE : *found;
  };
  const Index area = of_kind(kind_of(symbol));
  return symbol == Symbol::kreis && area == NONE ? of_kind(AreaKind::gemeinde) : area; // kreisfrei
}

std::vector<std::vector<Index>> divide(const RuleGraph &graph, const PlaceOption &place, const PlaceTest &test,
                                       graph::StableDays &days) {
  std::map<Index, std::vector<Index>> groups; // by what the test gives
  for (const Index position : place.possible())
    groups[outcome_in(graph, test, place.cell(position), days)].push_back(position);
  std::vector<std::vector<Index>> divided;
  for (auto &[found, positions] : groups) divided.push_back(std::move(positions));
  return divided;
}

bool tells_apart(const RuleGraph &graph, const PlaceOption &place, const PlaceTest &test, graph::StableDays &days) {
  if (place.is_certain()) return false;
  const Index first = outcome_in(graph, test, place.cell(place.possible().front()), days);
  return std::any_of(place.possible().begin(), place.possible().end(),
                     [&](Index position) { return outcome_in(graph, test, place.cell(position), days) != first; });
}

} // namespace zufi::resolve
