// SPDX-License-Identifier: Apache-2.0
// Each answer says on which days it holds (SEMANTICS.md §5), so that time is crossed from change to change.
#include "zufi/dataset.hpp"

#include <algorithm>
#include <utility>

namespace zufi {

namespace {

// On which all findings stay. An answer without any does not depend on the day.
Validity days_of(const Answer &answer) {
  Validity days;
  for (const Finding &finding : answer.findings) {
    days.from = std::max(days.from, finding.days.from);
    days.until = std::min(days.until, finding.days.until);
  }
  return days;
}

Result<AnswerStretch> stretch_on(const Dataset &dataset, Query query, Date day) {
  query.date = day;
  Result<Answer> answer = dataset.resolve(query);
  if (!answer) return answer.error();
  const Validity days = days_of(*answer);
  return AnswerStretch{days, std::move(answer).value()};
}

// The stretch with which days begin that have no first one.
Result<AnswerStretch> first_stretch(const Dataset &dataset, const Query &query, Date last) {
  Date day = last.is_open() ? query.date : last.day_before();
  for (std::size_t count = 0; count < MAX_STRETCHES; ++count) {
    Result<AnswerStretch> stretch = stretch_on(dataset, query, day);
    if (!stretch) return stretch.error();
    if (stretch->days.from.is_open()) {
      const Date end = std::min(stretch->days.until, last);
      return end.is_open() ? std::move(stretch) : stretch_on(dataset, query, end.day_before());
    }
    day = stretch->days.from.day_before();
  }
  return Error{ErrorCode::exhausted, "the answer changes too often"};
}

} // namespace

Result<std::vector<AnswerStretch>> Dataset::history(const Query &query, Validity days) const {
  if (days.is_empty()) return Error{ErrorCode::argument, "no day lies between the ends"};
  std::vector<AnswerStretch> history;
  Date day = days.from;
  do {
    Result<AnswerStretch> stretch =
        day.is_open() ? first_stretch(*this, query, days.until) : stretch_on(*this, query, day);
    if (!stretch) return stretch.error();
    if (history.size() == MAX_STRETCHES) return Error{ErrorCode::exhausted, "the answer changes too often"};
    stretch->days.from = day;
    stretch->days.until = std::min(stretch->days.until, days.until);
    day = stretch->days.until;
    history.push_back(std::move(stretch).value());
  } while (day < days.until);
  return history;
}

Result<std::optional<AnswerStretch>> Dataset::next_change(const Query &query, Date until) const {
  const Result<Answer> now = resolve(query);
  if (!now) return now.error();
  const Date change = days_of(*now).until;
  if (change.is_open() || change >= until) return std::optional<AnswerStretch>();
  Result<AnswerStretch> next = stretch_on(*this, query, change);
  if (!next) return next.error();
  return std::optional(std::move(next).value());
}

} // namespace zufi
