// SPDX-License-Identifier: Apache-2.0
// The rule graph: records linked by index, immutable once built (link.hpp). Nodes are what a path can lead through;
// rules are the edges; areas, statuses and facts are what the guards of edges speak about. Every index in it is valid
// or NONE.
#pragma once

#include "model/records.hpp"
#include "model/value_set.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::graph {

using Index = std::uint32_t;
inline constexpr Index NONE = std::numeric_limits<Index>::max();

enum class NodeKind : std::uint8_t {
  service,
  prefix, // a LeiKa key with trailing blocks 000 that covers services but is none itself
  bundle, // an OZG-Leistung
  competence,
  body,
  office,
  site
};

struct Node {
  std::string id;
  NodeKind kind = NodeKind::service;
  Index record = NONE;      // into the table of its kind; NONE for prefixes and bundles
  Index parent = NONE;      // service → its LeiKa parent, competence → whole, office → what it belongs to
  Index bundle = NONE;      // of a service
  Validity validity;        // of services, bodies, offices, sites
  std::vector<Index> sites; // of a body or office
};

struct Area {
  Index record = NONE; // = its own index: areas are in the order of their table
  Validity validity;
  std::vector<Index> ancestors; // areas that contain it, itself included; sorted
  std::vector<Index> bodies;    // whose territory it is; never two on one day
};

struct Status {
  Index area = NONE;
  Index status = NONE; // into RuleGraph::status_names
  Validity validity;
};

// Stands in the place of a node that depends on the place asked about.
enum class Symbol : std::uint8_t { none, self, kreis, land, bund };
std::optional<Symbol> symbol_of(std::string_view text); // "@self" …
std::string_view name_of(Symbol symbol);

struct Target {
  Index node = NONE; // NONE if a symbol stands there
  Symbol symbol = Symbol::none;
  friend auto operator<=>(const Target &, const Target &) = default;
};

struct FactTest {
  Index fact = NONE;
  model::ValueSet values = model::ValueSet::all();
  friend bool operator==(const FactTest &, const FactTest &) = default;
};

struct Rule {
  Index record = NONE; // = its own index: rules are in the order of their table
  Relation relation = Relation::assigns;
  Index from = NONE;
  std::vector<Target> to; // sorted; empty for not_offered
  Index subject = NONE;   // NONE: everything that `from` does
  std::optional<Role> role;
  std::vector<Index> areas;    // sorted; their union; empty: everywhere
  Index status = NONE;         // NONE: any
  std::vector<FactTest> tests; // sorted by fact, one per fact
  int priority = 0;
  Validity validity; // its own, without the days on which no target exists

  bool is_staying() const { return to.size() == 1 && to.front().node == from; }
};

struct RuleGraph {
  model::Records records;
  std::vector<Area> areas;
  std::vector<Node> nodes;               // sorted by id
  std::vector<std::string> status_names; // sorted
  std::vector<Status> statuses;          // sorted by area
  std::vector<Rule> rules;
  std::vector<Index> rules_by_start; // sorted by (from, relation, id)
  std::vector<Index> coverage;       // areas that the dataset answers for
  bool covers_everything = false;

  Index node_of(std::string_view id) const; // NONE if there is none
  Index area_of(std::string_view id) const;
  Index fact_of(std::string_view id) const;

  std::span<const Index> rules_from(Index node, Relation relation) const;
  std::span<const Status> statuses_of(Index area) const;

  // Is every address of `inner` one of `outer`, by containment?
  bool lies_in(Index inner, Index outer) const;
  // Could `symbol` stand for the body of this area, if the place lay there?
  bool can_mean(Symbol symbol, Index area) const;
  // The body at the root of a body, office or site.
  Index body_of(Index node) const;
  // Does `node` equal `ancestor` or lie below it, by parents?
  bool lies_under(Index node, Index ancestor) const;
  // The kinds of place that count for a service or competence: its own or its nearest ancestor's; empty if none says.
  std::span<const std::string> connecting_factors(Index node) const;

  const model::AreaRecord &area_record(Index area) const { return records.areas[area]; }
  const model::RuleRecord &rule_record(Index rule) const { return records.rules[rule]; }
  const model::OfficeRecord &office_record(Index node) const { return records.offices[nodes[node].record]; }
  // Name for people; of a prefix or bundle its id.
  const std::string &name_of_node(Index node) const;
};

bool is_service_like(NodeKind kind); // service, prefix, bundle
bool is_office_like(NodeKind kind);  // body, office, site

} // namespace zufi::graph
