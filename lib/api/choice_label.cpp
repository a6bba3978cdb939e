// SPDX-License-Identifier: Apache-2.0
#include "api/choice_label.hpp"

#include "model/fact_set_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zufi::api {

namespace {

using model::FactRecord;
using model::FactType;
using model::Stretch;

constexpr std::size_t MAX_NAMES = 4; // before "und … weitere"

class LabelWriter {
 public:
  explicit LabelWriter(Language language) : is_german_(language == Language::de) {}

  std::string of_fact(const FactRecord &fact, const model::ValueSet &values) const {
    std::string label;
    const bool are_words = fact.type == FactType::enum_ || fact.type == FactType::bool_;
    for (const Stretch &stretch : model::stretches_of(fact, values)) {
      if (!label.empty()) label += are_words ? ", " : " / ";
      label += of_stretch(fact, stretch);
    }
    return label;
  }

  std::string of_numbers(const text::HouseNumberSet &numbers) const {
    std::string label;
    for (const text::HouseNumberRange &range : numbers.ranges()) {
      if (!label.empty()) label += ", ";
      label += of_range(range);
    }
    return label;
  }

  std::string of_names(const std::vector<std::string> &names) const {
    std::string label;
    const std::size_t shown = names.size() > MAX_NAMES + 1 ? MAX_NAMES : names.size();
    for (std::size_t i = 0; i < shown; ++i) {
      if (!label.empty()) label += ", ";
      label += names[i];
    }
    if (shown < names.size())
      label += fmt::format(fmt::runtime(word(" und {} weitere", " and {} more")), names.size() - shown);
    return label;
  }

  std::string of_none() const { return word("keiner der genannten Werte", "none of these"); }

 private:
  std::string word(const char *german, const char *english) const { return is_german_ ? german : english; }

  std::string of_stretch(const FactRecord &fact, const Stretch &stretch) const {
    if (fact.type == FactType::bool_) return stretch.first == "yes" ? word("ja", "yes") : word("nein", "no");
    if (fact.type == FactType::enum_) return stretch.first;
    const std::string first = value(fact, stretch.first);
    const std::string last = value(fact, stretch.last);
    if (fact.type == FactType::name) return of_name_range(stretch, first, last);
    const std::string unit = fact.unit.empty() ? "" : " " + fact.unit;
    if (stretch.is_single) return first + unit;
    if (stretch.first.empty() && stretch.last.empty()) return word("jeder Wert", "any value");
    if (stretch.first.empty()) return upper(stretch) + last + unit;
    if (stretch.last.empty())
      return (stretch.leaves_out_first ? word("über ", "over ") : word("ab ", "from ")) + first + unit;
    return (stretch.leaves_out_first ? word("über ", "over ") : std::string()) + first + " " +
           (stretch.leaves_out_last ? word("bis unter ", "to below ") : word("bis ", "to ")) + last + unit;
  }

  std::string upper(const Stretch &stretch) const {
    return stretch.leaves_out_last ? word("unter ", "below ") : word("bis ", "up to ");
  }

  std::string of_name_range(const Stretch &stretch, const std::string &first, const std::string &last) const {
    if (stretch.is_single || first == last) return first;
    if (stretch.leaves_out_last) return first + word(" bis vor ", " to before ") + last;
    return first + "–" + last;
  }

  std::string value(const FactRecord &fact, const std::string &text) const {
    if (fact.type == FactType::number) return grouped(text);
    if (fact.type == FactType::date && is_german_ && !text.empty()) // YYYY-MM-DD
      return text.substr(8) + "." + text.substr(5, 2) + "." + text.substr(0, 4);
    return text;
  }

  // "1600.5" → "1.600,5"
  std::string grouped(const std::string &number) const {
    const std::size_t point = std::min(number.find('.'), number.size());
    const std::size_t sign = number.starts_with('-') ? 1 : 0;
    std::string text = number.substr(0, point);
    for (std::size_t at = point; at > sign + 3;) text.insert(at -= 3, is_german_ ? "." : ",");
    if (point < number.size()) text += (is_german_ ? "," : ".") + number.substr(point + 1);
    return text;
  }

  // An end of the other side stands for all numbers before it.
  std::string of_range(const text::HouseNumberRange &range) const {
    const std::string side = range.parity == text::Parity::odd    ? word(" ungerade", " odd")
                             : range.parity == text::Parity::even ? word(" gerade", " even")
                                                                  : "";
    const std::string first = range.first ? range.first->to_string() : "1";
    if (!range.last) return word("ab ", "from ") + first + side;
    text::HouseNumber last = *range.last;
    if (!last.fits(range.parity)) last = {last.number - 1, {}};
    const bool are_suffixes = range.first && last.number == range.first->number && last < *range.first;
    const std::string end = are_suffixes ? last.to_string() + "z" : last.to_string();
    if (are_suffixes) return first + "–" + end;
    return first == end ? first : first + "–" + end + side;
  }

  bool is_german_;
};

} // namespace

std::string choice_label(const graph::RuleGraph &graph, const resolve::MissingInput &missing,
                         const resolve::InputChoice &choice, Language language) {
  const LabelWriter writer(language);
  if (choice.is_none_of_these) return writer.of_none();
  if (missing.kind == resolve::MissingInput::Kind::fact)
    return writer.of_fact(graph.records.facts[missing.fact], choice.fact_values);
  if (!choice.numbers.is_whole_street()) return writer.of_numbers(choice.numbers);
  return writer.of_names(choice.labels);
}

} // namespace zufi::api
