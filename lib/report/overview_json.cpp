// SPDX-License-Identifier: Apache-2.0
#include "zufi/json.hpp"

#include "report/json_writer.hpp"

namespace zufi {

namespace {

using report::JsonWriter;

void write(JsonWriter &json, const NamedNode &node) {
  json.object([&] {
    json.member("id", node.id);
    json.member("name", node.name);
  });
}

void write_list(JsonWriter &json, std::string_view key, const std::vector<NamedNode> &nodes) {
  json.key(key);
  json.array(nodes, [&json](const NamedNode &node) { write(json, node); });
}

void write(JsonWriter &json, const Handler &handler) {
  json.object([&] {
    json.member("id", handler.office.id);
    json.member("name", handler.office.name);
    json.key("body");
    if (handler.body)
      write(json, *handler.body);
    else
      json.value(nullptr);
    write_list(json, "sites", handler.sites);
  });
}

void write(JsonWriter &json, const RoleResultInfo &result) {
  json.object([&] {
    json.member("role", name_of(result.role));
    json.member("outcome", name_of(result.result.outcome));
    json.member("input", result.input.empty() ? std::nullopt : std::optional(result.input));
    json.key("offices");
    json.array(result.result.handlers, [&json](const Handler &handler) { write(json, handler); });
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
    write(json, overview.subject(row));
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
        write_list(json, "subjects", group.subjects);
      });
    });
  });
  return json.text();
}

} // namespace zufi
