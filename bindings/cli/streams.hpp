// SPDX-License-Identifier: Apache-2.0
// "-" in the place of a file: standard input or output.
#pragma once

#include "handle.hpp"

#include <filesystem>
#include <string>

namespace zufi_tool {

inline bool is_stream(const std::string &path) { return path == "-"; }

std::string read_input(); // standard input, whole

// The dataset in a file or on standard input.
DatasetHandle open_dataset(const std::string &path);

// A file of its own for what zufi.h writes by name; it goes when this goes.
class TemporaryFile {
 public:
  TemporaryFile();
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile &) = delete;
  TemporaryFile &operator=(const TemporaryFile &) = delete;

  std::string path() const { return (folder_ / "stream").string(); }
  void print() const; // to standard output

 private:
  std::filesystem::path folder_;
};

} // namespace zufi_tool
