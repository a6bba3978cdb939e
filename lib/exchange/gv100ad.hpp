// SPDX-License-Identifier: Apache-2.0
// GV100AD, the municipal directory of Destatis → areas and what kind of municipality they are.
#pragma once

#include "exchange/limits.hpp"
#include "exchange/tally.hpp"
#include "model/notices.hpp"
#include "model/records.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::exchange {

struct GvOptions {
  std::string source; // id of the source that the tables name
  std::string parent; // id of the area in which the Länder lie; may be empty
};

// One edition of the directory.
struct GvEdition {
  std::vector<model::AreaRecord> areas;            // sorted
  std::vector<model::StatusRecord> statuses;       // sorted
  std::map<std::string, std::uint64_t> hectares;   // of areas by id, where known
  std::map<std::string, std::string> designations; // of areas by id: "Stadt"
  std::optional<Date> date;                        // Gebietsstand: the latest of its records
  RowLog log;
  bool is_usable = true; // not: a file as a whole cannot be read
};

struct GvFile {
  std::string name, text;
};

// All files together are one edition; the order of its records changes nothing. Of two records with one key the first
// is taken.
GvEdition read_gv100ad(const std::vector<GvFile> &files, const GvOptions &options, const Limits &limits,
                       model::Notices &notices);

} // namespace zufi::exchange
