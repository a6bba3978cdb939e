// SPDX-License-Identifier: Apache-2.0
// Non-interference of layers (SEMANTICS.md, section 2): whatever a layer writes, every path stays the same up to the
// first node that is that layer's own. So each table has an owner, and a row outside the remit of its folder is
// refused.
#include "graph/link_steps.hpp"

#include <algorithm>
#include <set>

namespace zufi::graph {

using model::Code;

namespace {

class RemitChecker {
 public:
  RemitChecker(const Linking &linking, Index folder)
      : linking_(linking), graph_(linking.graph), index_(folder), folder_(linking.graph.records.folders[folder]) {
    speaks_everywhere_ = std::count(folder_.remit_areas.begin(), folder_.remit_areas.end(), "*") > 0;
    for (const std::string &id : folder_.remit_areas)
      if (const Index area = graph_.area_of(id); area != NONE) areas_.push_back(area);
    for (const std::string &id : folder_.remit_nodes)
      if (const Index node = graph_.node_of(id); node != NONE) nodes_.push_back(node);
    std::sort(nodes_.begin(), nodes_.end());
    std::vector<bool> is_alike; // by folder
    for (const model::Folder &other : graph_.records.folders) is_alike.push_back(has_same_remit(other));
    for (const model::AreaRecord &area : graph_.records.areas)
      if (is_alike[area.origin.folder]) own_areas_.insert(area.id);
  }

  void check() {
    check_names();
    for_each_own(graph_.records.rules, [this](const model::RuleRecord &r) { check_rule(r); });
    for_each_own(graph_.records.offices, [this](const model::OfficeRecord &r) {
      require(owns_node(graph_.node_of(r.id)), "offices", r, "id", r.id);
    });
    for_each_own(graph_.records.channels, [this](const model::ChannelRecord &r) {
      require(owns_node(graph_.node_of(r.office)), "channels", r, "office", r.office);
    });
    for_each_own(graph_.records.statuses, [this](const model::StatusRecord &r) {
      require(speaks_for(graph_.area_of(r.area)), "statuses", r, "area", r.area);
    });
    for_each_own(graph_.records.postcodes, [this](const model::PostcodeRecord &r) {
      require(speaks_for(graph_.area_of(r.area)), "postcodes", r, "area", r.area);
    });
    for_each_own(graph_.records.streets, [this](const model::StreetRecord &r) {
      require(speaks_for(graph_.area_of(r.municipality)), "streets", r, "municipality", r.municipality);
    });
    for_each_own(graph_.records.areas, [this](const model::AreaRecord &r) { check_area(r); });
    for_each_own(graph_.records.segments, [this](const model::SegmentRecord &r) {
      const Index area = graph_.area_of(r.area);
      require(speaks_for(area) || (own_areas_.contains(r.area) && lies_in_own_territory(area)), "segments", r, "area",
              r.area);
    });
    for_each_own(graph_.records.boundaries, [this](const model::BoundaryRecord &r) {
      const Index area = graph_.area_of(r.area);
      require(speaks_for(area) || (own_areas_.contains(r.area) && lies_in_own_territory(area)), "boundaries", r, "area",
              r.area);
    });
    for_each_own(graph_.records.services, [this](const model::ServiceRecord &r) {
      require(has_areas() || owns_node(graph_.node_of(r.id())), "services", r, "key", r.id());
    });
    for_each_own(graph_.records.words, [this](const model::WordRecord &r) {
      const Index subject = graph_.node_of(r.subject);
      require(has_areas() || (subject != NONE && owns_node(subject)), "words", r, "subject", r.subject);
    });
    for_each_own(graph_.records.competences, [this](const model::CompetenceRecord &r) {
      require(has_areas() || owns_node(graph_.node_of(r.id)), "competences", r, "id", r.id);
    });
  }

 private:
  template <class Record, class Check> void for_each_own(const std::vector<Record> &rows, Check check) {
    for (const Record &row : rows)
      if (row.origin.folder == index_) check(row);
  }

  template <class Record>
  void require(bool is_allowed, std::string_view table, const Record &record, std::string_view column,
               std::string_view value) {
    if (!is_allowed) linking_.report(Code::row_outside_remit, table, record, column, value, folder_.id);
  }

  void check_names() {
    const model::Place place{folder_.path + "/dataset.toml", 0};
    for (const std::string &id : folder_.remit_areas)
      if (id != "*" && graph_.area_of(id) == NONE) linking_.notices.add(Code::remit_unknown, place, id);
    for (const std::string &id : folder_.remit_nodes)
      if (graph_.node_of(id) == NONE) linking_.notices.add(Code::remit_unknown, place, id);
    for (const std::string &id : folder_.complete_streets)
      if (id == "*" ? !speaks_everywhere_ : !speaks_for(graph_.area_of(id)))
        linking_.notices.add(Code::row_outside_remit, place, id, folder_.id);
  }

