// SPDX-License-Identifier: Apache-2.0
// Connections and statements of SQLite as values. Statements are prepared and bound, never glued.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace zufi::storage {

// Thrown inside this room only; its doors turn it into an Error. `code` is that of SQLite.
struct SqlFailure : std::runtime_error {
  SqlFailure(int sqlite_code, const char *message) : std::runtime_error(message), code(sqlite_code) {}
  int code;
};

class Connection {
 public:
  Connection(); // an empty database in memory
  sqlite3 *get() const { return handle_.get(); }
  void execute(const char *sql);

 private:
  struct Close {
    void operator()(sqlite3 *handle) const { sqlite3_close_v2(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

class Statement {
 public:
  Statement(const Connection &connection, const std::string &sql);

  void bind(int position, std::string_view text);                // the text must live until the next step
  void bind(int position, std::span<const unsigned char> bytes); // likewise
  void bind(int position, std::int64_t number);
  void bind(int position, double number);
  void bind_null(int position);

  bool step();  // true: there is a row
  void reset(); // for the next round

  bool is_null(int column) const;
  std::string text(int column) const; // may hold any bytes
  std::int64_t integer(int column) const;
  double real(int column) const;

 private:
  void check(int code) const;

  struct Finalize {
    void operator()(sqlite3_stmt *handle) const { sqlite3_finalize(handle); }
  };
  const Connection &connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

} // namespace zufi::storage
