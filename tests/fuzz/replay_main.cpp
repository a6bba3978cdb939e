// SPDX-License-Identifier: Apache-2.0
// Feeds files to a fuzz target, in the order of their names: the corpus as a plain test, and one finding at a time.
#include "fuzz_target.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

std::vector<std::filesystem::path> files_of(const std::vector<std::string> &named) {
  std::vector<std::filesystem::path> files;
  for (const std::filesystem::path path : named) {
    if (!std::filesystem::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    for (const auto &entry : std::filesystem::recursive_directory_iterator(path))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void replay(const std::filesystem::path &file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot be read");
  const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  // A copy of exact size on the heap, so that a sanitizer sees each byte read beyond it.
  const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

} // namespace

int main(int argc, char **argv) {
  const std::vector<std::filesystem::path> files = files_of({argv + 1, argv + argc});
  for (const std::filesystem::path &file : files) {
    std::printf("%s\n", file.c_str()); // the last line printed names the input at fault
    std::fflush(stdout);
    try {
      replay(file);
    } catch (const std::exception &exception) {
      std::fprintf(stderr, "%s: %s\n", file.c_str(), exception.what());
      return 1;
    }
  }
  std::printf("%zu inputs replayed\n", files.size());
  return files.empty() ? 1 : 0; // nothing replayed is nothing tested
}
