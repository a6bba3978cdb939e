// SPDX-License-Identifier: Apache-2.0
// The files a build may read: those below one root, regular files only, no symbolic links. An include cannot lead
// elsewhere.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::source {

class SourceTree {
 public:
  // `root` is a folder that the caller named (or the parent of one).
  explicit SourceTree(std::string root);

  // "a/b" + "../c" → "a/c". Nothing if the result lies outside the root, is absolute or holds a NUL.
  static std::optional<std::string> join(std::string_view folder, std::string_view relative);

  enum class Fault { none, missing, not_regular, too_large, unreadable };
  struct Content {
    Fault fault = Fault::none;
    std::string bytes;
    std::string reason; // of the system, where unreadable
  };
  Content read_file(const std::string &path, std::size_t max_bytes) const;

  bool is_folder(const std::string &path) const;
  // Which folder it is on this machine, however it was reached. Nothing, and errno, if it cannot be opened.
  std::optional<std::string> identity_of(const std::string &path) const;
  // Names of the files in it that end in `ending`, which is lower-case; so do names written in capitals. Sorted.
  std::vector<std::string> files_in(const std::string &path, std::string_view ending) const;

 private:
  int open_folder(std::string_view path) const; // a descriptor, or -1

  std::string root_;
};

} // namespace zufi::source
