// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

#include "zufi/json.hpp"

using zufi::Result;
using zufi::capi::null_argument;
using zufi::capi::produce;

namespace {

bool has_row(const zufi_overview *overview, std::size_t row) {
  return overview != nullptr && row < overview->overview.size();
}

} // namespace

zufi_status zufi_dataset_everywhere(const zufi_dataset *dataset, const zufi_query *query, const char *area,
                                    zufi_overview **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi::Overview> {
    if (dataset == nullptr || query == nullptr) return null_argument();
    if (auto fault = zufi::capi::text_fault(area)) return *fault;
    return dataset->dataset.everywhere(query->query, area);
  });
}

zufi_status zufi_dataset_landscape(const zufi_dataset *dataset, const zufi_query *query, zufi_overview **out,
                                   zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi::Overview> {
    if (dataset == nullptr || query == nullptr) return null_argument();
    return dataset->dataset.landscape(query->query);
  });
}

void zufi_overview_free(zufi_overview *overview) { delete overview; }

size_t zufi_overview_count(const zufi_overview *overview) {
  return overview == nullptr ? 0 : overview->overview.size();
}

const char *zufi_overview_id(const zufi_overview *overview, size_t row) {
  return has_row(overview, row) ? overview->overview.subject(row).id.c_str() : nullptr;
}

const char *zufi_overview_name(const zufi_overview *overview, size_t row) {
  return has_row(overview, row) ? overview->overview.subject(row).name.c_str() : nullptr;
}

zufi_status zufi_overview_row(const zufi_overview *overview, size_t row, zufi_buffer **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (overview == nullptr) return null_argument();
    return zufi::row_to_json(overview->overview, row);
  });
}

zufi_status zufi_overview_groups(const zufi_overview *overview, zufi_buffer **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (overview == nullptr) return null_argument();
    const auto groups = zufi::group_by_result(overview->overview);
    if (!groups) return groups.error();
    return zufi::to_json(overview->overview.kind(), *groups);
  });
}
