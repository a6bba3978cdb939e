// SPDX-License-Identifier: Apache-2.0
// Any bytes as the rows of a batch, in both formats: each row has an outcome or a fault, parts cut anywhere give the
// answers of the whole, and what was answered is recalled.
#include "fixed_world.hpp"
#include "fuzz_target.hpp"
#include "text/utf8.hpp"
#include "zufi/batch.hpp"

#include <algorithm>
#include <numeric>

using namespace zufi;
using fuzz::require;

namespace {

constexpr std::string_view HEADER = "competence,area,address,at,facts,date,role,note\n";

Batch batch_of(BatchFormat format) {
  static const Dataset DATASET = fuzz::fixed_world().dataset();
  const auto batch = Batch::create(DATASET, format, HEADER, Date::parse("2026-01-01"));
  require(static_cast<bool>(batch), "the header is good");
  return *batch;
}

std::uint64_t outcomes_of(const BatchPart &part) {
  return std::accumulate(part.outcomes.begin(), part.outcomes.end(), std::uint64_t{0});
}

std::string answered_row_by_row(const Batch &batch, std::string_view rows) {
  std::string answers;
  std::uint64_t line = 2;
  while (!rows.empty()) {
    const Batch::Split split = batch.split(rows, 1);
    const std::string_view row = rows.substr(0, split.bytes == 0 ? rows.size() : split.bytes);
    const BatchPart part = batch.answer(row, line);
    require(split.bytes == 0 ? part.rows <= 1 : part.rows == split.rows, "a split counts as many rows as are answered");
    answers += part.text;
    line += static_cast<std::uint64_t>(std::count(row.begin(), row.end(), '\n'));
    rows.remove_prefix(row.size());
  }
  return answers;
}

void check(const Batch &batch, std::string_view rows) {
  const BatchPart whole = batch.answer(rows, 2);
  require(outcomes_of(whole) + whole.faults.size() == whole.rows, "each row has an outcome or a fault");
  require(text::is_utf8(whole.text), "the output is UTF-8");
  require(answered_row_by_row(batch, rows) == whole.text, "parts give the answers of the whole");
  const Batch::Split written = batch.split(whole.text, whole.rows + 1);
  require(written.rows == whole.rows && written.bytes == whole.text.size(), "a row in, a row out");
  const auto recalled = batch.recall(rows, 2, whole.text);
  require(recalled && recalled->rows == whole.rows && recalled->outcomes == whole.outcomes &&
              recalled->faults.size() == whole.faults.size(),
          "what was answered is recalled");
  require(!batch.recall(rows, 2, whole.text + "x\n"), "a row more is not");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  static const Batch CSV = batch_of(BatchFormat::csv);
  static const Batch LINES = batch_of(BatchFormat::json_lines);
  check(CSV, fuzz::text_of(data, size));
  check(LINES, fuzz::text_of(data, size));
  return 0;
}
