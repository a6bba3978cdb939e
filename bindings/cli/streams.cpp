// SPDX-License-Identifier: Apache-2.0
#include "streams.hpp"

#include <stdlib.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>

namespace zufi_tool {

std::string read_input() {
  std::string bytes;
  std::array<char, 1 << 16> chunk{};
  while (const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), stdin)) bytes.append(chunk.data(), got);
  if (std::ferror(stdin) != 0) throw Failure{ZUFI_ERROR_UNREADABLE, "standard input cannot be read"};
  return bytes;
}

DatasetHandle open_dataset(const std::string &path) {
  if (!is_stream(path)) return make<DatasetHandle>(zufi_dataset_open, path.c_str());
  const std::string bytes = read_input();
  return make<DatasetHandle>(zufi_dataset_open_bytes, bytes.data(), bytes.size());
}

TemporaryFile::TemporaryFile() {
  std::string name = (std::filesystem::temp_directory_path() / "zufi-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw Failure{ZUFI_ERROR_NOT_WRITTEN, name + ": the folder cannot be created"};
  folder_ = name;
}

TemporaryFile::~TemporaryFile() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void TemporaryFile::print() const {
  const std::ifstream file(path(), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file.rdbuf()), {}};
  std::fwrite(bytes.data(), 1, bytes.size(), stdout); // whether it arrived is looked at before the tool ends
}

} // namespace zufi_tool
