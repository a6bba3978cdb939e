// SPDX-License-Identifier: Apache-2.0
#include "storage/harden.hpp"

#include <new>
#include <string_view>

namespace zufi::storage {

namespace {

int authorize_reading(void *, int action, const char *, const char *, const char *, const char *) {
  return action == SQLITE_SELECT || action == SQLITE_READ ? SQLITE_OK : SQLITE_DENY;
}

int authorize_full_text(void *unused, int action, const char *first, const char *second, const char *database,
                        const char *trigger) {
  const auto is = [](const char *text, std::string_view wanted) { return text != nullptr && wanted == text; };
  if (action == SQLITE_FUNCTION && is(second, "match")) return SQLITE_OK;
  // While FTS5 says what columns its table has; nothing is written, and a database that is read-only could not be.
  if (action == SQLITE_UPDATE && (is(first, "sqlite_master") || is(first, "sqlite_schema"))) return SQLITE_OK;
  if (action == SQLITE_PRAGMA && is(first, "data_version")) return SQLITE_OK;
  return authorize_reading(unused, action, first, second, database, trigger);
}

int spend_step(void *data) {
  auto &budget = *static_cast<StepBudget *>(data);
  if (budget.left == 0) return 1;
  --budget.left;
  return 0;
}

} // namespace

void harden(const Connection &connection, StepBudget &budget, FullText full_text) {
  sqlite3 *handle = connection.get();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 1 << 24);
  sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 1 << 16);
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_set_authorizer(handle, full_text == FullText::allowed ? authorize_full_text : authorize_reading, nullptr);
  constexpr int STEPS_PER_CALL = 1'000;
  sqlite3_progress_handler(handle, STEPS_PER_CALL, spend_step, &budget);
}

void attach_read_only(const Connection &connection, const unsigned char *database, std::size_t size) {
  auto *bytes = const_cast<unsigned char *>(database); // SQLite does not write to it, but its type asks for it
  const auto length = static_cast<sqlite3_int64>(size);
  if (sqlite3_deserialize(connection.get(), "main", bytes, length, length, SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
    throw std::bad_alloc();
}

} // namespace zufi::storage
