// SPDX-License-Identifier: Apache-2.0
#include "tables.hpp"

#include <algorithm>

namespace zufi::reference {

namespace {

template <class Rows> auto row_with_id(const Rows &rows, const std::string &id) {
  const typename Rows::value_type *found = nullptr;
  for (const auto &row : rows)
    if (row.id == id) found = &row;
  return found;
}

void add_around(const model::Records &records, const std::string &id, Ids &around) {
  if (std::find(around.begin(), around.end(), id) != around.end()) return;
  const model::AreaRecord *area = row_with_id(records.areas, id);
  if (area == nullptr) return;
  around.push_back(id);
  for (const std::string &parent : area->parents) add_around(records, parent, around);
}

bool is_leika_key(const std::string &id) { return id.size() == 14 && id.find(':') == std::string::npos; }

} // namespace

Tables::Tables(const model::Records &the_records) : records(the_records) {
  for (const model::AreaRecord &area : records.areas) add_around(records, area.id, around_.emplace_back());
}

const model::AreaRecord *Tables::area(const std::string &id) const { return row_with_id(records.areas, id); }
const model::OfficeRecord *Tables::office(const std::string &id) const { return row_with_id(records.offices, id); }
const model::FactRecord *Tables::fact(const std::string &id) const { return row_with_id(records.facts, id); }
const model::CompetenceRecord *Tables::competence(const std::string &id) const {
  return row_with_id(records.competences, id);
}

// §2: ids are unique only together with the agency that issued them.
const model::ServiceRecord *Tables::service(const std::string &id) const {
  for (const model::ServiceRecord &service : records.services)
    if ((service.agency.empty() ? service.key : service.agency + ":" + service.key) == id) return &service;
  return nullptr;
}

const Ids &Tables::around(const std::string &area) const {
  static const Ids NONE;
  for (std::size_t i = 0; i < records.areas.size(); ++i)
    if (records.areas[i].id == area) return around_[i];
  return NONE;
}

bool Tables::lies_in(const std::string &inner, const std::string &outer) const {
  const Ids &all = around(inner);
  return std::find(all.begin(), all.end(), outer) != all.end();
}

bool Tables::is_valid(const std::string &id, Date day) const {
  const model::AreaRecord *row = area(id);
  return row != nullptr && row->validity.from <= day && day < row->validity.until;
}

Ids Tables::around(const std::string &area, Date day) const {
  Ids valid;
  for (const std::string &id : around(area))
    if (is_valid(id, day)) valid.push_back(id);
  return valid;
}

std::string Tables::municipality_of(const std::string &id, Date day) const {
  for (const std::string &outer : around(id, day))
    if (area(outer)->kind == AreaKind::gemeinde) return outer;
  return {};
}

Ids Tables::service_chain(const std::string &service_id) const {
  Ids chain;
  for (std::string id = service_id; !id.empty();) {
    chain.push_back(id);
    if (is_leika_key(id)) { // §2: setting trailing blocks to 000 gives the parent
      std::size_t end = 14;
      while (end > 2 && id.compare(end - 3, 3, "000") == 0) end -= 3;
      id = end > 5 ? id.substr(0, end - 3) + std::string(14 - end + 3, '0') : std::string();
    } else {
      const model::ServiceRecord *row = service(id);
      id = row == nullptr ? std::string() : row->parent;
    }
  }
  return chain;
}

Ids Tables::competence_chain(const std::string &competence_id) const {
  Ids chain;
  for (std::string id = competence_id; !id.empty(); id = competence(id)->parent) chain.push_back(id);
  return chain;
}

Ids Tables::bundles_of(const std::string &id) const {
  const model::ServiceRecord *row = service(id);
  return row == nullptr || row->ozg_id.empty() ? Ids() : Ids{row->ozg_id};
}

std::string Tables::body_of(std::string id) const {
  while (!office(id)->parent.empty()) id = office(id)->parent;
  return id;
}

std::string Tables::body_with_territory(const std::string &area, Date day) const {
  for (const model::OfficeRecord &row : records.offices)
    if (row.kind == OfficeKind::body && row.area == area && row.validity.from <= day && day < row.validity.until)
      return row.id;
  return {};
}

} // namespace zufi::reference
