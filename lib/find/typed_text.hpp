// SPDX-License-Identifier: Apache-2.0
// What somebody has typed so far, and may go on typing: which part is done, and which is the beginning of a name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zufi::find {

// The key that the folded name must begin with, if the name is to begin with `typed`. Precondition: valid UTF-8.
std::string beginning_key(std::string_view typed);

// The beginning of a place, perhaps behind a street: "Oberstr. 91, 414".
struct TypedPlace {
  std::string before;              // what stays in front of a completion: "Oberstr. 91, "
  std::string street;              // the street named there, without its number
  bool needs_known_street = false; // only if there is a street of that name, it is one: "Oberstr. 91 Ne"
  std::string postcode;            // digits, five at most
  std::string name;
};

// Every way to take the text for the beginning of a place. Precondition: tidied.
std::vector<TypedPlace> typed_places(std::string_view text);

struct TypedStreet {
  std::string name;
  std::string number; // "91 a"; then the name is complete
};

// Every way to take the text for the beginning of a street. Precondition: tidied.
std::vector<TypedStreet> typed_streets(std::string_view text);

} // namespace zufi::find
