// SPDX-License-Identifier: Apache-2.0
// The options of an import, as the caller wrote them → what the readers want to know.
#pragma once

#include "exchange/gv100ad.hpp"
#include "exchange/street_list.hpp"
#include "zufi/result.hpp"

#include <string>
#include <vector>

namespace zufi::api {

struct ImportOptions {
  exchange::StreetListOptions streets;
  exchange::GvOptions directory;
  std::string previous; // path of the older edition
  bool replaces = false;
};

// Error: argument (an option that the format does not have, twice, without a value it needs, or that does not fit).
Result<ImportOptions> parse_import_options(const std::string &format, const std::vector<std::string> &options);

} // namespace zufi::api
