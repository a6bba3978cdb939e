// SPDX-License-Identifier: Apache-2.0
// Words that say nothing of what is sought: "ich", "für", "meinen". They stand in function_words.def.
#pragma once

#include <string_view>

namespace zufi::text {

// `word` as fold_words gives it.
bool is_function_word(std::string_view word);

} // namespace zufi::text
