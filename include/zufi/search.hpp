// SPDX-License-Identifier: Apache-2.0
// Services by what citizens say: "Hund anmelden", "Perso verlängern", with typing errors, plurals and compounds. Each
// hit says why it is one. Proposals for people: what is then asked is the service that they chose.
#pragma once

#include "zufi/date.hpp"
#include "zufi/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zufi {

// What of a service a word was found in.
enum class SearchField : std::uint8_t {
  name,    // its own
  keyword, // of services.csv
  word,    // an everyday word that leads to it (words.csv)
};

// How a word that was typed fits a word that was found, from near to far.
enum class SearchFit : std::uint8_t {
  exact,     // the same, or another form of it: "Reisepässe" and "Reisepass"
  beginning, // it begins so: "Hund" and "Hundesteuer"
  part,      // it ends so, or is one of the words that a compound is made of: "Ausweis" and "Personalausweis"
  similar,   // it is spelled nearly so: "Geburtsurkuunde"
};

struct SearchReason {
  std::string typed; // a word of the text, or a part of one, as it is folded: lower case, without marks
  std::string found; // the word that it fits, folded likewise
  SearchFit fit = SearchFit::exact;
  SearchField field = SearchField::name;
  std::string text; // the name, keyword or everyday word in which that stands, as the dataset writes it
};

struct SearchHit {
  std::string service; // id
  std::string name;
  std::vector<SearchReason> reasons; // one for each word that led here, in the order of the text
};

struct SearchRequest {
  static constexpr std::size_t MAX_LIMIT = 100;

  std::string text;         // UTF-8, at most 1,024 bytes; of its words the first sixteen count
  std::size_t limit = 10;   // 1 … MAX_LIMIT
  std::optional<Date> date; // only services that are valid on this day; none: all that the dataset knows
};

template <> struct Names<SearchField> {
  static constexpr std::array<std::string_view, 3> texts{"name", "keyword", "word"};
};
template <> struct Names<SearchFit> {
  static constexpr std::array<std::string_view, 4> texts{"exact", "beginning", "part", "similar"};
};

} // namespace zufi
