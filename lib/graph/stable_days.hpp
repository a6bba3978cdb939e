// SPDX-License-Identifier: Apache-2.0
// The days around a date on which everything looked at stays as it is. Each look at something dated narrows them; so an
// answer holds at least on all of them.
#pragma once

#include "zufi/date.hpp"

#include <algorithm>

namespace zufi::graph {

class StableDays {
 public:
  explicit StableDays(Date date) : date_(date) {}

  Date date() const { return date_; }
  const Validity &days() const { return days_; }

  // Is it valid on the date? Its beginning and end count, whichever way the answer is.
  bool is_valid(const Validity &validity) {
    if (date_ < validity.from) {
      days_.until = std::min(days_.until, validity.from);
      return false;
    }
    if (validity.until <= date_) {
      days_.from = std::max(days_.from, validity.until);
      return false;
    }
    narrow(validity);
    return true;
  }

  void narrow(const Validity &days) {
    days_.from = std::max(days_.from, days.from);
    days_.until = std::min(days_.until, days.until);
  }

 private:
  Date date_;
  Validity days_;
};

} // namespace zufi::graph
