// SPDX-License-Identifier: Apache-2.0
// Where a person's surname stands in the alphabet, for offices that share their work by letters.
#pragma once

#include <string>
#include <string_view>

namespace zufi::text {

// name_sort_key without the particles before the name: "von der Leyen" and "van de Velde" stand under L and V, as they
// do in German directories. A word is a particle if it stands in the table, and a word follows it: "Von" alone is a
// name. What an apostrophe joins is one word: "D'Alton" stands under D. Precondition: valid UTF-8. Idempotent.
std::string surname_sort_key(std::string_view utf8);

} // namespace zufi::text
