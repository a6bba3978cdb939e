// SPDX-License-Identifier: Apache-2.0
#include "zufi/batch.hpp"

#include "api/batch_columns.hpp"
#include "report/json_writer.hpp"
#include "source/csv.hpp"
#include "zufi/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace zufi {

namespace {

using source::CsvFault;
using source::CsvRow;

constexpr source::Limits LIMITS;
static_assert(LIMITS.row_bytes == Batch::MOST_ROW_BYTES);

std::string text_of(CsvFault fault) {
  switch (fault) {
  case CsvFault::not_utf8: return "the row is not valid UTF-8";
  case CsvFault::quotes:
    return "the quotes are wrong: close each, and double those in a cell (all up to the next quote is this row)";
  case CsvFault::row_too_long:
    return fmt::format("the row has more than {} bytes; is a quote not closed?", LIMITS.row_bytes);
  case CsvFault::cell_too_long: return fmt::format("a cell has more than {} bytes", LIMITS.cell_bytes);
  case CsvFault::too_many_columns: return fmt::format("the row has more than {} cells", LIMITS.columns);
  }
  return {};
}

std::string csv_cells(const std::vector<std::string> &cells) {
  std::string row;
  for (const std::string &cell : cells) row.append(&cell == cells.data() ? "" : ",").append(source::csv_cell(cell));
  return row;
}

// With its line feed, if it has one.
std::string_view take_line(std::string_view &text) {
  const std::size_t feed = text.find('\n');
  const std::string_view line = text.substr(0, feed == std::string_view::npos ? feed : feed + 1);
  text.remove_prefix(line.size());
  return line;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::string json_of_fault(const BatchFault &fault) {
  report::JsonWriter json;
  json.object([&] {
    json.member("format", "zufi-error/1");
    json.member("line", fault.line);
    json.member("error", fault.text);
  });
  return json.text();
}

// How a line of JSON Lines begins that to_json and json_of_fault have written.
constexpr std::string_view ANSWER_BEGINS = R"({"format":"zufi-answer/1","outcome":")";
std::string fault_begins(std::uint64_t line) {
  return fmt::format(R"({{"format":"zufi-error/1","line":{},"error":")", line);
}

std::optional<std::string_view> text_behind(std::string_view text, std::string_view begin) {
  if (text.substr(0, begin.size()) != begin) return std::nullopt;
  return text.substr(begin.size());
}

} // namespace

struct Batch::State {
  Dataset dataset;
  BatchFormat format = BatchFormat::csv;
  std::optional<Date> date;
  api::BatchColumns columns{};
  std::string header{};
  std::size_t header_bytes = 0;

  // One row of CSV, read: its question, and what is copied of it.
  struct Row {
    std::uint64_t line = 0;
    std::string copied;
    Result<Query> query;
  };

  Status read_header(std::string_view beginning);
  void read_csv_rows(std::string_view rows, std::uint64_t first_line, const std::function<void(Row)> &take) const;
  void read_lines(std::string_view rows, std::uint64_t first_line,
                  const std::function<void(std::string_view line, std::uint64_t number)> &take) const;
  Result<Answer> ask(const Result<Query> &query) const;
};

// The first row that is one, behind a byte order mark and empty lines.
Status Batch::State::read_header(std::string_view beginning) {
  const std::string_view rest = text_behind(beginning, source::BYTE_ORDER_MARK).value_or(beginning);
  header_bytes = beginning.size() - rest.size();
  if (format == BatchFormat::json_lines) return std::monostate{};
  const source::CsvSplit first = source::split_csv(rest, LIMITS, 1);
  const std::string_view row = first.rows == 1 ? rest.substr(0, first.bytes) : rest;
  std::optional<std::vector<std::string>> names;
  std::optional<CsvFault> fault;
  source::read_csv_part(
      row, LIMITS,
      {[&](CsvRow &&read) { names = std::move(read.cells); }, [&](CsvFault found, std::uint32_t) { fault = found; }});
  if (fault) return Error{ErrorCode::unreadable, "the header of the input cannot be read: " + text_of(*fault)};
  if (!names) return Error{ErrorCode::unreadable, "the input is empty: a batch in CSV begins with a header"};
  auto found = api::BatchColumns::of_header(*names);
  if (!found) return found.error();
  columns = std::move(*found);
  header = csv_cells(*names) + api::result_header() + "\n";
  header_bytes += row.size();
  return std::monostate{};
}

void Batch::State::read_csv_rows(std::string_view rows, std::uint64_t first_line,
                                 const std::function<void(Row)> &take) const {
  const std::string nothing_copied(columns.count() - 1, ',');
  const auto broken = [&](std::uint64_t line, std::string text) {
    take({first_line + line - 1, nothing_copied, Error{ErrorCode::query, std::move(text)}});
  };
  source::read_csv_part(rows, LIMITS,
                        {[&](CsvRow &&row) {
                           if (row.cells.size() != columns.count())
                             return broken(row.line, fmt::format("the row has {} cells instead of {}", row.cells.size(),
                                                                 columns.count()));
                           take({first_line + row.line - 1, csv_cells(row.cells), columns.query(row.cells, date)});
                         },
                         [&](CsvFault fault, std::uint32_t line) { broken(line, text_of(fault)); }});
}

