// SPDX-License-Identifier: Apache-2.0
// Many questions in a file, answered part by part: a part holds whole rows, and is answered without regard to the
// others, so that parts can be answered side by side and their answers, put one behind the other, are always the same.
//
//   const auto batch = zufi::Batch::create(*dataset, zufi::BatchFormat::csv, text, today);
//   if (!batch) return fail(batch.error().message);
//   write(batch->header());
//   write(batch->answer(text.substr(batch->header_bytes()), 2).text);
//
// zufi.h describes both formats.
#pragma once

#include "zufi/dataset.hpp"
#include "zufi/date.hpp"
#include "zufi/result.hpp"
#include "zufi/vocabulary.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi {

enum class BatchFormat : std::uint8_t { csv, json_lines };

// A row that cannot be read or asked.
struct BatchFault {
  std::uint64_t line = 0; // on which the row begins
  std::string text;       // names the field, never what stands in it
};

// What became of the rows of one part: each has an outcome or a fault.
struct BatchPart {
  std::string text; // a row for each
  std::uint64_t rows = 0;
  std::array<std::uint64_t, Names<Outcome>::texts.size()> outcomes{}; // how many of each
  std::vector<BatchFault> faults;
};

// Immutable; copies share what they hold. Keeps its dataset alive. All member functions may be called at the same time
// from many threads.
class Batch {
 public:
  // `beginning` of the input: all of it, MOST_ROW_BYTES, or as much as holds the whole header. `date`: of the rows that
  // have none. Errors: unreadable (a header that cannot be used; the message says why).
  static Result<Batch> create(const Dataset &dataset, BatchFormat format, std::string_view beginning,
                              std::optional<Date> date);

  // Longer rows are refused. Who reads a line that is longer still may leave out what follows this and one byte more.
  static constexpr std::size_t MOST_ROW_BYTES = std::size_t{1} << 20;

  const std::string &header() const; // the first line of the output; of JSON Lines empty
  std::size_t header_bytes() const;  // behind these bytes of the beginning the rows begin
  // CSV: the columns that ask nothing and are copied, by their names.
  const std::vector<std::string> &copied_columns() const;

  struct Split {
    std::size_t bytes = 0;
    std::uint64_t rows = 0;
  };
  // The first rows of `bytes` (of an input or an output, behind its header) that are whole, at most `most_rows`.
  Split split(std::string_view bytes, std::uint64_t most_rows) const;

  // Whole rows, or the last ones of an input that no line feed ends. `first_line`: on which they begin.
  BatchPart answer(std::string_view rows, std::uint64_t first_line) const;

  // Rows that were answered before, counted once more; no question is asked. The part has no text, nor have its faults.
  // Errors: argument (`answers` are not answers to these rows).
  Result<BatchPart> recall(std::string_view rows, std::uint64_t first_line, std::string_view answers) const;

 private:
  struct State;
  explicit Batch(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

} // namespace zufi
