// SPDX-License-Identifier: Apache-2.0
#include "api/answer_result.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace zufi::api {

namespace {

bool is_less(const NamedNode &a, const NamedNode &b) { return a.id.view() < b.id.view(); }
bool is_same(const NamedNode &a, const NamedNode &b) { return a.id == b.id; }

Handler handler_of(const Finding &finding) {
  Handler handler{{finding.office->id, finding.office->name, finding.office->kind}, finding.body, {}};
  for (const OfficeInfo &site : finding.sites) handler.sites.push_back({site.id, site.name, site.kind});
  std::sort(handler.sites.begin(), handler.sites.end(), is_less);
  handler.sites.erase(std::unique(handler.sites.begin(), handler.sites.end(), is_same), handler.sites.end());
  return handler;
}

// As of a single verdict: a contradiction or hole on one of several branches shows; a branch that merely does not count
// hides no office.
constexpr Outcome ORDER[] = {Outcome::conflict,    Outcome::gap,           Outcome::choice,
                             Outcome::resolved,    Outcome::unknown_place, Outcome::outside_coverage,
                             Outcome::not_offered, Outcome::needs_input,   Outcome::unknown_service};

} // namespace

// Ids have no control signs.
std::string key_of(const Handler &handler) {
  std::string key = handler.office.id.str() + "\x01";
  if (handler.body) key += handler.body->id.view();
  for (const NamedNode &site : handler.sites) key += "\x01" + site.id.str();
  return key;
}

ResultInfo result_for(Role role, const Answer &answer) {
  std::size_t outcome = std::size(ORDER) - 1;
  std::map<std::string, Handler> handlers; // several paths may lead to one
  for (const Finding &finding : answer.findings) {
    if (finding.role != role) continue;
    const auto place = std::find(std::begin(ORDER), std::end(ORDER), finding.outcome) - std::begin(ORDER);
    outcome = std::min(outcome, static_cast<std::size_t>(place));
    if (!finding.office) continue;
    Handler handler = handler_of(finding);
    handlers.emplace(key_of(handler), std::move(handler));
  }
  ResultInfo result;
  result.outcome = answer.findings.empty() ? answer.outcome : ORDER[outcome];
  if (result.outcome == Outcome::resolved || result.outcome == Outcome::choice)
    for (auto &[key, handler] : handlers) result.handlers.push_back(std::move(handler));
  return result;
}

} // namespace zufi::api
