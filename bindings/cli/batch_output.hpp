// SPDX-License-Identifier: Apache-2.0
// Where the answers of a batch go. A file is written as FILE.part, which gets its name when it is whole: what is called
// FILE is never torn. Standard output and what is no regular file are written as they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "interrupt.hpp"

namespace zufi_tool {

class BatchOutput {
 public:
  enum class Start { anew, resume };
  BatchOutput(const std::string &path, Start start, const Interrupts &interrupts);
  ~BatchOutput();
  BatchOutput(const BatchOutput &) = delete;
  BatchOutput &operator=(const BatchOutput &) = delete;

  // To resume: that is read, and then cut behind the last whole row.
  bool is_resumed() const { return is_resumed_; }
  int descriptor() const { return descriptor_; }
  void cut(std::uint64_t bytes);

  const std::string &name() const { return name_; } // of what is written
  bool can_be_resumed() const { return has_part_; }

  void write(std::string_view bytes);
  void finish(); // all is written

 private:
  [[noreturn]] void fail(const char *what) const;

  std::string path_;
  std::string name_;
  const Interrupts &interrupts_;
  int descriptor_ = -1;
  bool has_part_ = false;
  bool is_resumed_ = false;
};

} // namespace zufi_tool
