// SPDX-License-Identifier: Apache-2.0
// What a batch tells on standard error: broken rows by their lines, how far it is, and what became of all rows.
#pragma once

#include "exit_code.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <string>

namespace zufi_tool {

class BatchTally {
 public:
  explicit BatchTally(std::string input_name) : input_(std::move(input_name)) {}

  void add(const zufi_batch_part *part);          // tells of its faults
  void add_recalled(const zufi_batch_part *part); // was told of before
  void say(const std::string &line);
  void finish(); // the last line: rows, speed, outcomes

  std::uint64_t rows() const { return rows_; }
  ExitCode exit_code() const;

 private:
  static constexpr zufi_outcome OUTCOMES = ZUFI_OUTCOME_UNKNOWN_SERVICE + 1;
  using Clock = std::chrono::steady_clock;

  void count(const zufi_batch_part *part);
  void show_progress();
  double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }
  std::uint64_t speed() const;

  std::string input_;
  std::uint64_t rows_ = 0;
  std::uint64_t recalled_ = 0;
  std::uint64_t faults_ = 0;
  std::uint64_t told_faults_ = 0;
  std::array<std::uint64_t, OUTCOMES> outcomes_{};
  Clock::time_point start_ = Clock::now();
  Clock::time_point shown_ = start_;
  bool has_progress_line_ = false;
};

} // namespace zufi_tool
