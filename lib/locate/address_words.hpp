// SPDX-License-Identifier: Apache-2.0
// What a word of an address line is, if it is neither street nor place. The words stand in address_words.def.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace zufi::locate {

enum class WordKind : std::uint8_t { country, country_code, post_box, number, addressee, unit };

std::optional<WordKind> kind_of_word(std::string_view word);

// "2. OG links", "Whg. 5", "(Hinterhaus)": says where in the house, and nothing about where the house is.
bool is_place_in_house(std::span<const std::string> words);

// "c/o Meier", "z. Hd. Frau Meier". Precondition: no word is empty.
bool names_addressee(std::span<const std::string> words);

} // namespace zufi::locate
