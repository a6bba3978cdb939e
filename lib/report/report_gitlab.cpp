// SPDX-License-Identifier: Apache-2.0
// Code Quality of GitLab (docs.gitlab.com, "Code Quality report format"): an array of objects; path and line are
// needed.
#include "report/finding_words.hpp"
#include "report/json_writer.hpp"
#include "report/report_formats.hpp"
#include "report/visible.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zufi::report {

namespace {

std::string_view severity_of(Severity severity) {
  switch (severity) {
  case Severity::error: return "critical";
  case Severity::warning: return "minor";
  case Severity::info: return "info";
  }
  return "info";
}

std::string description_of(const Notice &notice, Language language) {
  std::string text = fmt::format("{} ({})", text_of(notice, language), advice_of(notice, language));
  for (const Line &line : proof_lines(notice, language)) text += fmt::format(" – {}: {}", line.label, line.text);
  return visible(text);
}

} // namespace

std::string to_gitlab(const Report &report, Language language) {
  JsonWriter json;
  json.array(report.notices, [&](const Notice &notice) {
    json.object([&] {
      json.member("description", description_of(notice, language));
      json.member("check_name", notice.code);
      json.member("fingerprint", notice.fingerprint);
      json.member("severity", severity_of(notice.severity));
      json.key("location");
      json.object([&] {
        json.member("path", notice.file.empty() ? std::string(".") : visible(notice.file));
        json.key("lines");
        json.object([&] { json.member("begin", std::max<std::uint32_t>(notice.row, 1)); });
      });
    });
  });
  return json.text() + "\n";
}

} // namespace zufi::report
