// SPDX-License-Identifier: Apache-2.0
// Foreign formats → tables of a dataset.
#pragma once

#include "zufi/notice.hpp"
#include "zufi/result.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace zufi {

// What became of the rows (or records) of the files: read = taken + merged + skipped + refused.
struct ImportRows {
  std::uint64_t read = 0;
  std::uint64_t taken = 0;   // began a row of a table
  std::uint64_t merged = 0;  // added to one that another row began
  std::uint64_t skipped = 0; // left out by a rule; each rule has a notice
  std::uint64_t refused = 0; // cannot be read; each with a notice of severity error

  friend bool operator==(const ImportRows &, const ImportRows &) = default;
};

struct ImportRun {
  ImportRows rows;
  Report report;
  bool is_written = false; // a finding about a file as a whole lets nothing be written
};

// Reads files of one format and writes the tables of a dataset (data/README.md) into `folder`, which must exist; tables
// that are there are replaced, each atomically. The options, each NAME=VALUE, are described for every format in
// lib/exchange/README.md. Same files and options, same bytes.
//
//   "streets"       CSV with mapped columns → streets.csv, segments.csv, areas.csv
//   "vote-manager"  opendata-strassen.csv of the Vote-Manager; the same tables
//   "gebref"        Gebäudereferenzen of North Rhine-Westphalia, one row a house; the same tables
//   "gv100ad"       the municipal directory of Destatis → areas.csv, statuses.csv; with previous=FILE also changes.csv
//
// Rows that cannot be read are findings of severity error; the others are written all the same. Errors: argument
// (unknown format or option, a value that does not fit), not_written, not_durable, exhausted.
Result<ImportRun> import_files(const std::string &format, const std::vector<std::string> &files,
                               const std::vector<std::string> &options, const std::string &folder);

} // namespace zufi
