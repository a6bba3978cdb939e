// SPDX-License-Identifier: Apache-2.0
// The meaning of rules: which edge beats which, what a guard says (lib/SEMANTICS.md). Raised with every change that
// could alter an answer; it stands in every dataset file, and a file of another version is refused at open.
#pragma once

namespace zufi::model {

inline constexpr int SPECIFICITY_VERSION = 2;

} // namespace zufi::model
