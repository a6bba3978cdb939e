// SPDX-License-Identifier: Apache-2.0
#include "exchange/gv100ad_changes.hpp"

#include "model/cell_text.hpp"
#include "source/csv.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace zufi::exchange {

using model::AreaKind;
using model::AreaRecord;

namespace {

using AreaList = std::vector<const AreaRecord *>;

constexpr std::size_t KREIS_LENGTH = 5;
constexpr std::size_t LAND_LENGTH = 2;
constexpr std::size_t MAX_CANDIDATES = 50; // a Kreis has some tens of Gemeinden, a reader no more patience

std::string full_name(const GvEdition &edition, const AreaRecord &area) {
  const std::string &designation = edition.designations.at(area.id);
  return designation.empty() ? area.name : area.name + ", " + designation;
}

// Its Kreis, also of a city that is its own. Of areas above the Kreise: nothing.
std::string kreis_of(const AreaRecord &area) {
  return area.ars.size() > KREIS_LENGTH ? area.ars.substr(0, KREIS_LENGTH) : std::string();
}
std::string land_of(const AreaRecord &area) { return area.ars.substr(0, LAND_LENGTH); }

const AreaRecord *find(const std::vector<AreaRecord> &areas, const std::string &id) {
  const auto found = std::lower_bound(areas.begin(), areas.end(), id,
                                      [](const AreaRecord &area, const std::string &key) { return area.id < key; });
  return found != areas.end() && found->id == id ? &*found : nullptr;
}

class Comparison {
 public:
  Comparison(const GvEdition &before, const GvEdition &after) : before_(before), after_(after) {}

  std::vector<GvChange> compare() {
    compare_same_ids();
    pair_up("the same AGS", [](const AreaRecord &area) { return area.ags; });
    pair_up("the same name in the same Kreis", [](const AreaRecord &area) {
      const std::string kreis = kreis_of(area);
      return kreis.empty() ? kreis : kreis + " " + text::fold_name(area.name);
    });
    add_undecided();
    for (const AreaRecord *area : appeared_)
      changes_.push_back({GvChangeKind::appeared, {}, {}, area->id, full_name(after_, *area), {}, {}});
    std::sort(changes_.begin(), changes_.end(), [](const GvChange &a, const GvChange &b) {
      return std::tie(a.old_id, a.new_id) < std::tie(b.old_id, b.new_id);
    });
    return std::move(changes_);
  }

 private:
  void compare_same_ids() {
    for (const AreaRecord &old : before_.areas) {
      const AreaRecord *now = find(after_.areas, old.id);
      if (now == nullptr) {
        vanished_.push_back(&old);
        continue;
      }
      const std::string old_name = full_name(before_, old);
      const std::string new_name = full_name(after_, *now);
      if (old_name == new_name) continue;
      const GvChangeKind kind = old.name == now->name ? GvChangeKind::designated : GvChangeKind::renamed;
      changes_.push_back({kind, old.id, old_name, now->id, new_name, "the same ARS", {}});
    }
    for (const AreaRecord &now : after_.areas)
      if (find(before_.areas, now.id) == nullptr) appeared_.push_back(&now);
  }

  // Pairs what is gone with what is new where a feature names one of each; an empty feature pairs nothing.
  template <class Feature> void pair_up(std::string_view reason, Feature feature) {
    std::map<std::pair<AreaKind, std::string>, std::pair<AreaList, AreaList>> by_feature;
    for (const AreaRecord *old : vanished_) by_feature[{old->kind, feature(*old)}].first.push_back(old);
    for (const AreaRecord *now : appeared_) by_feature[{now->kind, feature(*now)}].second.push_back(now);
    std::set<const AreaRecord *> paired;
    for (const auto &[key, sides] : by_feature) {
      if (key.second.empty() || sides.first.size() != 1 || sides.second.size() != 1) continue;
      const AreaRecord &old = *sides.first.front();
      const AreaRecord &now = *sides.second.front();
      changes_.push_back({GvChangeKind::rekeyed,
                          old.id,
                          full_name(before_, old),
                          now.id,
                          full_name(after_, now),
                          std::string(reason),
                          {}});
      paired.insert({&old, &now});
    }
    for (AreaList *list : {&vanished_, &appeared_})
      std::erase_if(*list, [&paired](const AreaRecord *area) { return paired.contains(area); });
  }

  void add_undecided() {
    std::map<std::string, std::vector<std::string>> by_kreis, by_name; // ids of candidates
    const auto name_key = [](const AreaRecord &area) { return land_of(area) + " " + text::fold_name(area.name); };
    for (const AreaRecord *area : appeared_)
      if (area->kind == AreaKind::gemeinde) by_kreis[kreis_of(*area)].push_back(area->id);
    for (const AreaRecord &area : after_.areas) {
      if (area.kind != AreaKind::gemeinde) continue;
      by_name[name_key(area)].push_back(area.id);
      if (has_grown(area)) by_kreis[kreis_of(area)].push_back(area.id);
    }
    for (const AreaRecord *old : vanished_) {
      std::set<std::string> candidates;
      if (old->kind == AreaKind::gemeinde) {
        for (const auto *list : {&by_name[name_key(*old)], &by_kreis[kreis_of(*old)]})
          for (auto id = list->begin(); id != list->end() && candidates.size() < MAX_CANDIDATES; ++id)
            candidates.insert(*id);
      }
      changes_.push_back({GvChangeKind::undecided,
                          old->id,
                          full_name(before_, *old),
                          {},
                          {},
                          {},
                          {candidates.begin(), candidates.end()}});
    }
  }

  bool has_grown(const AreaRecord &now) const {
    const auto old = before_.hectares.find(now.id);
    const auto size = after_.hectares.find(now.id);
    return old != before_.hectares.end() && size != after_.hectares.end() && size->second > old->second;
  }

  const GvEdition &before_;
  const GvEdition &after_;
  AreaList vanished_, appeared_;
  std::vector<GvChange> changes_;
};

} // namespace

std::string_view name_of(GvChangeKind kind) {
  constexpr std::array<std::string_view, 5> NAMES{"renamed", "designated", "rekeyed", "appeared", "undecided"};
  return NAMES.at(static_cast<std::size_t>(kind));
}

std::vector<GvChange> gv_changes(const GvEdition &before, const GvEdition &after) {
  return Comparison(before, after).compare();
}

std::string changes_csv(const std::vector<GvChange> &changes, const GvEdition &before, const GvEdition &after) {
  std::string text = "change,old_id,old_name,new_id,new_name,after,until,reason,candidates\n";
  const auto day = [](const std::optional<Date> &date) { return date ? date->to_string() : std::string(); };
  for (const GvChange &change : changes) {
    const std::array<std::string, 9> cells{std::string(name_of(change.kind)),
                                           change.old_id,
                                           change.old_name,
                                           change.new_id,
                                           change.new_name,
                                           day(before.date),
                                           day(after.date),
                                           change.reason,
                                           model::cell_text(change.candidates)};
    for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : ",") + source::csv_cell(cells.at(i));
    text += '\n';
  }
  return text;
}

} // namespace zufi::exchange
