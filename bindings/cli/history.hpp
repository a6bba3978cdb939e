// SPDX-License-Identifier: Apache-2.0
// How an answer changes over time.
#pragma once

#include "handle.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace zufi_tool {

// The next other answer within a year after `day`, as an element of "stretches" in "zufi-history/1"; null if there is
// none.
nlohmann::json next_change(const DatasetHandle &dataset, const QueryHandle &query, const std::string &day);

// "2019-01-01..", "..<2019-01-01", "2018-03-01..<2019-01-01": as sets of days are written in a query.
std::string days_of(const nlohmann::json &stretch);

} // namespace zufi_tool