void Batch::State::read_lines(std::string_view rows, std::uint64_t first_line,
                              const std::function<void(std::string_view, std::uint64_t)> &take) const {
  for (std::uint64_t number = first_line; !rows.empty(); ++number)
    if (const std::string_view line = take_line(rows); !is_blank(line)) take(line, number);
}

Result<Answer> Batch::State::ask(const Result<Query> &query) const {
  if (!query) return query.error();
  return dataset.resolve(*query);
}

Batch::Batch(std::shared_ptr<const State> state) : state_(std::move(state)) {}

Result<Batch> Batch::create(const Dataset &dataset, BatchFormat format, std::string_view beginning,
                            std::optional<Date> date) {
  State state{dataset, format, date};
  if (const Status status = state.read_header(beginning); !status) return status.error();
  return Batch(std::make_shared<const State>(std::move(state)));
}

const std::string &Batch::header() const { return state_->header; }

std::size_t Batch::header_bytes() const { return state_->header_bytes; }

const std::vector<std::string> &Batch::copied_columns() const { return state_->columns.copied(); }

Batch::Split Batch::split(std::string_view bytes, std::uint64_t most_rows) const {
  if (state_->format == BatchFormat::csv) {
    const source::CsvSplit split = source::split_csv(bytes, LIMITS, most_rows);
    return {split.bytes, split.rows};
  }
  Split split;
  for (std::string_view rest = bytes; split.rows < most_rows;) {
    const std::string_view line = take_line(rest);
    if (line.empty() || line.back() != '\n') break;
    if (!is_blank(line)) ++split.rows;
    split.bytes = bytes.size() - rest.size();
  }
  return split;
}

BatchPart Batch::answer(std::string_view rows, std::uint64_t first_line) const {
  BatchPart part;
  const auto count = [&part](const Answer &answer) { ++part.outcomes[static_cast<std::size_t>(answer.outcome)]; };
  if (state_->format == BatchFormat::csv) {
    state_->read_csv_rows(rows, first_line, [&](State::Row row) {
      ++part.rows;
      part.text += row.copied;
      const Result<Answer> answer = state_->ask(row.query);
      if (answer) {
        count(*answer);
        part.text += api::result_cells(*answer);
      } else {
        part.faults.push_back({row.line, answer.error().message});
        part.text += api::result_cells_of_fault(fmt::format("line {}: {}", row.line, answer.error().message));
      }
      part.text += '\n';
    });
    return part;
  }
  state_->read_lines(rows, first_line, [&](std::string_view line, std::uint64_t number) {
    ++part.rows;
    const Result<Answer> answer = state_->ask(query_from_json(line, state_->date));
    if (answer) {
      count(*answer);
      part.text += to_json(*answer);
    } else {
      part.faults.push_back({number, answer.error().message});
      part.text += json_of_fault(part.faults.back());
    }
    part.text += '\n';
  });
  return part;
}

Result<BatchPart> Batch::recall(std::string_view rows, std::uint64_t first_line, std::string_view answers) const {
  BatchPart part;
  std::optional<std::uint64_t> foreign; // the first row whose answer is none
  // What an answer says behind what it repeats of its row: an outcome and a sign, or a fault.
  const auto take = [&](std::uint64_t line, std::string_view answer_begins, char outcome_ends,
                        std::string_view fault_begins_so) {
    if (foreign) return;
    ++part.rows;
    const std::size_t size = split(answers, 1).bytes;
    const std::string_view answer = answers.substr(0, size);
    answers.remove_prefix(size);
    const std::string_view said = text_behind(answer, answer_begins).value_or("");
    if (const auto outcome = value_of<Outcome>(said.substr(0, said.find(outcome_ends))))
      ++part.outcomes[static_cast<std::size_t>(*outcome)];
    else if (text_behind(answer, fault_begins_so))
      part.faults.push_back({line, {}});
    else
      foreign = line;
  };
  if (state_->format == BatchFormat::csv) {
    // A fault whose text is quoted or not begins alike up to the cell that holds it.
    const std::string no_result = api::result_cells_of_fault({});
    state_->read_csv_rows(rows, first_line, [&](const State::Row &row) {
      take(row.line, row.copied + ',', ',', row.copied + no_result);
    });
  } else {
    state_->read_lines(rows, first_line, [&](std::string_view, std::uint64_t number) {
      take(number, ANSWER_BEGINS, '"', fault_begins(number));
    });
  }
  if (!foreign && !answers.empty()) foreign = first_line;
  if (foreign)
    return Error{ErrorCode::argument, fmt::format("the answers do not belong to the row of line {}", *foreign)};
  return part;
}

} // namespace zufi
