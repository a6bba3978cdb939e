// SPDX-License-Identifier: Apache-2.0
#include "zufi/report.hpp"

#include "report/report_formats.hpp"
#include "zufi/json.hpp"
#include "zufi/text.hpp"

namespace zufi {

std::string render(const Report &report, ReportFormat format, Language language) {
  switch (format) {
  case ReportFormat::text: return to_text(report, language);
  case ReportFormat::json: return to_json(report) + "\n";
  case ReportFormat::junit: return report::to_junit(report, language);
  case ReportFormat::gitlab: return report::to_gitlab(report, language);
  case ReportFormat::sarif: return report::to_sarif(report, language);
  case ReportFormat::github: return report::to_github(report, language);
  case ReportFormat::html: return report::to_html(report, language);
  }
  return {};
}

} // namespace zufi
