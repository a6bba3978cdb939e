// SPDX-License-Identifier: Apache-2.0
// What is not known of a place, element by element: which values each can have, and where the place lies with each.
#pragma once

#include "locate/cells.hpp"
#include "locate/locate.hpp"

#include <string>
#include <vector>

namespace zufi::locate {

// In the order of how easy they are to say.
enum class Element : std::uint8_t { house_number, postcode, place_part, street, municipality, district, place };

struct ElementValue {
  std::string value;                             // as it is supplied; of house numbers empty, see `numbers`
  std::string label;                             // for people: a name
  std::vector<Cell> cells;                       // where the place can lie then
  std::optional<text::HouseNumberRange> numbers; // of house numbers
  Place supplied;                                // the place, with this value
};

struct UnknownElement {
  Element element = Element::place;
  std::vector<ElementValue> values;
  // One more: that it is none of the values. Where the tables list all, there is no such thing.
  std::optional<ElementValue> none_of_these;
};

// `asked` is the place that led to `location`. `days` is narrowed.
std::vector<UnknownElement> unknown_elements(const Gazetteer &gazetteer, const Place &asked, const Location &location,
                                             graph::StableDays &days);

} // namespace zufi::locate
