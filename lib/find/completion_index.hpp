// SPDX-License-Identifier: Apache-2.0
// The names that can be completed: those of the gazetteer, sorted by it, with the words inside them; and of services.
// Immutable once built.
#pragma once

#include "find/word_starts.hpp"
#include "locate/gazetteer.hpp"
#include "text/near_names.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::find {

using graph::Index;
using graph::NONE;

struct NamedService {
  std::string key;      // folded name
  Index service = NONE; // into records.services
  friend auto operator<=>(const NamedService &, const NamedService &) = default;
};

class CompletionIndex {
 public:
  // `gazetteer` must outlive the index.
  explicit CompletionIndex(const locate::Gazetteer &gazetteer);

  const locate::Gazetteer &gazetteer() const { return gazetteer_; }
  std::span<const NamedService> service_names() const { return service_names_; } // sorted

  // Items are positions in area_names() and street_names() of the gazetteer, and in service_names().
  const WordStarts &area_words() const { return area_words_; }
  const WordStarts &street_words() const { return street_words_; }
  const WordStarts &service_words() const { return service_words_; }
  text::NearResult services_near(std::string_view key, std::size_t bound) const;

  std::string_view area_key(Index item) const { return gazetteer_.area_names()[item].key; }
  std::string_view street_key(Index item) const { return gazetteer_.street_names()[item].key; }
  std::string_view service_key(Index item) const { return service_names_[item].key; }

 private:
  void index_areas();
  void index_streets();
  void index_services();

  const locate::Gazetteer &gazetteer_;
  std::vector<NamedService> service_names_;
  WordStarts area_words_, street_words_, service_words_;
  text::NearNames near_services_;
};

} // namespace zufi::find
