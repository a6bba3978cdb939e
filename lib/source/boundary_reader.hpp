// SPDX-License-Identifier: Apache-2.0
// boundaries.geojson ↔ records. Every feature is either a record or a notice that names its number.
#pragma once

#include "model/notices.hpp"
#include "model/records.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::source {

// What a fault of polygons is called.
model::Code code_of(model::Polygons::Fault fault);

// Appends the records of `text`, the content of `file`.
void read_boundaries(std::string_view text, std::string_view file, std::uint32_t folder, model::Notices &notices,
                     std::vector<model::BoundaryRecord> &records);

// One feature a line, members and properties in the order of data/README.md. read → write is the identity on it.
// Precondition: rows are sorted.
std::string canonical_geojson(const std::vector<model::BoundaryRecord> &rows);

} // namespace zufi::source
