// SPDX-License-Identifier: Apache-2.0
// How an answer changes over time: Dataset::history and Dataset::next_change.
//
//   query.date = *zufi::Date::parse("2026-01-01");
//   const auto change = dataset->next_change(query, *zufi::Date::parse("2027-01-01")); // "within a year"
//   if (change && *change) tell((*change)->days.from, (*change)->answer);              // from when, and what then
//
// Everything dated counts: rules, statuses, offices, services, areas with their successors. So does what is not known:
// a question whose choices change is another answer.
#pragma once

#include "zufi/answer.hpp"
#include "zufi/date.hpp"

#include <cstddef>

namespace zufi {

// Days on which an answer stays the same: outcome, offices, bodies, sites and the rules of the paths; of a question the
// input, its choices and their results. Of several roles, days on which the findings of all of them stay.
struct AnswerStretch {
  Validity days;
  // As if asked on the first of the days; if they have none, on the last; if they have neither, on the query's own
  // date. The days of its findings may reach beyond the stretch: those of one role beyond a change of another one, and
  // beyond the days that were asked about.
  Answer answer;
};

// More stretches than these are an error; the rules of a real question change a few times in a decade.
inline constexpr std::size_t MAX_STRETCHES = 10'000;

} // namespace zufi
