// SPDX-License-Identifier: Apache-2.0
#include "model/cell_text.hpp"
#include "model/columns.hpp"
#include "model/semantics_version.hpp"
#include "storage/dataset_file.hpp"
#include "storage/digest.hpp"
#include "storage/schema.hpp"
#include "storage/sql.hpp"
#include "storage/trailer.hpp"
#include "text/fold.hpp"
#include "zufi/dataset.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <span>

namespace zufi::storage {

namespace {

std::string insert_statement(const SqlTable &table) {
  std::vector<std::string> names{quoted("n")};
  for (const SqlColumn &column : table.columns)
    if (column.type != SqlType::list) names.push_back(quoted(column.name));
  return fmt::format("INSERT INTO {}({}) VALUES({})", quoted(table.name), fmt::join(names, ", "),
                     fmt::join(std::vector<std::string>(names.size(), "?"), ", "));
}

class TableWriter {
 public:
  TableWriter(const Connection &connection, const SqlTable &table) : rows_(connection, insert_statement(table)) {
    for (const SqlColumn &column : table.columns)
      if (column.type == SqlType::list)
        lists_.emplace(column.name, std::make_unique<Statement>(
                                        connection, fmt::format("INSERT INTO {} VALUES(?, ?, ?)",
                                                                quoted(list_table(table.name, column.name)))));
  }

  template <class Record> void write(std::int64_t number, const Record &record) {
    texts_.clear();
    position_ = 1;
    rows_.bind(position_++, number);
    model::visit_columns(record, [this](const model::Column &, const auto &member) { this->bind(member); });
    rows_.step();
    rows_.reset();
    model::visit_columns(record, [this, number](const model::Column &column, const auto &member) {
      using Member = std::remove_cvref_t<decltype(member)>;
      if constexpr (std::is_same_v<Member, std::vector<std::string>>) write_list(column, number, member);
    });
  }

 private:
  void bind(const std::vector<std::string> &) {} // in a table of its own
  void bind(const std::optional<double> &value) {
    if (value)
      rows_.bind(position_++, *value);
    else
      rows_.bind_null(position_++);
  }
  void bind(const std::optional<int> &value) {
    if (value)
      rows_.bind(position_++, std::int64_t{*value});
    else
      rows_.bind_null(position_++);
  }
  void bind(int value) { bind(value == 0 ? std::optional<int>() : std::optional(value)); }
  template <class Member> void bind(const Member &member) {
    texts_.push_back(std::make_unique<std::string>(model::cell_text(member)));
    if (texts_.back()->empty())
      rows_.bind_null(position_++);
    else
      rows_.bind(position_++, *texts_.back());
  }

  void write_list(const model::Column &column, std::int64_t number, const std::vector<std::string> &list) {
    Statement &statement = *lists_.at(std::string(column.name));
    std::int64_t position = 0;
    for (const std::string &value : list) {
      statement.bind(1, number);
      statement.bind(2, ++position);
      statement.bind(3, value);
      statement.step();
      statement.reset();
    }
  }

  Statement rows_;
  std::map<std::string, std::unique_ptr<Statement>> lists_;
  std::vector<std::unique_ptr<std::string>> texts_; // bound texts of the current row
  int position_ = 1;
};

void write_meta(const Connection &connection, const model::Records &records) {
  const model::Identity &id = records.identity;
  const std::map<std::string, std::string> meta{
      {"id", id.id},
      {"title", id.title},
      {"version", id.version},
      {"licence", id.licence},
      {"publisher", id.publisher},
      {"contact", id.contact},
      {"expires", id.expires},
      {"coverage", model::cell_text(id.coverage)},
      {"complete_streets", model::cell_text(id.complete_streets)},
      {"content_sha256", to_hex(content_digest(records))},
      {"folding_version", std::to_string(text::FOLDING_VERSION)},
      {"specificity_version", std::to_string(model::SPECIFICITY_VERSION)},
  };
  Statement insert(connection, "INSERT INTO meta VALUES(?, ?)");
  for (const auto &[key, value] : meta) {
    insert.bind(1, key);
    insert.bind(2, value);
    insert.step();
    insert.reset();
  }
}

void write_nodes(const Connection &connection, std::vector<std::string> ids) {
  std::sort(ids.begin(), ids.end());
  Statement insert(connection, "INSERT INTO nodes VALUES(?)");
  for (const std::string &id : ids) {
    insert.bind(1, id);
    insert.step();
    insert.reset();
  }
}

// At the end and at once: areas name areas that come later, and while such a reference is open SQLite would search
// every table for it at every row.
void check_references(const Connection &connection) {
  Statement check(connection, "PRAGMA foreign_key_check");
  if (check.step())
    throw SqlFailure(SQLITE_CONSTRAINT, ("a reference of the table " + check.text(0) + " leads nowhere").c_str());
}

// In pieces, so that no value is large.
void write_search_index(const Connection &connection, std::span<const unsigned char> bytes) {
  constexpr std::size_t PIECE = std::size_t{1} << 20;
  Statement insert(connection, "INSERT INTO search_index VALUES(?, ?)");
  for (std::int64_t number = 1; !bytes.empty(); ++number) {
    const std::span<const unsigned char> piece = bytes.first(std::min(bytes.size(), PIECE));
    insert.bind(1, number);
    insert.bind(2, piece);
    insert.step();
    insert.reset();
    bytes = bytes.subspan(piece.size());
  }
}

void write_database(Connection &connection, const model::Records &records, std::vector<std::string> node_ids,
                    std::span<const unsigned char> search_index) {
  connection.execute("PRAGMA page_size = 4096");
  connection.execute("PRAGMA encoding = 'UTF-8'");
  connection.execute(fmt::format("PRAGMA application_id = {}", APPLICATION_ID).c_str());
  connection.execute(fmt::format("PRAGMA user_version = {}", DATASET_LAYOUT).c_str());
  for (const std::string &statement : create_statements()) connection.execute(statement.c_str());
  connection.execute("BEGIN");
  write_meta(connection, records);
  write_nodes(connection, std::move(node_ids));
  write_search_index(connection, search_index);
  auto table = tables().begin();
  model::for_each_table(records, [&](std::string_view, const auto &rows) {
    TableWriter writer(connection, *table++);
    std::int64_t number = 0;
    for (const auto &row : rows) writer.write(++number, row);
  });
  connection.execute("COMMIT");
  check_references(connection);
}

} // namespace

Result<std::vector<std::byte>> encode(const model::Records &records, std::vector<std::string> node_ids) {
  try {
    const Result<std::vector<unsigned char>> search_index = make_search_index(records);
    if (!search_index) return search_index.error();
    Connection connection;
    write_database(connection, records, std::move(node_ids), *search_index);
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, void (*)(void *)> database(
        sqlite3_serialize(connection.get(), "main", &size, 0), sqlite3_free);
    if (!database) return Error{ErrorCode::exhausted, "out of memory while the dataset was written"};
    std::vector<std::byte> file(static_cast<std::size_t>(size));
    std::memcpy(file.data(), database.get(), file.size());
    append_trailer(file);
    return file;
  } catch (const SqlFailure &failure) {
    return Error{ErrorCode::internal, fmt::format("the dataset could not be written: {}", failure.what())};
  }
}

} // namespace zufi::storage
