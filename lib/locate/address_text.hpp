// SPDX-License-Identifier: Apache-2.0
// An address in one line → the ways in which it can be cut into elements. Knows no tables of places: which cut is
// right, the gazetteer decides by what it finds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zufi::locate {

struct AddressParts {
  std::string street;
  std::string house_number;
  std::string postcode;
  std::string place;
  // Other parts of the line: an Ortsteil or a name, "Büderich" of "Dorfstr. 5, Büderich, 40667 Meerbusch".
  std::vector<std::string> beside;
  // A cut that is worth considering only if the table has a street of this name: "An der L 142", or one part of a line
  // that has more parts than a street and a place.
  bool needs_known_street = false;
  // A Postfach is no place: the address has at most a municipality.
  bool is_post_box = false;

  friend auto operator<=>(const AddressParts &, const AddressParts &) = default;
};

inline constexpr std::size_t MAX_TEXT = 1'024; // bytes of a line or an element

// What was typed or pasted, composed (NFC), with plain signs and no blanks at its ends.
std::string tidied(std::string_view text);

// At least one cut for every text; at most a few dozen. Precondition: tidied.
std::vector<AddressParts> cut_address(std::string_view line);

// "D-41460", "DE-41460" → "41460"; what is no postcode stays as it is.
std::string without_country(std::string_view postcode);

// "Oberstr. 91a" → street and number, where the number was not given apart; a Postfach. The first is the most likely.
std::vector<AddressParts> cut_street(std::string_view street);

} // namespace zufi::locate
