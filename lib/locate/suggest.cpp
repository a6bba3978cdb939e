// SPDX-License-Identifier: Apache-2.0
#include "locate/suggest.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace zufi::locate {

namespace {

constexpr std::size_t SHORT = 6;     // bytes
constexpr std::size_t SHORTEST = 3;  // bytes
constexpr std::size_t MAX_KEYS = 16; // places that one address can mean

// `name_of` gives the name that is shown for an item; one name is shown once.
template <class NameOf>
std::vector<Suggestion> best_of(const std::vector<text::NearName> &near, std::string_view kind, NameOf name_of) {
  std::vector<Suggestion> suggestions;
  std::set<std::string> shown;
  for (const text::NearName &found : near) {
    if (suggestions.size() == MAX_SUGGESTIONS) break;
    const std::string &name = name_of(found.item);
    if (shown.insert(name).second) suggestions.push_back({std::string(kind), name});
  }
  return suggestions;
}

} // namespace

std::size_t similarity_bound(std::string_view key) {
  if (key.size() < SHORTEST) return 0;
  return key.size() < SHORT ? 1 : 2;
}

Suggestions suggest_places(const Gazetteer &gazetteer, const std::vector<AddressParts> &cuts) {
  std::set<std::string> keys;
  for (const AddressParts &cut : cuts)
    if (std::string key = text::fold_name(cut.place); key.size() >= SHORTEST && keys.size() < MAX_KEYS)
      keys.insert(std::move(key));
  Suggestions suggestions;
  std::vector<text::NearName> near;
  for (const std::string &key : keys) {
    text::NearResult found = gazetteer.areas_near(key, similarity_bound(key));
    suggestions.is_cut = suggestions.is_cut || found.is_cut;
    std::move(found.names.begin(), found.names.end(), std::back_inserter(near));
  }
  std::sort(near.begin(), near.end());
  suggestions.list = best_of(near, "place", [&gazetteer](Index item) -> const std::string & {
    return gazetteer.graph().area_record(gazetteer.area_names()[item].area).name;
  });
  return suggestions;
}

Suggestions suggest_streets(const Gazetteer &gazetteer, Index municipality, const std::string &street) {
  const std::string key = text::fold_name(street);
  if (key.size() < SHORTEST) return {};
  const text::NearResult found = gazetteer.streets_near(key, municipality, similarity_bound(key));
  return {best_of(found.names, "street",
                  [&gazetteer](Index item) -> const std::string & {
                    return gazetteer.graph().records.streets[gazetteer.street_names()[item].street].name;
                  }),
          found.is_cut};
}

} // namespace zufi::locate
