// SPDX-License-Identifier: Apache-2.0
// Values of facts, encoded so that the order of the bytes is the order of the values (see value_set.hpp).
#pragma once

#include "model/condition.hpp"
#include "model/records.hpp"
#include "model/value_set.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace zufi::model {

// A value as a query or condition writes it: one of the declared words (enum), a decimal number (number), yes or no
// (bool), a person's name (name, encoded by DIN 5007-1), YYYY-MM-DD (date). Nothing if it is none.
std::optional<std::string> encode_value(const FactRecord &fact, std::string_view text);

// That value alone, and the first one behind it. A date is a whole day: "<= 2019-06-30" and "< 2019-07-01" are the
// same.
ValueSet only(const FactRecord &fact, const std::string &encoded);
std::string just_after(const FactRecord &fact, const std::string &encoded);

// The number that was encoded; of a date the days since 1970, of a word its position.
double decode_number(std::string_view encoded);

// The values that pass a test. Nothing if the test does not fit the type of the fact. Precondition: test.fact ==
// fact.id.
std::optional<ValueSet> values_passing(const FactRecord &fact, const Test &test);

} // namespace zufi::model
