// SPDX-License-Identifier: Apache-2.0
#include "text/abbreviations.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace zufi::text {

namespace {

struct Alike {
  std::string_view key;
  std::string_view spellings;
};
constexpr Alike ALIKE_WORDS[] = {
#define ALIKE(key, spellings) {key, spellings},
#define ENDING(key, spelling)
#include "text/abbreviations.def"
#undef ALIKE
#undef ENDING
};
constexpr Alike ENDINGS[] = {
#define ALIKE(key, spellings)
#define ENDING(key, spelling) {key, spelling},
#include "text/abbreviations.def"
#undef ALIKE
#undef ENDING
};

struct Spelling {
  std::string_view word;
  std::string_view key;
};

const std::vector<Spelling> &spellings() {
  static const std::vector<Spelling> SPELLINGS = [] {
    std::vector<Spelling> all;
    for (const Alike &alike : ALIKE_WORDS)
      for (std::string_view rest = alike.spellings; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        all.push_back({rest.substr(0, end), alike.key});
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    std::sort(all.begin(), all.end(), [](const Spelling &a, const Spelling &b) { return a.word < b.word; });
    return all;
  }();
  return SPELLINGS;
}

std::string_view key_of_word(std::string_view word) {
  const std::vector<Spelling> &all = spellings();
  const auto found = std::lower_bound(all.begin(), all.end(), word,
                                      [](const Spelling &spelling, std::string_view w) { return spelling.word < w; });
  return found != all.end() && found->word == word ? found->key : std::string_view();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool ends_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool is_letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
  return byte < 0x80 && !is_letter && !is_digit(c) && c != '\'';
}

struct Word {
  std::string_view text;
  bool has_dot = false; // behind it
};

// The next word of `rest`, which is shortened by it. Empty at the end.
Word take_word(std::string_view &rest) {
  while (!rest.empty() && ends_word(rest.front())) rest.remove_prefix(1);
  const auto end = std::find_if(rest.begin(), rest.end(), ends_word);
  const std::string_view text = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(text.size());
  return {text, !rest.empty() && rest.front() == '.'};
}

// The next word that is no "am" or "der".
Word take_telling_word(std::string_view &rest) {
  Word word = take_word(rest);
  while (!word.text.empty() && key_of_word(fold_name(word.text)).size() == 1) word = take_word(rest);
  return word;
}

// "M." is "Main", and "Main" is.
bool abbreviates(const Word &word, const Word &whole) {
  const std::string begin = fold_name(word.text);
  const std::string name = fold_name(whole.text);
  return word.has_dot ? std::string_view(name).substr(0, begin.size()) == begin : name == begin;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

std::string key_of(const Word &word) {
  std::string folded = fold_name(word.text);
  if (const std::string_view key = key_of_word(folded); !key.empty()) return std::string(key);
  if (!word.has_dot) return folded;
  for (const Alike &ending : ENDINGS)
    if (ends_with(folded, ending.spellings)) {
      folded.resize(folded.size() - ending.spellings.size());
      return folded + std::string(ending.key);
    }
  return folded;
}

} // namespace

std::string abbreviation_key(std::string_view utf8) {
  std::string key;
  for (Word word = take_word(utf8); !word.text.empty(); word = take_word(utf8)) {
    const std::string next = key_of(word);
    if (!key.empty() && !next.empty() && is_digit(key.back()) && is_digit(next.front())) key += ' '; // as fold_name
    key += next;
  }
  return key;
}

std::string_view without_distinction(std::string_view utf8) {
  constexpr std::array<std::string_view, 5> TELLING_WORDS{"a", "i", "b", "o", "v"};
  if (const std::size_t sign = utf8.find_first_of("(/,"); sign != std::string_view::npos && sign > 0) {
    const std::string_view head = utf8.substr(0, sign);
    return head.substr(0, head.find_last_not_of(' ') + 1);
  }
  std::string_view rest = utf8;
  std::size_t end = 0; // of the words before
  for (Word word = take_word(rest); !word.text.empty(); word = take_word(rest)) {
    const auto begin = static_cast<std::size_t>(word.text.data() - utf8.data());
    const std::string_view key = key_of_word(fold_name(word.text));
    const bool tells = end > 0 && utf8[begin - 1] == ' ' &&
                       std::find(TELLING_WORDS.begin(), TELLING_WORDS.end(), key) != TELLING_WORDS.end();
    if (tells) return utf8.substr(0, end);
    end = begin + word.text.size();
  }
  return {};
}

bool has_distinction(std::string_view name, std::string_view distinction) {
  std::string_view rest = name.substr(without_distinction(name).size());
  Word own = take_telling_word(rest);
  Word other = take_telling_word(distinction);
  if (own.text.empty() || other.text.empty()) return false;
  for (; !own.text.empty() && !other.text.empty();
       own = take_telling_word(rest), other = take_telling_word(distinction))
    if (!abbreviates(other, own) && !abbreviates(own, other)) return false;
  return own.text.empty() && other.text.empty();
}

} // namespace zufi::text
