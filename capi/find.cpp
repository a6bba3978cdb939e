// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

#include "zufi/json.hpp"

#include <string_view>

using zufi::CompletionKind;
using zufi::Error;
using zufi::ErrorCode;
using zufi::Result;
using zufi::Status;
using zufi::capi::null_argument;
using zufi::capi::produce;

namespace {

// What completions and searches are asked with alike.
template <class Request> Status take(const char *text, size_t size, size_t limit, const char *date, Request &request) {
  if (text == nullptr) return null_argument();
  if (size > 1'024) return Error{ErrorCode::argument, "a text has more than 1,024 bytes"};
  request.text.assign(text, size);
  request.limit = limit;
  if (date == nullptr) return std::monostate{};
  request.date = zufi::Date::parse(date);
  if (!request.date) return Error{ErrorCode::argument, "date is not of the form YYYY-MM-DD"};
  return std::monostate{};
}

Result<std::vector<CompletionKind>> kinds_of(zufi_completion_kinds kinds) {
  constexpr zufi_completion_kinds ALL =
      ZUFI_COMPLETION_PLACES | ZUFI_COMPLETION_POSTCODES | ZUFI_COMPLETION_STREETS | ZUFI_COMPLETION_SERVICES;
  if ((kinds & ~ALL) != 0) return Error{ErrorCode::argument, "unknown kinds of completions"};
  std::vector<CompletionKind> known;
  if ((kinds & ZUFI_COMPLETION_PLACES) != 0) known.push_back(CompletionKind::place);
  if ((kinds & ZUFI_COMPLETION_POSTCODES) != 0) known.push_back(CompletionKind::postcode);
  if ((kinds & ZUFI_COMPLETION_STREETS) != 0) known.push_back(CompletionKind::street);
  if ((kinds & ZUFI_COMPLETION_SERVICES) != 0) known.push_back(CompletionKind::service);
  return known;
}

} // namespace

zufi_status zufi_dataset_complete(const zufi_dataset *dataset, const char *text, size_t size,
                                  zufi_completion_kinds kinds, size_t limit, const char *date, zufi_buffer **out,
                                  zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (dataset == nullptr) return null_argument();
    zufi::CompletionRequest request;
    if (const Status status = take(text, size, limit, date, request); !status) return status.error();
    Result<std::vector<CompletionKind>> known = kinds_of(kinds);
    if (!known) return known.error();
    request.kinds = std::move(known).value();
    const auto completions = dataset->dataset.complete(request);
    if (!completions) return completions.error();
    return zufi::to_json(*completions);
  });
}

zufi_status zufi_dataset_search(const zufi_dataset *dataset, const char *text, size_t size, size_t limit,
                                const char *date, zufi_buffer **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (dataset == nullptr) return null_argument();
    zufi::SearchRequest request;
    if (const Status status = take(text, size, limit, date, request); !status) return status.error();
    const auto hits = dataset->dataset.search(request);
    if (!hits) return hits.error();
    return zufi::to_json(*hits);
  });
}
