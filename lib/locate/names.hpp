// SPDX-License-Identifier: Apache-2.0
// What a name means: areas and streets that are written so, in full or abbreviated. All that fit are given.
#pragma once

#include "locate/gazetteer.hpp"

#include <string>
#include <vector>

namespace zufi::locate {

// Areas that bear the name, with or without its distinction: "Frankfurt" is Frankfurt am Main and Frankfurt (Oder).
// Only if none does, those that it abbreviates: "St. Augustin", "Frankfurt a. M.", "Mülheim/Ruhr". Sorted.
std::vector<Index> areas_called(const Gazetteer &gazetteer, const std::string &name);

// Streets of the municipality that bear the name; only if none does, those that it abbreviates: "Marktpl.". Sorted.
std::vector<Index> streets_called(const Gazetteer &gazetteer, const std::string &name, Index municipality);

} // namespace zufi::locate
