// SPDX-License-Identifier: Apache-2.0
#include "zufi/text.hpp"

#include <fmt/format.h>

namespace zufi {

std::string to_text(const Report &report, Language language) {
  const bool is_german = language == Language::de;
  std::string text;
  for (const Notice &notice : report.notices) {
    std::string place = notice.file.empty() ? std::string("-") : notice.file;
    if (notice.row > 0) place += fmt::format(":{}", notice.row);
    const std::string column = notice.column.empty() ? std::string() : fmt::format(" [{}]", notice.column);
    text += fmt::format("{}: {} {}{}: {} ({})\n", place, name_of(notice.severity), notice.code, column,
                        is_german ? notice.text_de : notice.text_en, is_german ? notice.advice_de : notice.advice_en);
  }
  return text;
}

} // namespace zufi
