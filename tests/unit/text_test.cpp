// SPDX-License-Identifier: Apache-2.0
#include "text/fold.hpp"
#include "text/similarity.hpp"
#include "text/utf8.hpp"

#include <catch2/catch.hpp>

using namespace zufi::text;

TEST_CASE("strict UTF-8: every string of one or two bytes") {
  std::size_t valid = 0;
  for (unsigned first = 0; first < 256; ++first) {
    const std::string one(1, static_cast<char>(first));
    if (is_utf8(one)) ++valid;
    REQUIRE(is_utf8(one) == (first < 0x80));
    for (unsigned second = 0; second < 256; ++second) {
      const std::string two{static_cast<char>(first), static_cast<char>(second)};
      const bool both_ascii = first < 0x80 && second < 0x80;
      const bool one_sign = first >= 0xc2 && first <= 0xdf && second >= 0x80 && second <= 0xbf;
      REQUIRE(is_utf8(two) == (both_ascii || one_sign));
    }
  }
  CHECK(valid == 128);
}

TEST_CASE("strict UTF-8: every scalar value, no surrogate, nothing beyond") {
  const auto encoded = [](std::uint32_t c) {
    std::string s;
    if (c < 0x80) {
      s += static_cast<char>(c);
    } else if (c < 0x800) {
      s += static_cast<char>(0xc0 | (c >> 6));
      s += static_cast<char>(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
      s += static_cast<char>(0xe0 | (c >> 12));
      s += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
      s += static_cast<char>(0x80 | (c & 0x3f));
    } else {
      s += static_cast<char>(0xf0 | (c >> 18));
      s += static_cast<char>(0x80 | ((c >> 12) & 0x3f));
      s += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
      s += static_cast<char>(0x80 | (c & 0x3f));
    }
    return s;
  };
  for (std::uint32_t c = 0; c < 0x110400; ++c) {
    const bool is_scalar = c < 0xd800 || (c > 0xdfff && c < 0x110000);
    if (is_utf8(encoded(c)) != is_scalar) FAIL("code point " << c);
  }
  CHECK_FALSE(is_utf8("\xc0\x80"));     // overlong NUL
  CHECK_FALSE(is_utf8("\xe0\x80\xaf")); // overlong slash
  CHECK_FALSE(is_utf8("abc\xe2\x82"));  // cut short
}

TEST_CASE("signs that may deceive are found") {
  CHECK_FALSE(find_forbidden_sign("Jüchen, Straße 1–3 „x“", LineFeed::forbidden));
  CHECK(find_forbidden_sign("a\tb", LineFeed::forbidden) == U'\t');
  CHECK(find_forbidden_sign("a\nb", LineFeed::forbidden) == U'\n');
  CHECK_FALSE(find_forbidden_sign("a\nb", LineFeed::allowed));
  CHECK(find_forbidden_sign("a\u202eb", LineFeed::forbidden) == U'\u202e');
  CHECK(find_forbidden_sign("a\u2066b", LineFeed::forbidden) == U'\u2066');
  CHECK(find_forbidden_sign("a\u200bb", LineFeed::forbidden) == U'\u200b');
  CHECK(find_forbidden_sign("a\u061cb", LineFeed::forbidden) == U'\u061c');
  CHECK(find_forbidden_sign("a\u2028b", LineFeed::allowed) == U'\u2028'); // breaks a line where nobody sees it
  CHECK(find_forbidden_sign("a\u2029b", LineFeed::allowed) == U'\u2029');
  CHECK(find_forbidden_sign("a\U000e0041b", LineFeed::forbidden) == U'\U000e0041'); // invisible twins of ASCII
  CHECK(find_forbidden_sign("\u0085", LineFeed::forbidden) == U'\u0085');
  CHECK(find_forbidden_sign(std::string_view("a\0b", 3), LineFeed::forbidden) == U'\0');
}

TEST_CASE("NFC and shortening") {
  CHECK(to_nfc("Ju\u0308chen") == "Jüchen");
  CHECK(to_nfc(to_nfc("Ju\u0308chen")) == "Jüchen");
  CHECK(shortened("Jüchen", 2) == "J…"); // never inside a sign
  CHECK(shortened("Jüchen", 20) == "Jüchen");
}

TEST_CASE("plain signs: blanks, hyphens, what nobody sees") {
  CHECK(with_plain_signs("a b-c") == "a b-c");
  CHECK(with_plain_signs("Weg\u00a05\u202f\u2013\u20097\u2011a") == "Weg 5 - 7-a");
  CHECK(with_plain_signs("\ufeffOber\u00adstra\u200bße\u202e") == "Oberstraße");
  CHECK(with_plain_signs("Jüchen\n1") == "Jüchen\n1");
}

TEST_CASE("one street, however it is written") {
  const std::string key = fold_name("Oberstraße");
  for (const char *spelling : {"OBERSTRASSE", "Oberstrasse", "Oberstr.", "Oberstr", "oberstraße", "Ober-Straße",
                               "Ober  Straße", "OBERSTRAẞE", "Ober Str."})
    CHECK(fold_name(spelling) == key);
  CHECK(fold_name("Jüchen") == "juechen");
  CHECK(fold_name("Ju\u0308chen") == "juechen");
  CHECK(fold_name("JUECHEN") == "juechen");
  CHECK(fold_name("Str. des 17. Juni") == fold_name("Straße des 17. Juni"));
  CHECK(fold_name("Łódź") == "lodz");
  CHECK(fold_name("D'Alton-Straße") == fold_name("D’Alton Str."));
  CHECK(fold_name("O\u02bcNeill-Weg") == fold_name("O'Neill-Weg")); // the apostrophe that DIN 91379 names
  CHECK(fold_name("St.-Georg-Straße") == fold_name("St. Georg Str."));
  CHECK(fold_name("Oberweg") != key);
  CHECK(fold_name("Straße 1 2") != fold_name("Straße 12")); // two numbers are not one
  CHECK(fold_name("C 4, 12") != fold_name("C 41, 2"));
  CHECK(fold_name("C 4") == fold_name("C4"));
  CHECK(fold_name("") == "");
  CHECK(fold_name("…") == "");
}

TEST_CASE("folding twice changes nothing") {
  for (const char *text : {"S Tr", "Oberstr.", "Straße", "C 4 12", "1 2 3", "ﬁ", "İstanbul", "Åse-Straße", "ǅ", "１２"})
    CHECK(fold_name(fold_name(text)) == fold_name(text));
  for (const char *text : {"Müller", "Weiß", "d'Alton", "von der Heide"})
    CHECK(name_sort_key(name_sort_key(text)) == name_sort_key(text));
}

TEST_CASE("names by DIN 5007-1") {
  CHECK(name_sort_key("Müller") == "muller");
  CHECK(name_sort_key("MULLER") == "muller");
  CHECK(name_sort_key("Mueller") != "muller"); // that would be DIN 5007-2, for lists of names
  CHECK(name_sort_key("Weiß") == name_sort_key("Weiss"));
  CHECK(name_sort_key("Müller-Lüdenscheid") == "mullerludenscheid");
}

TEST_CASE("distance of names") {
  CHECK(distance_within("neuss", "neuss", 0) == 0u);
  CHECK(distance_within("neuss", "neus", 1) == 1u);
  CHECK(distance_within("neuss", "nuess", 1) == 1u); // neighbours swapped
  CHECK(distance_within("neuss", "kaarst", 2) == std::nullopt);
  CHECK(distance_within("", "ab", 2) == 2u);
  CHECK(distance_within("", "", 0) == 0u);
  CHECK(distance_within(std::string(201, 'a'), std::string(201, 'a'), 5) == std::nullopt);
}
