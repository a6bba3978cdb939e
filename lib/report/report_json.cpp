// SPDX-License-Identifier: Apache-2.0
#include "zufi/json.hpp"

#include <nlohmann/json.hpp>

namespace zufi {

std::string to_json(const Report &report) {
  using Json = nlohmann::ordered_json;
  Json json = {{"format", "zufi-report/1"},
               {"errors", report.count(Severity::error)},
               {"warnings", report.count(Severity::warning)},
               {"infos", report.count(Severity::info)}};
  json["notices"] = Json::array();
  for (const Notice &notice : report.notices)
    json["notices"].push_back({{"code", notice.code},
                               {"severity", std::string(name_of(notice.severity))},
                               {"file", notice.file},
                               {"row", notice.row},
                               {"column", notice.column},
                               {"value", notice.value},
                               {"text", notice.text_de},
                               {"text_en", notice.text_en},
                               {"advice", notice.advice_de},
                               {"advice_en", notice.advice_en}});
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace zufi
