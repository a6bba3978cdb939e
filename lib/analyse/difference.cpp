// SPDX-License-Identifier: Apache-2.0
#include "analyse/difference.hpp"

#include "analyse/fact_overlap.hpp"
#include "analyse/starts.hpp"
#include "analyse/sweep.hpp"
#include "analyse/witness.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>

namespace zufi::analyse {

namespace {

using resolve::Part;

constexpr std::size_t SIDES = 2;
using Starts = std::array<Index, SIDES>; // NONE: the side does not have it

NamedResult named_result(const graph::RuleGraph &graph, const resolve::Verdict &verdict) {
  NamedResult result{verdict.outcome, {}};
  for (const resolve::Verdict::Handler &handler : verdict.handlers) {
    NamedResult::Handler named{graph.nodes[handler.office].id, {}, {}};
    if (handler.body != NONE) named.body = graph.nodes[handler.body].id;
    for (const Index site : handler.sites) named.sites.push_back(graph.nodes[site].id);
    result.handlers.push_back(std::move(named));
  }
  std::sort(result.handlers.begin(), result.handlers.end());
  return result;
}

std::set<std::string> rules_on(const graph::RuleGraph &graph, const Part *part) {
  std::set<std::string> rules;
  if (part == nullptr) return rules;
  for (const resolve::Leaf &leaf : part->leaves) {
    for (const resolve::Step &step : leaf.path)
      for (const Index rule : step.rules) rules.insert(graph.rule_record(rule).id);
    for (const Index rule : leaf.rules) rules.insert(graph.rule_record(rule).id);
  }
  return rules;
}

// One side's walks from a start on a stretch of days.
struct View {
  std::optional<Scene> scene;                      // none: the side does not have the service, or not on these days
  std::vector<std::vector<const Part *>> parts_at; // by position of the locality, of the first place
};

class Differ {
 public:
  Differ(const locate::Gazetteer &before, const locate::Gazetteer &after)
      : gazetteers_{&before, &after}, sweeps_{Sweep(before), Sweep(after)} {
    const std::vector<std::string> of_before = sweeps_[0].kinds();
    sweeps_[0].tell_apart(sweeps_[1].kinds());
    sweeps_[1].tell_apart(of_before);
  }

  Difference on_every_day() {
    const Date first = std::min(sweeps_[0].day_before_all(), sweeps_[1].day_before_all());
    for_each_start([&](const Starts &starts, const std::set<std::string> &ids, Role role) {
      for (Date date = first; !(date == Date::highest());) {
        const Validity days = compare(starts, ids, role, {date, date});
        date = days.until;
      }
    });
    return take();
  }

  Difference between(Date before, Date after) {
    for_each_start([&](const Starts &starts, const std::set<std::string> &ids, Role role) {
      compare(starts, ids, role, {before, after});
    });
    return take();
  }

 private:
  const graph::RuleGraph &graph(std::size_t side) const { return gazetteers_[side]->graph(); }

  // Starts that both sides treat alike are asked once.
  template <class Visit> void for_each_start(Visit visit) {
    std::map<std::string, Starts> groups_of; // number of the group on each side
    std::array<std::vector<StartGroup>, SIDES> groups;
    for (std::size_t side = 0; side < SIDES; ++side) {
      groups[side] = start_groups(graph(side));
      for (Index group = 0; group < groups[side].size(); ++group)
        for (const Index member : groups[side][group].members)
          groups_of.try_emplace(kind_and_id(side, member), Starts{NONE, NONE}).first->second[side] = group;
    }
    std::map<Starts, std::set<std::string>> ids_of;
    for (const auto &[key, pair] : groups_of) ids_of[pair].insert(key.substr(1));
    std::set<Role> roles;
    for (std::size_t side = 0; side < SIDES; ++side)
      for (const Role role : roles_told_apart(graph(side))) roles.insert(role);
    for (const auto &[pair, ids] : ids_of) {
      Starts starts{NONE, NONE};
      for (std::size_t side = 0; side < SIDES; ++side)
        if (pair[side] != NONE) starts[side] = groups[side][pair[side]].first();
      for (const Role role : roles) visit(starts, ids, role);
      flush(ids);
    }
  }

