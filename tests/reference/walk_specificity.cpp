// SPDX-License-Identifier: Apache-2.0
// §4.3: edge a beats edge b if a is nowhere less specific than b and somewhere more. "Greater" is more specific.
#include "walk.hpp"

#include <algorithm>
#include <compare>

namespace zufi::reference {

namespace {

using Order = std::partial_ordering;

Order order_of(bool a_within_b, bool b_within_a) {
  if (a_within_b && b_within_a) return Order::equivalent;
  if (a_within_b) return Order::greater;
  return b_within_a ? Order::less : Order::unordered;
}

} // namespace

std::vector<Walk::Edge> Walk::unbeaten(const State &state, const std::vector<Edge> &edges) const {
  std::vector<Edge> maximal;
  for (const Edge &edge : edges)
    if (std::none_of(edges.begin(), edges.end(),
                     [&](const Edge &other) { return beats(state, *other.rule, *edge.rule); }))
      maximal.push_back(edge);
  return maximal;
}

// The unbeaten ones of the highest explicit priority; none given counts as 0 (§9). Where the edges in doubt would
// change that, whichever of them apply, all unbeaten ones, those in doubt among them.
std::vector<Walk::Edge> Walk::winners_of(const State &state, const std::vector<Edge> &edges) const {
  std::vector<Edge> sure;
  std::vector<Edge> doubtful;
  for (const Edge &edge : edges) (edge.fit == Fit::yes ? sure : doubtful).push_back(edge);
  std::optional<std::vector<Edge>> winners;
  const auto same = [](const Edge &a, const Edge &b) { return a.rule == b.rule; };
  for (std::size_t applying = 0; applying < std::size_t{1} << doubtful.size(); ++applying) {
    std::vector<Edge> applicable;
    for (const Edge &edge : edges) {
      const auto at = std::find_if(doubtful.begin(), doubtful.end(), [&](const Edge &one) { return same(one, edge); });
      if (at == doubtful.end() || (applying >> (at - doubtful.begin()) & 1U) != 0) applicable.push_back(edge);
    }
    std::vector<Edge> here = unbeaten(state, applicable);
    int highest = 0;
    for (const Edge &edge : here) highest = std::max(highest, edge.rule->priority);
    std::erase_if(here, [highest](const Edge &edge) { return edge.rule->priority < highest; });
    if (winners && !std::equal(winners->begin(), winners->end(), here.begin(), here.end(), same))
      return unbeaten(state, edges);
    winners = std::move(here);
  }
  return *winners;
}

bool Walk::beats(const State &state, const model::RuleRecord &a, const model::RuleRecord &b) const {
  if (a.id == b.id) return false;
  const Order area = compare_areas(a, b);
  if (area != Order::equivalent && area != Order::greater) return false;
  const Order subject = compare_subjects(state, a, b);
  if (subject != Order::equivalent && subject != Order::greater) return false;
  const Order condition =
      order_of(conditions_.implies(a.condition, b.condition), conditions_.implies(b.condition, a.condition));
  if (condition != Order::equivalent && condition != Order::greater) return false;
  return area == Order::greater || subject == Order::greater || condition == Order::greater;
}

// Lying inside decides; on equal areas a status guard beats none, and different statuses are incomparable.
Order Walk::compare_areas(const model::RuleRecord &a, const model::RuleRecord &b) const {
  const auto is_inside = [&](const Ids &inner, const Ids &outer) {
    if (outer.empty()) return true; // everywhere
    return !inner.empty() && std::all_of(inner.begin(), inner.end(), [&](const std::string &member) {
      return std::any_of(outer.begin(), outer.end(),
                         [&](const std::string &other) { return tables_.lies_in(member, other); });
    });
  };
  const Order order = order_of(is_inside(a.areas, b.areas), is_inside(b.areas, a.areas));
  if (order != Order::equivalent || a.status == b.status) return order;
  if (b.status.empty()) return Order::greater;
  return a.status.empty() ? Order::less : Order::unordered;
}

// §9 (3): nearer to the beginning of the chain is more special; a bundle lies above each of its services, and is
// incomparable to everything else; everything is more special than no subject.
Order Walk::compare_subjects(const State &state, const model::RuleRecord &a, const model::RuleRecord &b) const {
  const bool is_office = tables_.office(state.node) != nullptr;
  const std::string &of_a = is_office ? a.subject : a.from;
  const std::string &of_b = is_office ? b.subject : b.from;
  if (of_a == of_b) return Order::equivalent;
  if (of_b.empty()) return Order::greater;
  if (of_a.empty()) return Order::less;
  const Ids &chain = state.about;
  const auto at_a = std::find(chain.begin(), chain.end(), of_a);
  const auto at_b = std::find(chain.begin(), chain.end(), of_b);
  if (at_a != chain.end() && at_b != chain.end()) return at_a < at_b ? Order::greater : Order::less;
  // What lies under one of its services lies under it.
  const auto is_of_bundle = [&](const std::string &service, const std::string &bundle) {
    const Ids under = tables_.competence(service) != nullptr ? Ids() : tables_.service_chain(service);
    return std::any_of(under.begin(), under.end(), [&](const std::string &id) {
      const model::ServiceRecord *row = tables_.service(id);
      return row != nullptr && row->ozg_id == bundle;
    });
  };
  if (at_a != chain.end() && is_of_bundle(of_a, of_b)) return Order::greater;
  if (at_b != chain.end() && is_of_bundle(of_b, of_a)) return Order::less;
  return Order::unordered;
}

} // namespace zufi::reference
