// SPDX-License-Identifier: Apache-2.0
#include "api/reading_reasons.hpp"

#include "text/abbreviations.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>

#include <set>
#include <string_view>

namespace zufi::api {

namespace {

using graph::Index;
using graph::NONE;
using locate::Reading;

enum class ReasonCode : std::uint8_t {
#define REASON(code, de, en) code,
#include "api/reading_reasons.def"
#undef REASON
};

struct Sentence {
  std::string_view de, en;
};
constexpr Sentence SENTENCES[] = {
#define REASON(code, de, en) {de, en},
#include "api/reading_reasons.def"
#undef REASON
};

template <class German, class English>
void add(ReadingReason &reason, ReasonCode code, const German &german, const English &english) {
  const Sentence &sentence = SENTENCES[static_cast<std::size_t>(code)];
  const std::string_view blank = reason.de.empty() ? "" : " ";
  reason.de += blank;
  reason.de += fmt::format(fmt::runtime(sentence.de), german);
  reason.en += blank;
  reason.en += fmt::format(fmt::runtime(sentence.en), english);
}
void add(ReadingReason &reason, ReasonCode code, std::size_t count = 0) { add(reason, code, count, count); }

// "Postleitzahl, Ort": what the tables contradict.
struct Names {
  std::string de, en;
};
Names contradicted(const locate::Elements &elements) {
  Names names;
  const auto add_name = [&names](ElementState state, std::string_view de, std::string_view en) {
    if (state != ElementState::invalid) return;
    if (!names.de.empty()) {
      names.de += ", ";
      names.en += ", ";
    }
    names.de += de;
    names.en += en;
  };
  add_name(elements.postcode, "Postleitzahl", "postcode");
  add_name(elements.place, "Ortsname", "name of the place");
  add_name(elements.street, "Straße", "street");
  add_name(elements.house_number, "Hausnummer", "house number");
  return names;
}

// How many different values the readings have.
template <class Value> std::size_t count_of(const std::vector<Reading> &readings, Value Reading::*member) {
  std::set<Value> values;
  for (const Reading &reading : readings) values.insert(reading.*member);
  return values.size();
}

// How many towns, streets and areas the readings have; counted once, for there may be many readings.
struct Counts {
  std::size_t towns = 0;
  std::size_t streets = 0;
  std::size_t areas = 0;
};

// "Frankfurt", where "Frankfurt am Main" is meant.
bool is_named_without_addition(const std::string &name, const std::string &typed) {
  const std::string_view bare = text::without_distinction(name);
  return !bare.empty() && text::fold_name(bare) == text::fold_name(typed);
}

// What tells the reading from the others: the element that leads to several, from the largest to the smallest.
void add_distinction(const graph::RuleGraph &graph, const locate::Location &location, const Counts &counts,
                     const Reading &reading, ReadingReason &reason) {
  const std::vector<Reading> &all = location.readings;
  const bool has_elements = !reading.place_text.empty() || !reading.postcode.empty() || !reading.street_text.empty();
  if (location.point == locate::PointState::placed && !has_elements)
    return add(reason, ReasonCode::near_border, counts.areas);
  if (const std::size_t towns = counts.towns; towns > 1) {
    if (reading.elements.place == ElementState::valid) {
      const std::string &name =
          graph.area_record(reading.municipality == NONE ? reading.area : reading.municipality).name;
      const bool is_bare = is_named_without_addition(name, reading.place_text);
      return add(reason, is_bare ? ReasonCode::name_without_addition : ReasonCode::name_of_many, towns);
    }
    if (reading.elements.postcode == ElementState::valid) return add(reason, ReasonCode::postcode_of_many, towns);
    if (reading.street != NONE) return add(reason, ReasonCode::street_elsewhere_too, towns);
    return add(reason, ReasonCode::several, all.size());
  }
  if (const std::size_t streets = counts.streets; streets > 1 && streets == all.size())
    return add(reason, ReasonCode::street_of_many, streets);
  if (const std::size_t parts = counts.areas; parts > 1) return add(reason, ReasonCode::part_of_many, parts);
  add(reason, ReasonCode::several, all.size());
}

ReadingReason reason_of(const graph::RuleGraph &graph, const locate::Location &location, const Counts &counts,
                        const Reading &reading) {
  ReadingReason reason;
  const Names names = contradicted(reading.elements);
  const bool contradicts = !names.de.empty() || reading.contradicts_area || reading.contradicts_point;
  if (!names.de.empty()) add(reason, ReasonCode::elements_contradict, names.de, names.en);
  if (reading.contradicts_area) add(reason, ReasonCode::area_contradicts);
  if (reading.contradicts_point) add(reason, ReasonCode::point_contradicts);
  if (reading.succeeded) add(reason, ReasonCode::succeeded);
  if (reading.is_beyond_boundaries)
    add(reason, ReasonCode::beyond_boundaries);
  else if (location.readings.size() > 1 && !contradicts)
    add_distinction(graph, location, counts, reading, reason);
  return reason;
}

} // namespace

std::vector<ReadingReason> reasons_of(const graph::RuleGraph &graph, const locate::Location &location) {
  const std::vector<Reading> &readings = location.readings;
  const Counts counts{count_of(readings, &Reading::municipality), count_of(readings, &Reading::street),
                      count_of(readings, &Reading::area)};
  std::vector<ReadingReason> reasons;
  for (const Reading &reading : readings) reasons.push_back(reason_of(graph, location, counts, reading));
  return reasons;
}

} // namespace zufi::api
