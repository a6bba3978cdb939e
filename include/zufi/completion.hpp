// SPDX-License-Identifier: Apache-2.0
// Completions: what somebody may be about to type into a field for an address or a service. Proposals for people; what
// is then asked is what they chose, so that a wrong proposal never becomes an answer.
#pragma once

#include "zufi/date.hpp"
#include "zufi/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zufi {

enum class CompletionKind : std::uint8_t {
  place,    // municipality or Ortsteil
  postcode, // with its place
  street,
  service,
};

// How what was typed is found in the name, from near to far.
enum class CompletionMatch : std::uint8_t {
  exact,   // it is the name
  prefix,  // the name begins with it
  word,    // a word inside the name begins with it
  similar, // a name that is spelled nearly so
};

struct Completion {
  CompletionKind kind = CompletionKind::place;
  CompletionMatch match = CompletionMatch::exact;
  std::string text;         // for the field, with what was typed before it: "Oberstraße 91, Neuss"
  std::string name;         // of the place, street or service alone
  std::string id;           // of the area, street or service
  std::string municipality; // in which it lies; of services empty
  std::string district;     // its Kreis, or where there is none its Land: of the many called Neustadt, which
};

struct CompletionRequest {
  static constexpr std::size_t MAX_LIMIT = 100;

  std::string text;                  // as typed so far; UTF-8, at most 1,024 bytes
  std::size_t limit = 10;            // 1 … MAX_LIMIT
  std::vector<CompletionKind> kinds; // empty: all
  std::optional<Date> date;          // only what is valid on this day; none: all that the dataset knows
};

template <> struct Names<CompletionKind> {
  static constexpr std::array<std::string_view, 4> texts{"place", "postcode", "street", "service"};
};
template <> struct Names<CompletionMatch> {
  static constexpr std::array<std::string_view, 4> texts{"exact", "prefix", "word", "similar"};
};

} // namespace zufi
