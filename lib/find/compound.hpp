// SPDX-License-Identifier: Apache-2.0
// German compounds: "Hundesteueranmeldung" is made of "Hundesteuer" and "Anmeldung".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zufi::find {

// The words, of those given, that a word is made of, in its order, perhaps with a joint between them (-s-, -n-, -en-,
// -e-, -es-, -er-); of several ways the one with the fewest words, then the one with the longest last word. Nothing if
// there is no such way. `known` is sorted and folded; words of less than four letters do not count.
std::vector<std::string> split_compound(std::string_view word, const std::vector<std::string> &known);

} // namespace zufi::find
