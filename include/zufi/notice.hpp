// SPDX-License-Identifier: Apache-2.0
// Findings about data: what is wrong, where, and what to do. Collected, never thrown; all findings of a run are
// reported.
#pragma once

#include "zufi/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zufi {

struct Notice {
  std::string code; // stable, snake_case; the whole list is lib/model/notices.def
  Severity severity = Severity::error;
  std::string file;      // below the folder that holds the sources, "/" between parts; empty: about the run as a whole
  std::uint32_t row = 0; // line on which the row begins, the header is 1; 0: about the file as a whole
  std::string column;    // empty: about the row as a whole
  std::string value;     // the offending value, shortened
  std::string text_de, text_en;     // what is wrong
  std::string advice_de, advice_en; // what to do
};

struct Report {
  std::vector<Notice> notices; // by file, row and column

  std::size_t count(Severity severity) const;
  bool has_errors() const { return count(Severity::error) > 0; }
};

} // namespace zufi
