// SPDX-License-Identifier: Apache-2.0
// Any bytes as a CSV file: rows and faults come in order, none is lost, and what was read is written and read alike.
#include "fuzz_target.hpp"
#include "source/csv.hpp"
#include "text/utf8.hpp"

#include <algorithm>

using namespace zufi::source;
using zufi::fuzz::require;

namespace {

constexpr Limits SMALL{1 << 20, 400, 100, 8, 10}; // so that small inputs reach them

struct Read {
  std::vector<CsvRow> rows;
  std::size_t faults = 0;
};

Read read(std::string_view text) {
  Read result;
  std::uint32_t last = 0;
  const auto come_in_order = [&last](std::uint32_t line) {
    require(line > last, "rows and faults come in the order of their lines");
    last = line;
  };
  read_csv(text, SMALL,
           {[&](CsvRow &&row) {
              come_in_order(row.line);
              require(row.cells.size() <= SMALL.columns, "no row has too many cells");
              for (const std::string &cell : row.cells)
                require(cell.size() <= SMALL.cell_bytes && zufi::text::is_utf8(cell), "cells are short and UTF-8");
              result.rows.push_back(std::move(row));
            },
            [&](CsvFault, std::uint32_t line) {
              come_in_order(line);
              ++result.faults;
            }});
  return result;
}

// Without quotes a line is a row or a fault, unless it is empty.
void check_no_line_is_lost(std::string_view text, const Read &result) {
  if (text.find('"') != std::string_view::npos) return;
  if (text.substr(0, 3) == "\xef\xbb\xbf") text.remove_prefix(3);
  std::size_t lines = 0;
  while (!text.empty()) {
    const bool has_feed = text.find('\n') != std::string_view::npos;
    const std::string_view line = zufi::fuzz::take_line(text);
    if (!line.empty() && !(has_feed && line == "\r")) ++lines;
  }
  require(result.rows.size() + result.faults == lines, "every line is a row or a fault");
}

void check_written_is_read(const Read &result) {
  std::string text = "header\n"; // a sign at the very beginning could be taken for a byte order mark
  for (const CsvRow &row : result.rows) {
    std::size_t bytes = 0;
    for (const std::string &cell : row.cells) {
      if (cell.find('\r') != std::string::npos) return; // no table keeps one
      text += (&cell == row.cells.data() ? "" : ",") + csv_cell(cell);
      bytes += csv_cell(cell).size() + 1;
    }
    if (bytes > SMALL.row_bytes) return; // quotes that were not needed before may be needed now
    text += '\n';
  }
  const Read again = read(text);
  require(again.faults == 0 && again.rows.size() == result.rows.size() + 1, "what is written is read");
  for (std::size_t i = 0; i < result.rows.size(); ++i)
    require(again.rows[i + 1].cells == result.rows[i].cells, "cells are read as they were written");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const std::string_view text = zufi::fuzz::text_of(data, size);
  const Read result = read(text);
  check_no_line_is_lost(text, result);
  check_written_is_read(result);
  return 0;
}
