// SPDX-License-Identifier: Apache-2.0
#include "zufi/handling.hpp"

#include "source/csv.hpp"

#include <fmt/format.h>

namespace zufi {

namespace {

template <class List, class TextOf> std::string joined(const List &list, TextOf text_of) {
  std::string text;
  for (const auto &item : list) text += (text.empty() ? "" : ";") + text_of(item);
  return text;
}

std::string id_of(const NamedId &named) { return named.id; }
std::string name_of_id(const NamedId &named) { return named.name; }
std::string itself(const std::string &text) { return text; }

} // namespace

std::string to_csv(const std::vector<Handling> &rows) {
  std::string text =
      "asked,asked_name,ozg_id,area,area_name,outcome,input,office,office_name,body,body_name,confidence,"
      "online_level,steps,legal_basis,rules\n";
  for (const Handling &row : rows) {
    const std::string steps = joined(
        row.steps, [](const HandlingStep &step) { return fmt::format("{} {}", name_of(step.relation), step.to); });
    const std::string bases =
        joined(row.steps, [](const HandlingStep &step) { return joined(step.legal_bases, itself); });
    const std::string rules = joined(row.steps, [](const HandlingStep &step) { return joined(step.rules, itself); });
    const std::string confidence = row.offices.empty() ? "" : std::string(name_of(row.confidence));
    const std::string level = row.online_level ? fmt::to_string(*row.online_level) : "";
    bool is_first = true;
    for (const std::string &value :
         {row.asked.id, row.asked.name, row.ozg_id, row.area.id, row.area.name, std::string(name_of(row.outcome)),
          row.input, joined(row.offices, id_of), joined(row.offices, name_of_id), joined(row.bodies, id_of),
          joined(row.bodies, name_of_id), confidence, level, steps, bases, rules}) {
      if (!is_first) text += ',';
      text += source::csv_cell(value);
      is_first = false;
    }
    text += '\n';
  }
  return text;
}

} // namespace zufi
