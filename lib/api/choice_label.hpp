// SPDX-License-Identifier: Apache-2.0
// A choice in words that a form can show: "1–49 ungerade", "A–Her / Pes–Re", "unter 1.600 m²".
#pragma once

#include "resolve/resolve.hpp"
#include "zufi/vocabulary.hpp"

#include <string>

namespace zufi::api {

std::string choice_label(const graph::RuleGraph &graph, const resolve::MissingInput &missing,
                         const resolve::InputChoice &choice, Language language);

} // namespace zufi::api
