// SPDX-License-Identifier: Apache-2.0
// Folding: two spellings of one name fold to the same key. The keys are compared bytewise and never shown.
//
// FOLDING_VERSION stands in every dataset file: a file folded otherwise is refused at open, not misread.
#pragma once

#include <string>
#include <string_view>

namespace zufi::text {

inline constexpr int FOLDING_VERSION = 1;

// For places and streets: case-blind (ß = ss), ä = ae, ö = oe, ü = ue, other marks dropped (é = e, ł = l); blanks,
// hyphens and all other signs dropped (but "1 2" stays apart from "12"); a word that ends in "str" (with or without a
// dot) ends in "strasse". So "Oberstr. 91", "OBERSTRASSE 91" and "Oberstraße 91" fold alike. Precondition: valid UTF-8.
// Idempotent.
std::string fold_name(std::string_view utf8);

// For people's names in letter ranges: the primary level of DIN 5007-1 — case-blind, ä = a, ß = ss, other marks,
// blanks, hyphens and signs dropped; letters and digits only. Precondition: valid UTF-8. Idempotent.
std::string name_sort_key(std::string_view utf8);

// For searching: lower-case words without marks (ß = ss, ä = a, é = e), with one blank between them, letters and digits
// only. Precondition: valid UTF-8. Idempotent.
std::string fold_words(std::string_view utf8);

} // namespace zufi::text
