// SPDX-License-Identifier: Apache-2.0
#include "find/search.hpp"

#include "text/fold.hpp"
#include "text/function_words.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace zufi::find {

namespace {

constexpr std::size_t MAX_WORDS = 16;
constexpr std::size_t LONGEST_WORD = 100; // bytes

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> list;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    list.emplace_back(words.substr(begin, end - begin));
    begin = end + 1;
  }
  return list;
}

// Those that say something; all, if none does. Two that are one word in the index are one: "Schwerbehinderten Ausweis".
std::vector<std::string> words_of(const std::string &text, const WordIndex &index) {
  std::vector<std::string> all = split(text::fold_words(text));
  std::erase_if(all, [](const std::string &word) { return word.size() > LONGEST_WORD; });
  for (std::size_t i = 0; i + 1 < all.size(); ++i)
    if (const std::string joined = all[i] + all[i + 1]; index.has(joined)) {
      all[i] = joined;
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  std::vector<std::string> telling;
  for (const std::string &word : all)
    if (!text::is_function_word(word) && std::find(telling.begin(), telling.end(), word) == telling.end())
      telling.push_back(word);
  std::vector<std::string> &words = telling.empty() ? all : telling;
  words.resize(std::min(words.size(), MAX_WORDS));
  return words;
}

std::uint64_t weight_of(SearchFit fit) {
  switch (fit) {
  case SearchFit::exact: return 100;
  case SearchFit::beginning: return 60;
  case SearchFit::part: return 55;
  case SearchFit::similar: return 50;
  }
  return 0;
}

std::uint64_t weight_of(SearchField field) { return field == SearchField::keyword ? 6 : 10; }

// How a word led to an entry: by the nearest of its ways.
struct Lead {
  std::uint64_t weight = 0;
  storage::SearchEntry entry;
  std::size_t way = 0; // into the ways of the word
};

struct TypedWord {
  std::vector<FittingWords> ways;
  std::map<std::uint32_t, Lead> entries; // by number
  std::map<std::uint32_t, Lead> leads;   // the best of each service
};

class Searcher {
 public:
  Searcher(const storage::SearchIndex &index, const WordIndex &words, const std::vector<model::ServiceRecord> &services,
           const SearchRequest &request)
      : session_(index), words_(words), services_(services), request_(request) {}

  Result<std::vector<SearchHit>> run() {
    for (const std::string &word : words_of(request_.text, words_))
      for (std::vector<FittingWords> &ways : words_.meanings(word, stemmer_)) {
        typed_.push_back({std::move(ways), {}, {}});
        for (std::size_t way = 0; way < typed_.back().ways.size(); ++way)
          if (const Status status = follow(typed_.back(), way); !status) return status.error();
      }
    for (TypedWord &typed : typed_) choose_leads(typed);
    return hits();
  }

 private:
  Status follow(TypedWord &typed, std::size_t way) {
    const Result<std::vector<storage::SearchEntry>> entries = session_.entries_with(typed.ways[way].stems);
    if (!entries) return entries.error();
    for (const storage::SearchEntry &entry : *entries) {
      if (request_.date && !services_[entry.service].validity.contains(*request_.date)) continue;
      const Lead lead{weight_of(typed.ways[way].fit) * weight_of(entry.field), entry, way};
      const auto [known, is_new] = typed.entries.try_emplace(entry.number, lead);
      if (is_new)
        ++words_found_[entry.number];
      else if (lead.weight > known->second.weight)
        known->second = lead;
    }
    return std::monostate{};
  }

  // An everyday word of several words means its service only as a whole: "Visum verlängern" is not every "verlängern".
  void choose_leads(TypedWord &typed) const {
    constexpr std::uint64_t LESS = 4;
    for (auto &[number, lead] : typed.entries) {
      const bool is_broken = lead.entry.field == SearchField::word && words_found_.at(number) < lead.entry.words;
      if (is_broken) lead.weight /= LESS;
      Lead &best = typed.leads[lead.entry.service];
      if (lead.weight > best.weight) best = lead;
    }
  }

  // Of a word that leads to few services more than of one that leads to many.
  std::uint64_t rarity_of(const TypedWord &typed) const {
    return std::bit_width(services_.size() / std::max<std::size_t>(typed.leads.size(), 1)) + 1U;
  }

  struct Scored {
    std::uint64_t score = 0;
    std::size_t name_words = 0;
    std::string sort_key;
    std::uint32_t service = 0;
  };

  Result<std::vector<SearchHit>> hits() {
    std::map<std::uint32_t, std::uint64_t> scores;
    for (const TypedWord &typed : typed_)
      for (const auto &[service, lead] : typed.leads) scores[service] += lead.weight * rarity_of(typed);
    std::vector<Scored> ranked;
    for (const auto &[service, score] : scores) {
      const std::string &name = services_[service].name;
      const std::string words = text::fold_words(name);
      const auto blanks = static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
      ranked.push_back({score, blanks, text::name_sort_key(name), service});
    }
    std::sort(ranked.begin(), ranked.end(), [](const Scored &a, const Scored &b) {
      return std::tie(b.score, a.name_words, a.sort_key, a.service) <
             std::tie(a.score, b.name_words, b.sort_key, b.service);
    });
    ranked.resize(std::min(ranked.size(), request_.limit));
    std::vector<SearchHit> hits;
    for (const Scored &scored : ranked) {
      SearchHit hit{services_[scored.service].id(), services_[scored.service].name, {}};
      for (const TypedWord &typed : typed_)
        if (const Status status = explain(typed, scored.service, hit); !status) return status.error();
      hits.push_back(std::move(hit));
    }
    return hits;
  }

  Status explain(const TypedWord &typed, std::uint32_t service, SearchHit &hit) {
    const auto found = typed.leads.find(service);
    if (found == typed.leads.end()) return std::monostate{};
    const Lead &lead = found->second;
    const FittingWords &way = typed.ways[lead.way];
    Result<std::string> text = session_.text_of(lead.entry.number);
    if (!text) return text.error();
    std::string word; // of the entry
    for (const std::string &candidate : split(text::fold_words(*text)))
      if (word.empty() && std::binary_search(way.stems.begin(), way.stems.end(), stemmer_.stem(candidate)))
        word = candidate;
    hit.reasons.push_back({way.typed, std::move(word), way.fit, lead.entry.field, std::move(text).value()});
    return std::monostate{};
  }

  const text::Stemmer stemmer_;
  storage::SearchSession session_;
  const WordIndex &words_;
  const std::vector<model::ServiceRecord> &services_;
  const SearchRequest &request_;
  std::vector<TypedWord> typed_;
  std::map<std::uint32_t, std::uint32_t> words_found_; // by number of an entry: how many typed words led to it
};

} // namespace

Result<std::vector<SearchHit>> search(const storage::SearchIndex &index, const WordIndex &words,
                                      const std::vector<model::ServiceRecord> &services, const SearchRequest &request) {
  return Searcher(index, words, services, request).run();
}

} // namespace zufi::find
