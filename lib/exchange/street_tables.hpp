// SPDX-License-Identifier: Apache-2.0
// The rows of street lists → tables of a dataset.
#pragma once

#include "exchange/street_book.hpp"
#include "exchange/street_list.hpp"
#include "model/notices.hpp"
#include "model/records.hpp"

#include <vector>

namespace zufi::exchange {

struct StreetTables {
  std::vector<model::StreetRecord> streets;
  std::vector<model::SegmentRecord> segments; // empty where no district is named
  std::vector<model::AreaRecord> areas;       // districts that a column names
};

// Rows are sorted by their keys. The fates of the rows are entered into the log of the book. The tables do not depend
// on the order of the rows.
StreetTables street_tables(StreetBook &book, const StreetListOptions &options, model::Notices &notices);

} // namespace zufi::exchange
