// SPDX-License-Identifier: Apache-2.0
// Workflow commands of GitHub Actions: ::error file=…,line=…,title=…::message. In a value % and line ends are written
// as %25, %0D, %0A; in a property : and , as well.
#include "report/finding_words.hpp"
#include "report/report_formats.hpp"
#include "report/visible.hpp"

#include <fmt/format.h>

namespace zufi::report {

namespace {

std::string escaped(std::string_view text, std::string_view signs) {
  std::string out;
  for (const char c : text) {
    if (signs.find(c) == std::string_view::npos)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}
std::string message(std::string_view text) { return escaped(text, "%\r\n"); }
std::string property(std::string_view text) { return escaped(visible(text), "%\r\n:,"); }

std::string_view command_of(Severity severity) {
  switch (severity) {
  case Severity::error: return "error";
  case Severity::warning: return "warning";
  case Severity::info: return "notice";
  }
  return "notice";
}

} // namespace

std::string to_github(const Report &report, Language language) {
  if (report.notices.empty())
    return fmt::format("::notice title=zufi::{}\n", message(visible(clean_text(report, language))));
  std::string text;
  for (const Notice &notice : report.notices) {
    std::string properties;
    if (!notice.file.empty()) properties += fmt::format("file={},", property(notice.file));
    if (!notice.file.empty() && notice.row > 0) properties += fmt::format("line={},", notice.row);
    properties += "title=" + property(notice.code);
    std::string said = visible(fmt::format("{} ({})", text_of(notice, language), advice_of(notice, language)));
    for (const Line &line : proof_lines(notice, language))
      said += fmt::format("\n{}: {}", line.label, visible(line.text));
    text += fmt::format("::{} {}::{}\n", command_of(notice.severity), properties, message(said));
  }
  return text;
}

} // namespace zufi::report
