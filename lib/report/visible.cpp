// SPDX-License-Identifier: Apache-2.0
#include "report/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace zufi::report {

namespace {

struct Sign {
  char32_t code = 0;
  std::size_t bytes = 1; // one, and code 0xfffd, where no sign begins
};

constexpr char32_t REPLACEMENT = 0xfffd;

// Strict: no overlong forms, no surrogates, nothing above U+10FFFF.
Sign sign_at(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  constexpr std::array<char32_t, 5> LEAST{0, 0, 0x80, 0x800, 0x10000};
  const std::uint8_t first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t bytes = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < bytes) return {REPLACEMENT, 1};
  char32_t code = first & (0xffU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return {REPLACEMENT, 1};
    code = code << 6 | (byte(i) & 0x3fU);
  }
  const bool is_surrogate = code >= 0xd800 && code <= 0xdfff;
  if (code < LEAST.at(bytes) || code > 0x10ffff || is_surrogate) return {REPLACEMENT, 1};
  return {code, bytes};
}

struct Range {
  char32_t first, last;
};
constexpr Range UNSEEN[] = {{0x00, 0x1f},     {0x7f, 0x9f},     {0xad, 0xad},     {0x61c, 0x61c},
                            {0x180e, 0x180e}, {0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f},
                            {0xfdd0, 0xfdef}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0000, 0xe0fff}};

bool is_unseen(char32_t code) {
  if ((code & 0xfffe) == 0xfffe) return true; // noncharacters
  return std::any_of(std::begin(UNSEEN), std::end(UNSEEN),
                     [code](const Range &range) { return range.first <= code && code <= range.last; });
}

} // namespace

std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Sign sign = sign_at(text.substr(at));
    const bool is_broken = sign.code == REPLACEMENT && sign.bytes == 1;
    if (is_broken)
      out += "\xef\xbf\xbd";
    else if (is_unseen(sign.code))
      out += fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(sign.code));
    else
      out += text.substr(at, sign.bytes);
    at += sign.bytes;
  }
  return out;
}

std::string markup(std::string_view text) {
  std::string out;
  for (const char c : visible(text)) {
    switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break; // ]]> as well
    case '"': out += "&quot;"; break;
    case '\'': out += "&#39;"; break;
    default: out += c;
    }
  }
  return out;
}

} // namespace zufi::report
