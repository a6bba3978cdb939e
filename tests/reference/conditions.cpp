// SPDX-License-Identifier: Apache-2.0
#include "conditions.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <stdexcept>

namespace zufi::reference {

namespace {

using model::Comparison;
using model::FactRecord;
using model::FactType;

bool compares(Comparison comparison, double value, double end) {
  switch (comparison) {
  case Comparison::less: return value < end;
  case Comparison::less_equal: return value <= end;
  case Comparison::greater: return value > end;
  case Comparison::greater_equal: return value >= end;
  case Comparison::equal:
  case Comparison::in: return value == end;
  }
  return false;
}

// A number that a comparison of numbers can be made of.
double measure(const FactRecord &fact, const std::string &value) {
  if (fact.type == FactType::date) return Date::parse(value)->days();
  return std::strtod(value.c_str(), nullptr);
}

// The two ends of "A..Her"; both are "S" in "S".
std::pair<std::string, std::string> ends_of_range(const std::string &range) {
  const std::size_t dots = range.find("..");
  if (dots == std::string::npos) return {range, range};
  return {range.substr(0, dots), range.substr(dots + 2)};
}

// Names around a beginning: it, what it is the beginning of, and neighbours on both sides.
void add_names_around(const std::string &begin, std::set<std::string> &names) {
  names.insert({begin, begin + "a", begin + "zz"});
  std::string before = begin;
  std::string after = begin;
  --before.back();
  ++after.back();
  for (const std::string &other : {before, after})
    if (std::isalpha(static_cast<unsigned char>(other.back())) != 0) names.insert({other, other + "zz"});
  if (begin.size() > 1) names.insert(begin.substr(0, begin.size() - 1)); // "he" lies before "her", and after "hdzz"
}

} // namespace

Conditions::Conditions(const Tables &tables) : tables_(tables) {
  for (const FactRecord &fact : tables.records.facts) {
    std::set<std::string> values;
    switch (fact.type) {
    case FactType::enum_: values.insert(fact.values.begin(), fact.values.end()); break;
    case FactType::bool_: values = {"no", "yes"}; break;
    case FactType::number:
      values = {"0"};
      for (const std::string &end : ends_of(fact))
        for (const double step : {-1.0, -0.001, 0.0, 0.001, 1.0})
          values.insert(std::to_string(measure(fact, end) + step));
      break;
    case FactType::date:
      values = {"2000-01-01"};
      for (const std::string &end : ends_of(fact))
        for (const int step : {-1, 0, 1}) values.insert(Date::from_days(Date::parse(end)->days() + step).to_string());
      break;
    case FactType::name:
      values = {"a", "zzzz"}; // names begin with a letter
      for (const std::string &range : ends_of(fact)) {
        add_names_around(value_of(fact, ends_of_range(range).first), values);
        add_names_around(value_of(fact, ends_of_range(range).second), values);
      }
      break;
    }
    values_[fact.id] = std::vector<std::string>(values.begin(), values.end());
  }
}

std::vector<std::string> Conditions::ends_of(const FactRecord &fact) const {
  std::set<std::string> ends;
  for (const model::RuleRecord &rule : tables_.records.rules)
    for (const model::Test &test : rule.condition.tests)
      if (test.fact == fact.id) ends.insert(test.values.begin(), test.values.end());
  return {ends.begin(), ends.end()};
}

std::string Conditions::value_of(const FactRecord &fact, const std::string &written) const {
  if (fact.type != FactType::name) return written;
  const auto [entry, is_new] = folded_.try_emplace(written);
  if (is_new) entry->second = text::name_sort_key(written);
  return entry->second;
}

const std::vector<std::string> &Conditions::values_to_try(const std::string &fact) const { return values_.at(fact); }

bool Conditions::passes(const FactRecord &fact, const model::Test &test, const std::string &value) const {
  const auto passes_one = [&](const std::string &end) {
    switch (fact.type) {
    case FactType::enum_:
    case FactType::bool_: return value == end;
    case FactType::number:
    case FactType::date: return compares(test.comparison, measure(fact, value), measure(fact, end));
    case FactType::name: {
      // §3: ranges are inclusive of their prefixes.
      const auto [first, last] = ends_of_range(end);
      const std::string last_key = value_of(fact, last);
      return value >= value_of(fact, first) && value.substr(0, last_key.size()) <= last_key;
    }
    }
    return false;
  };
  return std::any_of(test.values.begin(), test.values.end(), passes_one);
}

bool Conditions::holds(const model::Condition &condition, const Facts &facts) const {
  return std::all_of(condition.tests.begin(), condition.tests.end(), [&](const model::Test &test) {
    return passes(*tables_.fact(test.fact), test, facts.at(test.fact));
  });
}

bool Conditions::implies(const model::Condition &a, const model::Condition &b) const {
  std::set<std::string> names;
  for (const model::Condition *condition : {&a, &b})
    for (const model::Test &test : condition->tests) names.insert(test.fact);
  const std::vector<std::string> facts(names.begin(), names.end());
  std::vector<std::size_t> chosen(facts.size(), 0);
  while (true) {
    Facts values;
    for (std::size_t i = 0; i < facts.size(); ++i) values[facts[i]] = values_to_try(facts[i])[chosen[i]];
    if (holds(a, values) && !holds(b, values)) return false;
    std::size_t i = 0;
    while (i < facts.size() && ++chosen[i] == values_to_try(facts[i]).size()) chosen[i++] = 0;
    if (i == facts.size()) return true;
  }
}

} // namespace zufi::reference
