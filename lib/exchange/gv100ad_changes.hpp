// SPDX-License-Identifier: Apache-2.0
// What changed between two editions of the municipal directory, and which successors follow from it.
#pragma once

#include "exchange/gv100ad.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace zufi::exchange {

enum class GvChangeKind : std::uint8_t {
  renamed,    // the same key, another name
  designated, // the same key and name, another designation: a Gemeinde became a Stadt
  rekeyed,    // another key; the data say which: old_id ends, new_id succeeds it
  appeared,   // a key that was not there; nothing is said to have become it
  undecided,  // a key that is gone; which area has taken its place does not follow from the data
};
std::string_view name_of(GvChangeKind kind);

struct GvChange {
  GvChangeKind kind = GvChangeKind::undecided;
  std::string old_id, old_name, new_id, new_name; // names with their designation
  std::string reason;                             // of a decision
  std::vector<std::string> candidates;            // ids that may have taken its place; sorted
};

// Sorted by old_id and new_id. Decided is
//   - the same ARS: it is the same area;
//   - the same AGS with another Verband: it is the same Gemeinde;
//   - the same name, once gone and once new in one Kreis.
// All else is left to a reader: candidates are what is new in the Kreis, what has the same name in the Land, and what
// has grown in the Kreis.
std::vector<GvChange> gv_changes(const GvEdition &before, const GvEdition &after);

// As a table: change, old_id, old_name, new_id, new_name, after, until, reason, candidates. A change took place after
// the Gebietsstand of the older edition and not after that of the newer; neither says on which day.
std::string changes_csv(const std::vector<GvChange> &changes, const GvEdition &before, const GvEdition &after);

} // namespace zufi::exchange
