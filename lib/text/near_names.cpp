// SPDX-License-Identifier: Apache-2.0
#include "text/near_names.hpp"

#include "text/similarity.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace zufi::text {

namespace {

// One bit for each letter; digits share five, everything else one.
std::uint32_t letters_of(std::string_view key) {
  constexpr unsigned LETTERS = 26;
  constexpr unsigned DIGITS = 5;
  std::uint32_t set = 0;
  for (const char c : key) {
    unsigned bit = LETTERS + DIGITS;
    if (c >= 'a' && c <= 'z')
      bit = static_cast<unsigned>(c - 'a');
    else if (c >= '0' && c <= '9')
      bit = LETTERS + static_cast<unsigned>(c - '0') % DIGITS;
    set |= std::uint32_t{1} << bit;
  }
  return set;
}

bool may_be_near(std::uint32_t a, std::uint32_t b, std::size_t bound) {
  return static_cast<std::size_t>(std::popcount(a & ~b)) <= bound &&
         static_cast<std::size_t>(std::popcount(b & ~a)) <= bound;
}

} // namespace

void NearNames::add(std::uint32_t group, std::string_view key, std::uint32_t item) {
  if (key.size() <= MAX_SIMILAR_LENGTH)
    entries_.push_back({group, static_cast<std::uint32_t>(key.size()), item, letters_of(key)});
}

void NearNames::finish() {
  std::sort(entries_.begin(), entries_.end());
  entries_.shrink_to_fit();
}

NearResult NearNames::find(std::uint32_t group, std::string_view word, std::size_t bound,
                           const std::function<std::string_view(std::uint32_t)> &key_of, std::size_t max_steps) const {
  NearResult result;
  if (word.size() > MAX_SIMILAR_LENGTH) return result;
  const std::uint32_t letters = letters_of(word);
  const auto shortest = static_cast<std::uint32_t>(word.size() - std::min(word.size(), bound));
  const auto longest = static_cast<std::uint32_t>(word.size() + bound);
  const std::size_t comparison = 1 + (2 * bound + 1) * word.size();
  std::size_t steps = 0;
  const auto is_before = [](const Entry &entry, const std::pair<std::uint32_t, std::uint32_t> &at) {
    return std::tie(entry.group, entry.length) < std::tie(at.first, at.second);
  };
  for (auto entry = std::lower_bound(entries_.begin(), entries_.end(), std::pair(group, shortest), is_before);
       entry != entries_.end() && entry->group == group && entry->length <= longest; ++entry) {
    const bool is_compared = may_be_near(letters, entry->letters, bound);
    steps += is_compared ? comparison : 1;
    if (steps > max_steps) {
      result.is_cut = true;
      break;
    }
    if (!is_compared) continue;
    if (const auto distance = distance_within(word, key_of(entry->item), bound))
      result.names.push_back({*distance, entry->item});
  }
  std::sort(result.names.begin(), result.names.end());
  return result;
}

} // namespace zufi::text
