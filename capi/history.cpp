// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

#include "zufi/json.hpp"

using zufi::Date;
using zufi::Error;
using zufi::ErrorCode;
using zufi::Result;
using zufi::Status;
using zufi::capi::null_argument;
using zufi::capi::produce;

namespace {

// NULL leaves the end open.
Status take_end(const char *text, Date &end) {
  if (text == nullptr) return std::monostate{};
  const std::optional<Date> date = Date::parse(text);
  if (!date) return Error{ErrorCode::argument, "date is not of the form YYYY-MM-DD"};
  end = *date;
  return std::monostate{};
}

} // namespace

zufi_status zufi_dataset_history(const zufi_dataset *dataset, const zufi_query *query, const char *from,
                                 const char *until, zufi_buffer **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (dataset == nullptr || query == nullptr) return null_argument();
    zufi::Validity days;
    if (const Status status = take_end(from, days.from); !status) return status.error();
    if (const Status status = take_end(until, days.until); !status) return status.error();
    const auto history = dataset->dataset.history(query->query, days);
    if (!history) return history.error();
    return zufi::to_json(*history);
  });
}
