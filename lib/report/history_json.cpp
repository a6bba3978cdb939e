// SPDX-License-Identifier: Apache-2.0
#include "zufi/json.hpp"

#include "report/json_writer.hpp"

#include <utility>

namespace zufi {

std::string to_json(const std::vector<AnswerStretch> &history) {
  report::JsonWriter json;
  json.object([&] {
    json.member("format", "zufi-history/1");
    json.key("stretches");
    json.array(history, [&](const AnswerStretch &stretch) {
      json.object([&] {
        for (const auto &[key, date] :
             {std::pair("valid_from", stretch.days.from), std::pair("valid_until", stretch.days.until)})
          json.member(key, date.is_open() ? std::nullopt : std::optional(date.to_string()));
        json.key("answer");
        json.raw(to_json(stretch.answer));
      });
    });
  });
  return json.text();
}

} // namespace zufi
