// SPDX-License-Identifier: Apache-2.0
// Which of many names are near to a word: exactly those that distance_within gives, without comparing each of them.
//
// Names are kept by length, each with the set of its letters: one typing error changes the length by one at most, and
// adds at most one letter to that set and takes at most one away. What is left is compared. The work is bounded by
// steps, not by time: the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace zufi::text {

struct NearName {
  std::size_t distance = 0;
  std::uint32_t item = 0;
  friend auto operator<=>(const NearName &, const NearName &) = default;
};

struct NearResult {
  std::vector<NearName> names; // the nearest first; of equal distance by item
  bool is_cut = false;         // the steps did not suffice: there may be more
};

class NearNames {
 public:
  static constexpr std::size_t MAX_STEPS = 4'000'000; // a name that is passed over is one, a cell of a comparison too

  // `key` is what names are compared by, `group` the part of the names that one search looks at (a municipality, say),
  // `item` what the caller knows it by. Keys are not kept. finish() once, after the last of them.
  void add(std::uint32_t group, std::string_view key, std::uint32_t item);
  void finish();

  // The names of the group within `bound`, a small number. `key_of` gives the key of an item again.
  NearResult find(std::uint32_t group, std::string_view word, std::size_t bound,
                  const std::function<std::string_view(std::uint32_t)> &key_of,
                  std::size_t max_steps = MAX_STEPS) const;

 private:
  struct Entry {
    std::uint32_t group = 0;
    std::uint32_t length = 0;
    std::uint32_t item = 0;
    std::uint32_t letters = 0; // a set
    friend auto operator<=>(const Entry &, const Entry &) = default;
  };
  std::vector<Entry> entries_; // sorted
};

} // namespace zufi::text
