// SPDX-License-Identifier: Apache-2.0
// dataset.toml: what a folder says of itself.
#pragma once

#include "model/notices.hpp"
#include "model/records.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::source {

struct DatasetToml {
  model::Folder folder;
  std::vector<std::string> includes; // as written
};

// `file` names it in notices. Nothing if it cannot be used.
std::optional<DatasetToml> read_dataset_toml(std::string_view text, const std::string &file, model::Notices &notices);

} // namespace zufi::source
