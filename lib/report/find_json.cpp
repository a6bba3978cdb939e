// SPDX-License-Identifier: Apache-2.0
#include "zufi/json.hpp"

#include "report/json_writer.hpp"

namespace zufi {

std::string to_json(const std::vector<Completion> &completions) {
  report::JsonWriter json;
  json.object([&] {
    json.member("format", "zufi-completions/1");
    json.key("completions");
    json.array(completions, [&](const Completion &completion) {
      json.object([&] {
        json.member("kind", name_of(completion.kind));
        json.member("match", name_of(completion.match));
        json.member("text", completion.text);
        json.member("name", completion.name);
        json.member("id", completion.id);
        json.member("municipality", completion.municipality);
        json.member("district", completion.district);
      });
    });
  });
  return json.text();
}

std::string to_json(const std::vector<SearchHit> &hits) {
  report::JsonWriter json;
  json.object([&] {
    json.member("format", "zufi-search/1");
    json.key("hits");
    json.array(hits, [&](const SearchHit &hit) {
      json.object([&] {
        json.member("service", hit.service);
        json.member("name", hit.name);
        json.key("reasons");
        json.array(hit.reasons, [&](const SearchReason &reason) {
          json.object([&] {
            json.member("typed", reason.typed);
            json.member("found", reason.found);
            json.member("fit", name_of(reason.fit));
            json.member("field", name_of(reason.field));
            json.member("text", reason.text);
          });
        });
      });
    });
  });
  return json.text();
}

} // namespace zufi
