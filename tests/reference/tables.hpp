// SPDX-License-Identifier: Apache-2.0
// The tables of a dataset, read row by row as they stand: nothing is linked, nothing indexed.
#pragma once

#include "model/records.hpp"

#include <string>
#include <vector>

namespace zufi::reference {

using model::AreaKind;
using Ids = std::vector<std::string>;

class Tables {
 public:
  explicit Tables(const model::Records &records); // which must outlive it

  const model::Records &records;

  const model::AreaRecord *area(const std::string &id) const;
  const model::OfficeRecord *office(const std::string &id) const;
  const model::ServiceRecord *service(const std::string &id) const;
  const model::CompetenceRecord *competence(const std::string &id) const;
  const model::FactRecord *fact(const std::string &id) const;

  // §2: the area and all in which it lies by declaration, whatever their days.
  const Ids &around(const std::string &area) const;
  bool lies_in(const std::string &inner, const std::string &outer) const;
  // Of these the ones that are valid on the day.
  Ids around(const std::string &area, Date day) const;
  bool is_valid(const std::string &area, Date day) const;
  // The Gemeinde around an area on the day; empty: none.
  std::string municipality_of(const std::string &area, Date day) const;

  // §3 (9): the service or competence itself, then its parents up to the root; of a LeiKa key all its prefixes.
  Ids service_chain(const std::string &service) const;
  Ids competence_chain(const std::string &competence) const;
  // The OZG bundle of which the service is one; a service has at most one.
  Ids bundles_of(const std::string &service) const;

  // §2: the top of the forest in which the office stands.
  std::string body_of(std::string office) const;
  // The body whose territory the area is on the day; empty: none.
  std::string body_with_territory(const std::string &area, Date day) const;

 private:
  std::vector<Ids> around_; // by row of areas
};

} // namespace zufi::reference
