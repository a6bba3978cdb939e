// SPDX-License-Identifier: Apache-2.0
#include "resolve/next_question.hpp"

#include "model/fact_set_text.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace zufi::resolve {

namespace {

using Kind = MissingInput::Kind;
using locate::Element;
using locate::ElementValue;
using locate::UnknownElement;

const std::vector<Part> NO_PARTS; // where there were too many to compare

// How many municipalities are listed where no place is given.
constexpr std::size_t MAX_MUNICIPALITIES = 64;

Kind kind_of(Element element) {
  switch (element) {
  case Element::house_number: return Kind::house_number;
  case Element::postcode: return Kind::postcode;
  case Element::place_part: return Kind::place_part;
  case Element::street: return Kind::street;
  case Element::municipality: return Kind::municipality;
  case Element::district: return Kind::district;
  case Element::place: return Kind::place;
  }
  return Kind::place;
}

// What speaks for asking it; the less the better. Each value that can be told by its name counts as one answer, each
// set of numbers or values as one.
struct Cost {
  double further = 0;  // questions to be expected afterwards: none where one verdict is left, else at least one
  double verdicts = 0; // left to be expected
  Kind ease = Kind::place;
  std::size_t order = 0;
  friend auto operator<=>(const Cost &, const Cost &) = default;
};

class QuestionFinder {
 public:
  QuestionFinder(const locate::Gazetteer &gazetteer, const Question &question, const std::vector<LocatedPlace> &places,
                 const Situation &situation, const Exploration &exploration, graph::StableDays &days)
      : gazetteer_(gazetteer), question_(question), places_(places), situation_(situation), exploration_(exploration),
        days_(days), separation_(exploration.is_budget_spent ? NO_PARTS : exploration.parts, situation) {}

  MissingInput find() {
    if (exploration_.is_budget_spent) return anything_unknown();
    // What a place that is not given would decide cannot be told before: it is asked for first.
    if (std::any_of(exploration_.parts.begin(), exploration_.parts.end(),
                    [](const Part &part) { return !part.missing_kinds.empty(); })) {
      weigh_missing_place();
      return std::move(*best_);
    }
    for (const auto &[fact, values] : separation_.facts()) weigh(by_fact(fact, values));
    for (std::size_t place = 0; place < places_.size(); ++place)
      if (separation_.is_decided_by(place)) weigh_place(place);
    if (!best_) weigh_missing_place();
    return std::move(*best_);
  }

 private:
  void weigh(MissingInput input) {
    if (input.choices.size() < 2) return; // it tells nothing apart
    Cost cost{0, 0, input.kind, order_++};
    double total = 0;
    for (const InputChoice &choice : input.choices) {
      const auto weight = static_cast<double>(std::max<std::size_t>(choice.values.size(), 1));
      const bool is_final = choice.verdicts.size() == 1 && choice.verdicts.front().missing_kinds.empty();
      cost.further += is_final ? 0 : weight;
      cost.verdicts += static_cast<double>(choice.verdicts.size()) * weight;
      total += weight;
    }
    cost.further /= total;
    cost.verdicts /= total;
    if (best_ && !(cost < best_cost_)) return;
    best_cost_ = cost;
    best_ = std::move(input);
  }

  // There were too many possibilities to tell what each input would do: whatever is not known, the place first.
  MissingInput anything_unknown() const {
    MissingInput input;
    for (std::size_t place = 0; place < places_.size(); ++place) {
      if (situation_.places[place].is_certain()) continue;
      const auto elements =
          locate::unknown_elements(gazetteer_, question_.places[place].second, places_[place].location, days_);
      input.kind = elements.empty() ? Kind::place : kind_of(elements.front().element);
      input.place = place;
      return input;
    }
    for (const Part &part : exploration_.parts)
      for (const auto &[fact, values] : part.facts)
        if (!situation_.facts.contains(fact)) {
          input.kind = Kind::fact;
          input.fact = fact;
          return input;
        }
    return input;
  }

  std::vector<Verdict> verdicts_of(const std::set<std::size_t> &which) const {
    std::vector<Verdict> verdicts;
    for (const std::size_t verdict : which) verdicts.push_back(separation_.verdicts()[verdict]);
    return verdicts;
  }

