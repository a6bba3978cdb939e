// SPDX-License-Identifier: Apache-2.0
#include "text/fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <new>
#include <utility>

namespace zufi::text {

namespace {

enum class Umlaut { expanded, stripped }; // ä → ae (names of places), ä → a (DIN 5007-1)

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

void throw_on_failure(UErrorCode status) {
  if (U_FAILURE(status)) throw std::bad_alloc(); // valid UTF-8 can fail in no other way
}

// ICU makes its normalisers at their first use, and remembers for good if that fails: a process that once lacked memory
// then could never open a dataset again. So they are made when the library is loaded.
const bool ARE_NORMALISERS_MADE = [] {
  UErrorCode status = U_ZERO_ERROR;
  icu::Normalizer2::getNFKCCasefoldInstance(status);
  icu::Normalizer2::getNFDInstance(status);
  icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status);
}();

// NFKC_Casefold, then decomposed: base letters and marks stand apart.
std::string decomposed_lower_case(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const auto *casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto *decompose = icu::Normalizer2::getNFDInstance(status);
  throw_on_failure(status);
  std::string folded;
  icu::StringByteSink<std::string> folded_sink(&folded);
  casefold->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())), folded_sink,
                          nullptr, status);
  std::string decomposed;
  icu::StringByteSink<std::string> decomposed_sink(&decomposed);
  decompose->normalizeUTF8(0, folded, decomposed_sink, nullptr, status);
  throw_on_failure(status);
  return decomposed;
}

// Letters of DIN 91379 that have no decomposition; the values are the customary ASCII spellings.
struct PlainSpelling {
  UChar32 letter;
  std::string_view expanded;
  std::string_view stripped;
};
constexpr std::array<PlainSpelling, 11> PLAIN_SPELLINGS{{{0x00e6, "ae", "ae"}, // æ
                                                         {0x0153, "oe", "oe"}, // œ
                                                         {0x00f8, "oe", "o"},  // ø
                                                         {0x0142, "l", "l"},   // ł
                                                         {0x0111, "d", "d"},   // đ
                                                         {0x00f0, "d", "d"},   // ð
                                                         {0x00fe, "th", "th"}, // þ
                                                         {0x0131, "i", "i"},   // ı
                                                         {0x0127, "h", "h"},   // ħ
                                                         {0x0167, "t", "t"},   // ŧ
                                                         {0x014b, "n", "n"}}}; // ŋ

void append_code_point(std::string &out, UChar32 c) {
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, c);
  out.append(reinterpret_cast<const char *>(bytes.data()), static_cast<std::size_t>(length));
}

// Lower-case words without marks, separated by single blanks.
std::string words_of(std::string_view utf8, Umlaut umlaut) {
  const std::string text = decomposed_lower_case(utf8);
  const auto *data = reinterpret_cast<const std::uint8_t *>(text.data());
  constexpr UChar32 DIAERESIS = 0x0308;
  std::string words;
  UChar32 base = 0; // the letter to which a following mark belongs
  const auto separate = [&words] {
    if (!words.empty() && words.back() != ' ') words += ' ';
  };
  for (std::size_t offset = 0; offset < text.size();) {
    UChar32 c = 0;
    U8_NEXT(data, offset, text.size(), c);
    if ((U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) {
      const bool is_umlaut = c == DIAERESIS && (base == 'a' || base == 'o' || base == 'u');
      if (is_umlaut && umlaut == Umlaut::expanded) words += 'e';
      base = 0;
      continue;
    }
    base = c;
    const auto *plain = std::find_if(PLAIN_SPELLINGS.begin(), PLAIN_SPELLINGS.end(),
                                     [c](const PlainSpelling &spelling) { return spelling.letter == c; });
    if (plain != PLAIN_SPELLINGS.end())
      words += umlaut == Umlaut::expanded ? plain->expanded : plain->stripped;
    else if (u_isalnum(c) && u_charType(c) != U_MODIFIER_LETTER)
      append_code_point(words, c);
    else if (c != 0x2019 && c != '\'' && u_charType(c) != U_MODIFIER_LETTER) // an apostrophe joins: "D'Alton"
      separate();
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

std::string joined(std::string words) {
  words.erase(std::remove(words.begin(), words.end(), ' '), words.end());
  return words;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string with_full_street_words(std::string_view words) {
  std::string out;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    const std::string_view word = words.substr(begin, end - begin);
    if (!out.empty() && is_digit(out.back()) && is_digit(word.front())) out += ' ';
    out += word;
    if (ends_with(word, "str")) out += "asse";
    begin = end + 1;
  }
  if (ends_with(out, "str")) out += "asse"; // "s tr": folding twice must change nothing
  return out;
}

// Most names are ASCII and need no Unicode tables.
bool fold_ascii(std::string_view text, std::string &words) {
  for (const char c : text) {
    if ((c & 0x80) != 0) return false;
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (is_word_byte(lower))
      words += lower;
    else if (c != '\'' && !words.empty() && words.back() != ' ')
      words += ' ';
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  return true;
}

std::string normal_words(std::string_view utf8, Umlaut umlaut) {
  std::string words;
  words.reserve(utf8.size() + 8);
  if (fold_ascii(utf8, words)) return words;
  return words_of(utf8, umlaut);
}

} // namespace

std::string fold_name(std::string_view utf8) { return with_full_street_words(normal_words(utf8, Umlaut::expanded)); }

std::string fold_words(std::string_view utf8) { return normal_words(utf8, Umlaut::stripped); }

std::string name_sort_key(std::string_view utf8) { return joined(normal_words(utf8, Umlaut::stripped)); }

} // namespace zufi::text
