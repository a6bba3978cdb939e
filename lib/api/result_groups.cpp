// SPDX-License-Identifier: Apache-2.0
// Which rows of an overview have the same result (SEMANTICS.md §9, Unknown inputs: paths do not count).
#include "zufi/overview.hpp"

#include "api/answer_result.hpp"

#include <map>
#include <utility>

namespace zufi {

namespace {

RoleResultInfo result_for(Role role, const Answer &answer) {
  RoleResultInfo result{role, api::result_for(role, answer), {}};
  for (const MissingInfo &missing : answer.missing)
    if (missing.role == role) result.input = missing.input;
  return result;
}

std::vector<RoleResultInfo> results_of(const Answer &answer) {
  if (answer.findings.empty()) return {result_for(Role::responsible, answer)};
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
    for (const Handler &handler : result.result.handlers) key += "\x02" + api::key_of(handler);
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
