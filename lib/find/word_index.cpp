// SPDX-License-Identifier: Apache-2.0
#include "find/word_index.hpp"

#include "find/compound.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace zufi::find {

namespace {

constexpr std::size_t SHORTEST_BEGINNING = 3; // letters; shorter ones begin too many words
constexpr std::size_t SHORTEST_ENDING = 4;
constexpr std::size_t SHORTEST_INSIDE = 6;

void take(FittingWords &fitting, const std::string &word, const text::Stemmer &stemmer) {
  if (fitting.words.size() == MAX_FITTING) return;
  fitting.words.push_back(word);
  fitting.stems.push_back(stemmer.stem(word));
}

void finish(FittingWords &fitting) {
  std::sort(fitting.words.begin(), fitting.words.end());
  std::sort(fitting.stems.begin(), fitting.stems.end());
  fitting.stems.erase(std::unique(fitting.stems.begin(), fitting.stems.end()), fitting.stems.end());
}

// "fuehrerschein" → "fuhrerschein": who types without umlauts writes ae, where the index has a.
std::string without_expanded_umlauts(const std::string &word) {
  std::string plain;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char c = word[at];
    plain += c;
    const bool is_expanded = (c == 'a' || c == 'o' || c == 'u') && at + 1 < word.size() && word[at + 1] == 'e';
    if (is_expanded) ++at;
  }
  return plain;
}

bool has_exact(const std::vector<FittingWords> &ways) { return !ways.empty() && ways.front().fit == SearchFit::exact; }

} // namespace

WordIndex::WordIndex(const std::vector<std::string> &words) : words_(words) {
  for (std::uint32_t item = 0; item < words.size(); ++item) near_.add(0, words[item], item);
  near_.finish();
}

bool WordIndex::has(const std::string &word) const { return std::binary_search(words_.begin(), words_.end(), word); }

std::vector<std::vector<FittingWords>> WordIndex::meanings(const std::string &word,
                                                           const text::Stemmer &stemmer) const {
  std::vector<FittingWords> ways = whole(word, stemmer);
  std::vector<std::vector<FittingWords>> meanings;
  if (const std::string plain = without_expanded_umlauts(word); !has_exact(ways) && plain != word)
    if (std::vector<FittingWords> of_plain = whole(plain, stemmer); has_exact(of_plain)) ways = std::move(of_plain);
  if (!has_exact(ways)) meanings = compound(word, stemmer);
  if (ways.empty() && meanings.empty()) ways.push_back(similar(word, stemmer));
  std::erase_if(ways, [](const FittingWords &way) { return way.words.empty(); });
  if (!ways.empty()) meanings.push_back(std::move(ways));
  return meanings;
}

std::vector<std::vector<FittingWords>> WordIndex::compound(const std::string &word,
                                                           const text::Stemmer &stemmer) const {
  std::vector<std::vector<FittingWords>> parts;
  for (const std::string &part : split_compound(word, words_)) {
    std::vector<FittingWords> ways = whole(part, stemmer);
    for (FittingWords &way : ways) way.fit = SearchFit::part;
    parts.push_back(std::move(ways));
  }
  return parts;
}

// Words with its stem, words that begin with it, words that it stands in. A stem is always the beginning of its word.
std::vector<FittingWords> WordIndex::whole(const std::string &word, const text::Stemmer &stemmer) const {
  const std::string stem = stemmer.stem(word);
  FittingWords exact{SearchFit::exact, word, {}, {}};
  FittingWords beginning{SearchFit::beginning, word, {}, {}};
  auto other = std::lower_bound(words_.begin(), words_.end(), stem);
  for (; other != words_.end() && other->starts_with(stem); ++other) {
    if (stemmer.stem(*other) == stem)
      take(exact, *other, stemmer);
    else if (stem.size() >= SHORTEST_BEGINNING)
      take(beginning, *other, stemmer);
  }
  std::vector<FittingWords> ways;
  for (FittingWords &way : std::array{std::move(exact), std::move(beginning), inside(word, stem, stemmer)}) {
    finish(way);
    if (!way.words.empty()) ways.push_back(std::move(way));
  }
  return ways;
}

FittingWords WordIndex::inside(const std::string &word, const std::string &stem, const text::Stemmer &stemmer) const {
  FittingWords part{SearchFit::part, word, {}, {}};
  if (stem.size() < SHORTEST_ENDING) return part;
  for (const std::string &other : words_) {
    const std::size_t at = other.rfind(stem);
    if (at == std::string::npos || at == 0) continue;
    const bool is_ending = other.ends_with(word) || at + stem.size() == other.size();
    if (is_ending || stem.size() >= SHORTEST_INSIDE) take(part, other, stemmer);
  }
  return part;
}

FittingWords WordIndex::similar(const std::string &word, const text::Stemmer &stemmer) const {
  constexpr std::size_t SHORT = 6;
  FittingWords similar{SearchFit::similar, word, {}, {}};
  if (word.size() < SHORTEST_BEGINNING) return similar;
  const auto key_of = [this](std::uint32_t item) -> std::string_view { return words_[item]; };
  for (const text::NearName &near : near_.find(0, word, word.size() < SHORT ? 1 : 2, key_of).names)
    take(similar, words_[near.item], stemmer);
  finish(similar);
  return similar;
}

} // namespace zufi::find
