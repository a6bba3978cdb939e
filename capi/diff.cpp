// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

#include "zufi/json.hpp"
#include "zufi/text.hpp"

using zufi::Date;
using zufi::Error;
using zufi::ErrorCode;
using zufi::Result;
using zufi::capi::null_argument;
using zufi::capi::produce;

zufi_status zufi_dataset_diff(const zufi_dataset *before, const zufi_dataset *after, zufi_diff **out,
                              zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi::Diff> {
    if (before == nullptr || after == nullptr) return null_argument();
    return before->dataset.diff(after->dataset);
  });
}

zufi_status zufi_dataset_diff_days(const zufi_dataset *dataset, const char *before, const char *after, zufi_diff **out,
                                   zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi::Diff> {
    if (dataset == nullptr || before == nullptr || after == nullptr) return null_argument();
    const auto first = Date::parse(before);
    const auto second = Date::parse(after);
    if (!first || !second) return Error{ErrorCode::argument, "date is not of the form YYYY-MM-DD"};
    return dataset->dataset.diff(*first, *second);
  });
}

void zufi_diff_free(zufi_diff *diff) { delete diff; }

size_t zufi_diff_count(const zufi_diff *diff) { return diff == nullptr ? 0 : diff->diff.changes.size(); }

size_t zufi_diff_undecided(const zufi_diff *diff) { return diff == nullptr ? 0 : diff->diff.undecided.size(); }

zufi_status zufi_diff_json(const zufi_diff *diff, zufi_buffer **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (diff == nullptr) return null_argument();
    return zufi::to_json(diff->diff);
  });
}

zufi_status zufi_diff_lines(const zufi_diff *diff, zufi_language language, zufi_buffer **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    const auto known = zufi::capi::language_of(language);
    if (diff == nullptr) return null_argument();
    if (!known) return zufi::capi::unknown_language();
    return zufi::to_text(diff->diff, *known);
  });
}
