// SPDX-License-Identifier: Apache-2.0
// Where the names of places, postcodes and streets lead: sorted indexes over the tables, immutable once built.
#pragma once

#include "graph/rule_graph.hpp"
#include "graph/stable_days.hpp"
#include "locate/boundaries.hpp"
#include "text/near_names.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::locate {

using graph::Index;
using graph::NONE;

// A possibility of where the place lies: the areas that contain it, sorted. Where not everything about a place is
// known, there are several cells, and the place lies in one of them.
using Cell = std::vector<Index>;

struct NamedArea {
  std::string key; // folded name, also without its distinction ("Frankfurt" of "Frankfurt am Main")
  Index area = NONE;
  friend auto operator<=>(const NamedArea &, const NamedArea &) = default;
};

struct NamedStreet {
  std::string key; // folded name or alias
  Index municipality = NONE;
  Index street = NONE; // into records.streets
  friend auto operator<=>(const NamedStreet &, const NamedStreet &) = default;
};

class Gazetteer {
 public:
  // `graph` must outlive the gazetteer.
  explicit Gazetteer(const graph::RuleGraph &graph);

  const graph::RuleGraph &graph() const { return graph_; }
  const Boundaries &boundaries() const { return boundaries_; }

  std::span<const NamedArea> areas_named(std::string_view key) const;
  std::span<const NamedStreet> streets_named(std::string_view key) const; // in all municipalities
  std::span<const NamedStreet> streets_named(std::string_view key, Index municipality) const;
  // By text::abbreviation_key, where that differs from the folded name.
  std::span<const NamedArea> areas_abbreviated(std::string_view key) const;
  std::span<const NamedStreet> streets_abbreviated(std::string_view key, Index municipality) const;
  std::span<const NamedArea> area_names() const { return area_names_; }
  std::span<const NamedStreet> street_names() const { return street_names_; }
  // Positions in area_names() and street_names().
  text::NearResult areas_near(std::string_view key, std::size_t bound) const;
  text::NearResult streets_near(std::string_view key, Index municipality, std::size_t bound) const;

  std::span<const model::PostcodeRecord> rows_of_postcode(std::string_view postcode) const;
  // Postcodes of a municipality, sorted; also those of its parts.
  std::span<const std::string> postcodes_of(Index municipality) const;
  std::span<const std::string> postcodes_in_segments(Index municipality) const; // sorted
  bool lists_streets(Index municipality) const;                                 // at least one
  bool lists_all_streets(Index municipality) const;                             // another name is none of its streets

  std::span<const Index> segments_of_street(Index street) const; // into records.segments
  std::span<const Index> streets_with_segments(Index municipality) const;
  // Segments that take in every street of a postcode.
  std::span<const Index> segments_of_postcode(std::string_view postcode) const;

  // Areas below a municipality of which no segment says where they lie: any address of it may lie in one.
  std::span<const Index> unplaced_areas(Index municipality) const;

  // Areas whose ARS or AGS, or id, is `text`; the most literal reading that is found, several only of one key over
  // time.
  std::vector<Index> areas_with_key(std::string_view text) const;
  // The official area of the longest ARS that `key` begins with; NONE if there is none. For keys that no table has.
  Index deepest_area_of_key(std::string_view key) const;

  // The Gemeinde that contains the area on the day; NONE if there is none.
  Index municipality_of(Index area, graph::StableDays &days) const;

 private:
  void index_names();
  void add_area_name(const std::string &name, Index area);
  void add_street_name(const std::string &name, Index municipality, Index street);
  void index_streets();
  void index_segments();
  void index_unplaced();
  void index_postcodes();
  void index_keys();
  void index_near_names();

  const graph::RuleGraph &graph_;
  const Boundaries boundaries_;
  std::vector<NamedArea> area_names_;
  std::vector<NamedStreet> street_names_;
  std::vector<NamedArea> abbreviated_areas_;
  std::vector<NamedStreet> abbreviated_streets_;
  std::vector<std::vector<std::string>> postcodes_;             // by area
  std::vector<std::vector<std::string>> postcodes_in_segments_; // by area
  std::vector<bool> lists_streets_;                             // by area
  std::vector<bool> lists_all_streets_;                         // by area
  std::vector<std::vector<Index>> segments_of_street_;          // by street
  std::vector<std::vector<Index>> streets_with_segments_;       // by area
  std::vector<Index> postcode_segments_;
  std::vector<std::vector<Index>> unplaced_areas_; // by area
  std::vector<NamedArea> area_keys_;               // ARS, AGS and ids, sorted
  text::NearNames near_areas_;
  text::NearNames near_streets_; // a group for each municipality
};

} // namespace zufi::locate
