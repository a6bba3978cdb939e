// SPDX-License-Identifier: Apache-2.0
#include "zufi/json.hpp"

#include "report/json_writer.hpp"

#include <nlohmann/json.hpp>

namespace zufi {

namespace {

void write_day(report::JsonWriter &json, std::string_view key, Date day) {
  if (day.is_open())
    json.member(key, nullptr);
  else
    json.member(key, std::string_view(day.to_string()));
}

void write_proof(report::JsonWriter &json, const Proof &proof) {
  const auto write_text = [&](const std::string &text) { json.value(std::string_view(text)); };
  json.object([&] {
    json.key("witness");
    if (nlohmann::json::accept(proof.witness)) // looks, and makes no tree
      json.raw(proof.witness);
    else
      json.value(nullptr);
    json.member("witness_command", proof.witness_command);
    json.key("rules");
    json.array(proof.rules, [&](const RuleAt &rule) {
      json.object([&] {
        json.member("id", rule.id);
        json.member("file", rule.file);
        json.member("row", rule.row);
      });
    });
    json.key("asked");
    json.array(proof.asked, write_text);
    json.key("areas");
    json.array(proof.areas, write_text);
    json.member("places", proof.places);
    write_day(json, "valid_from", proof.days.from);
    write_day(json, "valid_until", proof.days.until);
  });
}

void write_proved(report::JsonWriter &json, const Proved &proved) {
  json.object([&] {
    json.member("services", proved.services);
    json.member("competences", proved.competences);
    json.member("groups", proved.groups);
    json.member("roles", proved.roles);
    json.member("municipalities", proved.municipalities);
    json.member("localities", proved.localities);
    json.member("scenes", proved.scenes);
    json.member("cells", proved.cells);
  });
}

} // namespace

std::string to_json(const Report &report) {
  report::JsonWriter json;
  json.object([&] {
    json.member("format", "zufi-report/1");
    json.member("errors", report.count(Severity::error));
    json.member("warnings", report.count(Severity::warning));
    json.member("infos", report.count(Severity::info));
    json.member("accepted", report.accepted);
    json.member("checked", report.checked_de);
    json.member("checked_en", report.checked_en);
    json.key("proved");
    if (report.proved)
      write_proved(json, *report.proved);
    else
      json.value(nullptr);
    json.key("notices");
    json.array(report.notices, [&](const Notice &notice) {
      json.object([&] {
        json.member("code", notice.code);
        json.member("severity", name_of(notice.severity));
        json.member("file", notice.file);
        json.member("row", notice.row);
        json.member("column", notice.column);
        json.member("value", notice.value);
        json.member("text", notice.text_de);
        json.member("text_en", notice.text_en);
        json.member("advice", notice.advice_de);
        json.member("advice_en", notice.advice_en);
        json.member("fingerprint", notice.fingerprint);
        json.key("proof");
        if (notice.proof)
          write_proof(json, *notice.proof);
        else
          json.value(nullptr);
      });
    });
  });
  return json.text();
}

} // namespace zufi
