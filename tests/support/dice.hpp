// SPDX-License-Identifier: Apache-2.0
// Random choices that are the same on every machine and with every standard library for one seed (SplitMix64, public
// domain, S. Vigna).
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace zufi::test {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() % end); } // precondition: end > 0
  int between(int first, int last) {                                                    // both inclusive
    return first + static_cast<int>(below(static_cast<std::size_t>(last - first) + 1));
  }
  bool chance(unsigned percent) { return below(100) < percent; }

  template <class Items> const auto &pick(const Items &items) { return *(std::begin(items) + offset(items)); }
  template <class Items> auto &pick(Items &items) { return *(std::begin(items) + offset(items)); }

  template <class Item> void shuffle(std::vector<Item> &items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  template <class Items> std::ptrdiff_t offset(const Items &items) {
    return static_cast<std::ptrdiff_t>(below(std::size(items))); // precondition: not empty
  }

  std::uint64_t state_;
};

} // namespace zufi::test