  MissingInput by_fact(Index fact, const std::vector<Separation::Values> &classes) const {
    MissingInput input;
    input.kind = Kind::fact;
    input.fact = fact;
    input.is_complete = true;
    const model::FactRecord &record = gazetteer_.graph().records.facts[fact];
    for (const Separation::Values &values : classes) {
      InputChoice choice;
      choice.values.push_back(model::fact_set_text(record, values.values));
      // Ends of ranges beyond the letters a to z cannot always be written as a name.
      if (model::read_fact_set(record, choice.values.front()) != values.values) {
        input.choices.clear();
        return input;
      }
      choice.fact_values = values.values;
      choice.verdicts = verdicts_of(values.verdicts);
      input.choices.push_back(std::move(choice));
    }
    return input;
  }

  void weigh_place(std::size_t place) {
    for (const UnknownElement &element :
         locate::unknown_elements(gazetteer_, question_.places[place].second, places_[place].location, days_))
      weigh(by_element(place, element));
  }

  // Values that lead to the same classes are one choice.
  MissingInput by_element(std::size_t place, const UnknownElement &element) const {
    MissingInput input;
    input.kind = kind_of(element.element);
    input.place = place;
    std::map<std::set<Separation::Class>, InputChoice> choices;
    std::map<std::set<Separation::Class>, std::vector<text::HouseNumberRange>> numbers;
    std::set<Separation::Class> seen;
    for (const ElementValue &value : element.values) {
      const std::set<Separation::Class> classes = separation_.classes_of(place, positions_of(place, value.cells));
      if (classes.empty()) continue; // what else is known rules it out
      seen.insert(classes.begin(), classes.end());
      InputChoice &choice = choices[classes];
      if (value.numbers) {
        numbers[classes].push_back(*value.numbers);
        choice.supplied = {value.supplied};
        continue;
      }
      choice.values.push_back(value.value);
      choice.labels.push_back(value.label);
      choice.supplied.push_back(value.supplied);
    }
    for (auto &[classes, ranges] : numbers) {
      InputChoice &choice = choices[classes];
      std::vector<text::HouseNumberRange> few = joined(std::move(ranges));
      if (few.size() > text::HouseNumberSet::MAX_ITEMS) return input; // more than a query may say
      choice.numbers = text::HouseNumberSet::of(std::move(few));
      choice.values.push_back(choice.numbers.to_string());
      choice.supplied.front().house_numbers = choice.values.front();
    }
    for (auto &[classes, choice] : choices) {
      choice.verdicts = verdicts_of(separation_.verdicts_with(place, classes));
      input.choices.push_back(std::move(choice));
    }
    std::sort(input.choices.begin(), input.choices.end(),
              [](const InputChoice &a, const InputChoice &b) { return a.values < b.values; });
    if (element.none_of_these) add_none_of_these(place, *element.none_of_these, input, seen);
    input.is_complete = seen == separation_.classes_of(place, situation_.places[place].possible());
    return input;
  }

  void add_none_of_these(std::size_t place, const ElementValue &none, MissingInput &input,
                         std::set<Separation::Class> &seen) const {
    const std::set<Separation::Class> classes = separation_.classes_of(place, positions_of(place, none.cells));
    if (classes.empty()) return;
    seen.insert(classes.begin(), classes.end());
    InputChoice choice;
    choice.is_none_of_these = true;
    choice.supplied = {none.supplied};
    choice.verdicts = verdicts_of(separation_.verdicts_with(place, classes));
    input.choices.push_back(std::move(choice));
  }

  std::vector<Index> positions_of(std::size_t place, const std::vector<Cell> &cells) const {
    const std::vector<Cell> &all = situation_.places[place].all_cells(); // sorted
    std::vector<Index> positions;
    for (const Cell &cell : cells) {
      const auto found = std::lower_bound(all.begin(), all.end(), cell);
      if (found != all.end() && *found == cell) positions.push_back(static_cast<Index>(found - all.begin()));
    }
    return positions;
  }

