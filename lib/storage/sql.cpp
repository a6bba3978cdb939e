// SPDX-License-Identifier: Apache-2.0
#include "storage/sql.hpp"

#include <new>

namespace zufi::storage {

namespace {

void throw_failure(sqlite3 *handle, int code) {
  if (code == SQLITE_NOMEM) throw std::bad_alloc();
  throw SqlFailure(code, handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
}

} // namespace

Connection::Connection() {
  sqlite3 *handle = nullptr;
  const int code =
      sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) throw_failure(handle, code);
}

void Connection::execute(const char *sql) {
  const int code = sqlite3_exec(get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_failure(get(), code);
}

Statement::Statement(const Connection &connection, const std::string &sql) : connection_(connection) {
  sqlite3_stmt *handle = nullptr;
  check(sqlite3_prepare_v2(connection.get(), sql.c_str(), static_cast<int>(sql.size()) + 1, &handle, nullptr));
  handle_.reset(handle);
}

void Statement::bind(int position, std::string_view text) {
  check(sqlite3_bind_text64(handle_.get(), position, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
}
void Statement::bind(int position, std::span<const unsigned char> bytes) {
  check(sqlite3_bind_blob64(handle_.get(), position, bytes.data(), bytes.size(), SQLITE_STATIC));
}
void Statement::bind(int position, std::int64_t number) { check(sqlite3_bind_int64(handle_.get(), position, number)); }
void Statement::bind(int position, double number) { check(sqlite3_bind_double(handle_.get(), position, number)); }
void Statement::bind_null(int position) { check(sqlite3_bind_null(handle_.get(), position)); }

bool Statement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) check(code);
  return false;
}

void Statement::reset() { check(sqlite3_reset(handle_.get())); }

bool Statement::is_null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }

std::string Statement::text(int column) const {
  const unsigned char *data = sqlite3_column_text(handle_.get(), column);
  const int size = sqlite3_column_bytes(handle_.get(), column);
  return data == nullptr ? std::string()
                         : std::string(reinterpret_cast<const char *>(data), static_cast<std::size_t>(size));
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }
double Statement::real(int column) const { return sqlite3_column_double(handle_.get(), column); }

void Statement::check(int code) const {
  if (code != SQLITE_OK) throw_failure(connection_.get(), code);
}

} // namespace zufi::storage