  void check_rule(const model::RuleRecord &r) {
    const Index from = graph_.node_of(r.from);
    if (from == NONE) return; // found before
    if (!is_office_like(graph_.nodes[from].kind)) {
      const bool has_right_areas =
          r.areas.empty() ? speaks_everywhere_ : std::all_of(r.areas.begin(), r.areas.end(), [this](const auto &id) {
            return speaks_for(graph_.area_of(id));
          });
      return require(has_right_areas || owns_node(from), "rules", r, r.areas.empty() ? "from" : "area", r.from);
    }
    const bool is_agreement = r.relation == Relation::delegated_to || r.relation == Relation::mandated_to;
    require(is_agreement ? holds_body(from) : owns_node(from), "rules", r, "from", r.from);
    for (const std::string &id : r.to)
      if (const Index to = graph_.node_of(id); is_agreement && to != NONE)
        require(holds_body(to), "rules", r, "to", id);
  }

  // A layer without areas of its own may cut up its territory, but not put parts of it into somebody else's area: a
  // rule of that other layer would then speak of addresses that this one chose.
  void check_area(const model::AreaRecord &r) {
    const Index area = graph_.area_of(r.id);
    const bool has_own_parents = std::all_of(r.parents.begin(), r.parents.end(), [this](const std::string &parent) {
      return own_areas_.contains(parent) || is_own_territory(parent);
    });
    const bool is_own_part = !model::is_official(r.kind) && has_own_parents && lies_in_own_territory(area);
    require(speaks_for(area) || is_own_part, "areas", r, "id", r.id);
  }

  bool has_same_remit(const model::Folder &there) const {
    return there.layer == folder_.layer && there.remit_areas == folder_.remit_areas &&
           there.remit_nodes == folder_.remit_nodes;
  }

  bool is_own_territory(const std::string &area) const {
    return std::any_of(nodes_.begin(), nodes_.end(), [&](Index node) {
      return graph_.nodes[node].kind == NodeKind::body && graph_.office_record(node).area == area;
    });
  }

  bool has_areas() const { return speaks_everywhere_ || !areas_.empty(); }

  bool speaks_for(Index area) const {
    if (speaks_everywhere_ || area == NONE) return true; // an unknown area is found elsewhere
    return std::any_of(areas_.begin(), areas_.end(), [&](Index own) { return graph_.lies_in(area, own); });
  }

  bool owns_node(Index node) const {
    if (node == NONE) return true;
    const Index root = graph_.body_of(node);
    const bool is_broken = is_office_like(graph_.nodes[node].kind) && graph_.nodes[root].kind != NodeKind::body;
    bool is_own = is_broken;
    for (; node != NONE && !is_own; node = graph_.nodes[node].parent)
      is_own = std::binary_search(nodes_.begin(), nodes_.end(), node);
    return is_own;
  }

  bool holds_body(Index body) const {
    if (owns_node(body)) return true;
    const Index territory = graph_.area_of(graph_.office_record(body).area);
    return territory != NONE && speaks_for(territory);
  }

  bool lies_in_own_territory(Index area) const {
    return area == NONE || std::any_of(nodes_.begin(), nodes_.end(), [&](Index node) {
             if (graph_.nodes[node].kind != NodeKind::body) return false;
             const Index territory = graph_.area_of(graph_.office_record(node).area);
             return territory != NONE && graph_.lies_in(area, territory);
           });
  }

  const Linking &linking_;
  const RuleGraph &graph_;
  Index index_;
  const model::Folder &folder_;
  bool speaks_everywhere_ = false;
  std::vector<Index> areas_;
  std::vector<Index> nodes_;
  std::set<std::string> own_areas_;
};

void check_coverage(const Linking &linking) {
  const model::Records &records = linking.graph.records;
  for (const model::Folder &folder : records.folders) {
    const model::Place place{folder.path + "/dataset.toml", 0};
    for (const std::string &id : folder.complete_streets)
      if (id != "*" && linking.graph.area_of(id) == NONE)
        linking.notices.add(Code::complete_streets_unknown, place, id);
    for (const std::string &id : folder.coverage)
      if (id != "*" && linking.graph.area_of(id) == NONE) linking.notices.add(Code::coverage_unknown, place, id);
  }
}

} // namespace

void check_remits(Linking &linking) {
  for (Index folder = 0; folder < linking.graph.records.folders.size(); ++folder) RemitChecker(linking, folder).check();
  check_coverage(linking);
}

} // namespace zufi::graph
