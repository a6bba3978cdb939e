// SPDX-License-Identifier: Apache-2.0
// A set of house numbers on one street: ranges with a parity, in the notation of segments.csv.
#pragma once

#include "text/house_number.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::text {

// Ends are inclusive: ..20 does not contain 20a, ..21 does. An end that is not given is open.
struct HouseNumberRange {
  std::optional<HouseNumber> first;
  std::optional<HouseNumber> last;
  Parity parity = Parity::all;

  bool contains(HouseNumber number) const;
  bool is_inverted() const { return first && last && *last < *first; }
  bool is_single() const { return first && first == last; }
  // Bounded, and no number in it has the parity: "12 odd".
  bool is_empty() const;
  // An end is of the other side: "1-50 odd".
  bool end_contradicts_parity() const { return (first && !first->fits(parity)) || (last && !last->fits(parity)); }
  std::string to_string() const; // canonical: "12a", "1-49 odd", "2-.. even", "..-20"

  friend auto operator<=>(const HouseNumberRange &, const HouseNumberRange &) = default;
};

// As the last end of a range in text: registers write an open end as the largest number that they know, 997, 998 or
// 999. A range that really ends there cannot be written.
bool stands_for_open_end(const HouseNumber &last);

// No ranges = every house number (the whole street).
class HouseNumberSet {
 public:
  static constexpr std::size_t MAX_ITEMS = 1'000;

  HouseNumberSet() = default;

  enum class Fault { unreadable, inverted, empty, too_many };
  struct Problem {
    Fault fault;
    std::string item; // the item at fault, as written
  };
  // Reads the canonical notation and the wild ones of the field: "54-60 ger.", "83-95 ung.", "94A-123", "1a-1f", "12
  // 1/2", "1;3 - 36", "1,3,5", "12 bis 20", "2-Ende", "2-998". Empty text is the whole street. On a problem nothing is
  // kept.
  static std::optional<HouseNumberSet> parse(std::string_view text, Problem *problem = nullptr);

  static HouseNumberSet of(HouseNumberRange range);
  static HouseNumberSet of(std::vector<HouseNumberRange> ranges); // in any order; at most MAX_ITEMS are read back

  bool is_whole_street() const { return ranges_.empty(); }
  bool contains(HouseNumber number) const;
  const std::vector<HouseNumberRange> &ranges() const { return ranges_; } // sorted
  std::string to_string() const;                                          // canonical, items joined by ';'

  friend auto operator<=>(const HouseNumberSet &, const HouseNumberSet &) = default;

 private:
  std::vector<HouseNumberRange> ranges_;
};

// The house numbers of an address, which may name a building that spans several: "12-14", "12/14", "12+14", "1a-1f".
// "12-16" gives 12, 14, 16: neighbours of the same side. Empty if it cannot be read, or spans more than 100.
std::vector<HouseNumber> parse_address_number(std::string_view text);

// The way back: "12", "12-16", "12/18". Precondition: what parse_address_number gave, not empty.
std::string address_number_text(const std::vector<HouseNumber> &numbers);

} // namespace zufi::text
