// SPDX-License-Identifier: Apache-2.0
// Which of the words that services are indexed by fit a word that somebody typed. Immutable once built.
#pragma once

#include "text/near_names.hpp"
#include "text/stem.hpp"
#include "zufi/search.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zufi::find {

// The words that fit in one way, and their stems.
struct FittingWords {
  SearchFit fit = SearchFit::exact;
  std::string typed;
  std::vector<std::string> words; // sorted; at most MAX_FITTING
  std::vector<std::string> stems; // sorted, each once
};

inline constexpr std::size_t MAX_FITTING = 100;

class WordIndex {
 public:
  // `words` are sorted and outlive the index.
  explicit WordIndex(const std::vector<std::string> &words);

  // Is it indexed as it stands?
  bool has(const std::string &word) const;
  // What it can mean: one word, or the several of a compound. Of each, what fits it, from near to far, without ways in
  // which nothing fits; words that are only similar are given where there is nothing else. `word` is folded.
  std::vector<std::vector<FittingWords>> meanings(const std::string &word, const text::Stemmer &stemmer) const;

 private:
  std::vector<std::vector<FittingWords>> compound(const std::string &word, const text::Stemmer &stemmer) const;
  std::vector<FittingWords> whole(const std::string &word, const text::Stemmer &stemmer) const;
  FittingWords inside(const std::string &word, const std::string &stem, const text::Stemmer &stemmer) const;
  FittingWords similar(const std::string &word, const text::Stemmer &stemmer) const;

  const std::vector<std::string> &words_;
  text::NearNames near_;
};

} // namespace zufi::find
