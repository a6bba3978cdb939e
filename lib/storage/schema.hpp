// SPDX-License-Identifier: Apache-2.0
// The tables of a dataset file, derived from model/columns.hpp: one STRICT table per record type, one more per list
// column, and
//   meta(key, value)  identity of the dataset and the versions that its meaning depends on
//   nodes(id)         what rules may lead through: services, prefixes, bundles, competences, offices, and @self …
//   search_index(n, bytes)  a database in the database, in pieces: what services are searched by (search_index.hpp)
// Empty cells are NULL. Row numbers `n` count from 1 in the canonical order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::storage {

inline constexpr std::uint32_t APPLICATION_ID = 0x5a554649; // "ZUFI"

enum class SqlType : std::uint8_t { text, integer, real, list };

struct SqlColumn {
  std::string name;
  SqlType type = SqlType::text;
  bool is_required = false;
  bool is_unique = false;
  std::string references; // table("column"); empty: none
};

struct SqlTable {
  std::string name;
  std::vector<SqlColumn> columns;
};

// All tables that hold records, in the order in which they are written: what is referenced stands first where that is
// possible.
const std::vector<SqlTable> &tables();

// CREATE TABLE statements in the order in which they are executed; exactly these stand in sqlite_schema.
std::vector<std::string> create_statements();

std::string list_table(std::string_view table, std::string_view column); // "rules_to"
std::string quoted(std::string_view identifier);

} // namespace zufi::storage