  // Stretches of one side that touch become one.
  static std::vector<text::HouseNumberRange> joined(std::vector<text::HouseNumberRange> ranges) {
    std::sort(ranges.begin(), ranges.end(), [](const text::HouseNumberRange &a, const text::HouseNumberRange &b) {
      return std::tie(a.parity, a.first) < std::tie(b.parity, b.first);
    });
    std::vector<text::HouseNumberRange> joined;
    for (const text::HouseNumberRange &range : ranges) {
      if (!joined.empty() && joined.back().parity == range.parity && touches(joined.back(), range))
        joined.back().last = range.last;
      else
        joined.push_back(range);
    }
    return joined;
  }

  // Is there no number of their side in between, among those in common use?
  static bool touches(const text::HouseNumberRange &before, const text::HouseNumberRange &after) {
    if (!before.last) return false;
    const text::HouseNumber first_free =
        before.last->fits(before.parity) ? before.last->next() : text::HouseNumber{before.last->number + 1, {}};
    return !(first_free < *after.first);
  }

  // --- no place is given of a kind that counts

  void weigh_missing_place() {
    MissingInput input;
    input.kind = Kind::place;
    const auto part = std::find_if(exploration_.parts.begin(), exploration_.parts.end(),
                                   [](const Part &one) { return !one.missing_kinds.empty(); });
    if (part != exploration_.parts.end() && part->missing_kinds.front() != "any") input.kinds = part->missing_kinds;
    if (part != exploration_.parts.end()) {
      input.place = places_.size();
      add_municipalities(input);
    }
    best_ = std::move(input);
  }

  void add_municipalities(MissingInput &input) {
    std::set<Index> municipalities;
    for (const Index area : gazetteer_.graph().coverage)
      for (const Index inner : locate::innermost_areas(gazetteer_.graph(), area, days_)) municipalities.insert(inner);
    if (municipalities.size() > MAX_MUNICIPALITIES) return;
    std::map<std::vector<Verdict>, InputChoice> choices;
    for (const Index municipality : municipalities) {
      std::vector<Verdict> verdicts = verdicts_in(municipality, input.kinds);
      if (verdicts.empty()) return; // not known for sure: then none is listed
      const model::AreaRecord &record = gazetteer_.graph().area_record(municipality);
      InputChoice &choice = choices[verdicts];
      Place place;
      place.area = record.id;
      choice.values.push_back(record.id);
      choice.labels.push_back(record.name);
      choice.supplied.push_back(std::move(place));
      choice.verdicts = std::move(verdicts);
    }
    for (auto &[verdicts, choice] : choices) input.choices.push_back(std::move(choice));
    std::sort(input.choices.begin(), input.choices.end(),
              [](const InputChoice &a, const InputChoice &b) { return a.values < b.values; });
  }

  // Nothing if there were too many possibilities to know them all.
  std::vector<Verdict> verdicts_in(Index municipality, const std::vector<std::string> &kinds) {
    Situation situation = situation_;
    situation.places.emplace_back(kinds.empty() ? std::string() : kinds.front(), PlaceOption::Standing::known,
                                  locate::cells_of_area(gazetteer_, municipality, {}, days_));
    const Exploration exploration =
        explore(gazetteer_.graph(), question_.start, std::move(situation), days_, walks_allowed(gazetteer_.graph()));
    if (exploration.is_budget_spent || exploration.cycle) return {};
    std::set<Verdict> verdicts;
    for (const Part &part : exploration.parts) verdicts.insert(verdict_of(part));
    return {verdicts.begin(), verdicts.end()};
  }

  const locate::Gazetteer &gazetteer_;
  const Question &question_;
  const std::vector<LocatedPlace> &places_;
  const Situation &situation_;
  const Exploration &exploration_;
  graph::StableDays &days_;
  const Separation separation_;
  std::optional<MissingInput> best_;
  Cost best_cost_;
  std::size_t order_ = 0;
};

} // namespace

MissingInput next_question(const locate::Gazetteer &gazetteer, const Question &question,
                           const std::vector<LocatedPlace> &places, const Situation &situation,
                           const Exploration &exploration, graph::StableDays &days) {
  return QuestionFinder(gazetteer, question, places, situation, exploration, days).find();
}

} // namespace zufi::resolve
