// SPDX-License-Identifier: Apache-2.0
// An answer of the library and a verdict of the oracle, side by side.
#pragma once

#include "oracle.hpp"

#include "zufi/answer.hpp"
#include "zufi/query.hpp"

#include <string>
#include <vector>

namespace zufi::test {

// "Hauptstraße 5a, 41000 Neustadt" and "41000 Neustadt", cut into elements; the oracle reads no lines.
Place elements_of(const std::string &line);

// What the library says for each role, in the oracle's terms.
std::vector<reference::RoleAnswer> roles_of(const Answer &answer, const std::vector<Role> &roles);

// Empty if they agree; else what each of them says.
std::string difference(const reference::Verdict &expected, const std::vector<reference::RoleAnswer> &found);

} // namespace zufi::test
