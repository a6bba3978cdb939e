// SPDX-License-Identifier: Apache-2.0
// The one input that is asked for next (SEMANTICS.md, section 9, "Unknown inputs"): the one after which the fewest
// further questions are to be expected; of equal ones the one that is easiest to say.
#pragma once

#include "locate/unknown_elements.hpp"
#include "resolve/resolve.hpp"
#include "resolve/separation.hpp"

namespace zufi::resolve {

// Precondition: the parts of `exploration` do not all have one verdict.
MissingInput next_question(const locate::Gazetteer &gazetteer, const Question &question,
                           const std::vector<LocatedPlace> &places, const Situation &situation,
                           const Exploration &exploration, graph::StableDays &days);

} // namespace zufi::resolve
