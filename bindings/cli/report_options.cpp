// SPDX-License-Identifier: Apache-2.0
#include "report_options.hpp"

#include "output_file.hpp"
#include "question.hpp"
#include "streams.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace zufi_tool {

namespace {

struct NamedFormat {
  const char *name;
  zufi_report_format format;
};
constexpr std::array<NamedFormat, 7> FORMATS{{{"text", ZUFI_REPORT_FORMAT_TEXT},
                                              {"json", ZUFI_REPORT_FORMAT_JSON},
                                              {"junit", ZUFI_REPORT_FORMAT_JUNIT},
                                              {"gitlab", ZUFI_REPORT_FORMAT_GITLAB},
                                              {"sarif", ZUFI_REPORT_FORMAT_SARIF},
                                              {"github", ZUFI_REPORT_FORMAT_GITHUB},
                                              {"html", ZUFI_REPORT_FORMAT_HTML}}};

zufi_report_format format_named(const std::string &name) {
  const auto found =
      std::find_if(FORMATS.begin(), FORMATS.end(), [&](const NamedFormat &format) { return format.name == name; });
  return found == FORMATS.end() ? ZUFI_REPORT_FORMAT_TEXT : found->format; // CLI11 let no other name pass
}

} // namespace

void ReportOptions::add_to(CLI::App &verb) {
  std::vector<std::string> names;
  for (const NamedFormat &named : FORMATS) names.emplace_back(named.name);
  CLI::Option *format_option = verb.add_option("--format", format, "text, json, junit, gitlab, sarif, github or html")
                                   ->check(CLI::IsMember(names));
  verb.add_flag("--json", is_json, "The same as --format json")->excludes(format_option);
  verb.add_option("--fail-on", fail_on, "Findings from this severity on give exit code 1: error, warning or info")
      ->check(CLI::IsMember({"error", "warning", "info"}));
  verb.add_option("--lang", language, "Language of findings: de or en")->check(CLI::IsMember({"de", "en"}));
  verb.add_option("--output", output, "File for the findings; - is standard output");
  CLI::Option *baseline_option = verb.add_option("--baseline", baseline, "Table of accepted findings (CSV)");
  CLI::Option *write_option =
      verb.add_option("--write-baseline", new_baseline,
                      "Write such a table, which accepts every finding, to a file that does not exist yet");
  CLI::Option *reason_option = verb.add_option("--reason", reason, "Why the findings are accepted");
  CLI::Option *author_option = verb.add_option("--author", author, "Who accepts them");
  CLI::Option *expires_option =
      verb.add_option("--expires", expires, "First day on which they no longer are, YYYY-MM-DD (default: never)");
  write_option->excludes(baseline_option)->needs(reason_option)->needs(author_option);
  for (CLI::Option *option : {reason_option, author_option, expires_option}) option->needs(write_option);
}

ExitCode ReportOptions::finish(zufi_report *report) const {
  if (!baseline.empty()) call(zufi_report_apply_baseline, report, baseline.c_str(), today().c_str());
  if (!new_baseline.empty()) write_baseline(report);
  write_report(report);
  if (!new_baseline.empty()) {
    fmt::print(stderr, "zufi: {}: accepts {} findings\n", new_baseline, zufi_report_count(report));
    return ANSWERED;
  }
  const std::size_t failing = count_failing(report);
  fmt::print(stderr, "zufi: {} errors, {} warnings, {} infos", zufi_report_severity_count(report, ZUFI_SEVERITY_ERROR),
             zufi_report_severity_count(report, ZUFI_SEVERITY_WARNING),
             zufi_report_severity_count(report, ZUFI_SEVERITY_INFO));
  if (!baseline.empty()) fmt::print(stderr, "; {} accepted", zufi_report_accepted(report));
  fmt::print(stderr, "\n");
  return failing == 0 ? ANSWERED : FINDINGS;
}

void ReportOptions::write_report(const zufi_report *report) const {
  const zufi_language code = language == "en" ? ZUFI_LANGUAGE_EN : ZUFI_LANGUAGE_DE;
  const BufferHandle text =
      make<BufferHandle>(zufi_report_render, report, format_named(is_json ? "json" : format), code);
  if (is_stream(output))
    fmt::print("{}", view(text));
  else
    write_file(output, view(text));
}

void ReportOptions::write_baseline(const zufi_report *report) const {
  const char *last_day = expires.empty() ? nullptr : expires.c_str();
  const BufferHandle table =
      make<BufferHandle>(zufi_report_baseline_csv, report, reason.c_str(), author.c_str(), last_day);
  write_new_file(new_baseline, view(table));
}

std::size_t ReportOptions::count_failing(const zufi_report *report) const {
  std::size_t count = zufi_report_severity_count(report, ZUFI_SEVERITY_ERROR);
  if (fail_on != "error") count += zufi_report_severity_count(report, ZUFI_SEVERITY_WARNING);
  if (fail_on == "info") count += zufi_report_severity_count(report, ZUFI_SEVERITY_INFO);
  return count;
}

} // namespace zufi_tool
