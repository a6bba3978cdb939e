// SPDX-License-Identifier: Apache-2.0
// JUnit XML. There is no standard; this keeps to what the schema of the Jenkins xUnit plugin (junit-10.xsd) allows, and
// to what GitLab reads: name and classname tell a test, its failure the rest.
#include "report/finding_words.hpp"
#include "report/report_formats.hpp"
#include "report/visible.hpp"

#include <fmt/format.h>

#include <map>
#include <vector>

namespace zufi::report {

namespace {

constexpr std::string_view NO_FILE = "zufi";

std::string testcase(const Notice &notice, std::string_view suite, Language language) {
  std::string said =
      fmt::format("{}: {} {}\n{}\n{}\n", visible(place_of(notice.file, notice.row)), name_of(notice.severity),
                  visible(notice.code), visible(text_of(notice, language)), visible(advice_of(notice, language)));
  for (const Line &line : proof_lines(notice, language))
    said += fmt::format("{}: {}\n", line.label, visible(line.text));
  std::string content;
  for (std::size_t begin = 0; begin < said.size();) { // line ends of the format itself stay
    const std::size_t end = said.find('\n', begin);
    content += markup(std::string_view(said).substr(begin, end - begin)) + "\n";
    begin = end + 1;
  }
  return fmt::format("    <testcase name=\"{}\" classname=\"{}\" time=\"0\">\n"
                     "      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n",
                     markup(notice.fingerprint), markup(suite), name_of(notice.severity),
                     markup(fmt::format("{}: {}", place_of(notice.file, notice.row), text_of(notice, language))),
                     content);
}

std::string document(std::size_t tests, std::size_t failures, std::string_view suites) {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"zufi\" tests=\"{}\" failures=\"{}\" errors=\"0\" time=\"0\">\n{}</testsuites>\n",
      tests, failures, suites);
}

std::string suite_of(std::string_view name, std::size_t tests, std::size_t failures, std::string_view cases) {
  return fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\" time=\"0\">\n{}"
                     "  </testsuite>\n",
                     markup(name), tests, failures, cases);
}

} // namespace

std::string to_junit(const Report &report, Language language) {
  if (report.notices.empty()) {
    const std::string passed = fmt::format("    <testcase name=\"{}\" classname=\"{}\" time=\"0\">\n"
                                           "      <system-out>{}</system-out>\n    </testcase>\n",
                                           in_language(language, "Keine Befunde", "No findings"), NO_FILE,
                                           markup(clean_text(report, language)));
    return document(1, 0, suite_of(NO_FILE, 1, 0, passed));
  }
  std::map<std::string, std::vector<const Notice *>> by_file;
  for (const Notice &notice : report.notices)
    by_file[notice.file.empty() ? std::string(NO_FILE) : notice.file].push_back(&notice);
  std::string suites;
  for (const auto &[file, notices] : by_file) {
    std::string cases;
    for (const Notice *notice : notices) cases += testcase(*notice, file, language);
    suites += suite_of(file, notices.size(), notices.size(), cases);
  }
  return document(report.notices.size(), report.notices.size(), suites);
}

} // namespace zufi::report
