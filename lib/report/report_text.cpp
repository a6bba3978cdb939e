// SPDX-License-Identifier: Apache-2.0
#include "zufi/text.hpp"

#include "report/finding_words.hpp"
#include "report/visible.hpp"

#include <fmt/format.h>

namespace zufi {

using report::visible;

std::string to_text(const Report &report, Language language) {
  std::string text;
  for (const Notice &notice : report.notices) {
    const std::string column = notice.column.empty() ? std::string() : fmt::format(" [{}]", visible(notice.column));
    text += fmt::format("{}: {} {}{}: {} ({})\n", visible(report::place_of(notice.file, notice.row)),
                        name_of(notice.severity), visible(notice.code), column,
                        visible(report::text_of(notice, language)), visible(report::advice_of(notice, language)));
    for (const report::Line &line : report::proof_lines(notice, language))
      text += fmt::format("  {}: {}\n", line.label, visible(line.text));
  }
  return text;
}

} // namespace zufi
