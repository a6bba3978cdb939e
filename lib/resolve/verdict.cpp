// SPDX-License-Identifier: Apache-2.0
#include "resolve/verdict.hpp"

#include <algorithm>

namespace zufi::resolve {

namespace {

Outcome outcome_of(End end) {
  switch (end) {
  case End::office: return Outcome::resolved;
  case End::not_offered: return Outcome::not_offered;
  case End::gap: return Outcome::gap;
  case End::conflict: return Outcome::conflict;
  case End::outside_coverage: return Outcome::outside_coverage;
  case End::unknown_place: return Outcome::unknown_place;
  }
  return Outcome::gap;
}

// A contradiction or hole on one of several branches must show; a branch that merely does not count must not hide an
// office.
constexpr End ORDER[] = {End::conflict,         End::gap,        End::office, End::unknown_place,
                         End::outside_coverage, End::not_offered};

} // namespace

Verdict verdict_of(const Part &part) {
  Verdict verdict;
  if (!part.missing_kinds.empty()) {
    verdict.outcome = Outcome::needs_input;
    verdict.missing_kinds = part.missing_kinds;
    return verdict;
  }
  for (const End end : ORDER)
    if (std::any_of(part.leaves.begin(), part.leaves.end(), [end](const Leaf &leaf) { return leaf.end == end; })) {
      verdict.outcome = outcome_of(end);
      break;
    }
  if (verdict.outcome != Outcome::resolved) return verdict;
  for (const Leaf &leaf : part.leaves)
    if (leaf.end == End::office) verdict.handlers.push_back({leaf.node, leaf.body, leaf.sites});
  std::sort(verdict.handlers.begin(), verdict.handlers.end());
  verdict.handlers.erase(std::unique(verdict.handlers.begin(), verdict.handlers.end()), verdict.handlers.end());
  if (verdict.handlers.size() > 1) verdict.outcome = Outcome::choice;
  return verdict;
}

} // namespace zufi::resolve
