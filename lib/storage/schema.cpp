// SPDX-License-Identifier: Apache-2.0
#include "storage/schema.hpp"

#include "model/columns.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <type_traits>

namespace zufi::storage {

namespace {

template <class Member> constexpr SqlType type_of() {
  if constexpr (std::is_same_v<Member, std::vector<std::string>>)
    return SqlType::list;
  else if constexpr (std::is_same_v<Member, std::optional<double>>)
    return SqlType::real;
  else if constexpr (std::is_same_v<Member, int> || std::is_same_v<Member, std::optional<int>>)
    return SqlType::integer;
  else
    return SqlType::text;
}

std::string reference_of(model::Form form) {
  switch (form) {
  case model::Form::source: return "\"sources\"(\"id\")";
  case model::Form::area: return "\"areas\"(\"id\")";
  case model::Form::street: return "\"streets\"(\"id\")";
  case model::Form::node: return "\"nodes\"(\"id\")";
  case model::Form::text:
  case model::Form::id:
  case model::Form::provenance: return {};
  }
  return {};
}

template <class Record> SqlTable table_for(std::string_view name) {
  SqlTable table{std::string(name), {}};
  Record record;
  model::visit_columns(record, [&table](const model::Column &column, auto &member) {
    table.columns.push_back({std::string(column.name), type_of<std::remove_reference_t<decltype(member)>>(),
                             model::is_required(column.need), column.form == model::Form::id,
                             reference_of(column.form)});
  });
  return table;
}

std::string_view name_of(SqlType type) {
  switch (type) {
  case SqlType::integer: return "INTEGER";
  case SqlType::real: return "REAL";
  case SqlType::text:
  case SqlType::list: return "TEXT";
  }
  return {};
}

std::string create_table(const SqlTable &table) {
  std::vector<std::string> columns{"\"n\" INTEGER PRIMARY KEY"};
  for (const SqlColumn &column : table.columns) {
    if (column.type == SqlType::list) continue;
    std::string text = fmt::format("{} {}", quoted(column.name), name_of(column.type));
    if (column.is_required) text += " NOT NULL";
    if (column.is_unique) text += " UNIQUE";
    if (!column.references.empty()) text += " REFERENCES " + column.references;
    columns.push_back(std::move(text));
  }
  return fmt::format("CREATE TABLE {}({}) STRICT", quoted(table.name), fmt::join(columns, ", "));
}

std::string create_list_table(const SqlTable &table, const SqlColumn &column) {
  return fmt::format("CREATE TABLE {}(\"n\" INTEGER NOT NULL REFERENCES {}(\"n\"), \"position\" INTEGER NOT NULL, "
                     "\"value\" TEXT NOT NULL{}, PRIMARY KEY(\"n\", \"position\")) STRICT, WITHOUT ROWID",
                     quoted(list_table(table.name, column.name)), quoted(table.name),
                     column.references.empty() ? std::string() : " REFERENCES " + column.references);
}

} // namespace

const std::vector<SqlTable> &tables() {
  static const std::vector<SqlTable> TABLES = [] {
    std::vector<SqlTable> tables;
    const model::Records empty;
    model::for_each_table(empty, [&tables](std::string_view name, const auto &rows) {
      using Record = typename std::remove_cvref_t<decltype(rows)>::value_type;
      tables.push_back(table_for<Record>(name));
    });
    return tables;
  }();
  return TABLES;
}

std::vector<std::string> create_statements() {
  std::vector<std::string> statements{
      "CREATE TABLE \"meta\"(\"key\" TEXT PRIMARY KEY, \"value\" TEXT NOT NULL) STRICT, WITHOUT ROWID",
      "CREATE TABLE \"nodes\"(\"id\" TEXT PRIMARY KEY) STRICT, WITHOUT ROWID"};
  for (const SqlTable &table : tables()) {
    statements.push_back(create_table(table));
    for (const SqlColumn &column : table.columns)
      if (column.type == SqlType::list) statements.push_back(create_list_table(table, column));
  }
  statements.emplace_back("CREATE TABLE \"search_index\"(\"n\" INTEGER PRIMARY KEY, \"bytes\" BLOB NOT NULL) STRICT");
  return statements;
}

std::string list_table(std::string_view table, std::string_view column) { return fmt::format("{}_{}", table, column); }

std::string quoted(std::string_view identifier) { return fmt::format("\"{}\"", identifier); }

} // namespace zufi::storage
