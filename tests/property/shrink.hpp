// SPDX-License-Identifier: Apache-2.0
// Smaller cases, and how a case is shown.
#pragma once

#include "property.hpp"

#include <rapidcheck.h>

#include <iosfwd>

namespace zufi::test {

// One question instead of many, then one row less, then one guard less.
rc::Seq<Case> shrinks_of(const Case &whole);

// Found by rapidcheck: the tables that matter as CSV, then the questions.
void showValue(const Case &shown, std::ostream &os);

} // namespace zufi::test
