// SPDX-License-Identifier: Apache-2.0
// Dataset folders, with all they include → records. Every finding is a notice; nothing is repaired or dropped in
// silence.
#pragma once

#include "model/notices.hpp"
#include "model/records.hpp"
#include "source/limits.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace zufi::source {

// `folders`: paths as the caller named them; the last gives the dataset its identity. With errors among the notices the
// records are what could be read, fit for further checks and nothing else. Rows are sorted by their keys
// (sort_records).
model::Records read_folders(const std::vector<std::string> &folders, const Limits &limits, model::Notices &notices);

// One cases.csv, read from a path on its own.
std::vector<model::CaseRecord> read_cases(const std::string &path, const Limits &limits, model::Notices &notices);

// The same of a text that findings call `name`.
std::vector<model::CaseRecord> read_cases_text(std::string_view text, const std::string &name, const Limits &limits,
                                               model::Notices &notices);

} // namespace zufi::source
