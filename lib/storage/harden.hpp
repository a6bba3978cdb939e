// SPDX-License-Identifier: Apache-2.0
// A database as a stranger would have made it: only plain reading is allowed, whatever its schema says, and only so
// many steps.
#pragma once

#include "storage/sql.hpp"

#include <cstdint>

namespace zufi::storage {

struct StepBudget {
  std::uint64_t left = 0; // in thousands of steps of SQLite's machine
};

enum class FullText : std::uint8_t { forbidden, allowed }; // FTS5 asks for a little more

// `budget` must live as long as the connection.
void harden(const Connection &connection, StepBudget &budget, FullText full_text);

// Makes `database` the content of the connection, in place: nothing is copied, and it must live as long as the
// connection. It is not written to: any number of connections may share it.
void attach_read_only(const Connection &connection, const unsigned char *database, std::size_t size);

} // namespace zufi::storage
