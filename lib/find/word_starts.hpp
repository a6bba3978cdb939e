// SPDX-License-Identifier: Apache-2.0
// Where words begin inside folded names: "Neustadt" is found in "Bad Neustadt an der Saale". Eight bytes a word.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::find {

// A word inside the name of an item. Which names the items have, the caller knows.
struct WordStart {
  std::uint32_t item = 0;
  std::uint16_t offset = 0; // of the word in the folded name
};

// Offsets in fold_name(name) at which a word begins, but for the first. Precondition: valid UTF-8.
std::vector<std::uint16_t> word_offsets(std::string_view name);

class WordStarts {
 public:
  void add(std::uint32_t item, std::string_view name) {
    for (const std::uint16_t offset : word_offsets(name)) starts_.push_back({item, offset});
  }

  // `key_of` gives the folded name of an item. Once, after the last name was added.
  template <class KeyOf> void finish(KeyOf key_of) {
    std::sort(starts_.begin(), starts_.end(), [&key_of](WordStart a, WordStart b) {
      const std::string_view left = key_of(a.item).substr(a.offset);
      const std::string_view right = key_of(b.item).substr(b.offset);
      return left != right ? left < right : a.item < b.item;
    });
    starts_.shrink_to_fit();
  }

  // Calls visit(item) for each word that begins with `prefix`, in the order of what follows it, until visit gives
  // false.
  template <class KeyOf, class Visit> void for_each(std::string_view prefix, KeyOf key_of, Visit visit) const {
    auto start =
        std::lower_bound(starts_.begin(), starts_.end(), prefix, [&key_of](WordStart word, std::string_view text) {
          return key_of(word.item).substr(word.offset) < text;
        });
    for (; start != starts_.end() && key_of(start->item).substr(start->offset).starts_with(prefix); ++start)
      if (!visit(start->item)) return;
  }

 private:
  std::vector<WordStart> starts_;
};

} // namespace zufi::find
