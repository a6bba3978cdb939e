// SPDX-License-Identifier: Apache-2.0
#include "resolve/specificity.hpp"

#include <algorithm>

namespace zufi::resolve {

namespace {

using std::partial_ordering;

partial_ordering from_inclusions(bool a_in_b, bool b_in_a) {
  if (a_in_b && b_in_a) return partial_ordering::equivalent;
  if (a_in_b) return partial_ordering::less;
  return b_in_a ? partial_ordering::greater : partial_ordering::unordered;
}

// No area = everywhere; several = their union, inside another if each member is.
bool areas_lie_in(const graph::RuleGraph &graph, const graph::Rule &inner, const graph::Rule &outer) {
  if (outer.areas.empty()) return true;
  return !inner.areas.empty() && std::all_of(inner.areas.begin(), inner.areas.end(), [&](Index area) {
    const std::vector<Index> &around = graph.areas[area].ancestors; // few, where the lists of areas may be long
    return std::any_of(around.begin(), around.end(), [&outer](Index ancestor) {
      return std::binary_search(outer.areas.begin(), outer.areas.end(), ancestor);
    });
  });
}

bool implies(const graph::Rule &a, const graph::Rule &b) {
  return std::all_of(b.tests.begin(), b.tests.end(), [&a](const graph::FactTest &wanted) {
    const auto known = std::find_if(a.tests.begin(), a.tests.end(),
                                    [&wanted](const graph::FactTest &test) { return test.fact == wanted.fact; });
    return known == a.tests.end() ? wanted.values.is_all() : known->values.is_subset_of(wanted.values);
  });
}

} // namespace

partial_ordering compare_areas(const graph::RuleGraph &graph, const graph::Rule &a, const graph::Rule &b) {
  const partial_ordering areas = from_inclusions(areas_lie_in(graph, a, b), areas_lie_in(graph, b, a));
  if (areas != partial_ordering::equivalent || a.status == b.status) return areas;
  if (a.status == NONE) return partial_ordering::greater;
  return b.status == NONE ? partial_ordering::less : partial_ordering::unordered;
}

partial_ordering compare_subjects(const SubjectRank &a, const SubjectRank &b) {
  if (a == b) return partial_ordering::equivalent;
  if (!a.is_bundle && !b.is_bundle) return a.position <=> b.position;
  if (a.is_bundle && b.is_bundle) return partial_ordering::equivalent; // a service has one bundle
  if (b.is_bundle) return a.position <= b.position ? partial_ordering::less : partial_ordering::unordered;
  return b.position <= a.position ? partial_ordering::greater : partial_ordering::unordered;
}

partial_ordering compare_conditions(const graph::Rule &a, const graph::Rule &b) {
  if (a.tests.empty() && b.tests.empty()) return partial_ordering::equivalent;
  return from_inclusions(implies(a, b), implies(b, a));
}

bool weighs_the_same(const Competitor &a, const Competitor &b) {
  return a.subject == b.subject && a.rule->areas == b.rule->areas && a.rule->status == b.rule->status &&
         a.rule->tests == b.rule->tests;
}

bool beats(const graph::RuleGraph &graph, const Competitor &a, const Competitor &b) {
  const partial_ordering dimensions[] = {compare_subjects(a.subject, b.subject), compare_areas(graph, *a.rule, *b.rule),
                                         compare_conditions(*a.rule, *b.rule)};
  bool is_somewhere_more = false;
  for (const partial_ordering order : dimensions) {
    if (order == partial_ordering::unordered || order == partial_ordering::greater) return false;
    is_somewhere_more = is_somewhere_more || order == partial_ordering::less;
  }
  return is_somewhere_more;
}

} // namespace zufi::resolve
