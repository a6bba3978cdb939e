// SPDX-License-Identifier: Apache-2.0
#include "locate/gazetteer.hpp"

#include "text/abbreviations.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <functional>

namespace zufi::locate {

namespace {

template <class Item> void sort_unique(std::vector<Item> &items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  items.shrink_to_fit(); // it lives as long as the dataset
}

// Items whose `key_of` equals `key`; they are sorted by it.
template <class Items, class KeyOf>
auto equal_span(const Items &items, std::string_view key, KeyOf key_of) -> std::span<const typename Items::value_type> {
  const auto first = std::lower_bound(items.begin(), items.end(), key, [&](const auto &item, std::string_view k) {
    return std::string_view(std::invoke(key_of, item)) < k;
  });
  const auto last = std::upper_bound(first, items.end(), key, [&](std::string_view k, const auto &item) {
    return k < std::string_view(std::invoke(key_of, item));
  });
  return {first, last};
}

// Streets of one key are sorted by municipality.
std::span<const NamedStreet> in_municipality(std::span<const NamedStreet> named, Index municipality) {
  const auto [first, last] =
      std::equal_range(named.begin(), named.end(), NamedStreet{{}, municipality, NONE},
                       [](const NamedStreet &a, const NamedStreet &b) { return a.municipality < b.municipality; });
  return {first, last};
}

} // namespace

Gazetteer::Gazetteer(const graph::RuleGraph &graph) : graph_(graph), boundaries_(graph) {
  index_names();
  index_streets();
  index_segments();
  index_unplaced();
  index_postcodes();
  index_keys();
  index_near_names();
}

void Gazetteer::index_names() {
  const model::Records &records = graph_.records;
  const auto is_in_addresses = [&records](Index area) {
    const model::AreaKind kind = records.areas[area].kind;
    return kind == model::AreaKind::gemeinde || kind == model::AreaKind::gemeindeteil;
  };
  for (Index area = 0; area < records.areas.size(); ++area)
    if (is_in_addresses(area)) add_area_name(records.areas[area].name, area);
  for (const model::PostcodeRecord &row : records.postcodes) {
    const Index area = graph_.area_of(row.area);
    const bool is_known = row.place == records.areas[area].name && is_in_addresses(area);
    if (!is_known) add_area_name(row.place, area);
  }
  sort_unique(area_names_);
  sort_unique(abbreviated_areas_);
}

void Gazetteer::add_area_name(const std::string &name, Index area) {
  const std::string_view bare = text::without_distinction(name);
  for (const std::string_view spelling : {std::string_view(name), bare}) {
    if (spelling.empty()) continue;
    std::string key = text::fold_name(spelling);
    std::string abbreviated = text::abbreviation_key(spelling);
    if (abbreviated != key) abbreviated_areas_.push_back({std::move(abbreviated), area});
    area_names_.push_back({std::move(key), area});
  }
}

void Gazetteer::add_street_name(const std::string &name, Index municipality, Index street) {
  std::string key = text::fold_name(name);
  std::string abbreviated = text::abbreviation_key(name);
  if (abbreviated != key) abbreviated_streets_.push_back({std::move(abbreviated), municipality, street});
  street_names_.push_back({std::move(key), municipality, street});
}

void Gazetteer::index_streets() {
  const std::vector<model::StreetRecord> &streets = graph_.records.streets;
  lists_streets_.assign(graph_.areas.size(), false);
  for (Index i = 0; i < streets.size(); ++i) {
    const Index municipality = graph_.area_of(streets[i].municipality);
    lists_streets_[municipality] = true;
    add_street_name(streets[i].name, municipality, i);
    for (const std::string &alias : streets[i].aliases) add_street_name(alias, municipality, i);
  }
  sort_unique(street_names_);
  sort_unique(abbreviated_streets_);
  lists_all_streets_.assign(graph_.areas.size(), false);
  std::vector<bool> is_complete(graph_.areas.size(), false);
  const std::vector<std::string> &complete = graph_.records.identity.complete_streets;
  const bool is_complete_everywhere = std::find(complete.begin(), complete.end(), "*") != complete.end();
  for (const std::string &id : complete)
    if (const Index area = graph_.area_of(id); area != NONE) is_complete[area] = true;
  for (Index area = 0; area < graph_.areas.size(); ++area) {
    const std::vector<Index> &around = graph_.areas[area].ancestors;
    const bool is_in_complete = std::any_of(around.begin(), around.end(), [&](Index a) { return is_complete[a]; });
    lists_all_streets_[area] = lists_streets_[area] && (is_complete_everywhere || is_in_complete);
  }
}

void Gazetteer::index_segments() {
  const model::Records &records = graph_.records;
  segments_of_street_.resize(records.streets.size());
  streets_with_segments_.resize(graph_.areas.size());
  for (Index i = 0; i < records.segments.size(); ++i) {
    const model::SegmentRecord &segment = records.segments[i];
    if (segment.street.empty()) {
      postcode_segments_.push_back(i);
      continue;
    }
    const auto street =
        std::lower_bound(records.streets.begin(), records.streets.end(), segment.street,
                         [](const model::StreetRecord &record, const std::string &id) { return record.id < id; });
    const auto index = static_cast<Index>(street - records.streets.begin());
    segments_of_street_[index].push_back(i);
    streets_with_segments_[graph_.area_of(street->municipality)].push_back(index);
  }
  for (std::vector<Index> &streets : streets_with_segments_) sort_unique(streets);
  std::stable_sort(postcode_segments_.begin(), postcode_segments_.end(), [&records](Index a, Index b) {
    return records.segments[a].postcode < records.segments[b].postcode;
  });
}

void Gazetteer::index_unplaced() {
  std::vector<bool> is_placed(graph_.areas.size(), false);
  for (const model::SegmentRecord &segment : graph_.records.segments)
    for (const Index area : graph_.areas[graph_.area_of(segment.area)].ancestors) is_placed[area] = true;
  unplaced_areas_.resize(graph_.areas.size());
  for (Index area = 0; area < graph_.areas.size(); ++area) {
    if (is_placed[area] || model::is_official(graph_.area_record(area).kind)) continue;
    for (const Index ancestor : graph_.areas[area].ancestors)
      if (graph_.area_record(ancestor).kind == model::AreaKind::gemeinde) unplaced_areas_[ancestor].push_back(area);
  }
}

void Gazetteer::index_postcodes() {
  postcodes_.resize(graph_.areas.size());
  for (const model::PostcodeRecord &row : graph_.records.postcodes)
    for (const Index area : graph_.areas[graph_.area_of(row.area)].ancestors)
      if (graph_.area_record(area).kind == model::AreaKind::gemeinde) postcodes_[area].push_back(row.postcode);
  for (std::vector<std::string> &postcodes : postcodes_) sort_unique(postcodes);
  postcodes_in_segments_.resize(graph_.areas.size());
  for (const model::SegmentRecord &segment : graph_.records.segments) {
    if (segment.postcode.empty()) continue;
    for (const Index area : graph_.areas[graph_.area_of(segment.area)].ancestors)
      if (graph_.area_record(area).kind == model::AreaKind::gemeinde)
        postcodes_in_segments_[area].push_back(segment.postcode);
  }
  for (std::vector<std::string> &postcodes : postcodes_in_segments_) sort_unique(postcodes);
}

void Gazetteer::index_keys() {
  for (Index area = 0; area < graph_.areas.size(); ++area) {
    const model::AreaRecord &record = graph_.area_record(area);
    area_keys_.push_back({record.id, area});
    if (!record.ars.empty()) area_keys_.push_back({record.ars, area});
    if (!record.ags.empty()) area_keys_.push_back({record.ags, area});
    if (record.kind == model::AreaKind::gemeinde && !record.ars.empty())
      area_keys_.push_back({model::ags_of_ars(record.ars), area}); // it follows, whether the table gives it or not
  }
  sort_unique(area_keys_);
}

void Gazetteer::index_near_names() {
  for (Index i = 0; i < area_names_.size(); ++i) near_areas_.add(0, area_names_[i].key, i);
  near_areas_.finish();
  for (Index i = 0; i < street_names_.size(); ++i)
    near_streets_.add(street_names_[i].municipality, street_names_[i].key, i);
  near_streets_.finish();
}

text::NearResult Gazetteer::areas_near(std::string_view key, std::size_t bound) const {
  return near_areas_.find(0, key, bound, [this](Index i) -> std::string_view { return area_names_[i].key; });
}

text::NearResult Gazetteer::streets_near(std::string_view key, Index municipality, std::size_t bound) const {
  return near_streets_.find(municipality, key, bound,
                            [this](Index i) -> std::string_view { return street_names_[i].key; });
}

std::span<const NamedArea> Gazetteer::areas_named(std::string_view key) const {
  return equal_span(area_names_, key, &NamedArea::key);
}

std::span<const NamedStreet> Gazetteer::streets_named(std::string_view key) const {
  return equal_span(street_names_, key, &NamedStreet::key);
}

std::span<const NamedStreet> Gazetteer::streets_named(std::string_view key, Index municipality) const {
  return in_municipality(streets_named(key), municipality);
}

std::span<const NamedArea> Gazetteer::areas_abbreviated(std::string_view key) const {
  return equal_span(abbreviated_areas_, key, &NamedArea::key);
}

std::span<const NamedStreet> Gazetteer::streets_abbreviated(std::string_view key, Index municipality) const {
  return in_municipality(equal_span(abbreviated_streets_, key, &NamedStreet::key), municipality);
}

std::span<const model::PostcodeRecord> Gazetteer::rows_of_postcode(std::string_view postcode) const {
  return equal_span(graph_.records.postcodes, postcode, &model::PostcodeRecord::postcode);
}

std::span<const std::string> Gazetteer::postcodes_of(Index municipality) const { return postcodes_[municipality]; }

std::span<const std::string> Gazetteer::postcodes_in_segments(Index municipality) const {
  return postcodes_in_segments_[municipality];
}

bool Gazetteer::lists_streets(Index municipality) const { return lists_streets_[municipality]; }

bool Gazetteer::lists_all_streets(Index municipality) const { return lists_all_streets_[municipality]; }

std::span<const Index> Gazetteer::segments_of_street(Index street) const { return segments_of_street_[street]; }

std::span<const Index> Gazetteer::streets_with_segments(Index municipality) const {
  return streets_with_segments_[municipality];
}

std::span<const Index> Gazetteer::segments_of_postcode(std::string_view postcode) const {
  return equal_span(postcode_segments_, postcode,
                    [this](Index i) -> const std::string & { return graph_.records.segments[i].postcode; });
}

std::span<const Index> Gazetteer::unplaced_areas(Index municipality) const { return unplaced_areas_[municipality]; }

std::vector<Index> Gazetteer::areas_with_key(std::string_view text) const {
  std::vector<std::string> candidates{std::string(text)};
  for (std::string &key : model::area_key_candidates(text)) candidates.push_back(std::move(key));
  for (const std::string &candidate : candidates) {
    std::vector<Index> areas;
    for (const NamedArea &found : equal_span(area_keys_, candidate, &NamedArea::key)) areas.push_back(found.area);
    if (!areas.empty()) return areas;
  }
  return {};
}

Index Gazetteer::deepest_area_of_key(std::string_view key) const {
  if (model::area_key_candidates(key).empty()) return NONE;
  for (const std::size_t length : {std::size_t{9}, std::size_t{5}, std::size_t{3}, std::size_t{2}}) {
    if (key.size() < length || (length == 9 && key.size() != 12)) continue; // digits 6–8 of an AGS are no Verband
    for (const NamedArea &found : equal_span(area_keys_, key.substr(0, length), &NamedArea::key))
      if (model::is_official(graph_.area_record(found.area).kind)) return found.area;
  }
  return NONE;
}

Index Gazetteer::municipality_of(Index area, graph::StableDays &days) const {
  for (const Index ancestor : graph_.areas[area].ancestors)
    if (graph_.area_record(ancestor).kind == model::AreaKind::gemeinde &&
        days.is_valid(graph_.areas[ancestor].validity))
      return ancestor;
  return NONE;
}

} // namespace zufi::locate
