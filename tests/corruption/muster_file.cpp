// SPDX-License-Identifier: Apache-2.0
#include "muster_file.hpp"

#include "storage/sql.hpp"
#include "storage/trailer.hpp"
#include "temporary_folder.hpp"
#include "zufi/build.hpp"
#include "zufi/dataset.hpp"

#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace zufi::corruption {

namespace {

Bytes build_muster_file() {
  const test::TemporaryFolder folder;
  const std::string path = folder.file("muster.zufi");
  const auto report = build({ZUFI_MUSTERKREIS}, path);
  if (!report) throw std::runtime_error(report.error().message);
  std::ifstream stream(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  Bytes bytes(text.size());
  std::memcpy(bytes.data(), text.data(), text.size());
  if (code_of(bytes) != OPENED) throw std::runtime_error("the Musterkreis cannot be opened");
  return bytes;
}

} // namespace

const Bytes &muster_file() {
  static const Bytes BYTES = build_muster_file();
  return BYTES;
}

ErrorCode code_of(std::span<const std::byte> file) {
  const auto dataset = Dataset::from_bytes(file);
  return dataset ? OPENED : dataset.error().code;
}

std::string message_of(std::span<const std::byte> file) {
  const auto dataset = Dataset::from_bytes(file);
  return dataset ? std::string() : dataset.error().message;
}

Bytes with_right_digest(Bytes file) {
  file.resize(file.size() - storage::TRAILER_SIZE);
  storage::append_trailer(file);
  return file;
}

Bytes overwritten(std::size_t at, std::string_view text) {
  Bytes file = muster_file();
  if (at + text.size() > file.size()) throw std::out_of_range("beyond the file");
  std::memcpy(file.data() + at, text.data(), text.size());
  return with_right_digest(std::move(file));
}

Bytes after_sql(const std::string &sql) {
  const std::size_t length = muster_file().size() - storage::TRAILER_SIZE;
  auto *copy = static_cast<unsigned char *>(sqlite3_malloc64(length));
  if (copy == nullptr) throw std::bad_alloc();
  std::memcpy(copy, muster_file().data(), length);
  storage::Connection connection;
  const auto size = static_cast<sqlite3_int64>(length);
  if (sqlite3_deserialize(connection.get(), "main", copy, size, size,
                          SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) != SQLITE_OK)
    throw std::runtime_error("the database cannot be loaded");
  connection.execute("PRAGMA writable_schema = ON; PRAGMA foreign_keys = OFF");
  connection.execute(sql.c_str());
  sqlite3_int64 new_size = 0;
  const std::unique_ptr<unsigned char, void (*)(void *)> out(sqlite3_serialize(connection.get(), "main", &new_size, 0),
                                                             sqlite3_free);
  Bytes bytes(static_cast<std::size_t>(new_size));
  std::memcpy(bytes.data(), out.get(), bytes.size());
  storage::append_trailer(bytes);
  return bytes;
}

} // namespace zufi::corruption
