// SPDX-License-Identifier: Apache-2.0
#include "zufi/json.hpp"

#include "report/json_writer.hpp"

namespace zufi {

std::string to_json(const Report &report) {
  report::JsonWriter json;
  json.object([&] {
    json.member("format", "zufi-report/1");
    json.member("errors", report.count(Severity::error));
    json.member("warnings", report.count(Severity::warning));
    json.member("infos", report.count(Severity::info));
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
      });
    });
  });
  return json.text();
}

} // namespace zufi
