// SPDX-License-Identifier: Apache-2.0
// A fact that is known to be one of several values, as a query writes it and a choice of an answer lists it: items
// joined by ';', each a value or a stretch of values: "citizen;business", "..<1600", "1600..",
// "2019-07-01..2019-12-31", "A..Her;Pes..Re". Ends are inclusive, that behind '<' is not; '<' before ".." leaves the
// first out. In a name an end takes in all names that begin with it.
#pragma once

#include "model/records.hpp"
#include "model/value_set.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace zufi::model {

// One value alone may stand there too. Nothing if the text does not fit the type of the fact, or holds no value.
std::optional<ValueSet> read_fact_set(const FactRecord &fact, std::string_view text);

// The ends of a stretch, as texts of values; empty: open.
struct Stretch {
  std::string first, last;
  bool leaves_out_first = false;
  bool leaves_out_last = false;
  bool is_single = false; // one value, not all names that begin with it
};

// Words of an enum or bool as single values, in the order in which they are declared; else stretches in their order.
// Precondition: the set is not empty, and of values of the fact.
std::vector<Stretch> stretches_of(const FactRecord &fact, const ValueSet &set);

// What read_fact_set reads back as the same set.
std::string fact_set_text(const FactRecord &fact, const ValueSet &set);

} // namespace zufi::model
