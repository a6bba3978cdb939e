// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <new>

namespace zufi::text {

namespace {

// U8_NEXT reports an ill-formed sequence as a negative code point.
UChar32 next_code_point(std::string_view bytes, std::size_t &offset) {
  const auto *data = reinterpret_cast<const std::uint8_t *>(bytes.data());
  UChar32 code_point = 0;
  U8_NEXT(data, offset, bytes.size(), code_point);
  return code_point;
}

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_forbidden(UChar32 c, LineFeed line_feed) {
  if (c == '\n') return line_feed == LineFeed::forbidden;
  const bool control = c < 0x20 || (c >= 0x7f && c <= 0x9f);
  const bool separator = c == 0x2028 || c == 0x2029;
  const bool bidirectional =
      (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c;
  const bool tag = c >= 0xe0000 && c <= 0xe007f;
  const bool zero_width = (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff;
  return control || separator || bidirectional || zero_width || tag || U_IS_UNICODE_NONCHAR(c);
}

} // namespace

bool is_utf8(std::string_view bytes) {
  for (std::size_t offset = 0; offset < bytes.size();)
    if (next_code_point(bytes, offset) < 0) return false;
  return true;
}

std::string to_nfc(std::string_view utf8) {
  if (is_ascii(utf8)) return std::string(utf8);
  UErrorCode status = U_ZERO_ERROR;
  const auto *normalizer = icu::Normalizer2::getNFCInstance(status);
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  if (U_SUCCESS(status))
    normalizer->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())), sink, nullptr,
                              status);
  if (U_FAILURE(status)) throw std::bad_alloc(); // the only way in which normalising valid UTF-8 can fail
  return composed;
}

namespace {

// Those of house numbers: "12½" is "12 1/2".
std::string_view spelled_fraction(UChar32 c) {
  switch (c) {
  case 0x00bc: return " 1/4";
  case 0x00bd: return " 1/2";
  case 0x00be: return " 3/4";
  case 0x2153: return " 1/3";
  case 0x2154: return " 2/3";
  default: return {};
  }
}

} // namespace

std::string with_plain_signs(std::string_view utf8) {
  if (is_ascii(utf8)) return std::string(utf8);
  constexpr UChar32 MINUS = 0x2212;
  std::string plain;
  for (std::size_t offset = 0; offset < utf8.size();) {
    const std::size_t begin = offset;
    const UChar32 c = next_code_point(utf8, offset);
    const std::uint32_t category = U_GET_GC_MASK(c);
    if ((category & U_GC_ZS_MASK) != 0)
      plain += ' ';
    else if (const std::string_view fraction = spelled_fraction(c); !fraction.empty())
      plain += fraction;
    else if ((category & U_GC_PD_MASK) != 0 || c == MINUS)
      plain += '-';
    else if ((category & U_GC_CF_MASK) == 0)
      plain += utf8.substr(begin, offset - begin);
  }
  return plain;
}

std::optional<char32_t> find_forbidden_sign(std::string_view utf8, LineFeed line_feed) {
  for (std::size_t offset = 0; offset < utf8.size();) {
    const UChar32 c = next_code_point(utf8, offset);
    if (is_forbidden(c, line_feed)) return static_cast<char32_t>(c);
  }
  return std::nullopt;
}

std::string shortened(std::string_view utf8, std::size_t bytes) {
  if (utf8.size() <= bytes) return std::string(utf8);
  std::size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xc0) == 0x80) --end;
  return std::string(utf8.substr(0, end)) + "…";
}

} // namespace zufi::text
