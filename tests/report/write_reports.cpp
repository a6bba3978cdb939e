// SPDX-License-Identifier: Apache-2.0
// write_reports FOLDER: every report of these tests in every format and language, for validate.py to read.
#include "reports.hpp"
#include "zufi/report.hpp"

#include <filesystem>
#include <fstream>
#include <string>

int main(int argc, char **argv) {
  using namespace zufi;
  if (argc != 2) return 2;
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const std::pair<const char *, Report> reports[] = {
      {"clean", test::clean_report()}, {"plain", test::plain_report()}, {"hostile", test::hostile_report()}};
  for (const auto &[name, report] : reports)
    for (const std::string_view format : Names<ReportFormat>::texts)
      for (const Language language : {Language::de, Language::en}) {
        std::ofstream file(folder /
                               (std::string(name) + "." + std::string(name_of(language)) + "." + std::string(format)),
                           std::ios::binary);
        file << render(report, *value_of<ReportFormat>(format), language);
        if (!file.flush()) return 1;
      }
  return 0;
}
