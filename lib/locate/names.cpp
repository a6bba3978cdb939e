// SPDX-License-Identifier: Apache-2.0
#include "locate/names.hpp"

#include "text/abbreviations.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace zufi::locate {

namespace {

void add(std::span<const NamedArea> named, std::vector<Index> &areas) {
  for (const NamedArea &found : named) areas.push_back(found.area);
}

void add(std::span<const NamedStreet> named, std::vector<Index> &streets) {
  for (const NamedStreet &found : named) streets.push_back(found.street);
}

std::vector<Index> sorted(std::vector<Index> found) {
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

} // namespace

std::vector<Index> areas_called(const Gazetteer &gazetteer, const std::string &name) {
  std::vector<Index> areas;
  add(gazetteer.areas_named(text::fold_name(name)), areas);
  if (!areas.empty()) return sorted(areas);
  const std::string key = text::abbreviation_key(name);
  add(gazetteer.areas_named(key), areas);
  add(gazetteer.areas_abbreviated(key), areas);
  const std::string_view bare = text::without_distinction(name);
  if (!areas.empty() || bare.empty()) return sorted(areas);
  for (const NamedArea &found : gazetteer.areas_named(text::fold_name(bare)))
    if (text::has_distinction(gazetteer.graph().area_record(found.area).name,
                              std::string_view(name).substr(bare.size())))
      areas.push_back(found.area);
  return sorted(areas);
}

std::vector<Index> streets_called(const Gazetteer &gazetteer, const std::string &name, Index municipality) {
  std::vector<Index> streets;
  add(gazetteer.streets_named(text::fold_name(name), municipality), streets);
  if (!streets.empty()) return sorted(streets);
  const std::string key = text::abbreviation_key(name);
  add(gazetteer.streets_named(key, municipality), streets);
  add(gazetteer.streets_abbreviated(key, municipality), streets);
  return sorted(streets);
}

} // namespace zufi::locate