  std::string kind_and_id(std::size_t side, Index node) const {
    const bool is_service = graph(side).nodes[node].kind == graph::NodeKind::service;
    return (is_service ? "s" : "c") + graph(side).nodes[node].id;
  }

  // The days on which the comparison stays the same, if both dates are one.
  Validity compare(const Starts &starts, const std::set<std::string> &ids, Role role,
                   const std::array<Date, SIDES> &dates) {
    const JointPlaces &places = places_on(dates);
    graph::StableDays days(dates[0]);
    days.narrow(places.days);
    std::array<View, SIDES> views;
    for (std::size_t side = 0; side < SIDES; ++side) {
      views[side] = view(starts[side], role, dates[side], side, days);
      const auto &scene = views[side].scene;
      if (scene && (scene->exploration.is_budget_spent || scene->exploration.cycle))
        difference_.undecided.insert(ids.begin(), ids.end());
    }
    compare(views, places, role, dates[0] == dates[1] ? days.days() : Validity{}, dates);
    return days.days();
  }

  View view(Index start, Role role, Date date, std::size_t side, graph::StableDays &days) {
    View view;
    if (start == NONE) return view;
    if (!graph(side).nodes[start].validity.contains(date)) {
      graph::StableDays here(date);
      here.is_valid(graph(side).nodes[start].validity);
      days.narrow(here.days());
      return view;
    }
    view.scene = sweeps_[side].on(start, role, date);
    days.narrow(view.scene->days);
    return view;
  }

  // --- parts of both sides that one question can be in

  using Pair = std::pair<const Part *, const Part *>; // nullptr: the side has none for it

  void compare(const std::array<View, SIDES> &views, const JointPlaces &places, Role role, const Validity &days,
               const std::array<Date, SIDES> &dates) {
    const std::size_t kinds = sweeps_[0].kinds().size();
    std::map<Pair, std::vector<std::vector<Index>>> in_common; // of each kind of place: positions in `places`
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      const auto before = parts_by_position(views[0], kind);
      const auto after = parts_by_position(views[1], kind);
      for (Index i = 0; i < places.all.size(); ++i)
        for (const Part *a : parts_at(before, places.all[i].positions[0]))
          for (const Part *b : parts_at(after, places.all[i].positions[1])) {
            auto &positions = in_common[{a, b}];
            positions.resize(kinds);
            positions[kind].push_back(i);
          }
    }
    for (const auto &[pair, positions] : in_common) {
      const bool is_possible =
          std::none_of(positions.begin(), positions.end(), [](const std::vector<Index> &list) { return list.empty(); });
      if (is_possible) compare(pair, positions, views, places, role, days, dates);
    }
  }

  using PartsAt = std::vector<std::vector<const Part *>>;
  static PartsAt parts_by_position(const View &view, std::size_t kind) {
    PartsAt found;
    if (!view.scene) return found;
    found.resize(view.scene->localities->all.size());
    for (const Part &part : view.scene->exploration.parts)
      for (const Index position : part.cells[kind]) found[position].push_back(&part);
    return found;
  }
  static std::vector<const Part *> parts_at(const PartsAt &parts, Index position) {
    if (position == NONE || parts.empty() || parts[position].empty()) return {nullptr};
    return parts[position];
  }

  void compare(const Pair &pair, const std::vector<std::vector<Index>> &positions, const std::array<View, SIDES> &views,
               const JointPlaces &places, Role role, const Validity &days, const std::array<Date, SIDES> &dates) {
    ++difference_.compared;
    const std::size_t kind = decisive_kind(positions);
    const JointPlace &first = places.all[positions[kind].front()];
    const std::array<const Part *, SIDES> parts{pair.first, pair.second};
    std::array<NamedResult, SIDES> results;
    for (std::size_t side = 0; side < SIDES; ++side)
      results[side] = result_of(parts[side], views[side], first.positions[side], side);
    if (results[0] == results[1]) return;
    const auto facts = facts_in_common(graph(0), pair.first, graph(1), pair.second);
    if (!facts) return; // no question is in both
    Found &found = open_[{role, results[0], results[1], facts->texts}];
    for (const Index position : positions[kind]) add_days(found, places, position, days);
    for (std::size_t side = 0; side < SIDES; ++side) {
      const std::set<std::string> rules = rules_on(graph(side), parts[side]);
      found.rules[side].insert(rules.begin(), rules.end());
    }
    if (found.has_witness) return;
    found.has_witness = true;
    for (std::size_t side = 0; side < SIDES; ++side) {
      Query &query = found.witness[side];
      query.date = dates[side];
      query.roles = {role};
      for (std::size_t i = 0; i < positions.size(); ++i)
        query.places[sweeps_[side].kinds()[i]].push_back(places.all[positions[i].front()].samples[side]);
      query.facts = facts->values;
      query.fact_sets = facts->sets;
    }
  }

