// SPDX-License-Identifier: Apache-2.0
// CSV text → rows of cells (RFC 4180; LF, CRLF; a UTF-8 BOM is tolerated). Knows nothing of tables.
#pragma once

#include "source/limits.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::source {

constexpr std::string_view BYTE_ORDER_MARK = "\xef\xbb\xbf";

struct CsvRow {
  std::uint32_t line = 0; // on which the row begins; the first line is 1
  std::vector<std::string> cells;
};

enum class CsvFault : std::uint8_t { not_utf8, quotes, row_too_long, cell_too_long, too_many_columns };

struct CsvHandler {
  std::function<void(CsvRow &&)> row;
  std::function<void(CsvFault, std::uint32_t line)> fault; // the row is not delivered
};

// Calls `handler` for each row in order. Empty lines are no rows. After a fault reading goes on with the next line, so
// that one bad row does not hide the others; only an open quote swallows what follows, up to the limit of a row.
// Cells are separated by `delimiter`, one ASCII sign that is neither a quote nor a line end.
void read_csv(std::string_view text, const Limits &limits, const CsvHandler &handler, char delimiter = ',');

// The same for a part of a file that begins with a row: a byte order mark is a sign like others. Lines count from 1.
void read_csv_part(std::string_view rows, const Limits &limits, const CsvHandler &handler, char delimiter = ',');

struct CsvSplit {
  std::size_t bytes = 0; // of whole rows, with their line ends and the empty lines before and between them
  std::size_t rows = 0;  // how many rows and faults read_csv_part makes of them
};

// The first rows of a part of a file that are whole, whatever follows; at most `most` of them. What is left begins with
// a row. A row that no line feed ends is not whole.
CsvSplit split_csv(std::string_view rows, const Limits &limits, std::size_t most);

// One cell as canonical CSV: quoted only where it must be.
std::string csv_cell(std::string_view text);

} // namespace zufi::source
