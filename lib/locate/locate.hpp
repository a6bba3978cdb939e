// SPDX-License-Identifier: Apache-2.0
// A place as a caller knows it → where it lies. Every reading that the tables support is kept; none is preferred but by
// how many of its elements the tables contradict or confirm.
#pragma once

#include "locate/boundaries.hpp"
#include "locate/gazetteer.hpp"
#include "text/house_number.hpp"
#include "zufi/query.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace zufi::locate {

struct Elements {
  ElementState postcode = ElementState::unchecked;
  ElementState place = ElementState::unchecked;
  ElementState place_part = ElementState::unchecked; // Ortsteil
  ElementState street = ElementState::unchecked;
  ElementState house_number = ElementState::unchecked;
  friend auto operator<=>(const Elements &, const Elements &) = default;
};

struct Reading {
  Index municipality = NONE;              // NONE: the place is larger than a municipality, or outside them
  Index area = NONE;                      // the smallest named area that is known to contain the place
  Index street = NONE;                    // into records.streets
  std::vector<text::HouseNumber> numbers; // empty: not known
  Elements elements;
  std::string canonical;             // "Oberstraße 91, 41460 Neuss"
  std::vector<Cell> cells;           // sorted, at least one
  bool succeeded = false;            // an area of the past was replaced by its successor
  bool contradicts_area = false;     // the area key that was given leads elsewhere
  bool contradicts_point = false;    // the point that was given lies elsewhere, or the other elements lead elsewhere
  bool is_beyond_boundaries = false; // the point may lie outside of all boundaries; no area is named
  // Elements as given, for the canonical text and the cells.
  std::string street_text, number_text, postcode, place_text;
};

struct Suggestion {
  std::string kind; // "place" or "street"
  std::string text;
};

enum class Found : std::uint8_t {
  yes,
  outside, // the key lies in an area that the dataset knows, but not what lies there
  no,
};

enum class PointState : std::uint8_t {
  none,               // no point was given
  placed,             // it lies in a boundary, or near to one
  without_boundaries, // the dataset has no boundaries
  beyond_boundaries,  // it lies in none of them
};

struct Location {
  Found found = Found::no;
  std::vector<Reading> readings; // where found is yes; at least one
  bool is_post_box = false;      // the address is a Postfach, which is no place: at most the municipality is known
  Index outside_area = NONE;     // where found is outside: the smallest known area around it
  std::vector<Suggestion> suggestions; // for elements that were not found; at most five, the nearest first
  bool suggestions_are_cut = false;    // their search was ended by its limit of steps
  bool contradicts_areas = false;      // it does not lie as Place::inside and Place::outside say
  PointState point = PointState::none;
  std::vector<Nearby> nearby; // areas that contain the point, or may; sorted by area
};

// Precondition: each text of `place` is valid UTF-8 of at most MAX_TEXT bytes. `days` is narrowed by what was looked
// at.
Location locate(const Gazetteer &gazetteer, const Place &place, graph::StableDays &days);

bool is_empty(const Place &place);

} // namespace zufi::locate
