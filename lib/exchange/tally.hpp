// SPDX-License-Identifier: Apache-2.0
// What became of each row of a foreign file.
#pragma once

#include "model/notices.hpp"
#include "zufi/exchange.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::exchange {

enum class Fate : std::uint8_t {
  merged,  // adds to a row of a table that another row began
  taken,   // begins a row of a table
  skipped, // by a rule that has a notice
  refused, // an error
};

// One fate for each row read, so that the sums always agree.
class RowLog {
 public:
  // Rows of `file` follow.
  void begin_file(std::string file) { files_.push_back(std::move(file)); }
  // Gives the number of the row, counted over all files. It is merged until something else is said.
  std::size_t add(std::uint32_t line) {
    rows_.push_back({static_cast<std::uint32_t>(files_.size() - 1), line, Fate::merged});
    return rows_.size() - 1;
  }

  std::size_t size() const { return rows_.size(); }
  void set(std::size_t row, Fate fate) { rows_[row].fate = fate; }
  Fate fate(std::size_t row) const { return rows_[row].fate; }
  model::Place place(std::size_t row, std::string_view column = {}) const {
    return {files_[rows_[row].file], rows_[row].line, std::string(column)};
  }

  ImportRows sums() const {
    ImportRows sums;
    sums.read = rows_.size();
    for (const Row &row : rows_) {
      switch (row.fate) {
      case Fate::merged: ++sums.merged; break;
      case Fate::taken: ++sums.taken; break;
      case Fate::skipped: ++sums.skipped; break;
      case Fate::refused: ++sums.refused; break;
      }
    }
    return sums;
  }

 private:
  struct Row {
    std::uint32_t file = 0, line = 0;
    Fate fate = Fate::merged;
  };
  std::vector<std::string> files_;
  std::vector<Row> rows_;
};

} // namespace zufi::exchange
