// SPDX-License-Identifier: Apache-2.0
// The text of foreign files: which encoding it is in, and what an encoding mix-up leaves behind.
#pragma once

#include "model/notices.hpp"

#include <string>
#include <string_view>

namespace zufi::exchange {

// Reports a file that is not UTF-8, with the line that shows it. Nothing can be read from such a file.
bool report_encoding(std::string_view text, const std::string &file, model::Notices &notices);

// UTF-8 that was once read as if it were Latin-1 or Windows-1252 ("StraÃŸe"), or from which letters were lost (U+FFFD).
// No German name looks like that. Precondition: valid UTF-8.
bool is_garbled(std::string_view utf8);

// Blanks at either end, also those that look like none, belong to the column, not to the value.
std::string_view trimmed(std::string_view utf8);

} // namespace zufi::exchange
