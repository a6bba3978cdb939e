// SPDX-License-Identifier: Apache-2.0
#include "exchange/foreign_text.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace zufi::exchange {

namespace {

bool continues(char c) { return (c & 0xc0) == 0x80; }

// Precondition of both: not empty.
std::string_view first_sign(std::string_view utf8) {
  std::size_t size = 1;
  while (size < utf8.size() && continues(utf8[size])) ++size;
  return utf8.substr(0, size);
}

std::string_view last_sign(std::string_view utf8) {
  std::size_t begin = utf8.size() - 1;
  while (begin > 0 && continues(utf8[begin])) --begin;
  return utf8.substr(begin);
}

bool is_blank(std::string_view sign) {
  if (sign.size() == 1) return sign == " " || sign == "\t";
  const std::string plain = text::with_plain_signs(sign); // nothing, if nobody sees it
  return plain.empty() || plain == " ";
}

} // namespace

bool report_encoding(std::string_view text, const std::string &file, model::Notices &notices) {
  if (text::is_utf8(text)) return false;
  std::uint32_t line = 1;
  while (true) { // a line feed is no part of a longer sequence, so that one of the lines is not UTF-8 by itself
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (!text::is_utf8(text.substr(0, end))) break;
    text.remove_prefix(std::min(end + 1, text.size()));
    ++line;
  }
  notices.add(model::Code::import_not_utf8, {file, line});
  return true;
}

bool is_garbled(std::string_view utf8) {
  if (utf8.find("\ufffd") != std::string_view::npos) return true;
  const auto byte = [&utf8](std::size_t i) { return i < utf8.size() ? static_cast<unsigned char>(utf8[i]) : 0U; };
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const bool is_capital = byte(i) == 0xc3 && byte(i + 1) >= 0x82 && byte(i + 1) <= 0x9f; // Â to ß: once a first byte
    if (!is_capital) continue;
    const bool begins_most = byte(i + 1) <= 0x83; // Â, Ã: of every umlaut and ß; no name ends in one of these
    const bool is_before_sign = byte(i + 2) == 0xc2 && byte(i + 3) >= 0xa1; // ¡ to ¿, which follow no letter
    if (is_before_sign || (begins_most && (i + 2 == utf8.size() || byte(i + 2) >= 0x80))) return true;
  }
  return false;
}

std::string_view trimmed(std::string_view utf8) {
  while (!utf8.empty() && is_blank(first_sign(utf8))) utf8.remove_prefix(first_sign(utf8).size());
  while (!utf8.empty() && is_blank(last_sign(utf8))) utf8.remove_suffix(last_sign(utf8).size());
  return utf8;
}

} // namespace zufi::exchange
