// SPDX-License-Identifier: Apache-2.0
// UTF-8 is checked once, at the door; inside the library every string is valid UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zufi::text {

// Strict: no overlong forms, no surrogates, nothing above U+10FFFF (Unicode 15, section 3.9).
bool is_utf8(std::string_view bytes);

// Canonical composition (NFC), the form that DIN 91379 demands. Precondition: valid UTF-8.
std::string to_nfc(std::string_view utf8);

// As plainly as it can be typed: every kind of blank is ' ', every kind of hyphen or dash is '-', ½ is " 1/2", signs
// that nobody sees are gone. For what people paste into a field. Precondition: valid UTF-8.
std::string with_plain_signs(std::string_view utf8);

// A sign that has no business in a table cell or query and can deceive a reader: C0 and C1 controls (line feed excepted
// where allowed), line and paragraph separators, bidirectional overrides and isolates, zero-width signs, tags,
// noncharacters. Gives its code point.
enum class LineFeed { forbidden, allowed };
std::optional<char32_t> find_forbidden_sign(std::string_view utf8, LineFeed line_feed);

// At most `bytes` bytes of `utf8`, cut at a code point, with … where something was cut off.
std::string shortened(std::string_view utf8, std::size_t bytes);

} // namespace zufi::text
