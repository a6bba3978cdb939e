// SPDX-License-Identifier: Apache-2.0
#include "zufi/json.hpp"

#include "report/json_writer.hpp"

#include <utility>

namespace zufi {

namespace {

using report::JsonWriter;

void write_named(JsonWriter &json, const NamedId &named) {
  json.object([&] {
    json.member("id", named.id);
    json.member("name", named.name);
  });
}

void write_list(JsonWriter &json, std::string_view key, const std::vector<NamedId> &list) {
  json.key(key);
  json.array(list, [&json](const NamedId &named) { write_named(json, named); });
}

void write_texts(JsonWriter &json, std::string_view key, const std::vector<std::string> &texts) {
  json.key(key);
  json.array(texts, [&json](const std::string &text) { json.value(text); });
}

void write_result(JsonWriter &json, std::string_view key, const ChangedResult &result) {
  json.key(key);
  json.object([&] {
    json.member("outcome", name_of(result.outcome));
    json.key("offices");
    json.array(result.handlers, [&json](const ChangedResult::Handler &handler) {
      json.object([&] {
        json.member("id", handler.office.id);
        json.member("name", handler.office.name);
        json.key("body");
        if (handler.body.id.empty())
          json.value(nullptr);
        else
          write_named(json, handler.body);
        write_list(json, "sites", handler.sites);
      });
    });
    write_texts(json, "rules", result.rules);
    json.key("witness");
    json.raw(result.witness);
    json.member("command", result.witness_command);
  });
}

void write_change(JsonWriter &json, const AnswerChange &change) {
  json.object([&] {
    write_list(json, "asked", change.asked);
    json.key("roles");
    json.array(change.roles, [&json](Role role) { json.value(name_of(role)); });
    write_list(json, "areas", change.areas);
    json.key("whole");
    json.raw(change.is_whole ? "true" : "false");
    json.member("streets", change.streets);
    json.member("places", change.places);
    json.key("facts");
    json.object([&] {
      for (const auto &[fact, values] : change.facts) json.member(fact, values);
    });
    for (const auto &[key, date] :
         {std::pair("valid_from", change.days.from), std::pair("valid_until", change.days.until)})
      json.member(key, date.is_open() ? std::nullopt : std::optional(date.to_string()));
    write_result(json, "before", change.before);
    write_result(json, "after", change.after);
  });
}

} // namespace

std::string to_json(const Diff &diff) {
  JsonWriter json;
  json.object([&] {
    json.member("format", "zufi-diff/1");
    json.key("changes");
    json.array(diff.changes, [&json](const AnswerChange &change) { write_change(json, change); });
    write_texts(json, "undecided", diff.undecided);
    json.member("compared", diff.compared);
  });
  return json.text();
}

} // namespace zufi
