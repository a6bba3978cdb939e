// SPDX-License-Identifier: Apache-2.0
// Abbreviated names: "Dr.-Külz-Pl." and "Doktor-Külz-Platz", "Frankfurt a. M." and "Frankfurt am M.". Which words stand
// for each other is written in abbreviations.def.
#pragma once

#include <string>
#include <string_view>

namespace zufi::text {

// A key that is the same for all abbreviations of a name, and fold_name(name) where no word of it can be abbreviated.
// Different names may share it ("Am Berg", "Auf Berg"): whoever looks up by it keeps all names that it finds, and looks
// up by fold_name first. Precondition: valid UTF-8.
std::string abbreviation_key(std::string_view utf8);

// The name without its distinction, which is what tells it from others of that name: "Frankfurt" of "Frankfurt am
// Main", "Frankfurt (Oder)" and "Frankfurt/Oder". Empty if there is nothing of the kind. Precondition: valid UTF-8.
std::string_view without_distinction(std::string_view utf8);

// Whether `name` has this distinction behind its bare name, which may be abbreviated and need not have the small words:
// of "Frankfurt am Main" both "a. M." and "Main" are. Precondition: valid UTF-8; `name` begins with what
// without_distinction gives.
bool has_distinction(std::string_view name, std::string_view distinction);

} // namespace zufi::text
