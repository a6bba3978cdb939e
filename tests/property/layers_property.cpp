// SPDX-License-Identifier: Apache-2.0
// P34 and P37: more input narrows, and what one layer or area says reaches no other.
#include "changes.hpp"
#include "property.hpp"
#include "text/fold.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace zufi;
using namespace zufi::test;

namespace {

// A question with less: facts, house number, street, postcode.
Query with_less(Dice &dice, Query query) {
  std::erase_if(query.facts, [&dice](const auto &) { return dice.chance(35); });
  for (auto &[kind, places] : query.places)
    for (Place &place : places) {
      if (dice.chance(40)) place.house_number.clear();
      if (dice.chance(20)) place.street.clear();
      if (place.street.empty()) place.house_number.clear();
      if (dice.chance(40)) place.postcode.clear();
    }
  return query;
}

// Municipalities and streets as which the places are understood.
std::set<std::pair<graph::Index, graph::Index>> readings_of(const LinkedWorld &world, const Query &query,
                                                            bool streets) {
  std::set<std::pair<graph::Index, graph::Index>> readings;
  graph::StableDays days(query.date);
  for (const auto &[kind, places] : query.places)
    for (const Place &place : places)
      for (const locate::Reading &reading : locate::locate(world.gazetteer(), place, days).readings)
        readings.emplace(reading.municipality, streets ? reading.street : graph::NONE);
  return readings;
}

// Another town, or another street of the same town, has the name too. Then the tables decide by what contradicts them
// least, and one more element can turn that: it is another place, not less of the same.
bool is_understood_otherwise(const LinkedWorld &world, const Query &less, const Query &more) {
  const Place &place = more.places.begin()->second.front();
  const locate::Gazetteer &gazetteer = world.gazetteer();
  const bool has_namesakes = gazetteer.areas_named(text::fold_name(place.place)).size() > 1 ||
                             gazetteer.streets_named(text::fold_name(place.street)).size() > 1;
  const bool has_street = !less.places.begin()->second.front().street.empty();
  const auto before = readings_of(world, less, has_street);
  const auto after = readings_of(world, more, has_street);
  return has_namesakes && !std::includes(before.begin(), before.end(), after.begin(), after.end());
}

// Each place is found.
bool has_all_places(const LinkedWorld &world, const Query &query) {
  graph::StableDays days(query.date);
  for (const auto &[kind, places] : query.places)
    for (const Place &place : places)
      if (locate::locate(world.gazetteer(), place, days).found != locate::Found::yes) return false;
  return !query.places.empty();
}

// All areas in which one of the places of the question can lie.
std::set<graph::Index> areas_around(const LinkedWorld &world, const Query &query) {
  std::set<graph::Index> areas;
  graph::StableDays days(query.date);
  for (const auto &[kind, places] : query.places)
    for (const Place &place : places)
      for (const locate::Reading &reading : locate::locate(world.gazetteer(), place, days).readings)
        for (const locate::Cell &cell : reading.cells) areas.insert(cell.begin(), cell.end());
  return areas;
}

// What is the layer's own, for one question (SEMANTICS.md §2 and §9).
class Own {
 public:
  Own(const LinkedWorld &world, const model::Folder &folder, const std::set<graph::Index> &around)
      : graph_(world.graph()), folder_(folder) {
    for (const std::string &area : folder.remit_areas)
      speaks_here_ = speaks_here_ || area == "*" || around.contains(graph_.area_of(area));
  }

  bool has(const std::string &id) const {
    const graph::Index node = graph_.node_of(id);
    if (node == graph::NONE) return false;
    if (!graph::is_office_like(graph_.nodes[node].kind)) return speaks_here_;
    const graph::Index body = graph_.body_of(node);
    const auto &nodes = folder_.remit_nodes;
    if (std::find(nodes.begin(), nodes.end(), graph_.nodes[body].id) != nodes.end()) return true;
    const graph::Index territory = graph_.area_of(graph_.office_record(body).area);
    return territory != graph::NONE &&
           std::any_of(folder_.remit_areas.begin(), folder_.remit_areas.end(),
                       [&](const std::string &area) { return graph_.lies_in(territory, graph_.area_of(area)); });
  }