  // The kind of place of which the fewest are left: the one that matters.
  static std::size_t decisive_kind(const std::vector<std::vector<Index>> &positions) {
    std::size_t least = 0;
    for (std::size_t kind = 1; kind < positions.size(); ++kind)
      if (positions[kind].size() < positions[least].size()) least = kind;
    return least;
  }

  NamedResult result_of(const Part *part, const View &view, Index position, std::size_t side) const {
    if (!view.scene) return {Outcome::unknown_service, {}};
    if (part == nullptr || position == NONE) return {Outcome::outside_coverage, {}};
    return named_result(graph(side), resolve::verdict_of(*part));
  }

  // --- putting together

  struct Found {
    std::map<std::size_t, std::vector<Validity>> days_of; // by place, in the order of days
    std::array<std::set<std::string>, SIDES> rules;
    std::array<Query, SIDES> witness;
    bool has_witness = false;
  };
  using Facts = std::vector<std::pair<std::string, std::string>>;

  // Places are the same over time if they lie in the same areas.
  std::size_t number_of(const JointPlace &place, const std::array<const Localities *, SIDES> &localities) {
    std::vector<std::string> key{place.area};
    for (std::size_t side = 0; side < SIDES; ++side) {
      key.emplace_back();
      if (place.positions[side] == NONE) continue;
      for (const Index area : localities[side]->all[place.positions[side]].cell)
        key.back() += graph(side).area_record(area).id + ";";
    }
    const auto [entry, is_new] = numbers_.try_emplace(std::move(key), places_.size());
    if (is_new) places_.push_back(place);
    return entry->second;
  }

  void add_days(Found &found, const JointPlaces &places, Index position, const Validity &days) {
    std::vector<Validity> &known = found.days_of[numbers_in(places)[position]];
    if (!known.empty() && known.back().until >= days.from && known.back().from <= days.from)
      known.back().until = std::max(known.back().until, days.until);
    else
      known.push_back(days);
  }

  const std::vector<std::size_t> &numbers_in(const JointPlaces &places) { return numbers_by_places_.at(&places); }

  const JointPlaces &places_on(const std::array<Date, SIDES> &dates) {
    for (const auto &[known, joint] : joints_)
      if (known == dates || (dates[0] == dates[1] && known[0] == known[1] && joint->days.contains(dates[0])))
        return *joint;
    const std::array<const Localities *, SIDES> localities{&sweeps_[0].localities_on(dates[0]),
                                                           &sweeps_[1].localities_on(dates[1])};
    auto joint = std::make_unique<JointPlaces>(
        join({gazetteers_[0], localities[0], dates[0]}, {gazetteers_[1], localities[1], dates[1]}));
    std::vector<std::size_t> &numbers = numbers_by_places_[joint.get()];
    std::map<std::string, std::set<std::size_t>> whole;
    for (const JointPlace &place : joint->all) {
      numbers.push_back(number_of(place, localities));
      whole[place.area].insert(numbers.back());
    }
    for (auto &[area, all] : whole) wholes_[area].insert(std::move(all));
    joints_.emplace_back(dates, std::move(joint));
    return *joints_.back().second;
  }

  // What was found about some starts: places that change on the same days are one change, and starts that change in
  // the same places are one as well.
  void flush(const std::set<std::string> &ids) {
    for (auto &[key, found] : open_) {
      std::map<std::pair<Date, Date>, std::set<std::size_t>> places_on;
      for (const auto &[place, stretches] : found.days_of)
        for (const Validity &days : stretches) places_on[{days.from, days.until}].insert(place);
      for (auto &[days, places] : places_on) {
        Statement &statement = statements_[{key, days, places}];
        if (statement.asked.empty()) statement.witness = found.witness;
        statement.asked.insert(ids.begin(), ids.end());
        for (std::size_t side = 0; side < SIDES; ++side)
          statement.rules[side].insert(found.rules[side].begin(), found.rules[side].end());
      }
    }
    open_.clear();
  }

