// SPDX-License-Identifier: Apache-2.0
#include "find/completion_index.hpp"

#include "text/fold.hpp"

#include <algorithm>

namespace zufi::find {

namespace {

// Where `wanted` stands in a sorted list; NONE if it does not.
template <class Item> Index position_of(std::span<const Item> items, const Item &wanted) {
  const auto found = std::lower_bound(items.begin(), items.end(), wanted);
  return found != items.end() && *found == wanted ? static_cast<Index>(found - items.begin()) : NONE;
}

} // namespace

CompletionIndex::CompletionIndex(const locate::Gazetteer &gazetteer) : gazetteer_(gazetteer) {
  index_areas();
  index_streets();
  index_services();
}

void CompletionIndex::index_areas() {
  const model::Records &records = gazetteer_.graph().records;
  const auto add = [this](const std::string &name, Index area) {
    const locate::NamedArea named{text::fold_name(name), area};
    if (const Index item = position_of(gazetteer_.area_names(), named); item != NONE) area_words_.add(item, name);
  };
  for (Index area = 0; area < records.areas.size(); ++area) add(records.areas[area].name, area);
  area_words_.finish([this](Index item) { return area_key(item); });
}

void CompletionIndex::index_streets() {
  const graph::RuleGraph &graph = gazetteer_.graph();
  for (Index street = 0; street < graph.records.streets.size(); ++street) {
    const model::StreetRecord &record = graph.records.streets[street];
    const auto add = [&](const std::string &name) {
      const locate::NamedStreet named{text::fold_name(name), graph.area_of(record.municipality), street};
      if (const Index item = position_of(gazetteer_.street_names(), named); item != NONE) street_words_.add(item, name);
    };
    add(record.name);
    for (const std::string &alias : record.aliases) add(alias);
  }
  street_words_.finish([this](Index item) { return street_key(item); });
}

void CompletionIndex::index_services() {
  const std::vector<model::ServiceRecord> &services = gazetteer_.graph().records.services;
  for (Index service = 0; service < services.size(); ++service)
    service_names_.push_back({text::fold_name(services[service].name), service});
  std::sort(service_names_.begin(), service_names_.end());
  for (Index item = 0; item < service_names_.size(); ++item) {
    service_words_.add(item, services[service_names_[item].service].name);
    near_services_.add(0, service_names_[item].key, item);
  }
  service_words_.finish([this](Index item) { return service_key(item); });
  near_services_.finish();
}

text::NearResult CompletionIndex::services_near(std::string_view key, std::size_t bound) const {
  return near_services_.find(0, key, bound, [this](Index item) { return service_key(item); });
}

} // namespace zufi::find
