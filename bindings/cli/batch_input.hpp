// SPDX-License-Identifier: Apache-2.0
// The rows of a file of any length, some at a time. Holds no more of it than that.
#pragma once

#include "handle.hpp"
#include "interrupt.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace zufi_tool {

struct Rows {
  std::string bytes;
  std::uint64_t first_line = 1;
  std::uint64_t count = 0;
};

class RowReader {
 public:
  // `descriptor` is the caller's. `name` is for messages.
  RowReader(int descriptor, std::string name, const Interrupts &interrupts)
      : descriptor_(descriptor), name_(std::move(name)), interrupts_(interrupts) {}

  // What comes next, with as much read as a header may need.
  const std::string &beginning();
  void skip(std::size_t bytes);

  // Up to `most` whole rows, or the last one of the file. Nothing: none has come yet, or the file is at its end.
  std::optional<Rows> take(const zufi_batch *batch, std::uint64_t most);
  // Exactly so many, or all that there are; waits for them.
  Rows take_all(const zufi_batch *batch, std::uint64_t count);
  bool is_at_end() const { return has_ended_ && bytes_.empty(); }
  // Whether take() will not wait.
  bool is_ready() const;
  std::uint64_t skipped_bytes() const { return skipped_; } // of all that was read, what was taken

 private:
  void read();
  void append(std::string_view read);
  Rows take_bytes(std::size_t size, std::uint64_t count);

  int descriptor_;
  std::string name_;
  const Interrupts &interrupts_;
  std::string bytes_; // read and not yet taken
  std::uint64_t line_ = 1;
  std::uint64_t skipped_ = 0;
  std::size_t open_line_ = 0; // length of the line that has not ended yet
  bool has_ended_ = false;
  bool may_hold_rows_ = false;
};

} // namespace zufi_tool