  // Every way up to the first own node; those that meet none as a whole.
  std::set<FindingSketch> ways_to(const Sketch &sketch) const {
    std::set<FindingSketch> ways;
    for (FindingSketch way : sketch.findings) {
      const auto first =
          std::find_if(way.path.begin(), way.path.end(), [this](const StepSketch &step) { return has(step.from); });
      const bool meets_own = first != way.path.end() || has(way.node);
      if (meets_own) {
        const std::string node = first != way.path.end() ? first->from : way.node;
        FindingSketch cut;
        cut.node = node;
        cut.path.assign(way.path.begin(), first);
        ways.insert(std::move(cut));
        continue;
      }
      if (way.outcome == Outcome::choice) way.outcome = Outcome::resolved; // which of the two, another way decides
      ways.insert(std::move(way));
    }
    return ways;
  }

 private:
  const graph::RuleGraph &graph_;
  const model::Folder &folder_;
  bool speaks_here_ = false;
};

// A random rule that the folder may write; nothing if the one drawn cannot be made so.
std::optional<model::RuleRecord> rule_of_folder(Trial &trial, std::uint32_t index, std::size_t number) {
  const graph::RuleGraph &graph = trial.world().graph();
  const model::Folder &folder = trial.records().folders[index];
  model::RuleRecord rule = random_rule(trial.dice, trial.records(), number);
  rule.origin.folder = index;
  rule.layer = folder.layer;
  rule.file = folder.path + "/rules.csv";
  const graph::Index from = graph.node_of(rule.from);
  const bool is_agreement = rule.relation == Relation::delegated_to || rule.relation == Relation::mandated_to;
  if (!graph::is_office_like(graph.nodes[from].kind)) {
    if (folder.remit_areas.empty()) return std::nullopt;
    std::vector<std::string> inside;
    for (const model::AreaRecord &area : trial.records().areas)
      if (graph.lies_in(graph.area_of(area.id), graph.area_of(folder.remit_areas.front()))) inside.push_back(area.id);
    rule.areas = {trial.dice.pick(inside)};
    return rule;
  }
  const auto holds = [&](const std::string &body) {
    const graph::Index territory = graph.area_of(graph.office_record(graph.node_of(body)).area);
    return body == folder.remit_nodes.front() || (!folder.remit_areas.empty() && territory != graph::NONE &&
                                                  graph.lies_in(territory, graph.area_of(folder.remit_areas.front())));
  };
  const bool is_own = graph.nodes[graph.body_of(from)].id == folder.remit_nodes.front();
  const bool is_allowed =
      is_agreement ? holds(rule.from) && std::all_of(rule.to.begin(), rule.to.end(), holds) : is_own;
  return is_allowed ? std::optional(std::move(rule)) : std::nullopt;
}

} // namespace

TEST_CASE("P34: what was resolved without an input stays the same when that input is given") {
  check_property("P34: what was resolved without an input stays the same when that input is given",
                 {.detail = Detail::complete}, [](Trial &trial) {
                   for (const Query &query : trial.queries) {
                     trial.reseed(query);
                     const Query less = with_less(trial.dice, query);
                     const ResultSketch before = result_of(trial.world().answer(less));
                     if (before.outcome == Outcome::needs_input || is_understood_otherwise(trial.world(), less, query))
                       continue;
                     const ResultSketch after = result_of(trial.world().answer(query));
                     trial.check(before == after, [&] {
                       return to_text(less) + "\n" + to_text(before) + "\nand then " + to_text(query) + "\n" +
                              to_text(after);
                     });
                   }
                 });
}

