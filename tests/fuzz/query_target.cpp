// SPDX-License-Identifier: Apache-2.0
// Any bytes as a query in JSON, asked of the fixed world: an answer that can be written in every way, or an error of
// code query that says why and repeats nothing of what stands in the query.
#include "fixed_world.hpp"
#include "fuzz_target.hpp"
#include "text/utf8.hpp"
#include "zufi/json.hpp"

using namespace zufi;
using fuzz::require;

namespace {

void check_error(const Error &error) {
  require(error.code == ErrorCode::query, "what is wrong with a query is an error of code query");
  require(!error.message.empty() && error.message.size() < 300 && text::is_utf8(error.message),
          "errors are short sentences");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  static const Dataset DATASET = fuzz::fixed_world().dataset();
  const auto query = query_from_json(fuzz::text_of(data, size));
  if (!query) {
    check_error(query.error());
    return 0;
  }
  if (const auto answer = DATASET.resolve(*query); !answer) check_error(answer.error());
  fuzz::ask_in_full(DATASET, *query);
  return 0;
}
