// SPDX-License-Identifier: Apache-2.0
// Findings about data: what is wrong, where, and what to do. Collected, never thrown; all findings of a run are
// reported.
#pragma once

#include "zufi/date.hpp"
#include "zufi/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zufi {

struct RuleAt {
  std::string id;
  std::string file;      // as in Notice
  std::uint32_t row = 0; // 0: not known, a built dataset has no rows
};

// What a finding of the proof (check.hpp) has beside what every notice has.
struct Proof {
  std::string witness;            // a question that shows it, as zufi-query/1 JSON; empty: there can be none
  std::string witness_command;    // the same for a shell, without the dataset: "zufi resolve --service …"
  std::vector<RuleAt> rules;      // that it is about
  std::vector<std::string> asked; // ids of the services and competences that are affected
  std::vector<std::string> areas; // ids of the municipalities, or larger areas, in which they are
  std::size_t places = 0;         // that the dataset tells apart, and are affected
  Validity days;                  // around all days on which they are
};

struct Notice {
  std::string code; // stable, snake_case; the whole list is lib/model/notices.def
  Severity severity = Severity::error;
  std::string file;      // below the folder that holds the sources, "/" between parts; empty: about the run as a whole
  std::uint32_t row = 0; // line on which the row begins, the header is 1; 0: about the file as a whole
  std::string column;    // empty: about the row as a whole
  std::string value;     // the offending value, shortened
  std::string text_de, text_en;     // what is wrong
  std::string advice_de, advice_en; // what to do
  // What the finding is, without rows and counts: stays the same while the data moves. No two of a report are alike.
  std::string fingerprint = {};
  std::optional<Proof> proof = std::nullopt;
};

// What a proof went through. Without findings this is what was shown to be free of them: for each of the services and
// competences, in each role, on each day, in each place of the coverage and whatever the facts, exactly. Where rules
// name kinds of place, each kind has a place of its own; questions that give several places of one kind, or only some
// of these kinds, are not gone through.
struct Proved {
  std::size_t services = 0, competences = 0;
  std::size_t groups = 0;         // of them, that rules treat alike
  std::size_t roles = 0;          // that rules tell apart
  std::size_t municipalities = 0; // and larger areas of which the tables have none
  std::size_t localities = 0;     // that are told apart, on the day on which there are most
  std::size_t scenes = 0;         // groups × roles × stretches of days on which the same rules hold
  std::size_t cells = 0;          // parts of scenes (places × facts), each with one answer
};

struct Report {
  std::vector<Notice> notices;                 // by file, row and column
  std::optional<Proved> proved = std::nullopt; // of check alone
  // What was looked at, as a sentence: of that much no finding is a result. Empty: not told.
  std::string checked_de = {}, checked_en = {};
  std::size_t accepted = 0; // findings that a baseline took out (report.hpp)

  std::size_t count(Severity severity) const;
  bool has_errors() const { return count(Severity::error) > 0; }
};

// What is known of a code: its texts with {0} for the value and {1} for a detail. In the order of notices.def.
struct NoticeKind {
  std::string_view code;
  Severity severity;
  std::string_view text_en, text_de, advice_en, advice_de;
};
const std::vector<NoticeKind> &notice_kinds();

} // namespace zufi