TEST_CASE("P37: what rules and statuses say for an area changes nothing outside it") {
  check_property("P37: what rules and statuses say for an area changes nothing outside it", {}, [](Trial &trial) {
    const graph::RuleGraph &graph = trial.world().graph();
    const std::string area = trial.dice.pick(trial.records().areas).id;
    const graph::Index here = graph.area_of(area);
    const auto is_inside = [&](const std::string &id) { return graph.lies_in(graph.area_of(id), here); };
    model::Records records = trial.records();
    std::erase_if(records.rules, [&](const model::RuleRecord &rule) {
      const bool is_about_it = !rule.areas.empty() && std::all_of(rule.areas.begin(), rule.areas.end(), is_inside);
      return is_about_it && trial.dice.chance(60);
    });
    std::erase_if(records.statuses,
                  [&](const model::StatusRecord &status) { return is_inside(status.area) && trial.dice.chance(50); });
    for (std::size_t i = 0; i < 8; ++i) {
      model::RuleRecord rule = random_rule(trial.dice, trial.records(), 1000 + i);
      rule.areas = {area};
      records.rules.push_back(std::move(rule));
    }
    const auto changed = trial.variant(std::move(records));
    if (!changed) return;
    for (const Query &query : trial.queries) {
      trial.reseed(query);
      const std::set<graph::Index> around = areas_around(trial.world(), query);
      const bool is_near =
          std::any_of(around.begin(), around.end(), [&](graph::Index a) { return graph.lies_in(a, here); });
      if (is_near || !has_all_places(trial.world(), query)) continue;
      const Sketch before = sketch_of(trial.world().answer(query));
      const Sketch after = sketch_of(changed->answer(query));
      // Where no place is given of a kind that counts, it is a rule that asks for one.
      const auto asks_for_place = [](const Sketch &sketch) {
        const auto is_unknown = [](const ResultSketch &result) { return result.outcome == Outcome::needs_input; };
        return std::any_of(sketch.missing.begin(), sketch.missing.end(),
                           [](const std::string &missing) { return missing.find(":place:") != std::string::npos; }) ||
               std::any_of(sketch.choices.begin(), sketch.choices.end(), [&](const ChoiceSketch &choice) {
                 return std::any_of(choice.results.begin(), choice.results.end(), is_unknown);
               });
      };
      if (asks_for_place(before) || asks_for_place(after)) continue;
      trial.check_alike(before, after, [&] { return to_text(query) + "\nchanged in " + area; });
    }
  });
}

TEST_CASE("P37: whatever a layer writes, every path stays the same up to that layer's first own node") {
  check_property("P37: whatever a layer writes, every path stays the same up to that layer's first own node",
                 {.detail = Detail::complete}, [](Trial &trial) {
                   if (trial.records().folders.size() < 2) return;
                   const auto index =
                       static_cast<std::uint32_t>(1 + trial.dice.below(trial.records().folders.size() - 1));
                   model::Records records = trial.records();
                   std::erase_if(records.rules, [&](const model::RuleRecord &rule) {
                     return rule.origin.folder == index && trial.dice.chance(60);
                   });
                   for (std::size_t i = 0; i < 40; ++i)
                     if (auto rule = rule_of_folder(trial, index, 1000 + i)) records.rules.push_back(std::move(*rule));
                   const auto changed = trial.variant(std::move(records));
                   if (!changed) return;
                   const model::Folder &folder = trial.records().folders[index];
                   for (const Query &query : trial.queries) {
                     trial.reseed(query);
                     if (!trial.world().is_certain(query)) continue;
                     const Sketch before = sketch_of(trial.world().answer(query));
                     const Sketch after = sketch_of(changed->answer(query));
                     const Own own(trial.world(), folder, areas_around(trial.world(), query));
                     trial.check(own.ways_to(before) == own.ways_to(after), [&] {
                       return to_text(query) + "\nchanged by " + folder.id + "\nbefore " + to_text(before) + "after " +
                              to_text(after);
                     });
                   }
                 });
}
