// SPDX-License-Identifier: Apache-2.0
// What a finding says in one language, for the formats that people read. Nothing here is escaped.
#pragma once

#include "zufi/notice.hpp"
#include "zufi/vocabulary.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace zufi::report {

inline const std::string &text_of(const Notice &notice, Language language) {
  return language == Language::de ? notice.text_de : notice.text_en;
}
inline const std::string &advice_of(const Notice &notice, Language language) {
  return language == Language::de ? notice.advice_de : notice.advice_en;
}

// Of words of the formats themselves.
inline std::string_view in_language(Language language, std::string_view de, std::string_view en) {
  return language == Language::de ? de : en;
}

std::string place_of(std::string_view file, std::uint32_t row); // "neuss/rules.csv:12"; "-" without a file

// What a proof adds, a line each: "Regeln", "r1 (neuss/rules.csv:12), r2". Empty of a notice without a proof.
struct Line {
  std::string label, text;
};
std::vector<Line> proof_lines(const Notice &notice, Language language);

// "2 Fehler, 1 Warnung, 3 Hinweise"; with what a baseline took out, if it took something.
std::string counts(const Report &report, Language language);

// What was looked at and what was gone through by a proof, a sentence each; may be empty.
std::vector<std::string> checked_sentences(const Report &report, Language language);

// What a report without findings says of itself.
std::string clean_text(const Report &report, Language language);

} // namespace zufi::report
