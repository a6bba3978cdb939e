// SPDX-License-Identifier: Apache-2.0
// Any text, completed and searched in the fixed world: proposals are whole, few and the same each time; what is no text
// is refused at the door; nothing that somebody types is taken for a query.
#include "fixed_world.hpp"
#include "fuzz_target.hpp"
#include "text/utf8.hpp"
#include "zufi/json.hpp"

#include <nlohmann/json.hpp>

#include <set>

using namespace zufi;
using fuzz::require;

namespace {

constexpr std::size_t LIMIT = 20;
constexpr std::size_t MAX_TEXT = 1'024;

void check_json(const std::string &json) {
  require(text::is_utf8(json) && nlohmann::json::accept(json), "the JSON can be parsed");
}

void check_completions(const Dataset &dataset, const std::string &text) {
  const CompletionRequest request{text, LIMIT, {}, {}};
  const auto found = dataset.complete(request);
  require(found && found->size() <= LIMIT, "completions are few");
  for (std::size_t i = 1; i < found->size(); ++i)
    require((*found)[i - 1].match <= (*found)[i].match, "the nearest come first");
  for (const Completion &completion : *found)
    require(!completion.text.empty() && !completion.id.empty(), "a completion is whole");
  const std::string json = to_json(*found);
  check_json(json);
  require(to_json(*dataset.complete(request)) == json, "the same text has the same completions");
}

void check_search(const Dataset &dataset, const std::string &text) {
  const SearchRequest request{text, LIMIT, {}};
  const auto found = dataset.search(request);
  require(static_cast<bool>(found), "what somebody types is never a query");
  require(found->size() <= LIMIT, "hits are few");
  std::set<std::string> services;
  for (const SearchHit &hit : *found) {
    require(services.insert(hit.service).second, "a service is found once");
    require(!hit.reasons.empty(), "a hit says why");
    for (const SearchReason &reason : hit.reasons)
      require(!reason.typed.empty() && !reason.found.empty() && !reason.text.empty(), "a reason is whole");
  }
  const std::string json = to_json(*found);
  check_json(json);
  require(to_json(*dataset.search(request)) == json, "the same text has the same hits");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  static const Dataset DATASET = [] {
    test::World world = fuzz::fixed_world();
    world.add("words", "word,subject\nHund anmelden,99036001000000\nBaustelle,99012008000000\n");
    return world.dataset();
  }();
  const std::string text(fuzz::text_of(data, size));
  if (text.size() > MAX_TEXT || !text::is_utf8(text)) {
    require(!DATASET.complete({text, LIMIT, {}, {}}) && !DATASET.search({text, LIMIT, {}}), "no text is refused");
    return 0;
  }
  check_completions(DATASET, text);
  check_search(DATASET, text);
  return 0;
}
