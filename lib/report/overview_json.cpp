// SPDX-License-Identifier: Apache-2.0
#include "zufi/json.hpp"

#include "report/missing_json.hpp"

namespace zufi {

namespace {

using report::JsonWriter;

void write(JsonWriter &json, const RoleResultInfo &result) {
  json.object([&] {
    json.member("role", name_of(result.role));
    json.member("outcome", name_of(result.result.outcome));
    json.member("input", result.input.empty() ? std::nullopt : std::optional(result.input));
    report::write_handlers(json, result.result.handlers);
  });
}

} // namespace

Result<std::string> row_to_json(const Overview &overview, std::size_t row) {
  if (row >= overview.size()) return Error{ErrorCode::argument, "the overview has no such row"};
  const Result<Answer> answer = overview.answer(row);
  if (!answer) return answer.error();
  JsonWriter json;
  json.object([&] {
    json.member("format", "zufi-row/1");
    json.key(name_of(overview.kind()));
    report::write_node(json, overview.subject(row));
    json.key("answer");
    json.raw(to_json(*answer));
  });
  return json.text();
}

std::string to_json(Subject kind, const std::vector<ResultGroup> &groups) {
  JsonWriter json;
  json.object([&] {
    json.member("format", "zufi-groups/1");
    json.member("kind", name_of(kind));
    json.key("groups");
    json.array(groups, [&](const ResultGroup &group) {
      json.object([&] {
        json.key("results");
        json.array(group.results, [&json](const RoleResultInfo &result) { write(json, result); });
        report::write_nodes(json, "subjects", group.subjects);
      });
    });
  });
  return json.text();
}

} // namespace zufi
