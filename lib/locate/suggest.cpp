// SPDX-License-Identifier: Apache-2.0
#include "locate/suggest.hpp"

#include "text/fold.hpp"
#include "text/similarity.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace zufi::locate {

namespace {

using Ranked = std::set<std::pair<std::size_t, std::string>>; // distance, name

// Two typing errors in a long name, one in a short one.
std::size_t bound_for(const std::string &key) { return key.size() < 6 ? 1 : 2; }

void add_if_near(const std::string &key, const std::string &candidate, const std::string &name, Ranked &ranked) {
  if (const auto distance = text::distance_within(key, candidate, bound_for(key))) ranked.emplace(*distance, name);
}

std::vector<Suggestion> best_of(const Ranked &ranked, std::string_view kind) {
  std::vector<Suggestion> suggestions;
  std::set<std::string> shown;
  for (const auto &[distance, name] : ranked)
    if (suggestions.size() < MAX_SUGGESTIONS && shown.insert(name).second)
      suggestions.push_back({std::string(kind), name});
  return suggestions;
}

} // namespace

std::vector<Suggestion> suggest_places(const Gazetteer &gazetteer, const std::vector<AddressParts> &cuts) {
  Ranked ranked;
  std::set<std::string> keys;
  for (const AddressParts &cut : cuts)
    if (std::string key = text::fold_name(cut.place); key.size() > 2) keys.insert(std::move(key));
  for (const std::string &key : keys)
    for (const NamedArea &named : gazetteer.area_names())
      add_if_near(key, named.key, gazetteer.graph().area_record(named.area).name, ranked);
  return best_of(ranked, "place");
}

std::vector<Suggestion> suggest_streets(const Gazetteer &gazetteer, Index municipality, const std::string &street) {
  Ranked ranked;
  const std::string key = text::fold_name(street);
  for (const NamedStreet &named : gazetteer.street_names())
    if (named.municipality == municipality)
      add_if_near(key, named.key, gazetteer.graph().records.streets[named.street].name, ranked);
  return best_of(ranked, "street");
}

} // namespace zufi::locate
