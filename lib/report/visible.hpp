// SPDX-License-Identifier: Apache-2.0
// Text of others, for people to read: what it says, and nothing that steers a terminal, a parser or the eye.
#pragma once

#include <string>
#include <string_view>

namespace zufi::report {

// Signs that nobody sees or that turn the direction of writing are spelled, as <U+202E>, line ends too; what is not
// UTF-8 becomes U+FFFD.
std::string visible(std::string_view text);

// Of what visible() gives: for element content and double-quoted attributes of XML and HTML alike.
std::string markup(std::string_view text);

} // namespace zufi::report
