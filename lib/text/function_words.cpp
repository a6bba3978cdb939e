// SPDX-License-Identifier: Apache-2.0
#include "text/function_words.hpp"

#include <algorithm>
#include <array>

namespace zufi::text {

bool is_function_word(std::string_view word) {
  constexpr auto WORDS = std::to_array<std::string_view>({
#define FUNCTION_WORD(word) #word,
#include "text/function_words.def"
#undef FUNCTION_WORD
  });
  return std::find(WORDS.begin(), WORDS.end(), word) != WORDS.end();
}

} // namespace zufi::text
