// SPDX-License-Identifier: Apache-2.0
// Names → readable parts of ids.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zufi::exchange {

// Of prefix, name and difference each, so that together they are an id.
inline constexpr std::size_t MAX_ID_PART = 60;

// The words of a name, folded as names are (lower case, ä = ae, ß = ss, "Str." = "Strasse"), joined by hyphens:
// "Gell'sche Str." → "gell-sche-strasse". Letters that have no ASCII spelling are kept, so the result need not be an
// id. Precondition: valid UTF-8.
std::string slug(std::string_view name);

} // namespace zufi::exchange
