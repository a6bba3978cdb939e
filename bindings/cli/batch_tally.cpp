// SPDX-License-Identifier: Apache-2.0
#include "batch_tally.hpp"

#include "outcome_names.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace zufi_tool {

namespace {

constexpr std::uint64_t MOST_TOLD_FAULTS = 100;
constexpr std::chrono::milliseconds BETWEEN_PROGRESS{500};

} // namespace

void BatchTally::count(const zufi_batch_part *part) {
  rows_ += zufi_batch_part_rows(part);
  faults_ += zufi_batch_part_fault_count(part);
  for (zufi_outcome outcome = 0; outcome < OUTCOMES; ++outcome)
    outcomes_[static_cast<std::size_t>(outcome)] += zufi_batch_part_outcomes(part, outcome);
}

void BatchTally::add(const zufi_batch_part *part) {
  count(part);
  for (std::size_t i = 0; i < zufi_batch_part_fault_count(part) && told_faults_ < MOST_TOLD_FAULTS; ++i) {
    say(fmt::format("{}:{}: {}", input_, zufi_batch_part_fault_line(part, i), zufi_batch_part_fault_text(part, i)));
    ++told_faults_;
  }
  show_progress();
}

void BatchTally::add_recalled(const zufi_batch_part *part) {
  count(part);
  recalled_ = rows_;
}

void BatchTally::say(const std::string &line) {
  if (has_progress_line_) fmt::print(stderr, "\r\033[K");
  has_progress_line_ = false;
  fmt::print(stderr, "zufi: {}\n", line);
}

std::uint64_t BatchTally::speed() const {
  const double passed = seconds();
  return passed > 0 ? static_cast<std::uint64_t>(static_cast<double>(rows_ - recalled_) / passed) : 0;
}

void BatchTally::show_progress() {
  const Clock::time_point now = Clock::now();
  if (now - shown_ < BETWEEN_PROGRESS || ::isatty(STDERR_FILENO) == 0) return;
  shown_ = now;
  fmt::print(stderr, "\r\033[K{} rows, {} rows/s", rows_, speed());
  std::fflush(stderr);
  has_progress_line_ = true;
}

void BatchTally::finish() {
  std::string line = fmt::format("{} rows", rows_);
  if (recalled_ > 0) line += fmt::format(", {} of them answered before,", recalled_);
  line += fmt::format(" in {:.2f} s, {} rows/s", seconds(), speed());
  const char *separator = ": ";
  for (std::size_t outcome = 0; outcome < outcomes_.size(); ++outcome) {
    if (outcomes_[outcome] == 0) continue;
    line += fmt::format("{}{} {}", separator, OUTCOME_NAMES[outcome], outcomes_[outcome]);
    separator = ", ";
  }
  if (faults_ > 0) line += fmt::format("{}error {}", separator, faults_);
  if (faults_ > told_faults_) say("more rows have an error than are listed here: see the output");
  say(line);
}

ExitCode BatchTally::exit_code() const {
  std::uint64_t answered = 0;
  for (zufi_outcome outcome = 0; outcome < OUTCOMES; ++outcome)
    if (exit_code_of_outcome(outcome) == ANSWERED) answered += outcomes_[static_cast<std::size_t>(outcome)];
  return answered == rows_ ? ANSWERED : FINDINGS;
}

} // namespace zufi_tool
