// SPDX-License-Identifier: Apache-2.0
// Which rows of an overview have the same result (SEMANTICS.md §9, Unknown inputs: paths do not count).
#include "zufi/overview.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace zufi {

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

// Ids have no control signs.
std::string key_of(const Handler &handler) {
  std::string key = handler.office.id.str() + "\x01";
  if (handler.body) key += handler.body->id.view();
  for (const NamedNode &site : handler.sites) key += "\x01" + site.id.str();
  return key;
}

// As of a single verdict: a contradiction or hole on one of several branches shows; a branch that merely does not count
// hides no office.
constexpr Outcome ORDER[] = {Outcome::conflict,    Outcome::gap,           Outcome::choice,
                             Outcome::resolved,    Outcome::unknown_place, Outcome::outside_coverage,
                             Outcome::not_offered, Outcome::needs_input,   Outcome::unknown_service};

RoleResultInfo result_for(Role role, const Answer &answer) {
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
  RoleResultInfo result;
  result.role = role;
  result.result.outcome = ORDER[outcome];
  if (result.result.outcome == Outcome::resolved || result.result.outcome == Outcome::choice)
    for (auto &[key, handler] : handlers) result.result.handlers.push_back(std::move(handler));
  for (const MissingInfo &missing : answer.missing)
    if (missing.role == role) result.input = missing.input;
  return result;
}

std::vector<RoleResultInfo> results_of(const Answer &answer) {
  if (answer.findings.empty()) {
    RoleResultInfo result;
    result.result.outcome = answer.outcome;
    return {result};
  }
  std::vector<RoleResultInfo> results;
  for (const Finding &finding : answer.findings)
    if (results.empty() || results.back().role != finding.role) results.push_back(result_for(finding.role, answer));
  return results;
}

std::string key_of(const std::vector<RoleResultInfo> &results) {
  std::string key;
  for (const RoleResultInfo &result : results) {
    key += std::string(name_of(result.role)) + "\x02" + std::string(name_of(result.result.outcome)) + "\x02" +
           result.input;
    for (const Handler &handler : result.result.handlers) key += "\x02" + key_of(handler);
    key += '\x03';
  }
  return key;
}

} // namespace

Result<std::vector<ResultGroup>> group_by_result(const Overview &overview) {
  std::vector<ResultGroup> groups;
  std::map<std::string, std::size_t> known;
  for (std::size_t row = 0; row < overview.size(); ++row) {
    const Result<Answer> answer = overview.answer(row);
    if (!answer) return answer.error();
    std::vector<RoleResultInfo> results = results_of(*answer);
    const auto [entry, is_new] = known.try_emplace(key_of(results), groups.size());
    if (is_new) groups.push_back({std::move(results), {}, answer->dataset});
    groups[entry->second].subjects.push_back(overview.subject(row));
  }
  return groups;
}

} // namespace zufi
