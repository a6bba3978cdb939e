// SPDX-License-Identifier: Apache-2.0
// What can be found wrong in a table without following a reference: keys, formats, validities, repeated rows.
#pragma once

#include "model/notices.hpp"
#include "model/records.hpp"

#include <string_view>
#include <vector>

namespace zufi::model {

// Where a record stands; `table` without ".csv".
Place place_of(const Records &records, std::string_view table, const Origin &origin, std::string_view column = {});

// Precondition: rows are sorted (sort_records).
void check_rows(const Records &records, Notices &notices);

// Cases are no part of a dataset, but an id stands for one of them. `file` as it is shown.
void check_case_ids(const std::vector<CaseRecord> &cases, std::string_view file, Notices &notices);

// A kind of place, as in connecting_factor: "residence", "residence:child".
bool is_place_kind(std::string_view text);

} // namespace zufi::model
