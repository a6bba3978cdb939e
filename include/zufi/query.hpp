// SPDX-License-Identifier: Apache-2.0
// A question: who handles this service for this place, on this date? Queries hold personal data; libzufi stores nothing
// of them and names fields, never their content, in its errors.
#pragma once

#include "zufi/date.hpp"
#include "zufi/point.hpp"
#include "zufi/vocabulary.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi {

// Strictly: no surrogates, no overlong forms, nothing beyond U+10FFFF. What every text that comes in has to be.
bool is_utf8(std::string_view text);

// A place, as far as it is known; whatever is empty is not known. All text is UTF-8, at most 1,024 bytes a member.
struct Place {
  std::string text;         // a whole address in one line: "Bahnstraße 51, 41569 Rommerskirchen"
  std::string street;       // or its elements, which are not given together with `text`
  std::string house_number; // "91", "12a", "12-14"
  std::string postcode;
  std::string place; // municipality or Ortsteil
  std::string area;  // ARS or AGS of any area (2, 3, 5, 8, 9, 12 digits), or the id of an area of the dataset
  std::optional<Point> point = std::nullopt; // alone, or beside the rest: if they contradict each other, both are kept
  // Of the house number is only known that it is one of these, in the notation of segments.csv: "1-49 odd;2-.. even".
  // Not together with house_number.
  std::string house_numbers = {};
  std::vector<std::string> inside = {};  // ids of areas that contain it, beside what the other elements say
  std::vector<std::string> outside = {}; // ids of areas that do not
};

struct Query {
  // One of the two: a service (LeiKa key, or agency:key for a local one), or a competence, where the walk then starts.
  std::string service;
  std::string competence;
  // Places by kind: "residence", "property", "residence:child" …; "" = the place that counts, whichever kind that is.
  // Several of one kind (two partners' residences) are all admitted: where they lead to different offices, the outcome
  // is a choice. At most 16 in all.
  std::map<std::string, std::vector<Place>> places;
  // Facts of the case by id, as facts.csv declares them: a word of an enum, a decimal number, yes or no, a name,
  // YYYY-MM-DD.
  std::map<std::string, std::string> facts;
  // Facts of which is only known that they are one of several values: "citizen;business", "..<1600", "1600..",
  // "2019-07-01..", "A..Her;Pes..Re" (items joined by ';'; ends are inclusive but for those behind '<'; in a name an
  // end takes in all names that begin with it). Not together with the same fact in `facts`.
  std::map<std::string, std::string> fact_sets;
  // The day asked about; the library never reads the clock.
  Date date;
  std::vector<Role> roles = {Role::responsible};
};

} // namespace zufi
