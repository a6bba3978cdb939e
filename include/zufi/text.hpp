// SPDX-License-Identifier: Apache-2.0
// Answers and findings for people: sentences, and a picture of the path.
#pragma once

#include "zufi/answer.hpp"
#include "zufi/diff.hpp"
#include "zufi/notice.hpp"

#include <string>

namespace zufi {

// The path told in sentences, with legal bases and sources; for citizens in German, for developers in English.
std::string explain(const Answer &answer, Language language);

// The path of the answer in DOT (Graphviz), left to right.
std::string path_dot(const Answer &answer, Language language);

// One statement for each change, with the rules that cause it and a question for each side; "" if there is none.
std::string to_text(const Diff &diff, Language language);

// One line per finding: file:row: severity code: text (advice).
std::string to_text(const Report &report, Language language);

} // namespace zufi
