// SPDX-License-Identifier: Apache-2.0
// What somebody may be about to type. Ranked by how it was found (exact, prefix, word, similar), then by kind (place,
// postcode, street, service), then by the alphabet of the folded names (ä = ae, DIN 5007-2; of words inside, by what
// begins there), then by id. Names that are only similar are given where there is nothing else.
#pragma once

#include "find/completion_index.hpp"
#include "zufi/completion.hpp"

#include <vector>

namespace zufi::find {

// Precondition: `request` is as its type says, its text valid UTF-8. The work is bounded: of each kind at most some
// thousand names are looked at.
std::vector<Completion> complete(const CompletionIndex &index, const CompletionRequest &request);

} // namespace zufi::find
