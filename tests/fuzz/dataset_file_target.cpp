// SPDX-License-Identifier: Apache-2.0
// A forged dataset file: the input is a list of edits of a sound one, after which the digest is made right again.
//   @PAGE OFFSET HEX…   bytes written over (pages of 512 bytes, counted from 0)
//   -COUNT              bytes cut off the end of the database
//   anything else       SQL, executed with the schema open to writing
// So the corpus is text, and no input gets stuck at the digest. What is opened in spite of all is asked in full.
#include "fixed_world.hpp"
#include "fuzz_target.hpp"
#include "storage/dataset_file.hpp"
#include "storage/sql.hpp"
#include "storage/trailer.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <memory>

using namespace zufi;
using namespace zufi::storage;
using fuzz::require;
using Bytes = std::vector<std::byte>;

namespace {

constexpr std::size_t PAGE = 512;
constexpr std::size_t MAX_DATABASE = std::size_t{1} << 21;

void load(const Connection &connection, const Bytes &bytes) {
  auto *copy = static_cast<unsigned char *>(sqlite3_malloc64(bytes.size() + 1));
  if (copy == nullptr) throw std::bad_alloc();
  std::memcpy(copy, bytes.data(), bytes.size());
  const auto size = static_cast<sqlite3_int64>(bytes.size());
  sqlite3_deserialize(connection.get(), "main", copy, size, size,
                      SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
}

Bytes contents_of(const Connection &connection) {
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, void (*)(void *)> bytes(sqlite3_serialize(connection.get(), "main", &size, 0),
                                                               sqlite3_free);
  Bytes copy(static_cast<std::size_t>(bytes ? size : 0));
  if (!copy.empty()) std::memcpy(copy.data(), bytes.get(), copy.size());
  return copy;
}

// The fixed world with small pages: more of what an edit can hit has a meaning.
Bytes sound_database() {
  Bytes file = fuzz::fixed_world().bytes();
  file.resize(file.size() - TRAILER_SIZE);
  Connection connection;
  load(connection, file);
  connection.execute("PRAGMA page_size = 512; VACUUM");
  return contents_of(connection);
}

int spend_step(void *left) { return --*static_cast<int *>(left) < 0 ? 1 : 0; }

int forbid_files(void *, int action, const char *, const char *, const char *, const char *) {
  return action == SQLITE_ATTACH ? SQLITE_DENY : SQLITE_OK;
}

void edit_by_sql(Bytes &database, std::string_view sql) {
  Connection connection;
  load(connection, database);
  int steps = 100;
  sqlite3_limit(connection.get(), SQLITE_LIMIT_LENGTH, 1 << 20);
  sqlite3_set_authorizer(connection.get(), forbid_files, nullptr);
  sqlite3_progress_handler(connection.get(), 1'000, spend_step, &steps);
  sqlite3_exec(connection.get(), "PRAGMA writable_schema = ON; PRAGMA foreign_keys = OFF", nullptr, nullptr, nullptr);
  sqlite3_exec(connection.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr); // as far as it goes
  Bytes edited = contents_of(connection);
  if (!edited.empty() && edited.size() <= MAX_DATABASE) database = std::move(edited);
}

std::size_t take_number(std::string_view &text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(error == std::errc() ? static_cast<std::size_t>(end - text.data()) : 0);
  return number;
}

void overwrite(Bytes &database, std::string_view edit) {
  const std::size_t page = take_number(edit);
  std::size_t at = page % (database.size() / PAGE + 1) * PAGE + take_number(edit) % PAGE;
  while (edit.size() >= 2) {
    if (edit.front() == ' ') {
      edit.remove_prefix(1);
      continue;
    }
    unsigned value = 0;
    std::from_chars(edit.data(), edit.data() + 2, value, 16);
    edit.remove_prefix(2);
    if (at < database.size()) database[at++] = static_cast<std::byte>(value);
  }
}

Bytes forged(std::string_view edits) {
  static const Bytes SOUND = sound_database();
  Bytes database = SOUND;
  for (int count = 0; !edits.empty() && count < 20; ++count) {
    std::string_view edit = fuzz::take_line(edits);
    if (edit.empty()) continue;
    const char kind = edit.front();
    if (kind != '@' && kind != '-') {
      edit_by_sql(database, edit);
      continue;
    }
    edit.remove_prefix(1);
    if (kind == '@')
      overwrite(database, edit);
    else
      database.resize(database.size() - std::min(take_number(edit), database.size()));
  }
  return database;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const std::string_view edits = fuzz::text_of(data, size);
  Bytes file = forged(edits);
  if (const auto decoded = decode_unchecked(file); !decoded) // also what the header would refuse
    require(!decoded.error().message.empty(), "a refusal says why");
  append_trailer(file);
  const auto dataset = Dataset::from_bytes(file);
  require(!edits.empty() || dataset, "the file without an edit is sound");
  if (!dataset) {
    require(!dataset.error().message.empty(), "a refusal says why");
    return 0;
  }
  for (const Query &question : fuzz::fixed_questions()) fuzz::ask_in_full(*dataset, question);
  for (const char *text : {"Bau", "Hund anmelden", "Baugenemigung", "Neu"}) {
    if (const auto hits = dataset->search({text, 10, {}}); !hits) // the index itself may be forged
      require(hits.error().code == ErrorCode::damaged, "an index that no build wrote is damage");
    require(static_cast<bool>(dataset->complete({text, 10, {}, {}})), "completion needs no index");
  }
  require(dataset->graph_dot("").value().size() > 10, "there is a picture of the whole");
  return 0;
}
