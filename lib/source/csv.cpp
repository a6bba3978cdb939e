// SPDX-License-Identifier: Apache-2.0
#include "source/csv.hpp"

#include "text/utf8.hpp"

#include <csv.h>

#include <algorithm>
#include <memory>
#include <new>
#include <optional>

namespace zufi::source {

namespace {

// libcsv drops blanks around unquoted cells by default; here a cell is taken as it is.
int no_space(unsigned char) { return 0; }
// CRLF is turned into LF before; a lone CR stays in its cell, where it is found as a sign that may not be there.
int is_line_feed(unsigned char c) { return c == '\n' ? 1 : 0; }

class Parser {
 public:
  Parser(const Limits &limits, const CsvHandler &handler, char delimiter)
      : limits_(limits), handler_(handler), delimiter_(static_cast<unsigned char>(delimiter)) {
    open();
  }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser &) = delete;
  Parser &operator=(const Parser &) = delete;

  // `line` has its line feed, unless it is the last of a file that does not end in one.
  void take_line(std::string_view line, std::uint32_t number) {
    if (!in_row_) {
      if (line == "\n") return; // libcsv says nothing of an empty line
      row_ = {number, {}};
      row_bytes_ = 0;
      fault_.reset();
      in_row_ = true;
    }
    row_bytes_ += line.size();
    if (row_bytes_ > limits_.row_bytes) return abandon(CsvFault::row_too_long);
    if (!text::is_utf8(line)) return abandon(CsvFault::not_utf8);
    const bool is_read =
        csv_parse(&parser_, line.data(), line.size(), &Parser::on_cell, &Parser::on_row, this) == line.size();
    deliver(is_read);
  }

  bool is_in_row() const { return in_row_; }

  void finish() {
    if (in_row_) deliver(csv_fini(&parser_, &Parser::on_cell, &Parser::on_row, this) == 0);
  }

 private:
  // No exception may pass through libcsv: it is C.
  static void on_cell(void *data, std::size_t size, void *self) noexcept {
    auto &parser = *static_cast<Parser *>(self);
    try {
      parser.cell({static_cast<const char *>(data), size});
    } catch (const std::bad_alloc &) {
      parser.out_of_memory_ = true;
    }
  }
  static void on_row(int, void *self) noexcept { static_cast<Parser *>(self)->row_ended_ = true; }

  void open() {
    if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, delimiter_);
    csv_set_space_func(&parser_, no_space);
    csv_set_term_func(&parser_, is_line_feed);
  }

  void cell(std::string_view text) {
    if (row_.cells.size() == limits_.columns) fault_ = CsvFault::too_many_columns;
    if (text.size() > limits_.cell_bytes) fault_ = CsvFault::cell_too_long;
    if (!fault_) row_.cells.emplace_back(text);
  }

  // A line ends at most one row.
  void deliver(bool is_read) {
    if (out_of_memory_) throw std::bad_alloc();
    if (!is_read) return abandon_after_error();
    if (!row_ended_) return;
    row_ended_ = false;
    in_row_ = false;
    if (fault_) return handler_.fault(*fault_, row_.line);
    const bool is_blank = row_.cells.empty() || (row_.cells.size() == 1 && row_.cells.front().empty());
    if (!is_blank) handler_.row(std::move(row_));
    row_.cells.clear();
  }

  // The parser is in the middle of a row that cannot be read; the next line begins a new one.
  void abandon(CsvFault fault) {
    in_row_ = false;
    row_ended_ = false;
    csv_free(&parser_);
    open();
    handler_.fault(fault, row_.line);
  }

  void abandon_after_error() {
    if (csv_error(&parser_) == CSV_ENOMEM || csv_error(&parser_) == CSV_ETOOBIG) throw std::bad_alloc();
    abandon(CsvFault::quotes);
  }

  const Limits &limits_;
  const CsvHandler &handler_;
  const unsigned char delimiter_;
  csv_parser parser_{};
  CsvRow row_;
  std::size_t row_bytes_ = 0;
  std::optional<CsvFault> fault_;
  bool in_row_ = false;
  bool row_ended_ = false;
  bool out_of_memory_ = false;
};

// With its line feed, if it has one.
std::string_view take_line(std::string_view &text) {
  const std::size_t feed = text.find('\n');
  const std::string_view line = text.substr(0, feed == std::string_view::npos ? feed : feed + 1);
  text.remove_prefix(line.size());
  return line;
}

// CRLF as LF, also inside quotes: they mean the same. `room` keeps what is given back.
std::string_view with_line_feed(std::string_view line, std::string &room) {
  if (line.size() < 2 || line.substr(line.size() - 2) != "\r\n") return line;
  room.assign(line.substr(0, line.size() - 2)).push_back('\n');
  return room;
}

} // namespace

void read_csv(std::string_view text, const Limits &limits, const CsvHandler &handler, char delimiter) {
  if (text.substr(0, BYTE_ORDER_MARK.size()) == BYTE_ORDER_MARK) text.remove_prefix(BYTE_ORDER_MARK.size());
  read_csv_part(text, limits, handler, delimiter);
}

void read_csv_part(std::string_view rows, const Limits &limits, const CsvHandler &handler, char delimiter) {
  Parser parser(limits, handler, delimiter);
  std::string without_cr;
  for (std::uint32_t number = 1; !rows.empty(); ++number)
    parser.take_line(with_line_feed(take_line(rows), without_cr), number);
  parser.finish();
}

CsvSplit split_csv(std::string_view rows, const Limits &limits, std::size_t most) {
  CsvSplit split;
  std::size_t found = 0;
  const CsvHandler counter{[&found](CsvRow &&) { ++found; }, [&found](CsvFault, std::uint32_t) { ++found; }};
  Parser parser(limits, counter, ',');
  std::string without_cr;
  const std::size_t size = rows.size();
  while (found < most && rows.find('\n') != std::string_view::npos) {
    const std::string_view line = take_line(rows);
    const bool is_plain = !parser.is_in_row() && line.find('"') == std::string_view::npos;
    if (is_plain) // a row of its own, or a fault: it need not be read for that
      found += line == "\n" || line == "\r\n" ? 0 : 1;
    else
      parser.take_line(with_line_feed(line, without_cr), 1);
    if (!parser.is_in_row()) split = {size - rows.size(), found};
  }
  return split;
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted += '"';
}

} // namespace zufi::source