  struct Statement {
    std::set<std::string> asked;
    std::array<std::set<std::string>, SIDES> rules;
    std::array<Query, SIDES> witness;
  };

  Difference take() {
    for (auto &[key, statement] : statements_) {
      const auto &[what, days, places] = key;
      Change change;
      change.roles.insert(std::get<Role>(what));
      change.before = std::get<1>(what);
      change.after = std::get<2>(what);
      change.facts = std::get<Facts>(what);
      change.days = {days.first, days.second};
      for (const std::size_t place : places) {
        change.areas.insert(places_[place].area);
        change.streets += places_[place].streets;
      }
      for (const std::string &area : change.areas)
        if (is_whole(area, places)) change.whole_areas.insert(area);
      change.places = places.size();
      std::set_difference(statement.rules[0].begin(), statement.rules[0].end(), statement.rules[1].begin(),
                          statement.rules[1].end(), std::inserter(change.rules_before, change.rules_before.end()));
      std::set_difference(statement.rules[1].begin(), statement.rules[1].end(), statement.rules[0].begin(),
                          statement.rules[0].end(), std::inserter(change.rules_after, change.rules_after.end()));
      change.witness = std::move(statement.witness);
      for (Query &query : change.witness) name_start(*statement.asked.begin(), query);
      change.asked = std::move(statement.asked);
      add(std::move(change), places);
    }
    for (auto &[places, change] : merged_) difference_.changes.push_back(std::move(change));
    return std::move(difference_);
  }

  // What changes alike in several roles is one change. (That of the first role comes first in statements_.)
  void add(Change change, const std::set<std::size_t> &places) {
    for (auto &[known_places, known] : merged_) {
      const bool is_alike = known_places == places && known.asked == change.asked && known.before == change.before &&
                            known.after == change.after && known.facts == change.facts && known.days == change.days &&
                            known.rules_before == change.rules_before && known.rules_after == change.rules_after;
      if (!is_alike) continue;
      known.roles.merge(change.roles);
      return;
    }
    merged_.emplace_back(places, std::move(change));
  }

  bool is_whole(const std::string &area, const std::set<std::size_t> &places) const {
    const auto &wholes = wholes_.at(area);
    return std::any_of(wholes.begin(), wholes.end(), [&places](const std::set<std::size_t> &all) {
      return std::includes(places.begin(), places.end(), all.begin(), all.end());
    });
  }

  void name_start(const std::string &id, Query &query) const {
    for (std::size_t side = 0; side < SIDES; ++side) {
      const Index node = graph(side).node_of(id);
      if (node == NONE) continue;
      (graph(side).nodes[node].kind == graph::NodeKind::competence ? query.competence : query.service) = id;
      return;
    }
  }

  std::array<const locate::Gazetteer *, SIDES> gazetteers_;
  std::array<Sweep, SIDES> sweeps_;
  std::vector<std::pair<std::array<Date, SIDES>, std::unique_ptr<JointPlaces>>> joints_;
  std::map<const JointPlaces *, std::vector<std::size_t>> numbers_by_places_; // of each place in it
  std::map<std::vector<std::string>, std::size_t> numbers_;
  std::vector<JointPlace> places_;                                // by number
  std::map<std::string, std::set<std::set<std::size_t>>> wholes_; // all places of a municipality, at some time
  using What = std::tuple<Role, NamedResult, NamedResult, Facts>;
  std::map<What, Found> open_;
  std::map<std::tuple<What, std::pair<Date, Date>, std::set<std::size_t>>, Statement> statements_;
  std::vector<std::pair<std::set<std::size_t>, Change>> merged_; // with their places
  Difference difference_;
};

} // namespace

Difference difference(const locate::Gazetteer &before, const locate::Gazetteer &after) {
  return Differ(before, after).on_every_day();
}

Difference difference(const locate::Gazetteer &dataset, Date before, Date after) {
  return Differ(dataset, dataset).between(before, after);
}

} // namespace zufi::analyse
