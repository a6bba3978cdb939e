// SPDX-License-Identifier: Apache-2.0
// Completion and search, at the door: what callers give is checked here.
#include "zufi/dataset.hpp"

#include "api/snapshot.hpp"
#include "find/complete.hpp"
#include "find/search.hpp"
#include "locate/address_text.hpp"
#include "text/utf8.hpp"

#include <optional>

namespace zufi {

namespace {

// Completions and searches have the same limits.
template <class Request> std::optional<Error> fault_of(const Request &request) {
  if (request.text.size() > locate::MAX_TEXT) return Error{ErrorCode::argument, "a text has more than 1,024 bytes"};
  if (!text::is_utf8(request.text)) return Error{ErrorCode::argument, "a text is not valid UTF-8"};
  if (request.limit == 0 || request.limit > Request::MAX_LIMIT)
    return Error{ErrorCode::argument, "the limit is 1 to 100"};
  return std::nullopt;
}

} // namespace

Result<std::vector<Completion>> Dataset::complete(const CompletionRequest &request) const {
  if (auto fault = fault_of(request)) return *fault;
  return find::complete(snapshot_->completions, request);
}

Result<std::vector<SearchHit>> Dataset::search(const SearchRequest &request) const {
  if (auto fault = fault_of(request)) return *fault;
  return find::search(snapshot_->search, snapshot_->words, snapshot_->graph.records.services, request);
}

} // namespace zufi
