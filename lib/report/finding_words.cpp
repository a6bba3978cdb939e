// SPDX-License-Identifier: Apache-2.0
#include "report/finding_words.hpp"

#include "report/words.hpp"

#include <fmt/format.h>

namespace zufi::report {

namespace {

std::string joined(const std::vector<std::string> &items) {
  std::string text;
  for (const std::string &item : items) text += (text.empty() ? "" : ", ") + item;
  return text;
}

std::string rules_in_words(const std::vector<RuleAt> &rules) {
  std::vector<std::string> items;
  for (const RuleAt &rule : rules)
    items.push_back(rule.file.empty() ? rule.id : fmt::format("{} ({})", rule.id, place_of(rule.file, rule.row)));
  return joined(items);
}

struct Noun {
  std::string_view one_de, many_de, one_en, many_en;
};
std::string counted(std::size_t number, const Noun &noun, Language language) {
  const std::string_view one = in_language(language, noun.one_de, noun.one_en);
  return fmt::format("{} {}", number, number == 1 ? one : in_language(language, noun.many_de, noun.many_en));
}

} // namespace

std::string place_of(std::string_view file, std::uint32_t row) {
  if (file.empty()) return "-";
  return row == 0 ? std::string(file) : fmt::format("{}:{}", file, row);
}

std::vector<Line> proof_lines(const Notice &notice, Language language) {
  std::vector<Line> lines;
  if (!notice.proof) return lines;
  const Proof &proof = *notice.proof;
  const auto add = [&](std::string_view de, std::string_view en, std::string text) {
    if (!text.empty()) lines.push_back({std::string(in_language(language, de, en)), std::move(text)});
  };
  add("Regeln", "rules", rules_in_words(proof.rules));
  add("betrifft", "affects", joined(proof.asked));
  add("in", "in", joined(proof.areas));
  if (proof.places > 0)
    add("Orte", "places",
        counted(proof.places,
                {"Ort, der sich unterscheiden lässt", "Orte, die sich unterscheiden lassen", "that is told apart",
                 "that are told apart"},
                language));
  const std::string days = days_in_words(proof.days, language);
  add("Tage", "days", days.empty() ? std::string(in_language(language, "alle", "all")) : days);
  add("zeigt sich mit", "shown by", proof.witness_command);
  return lines;
}

std::string counts(const Report &report, Language language) {
  std::string text = counted(report.count(Severity::error), {"Fehler", "Fehler", "error", "errors"}, language);
  text += ", " + counted(report.count(Severity::warning), {"Warnung", "Warnungen", "warning", "warnings"}, language);
  text += ", " + counted(report.count(Severity::info), {"Hinweis", "Hinweise", "remark", "remarks"}, language);
  if (report.accepted > 0)
    text += fmt::format("; {} {}", report.accepted,
                        in_language(language, "akzeptierte nicht aufgeführt", "accepted not listed"));
  return text;
}

std::vector<std::string> checked_sentences(const Report &report, Language language) {
  std::vector<std::string> sentences;
  const std::string &checked = language == Language::de ? report.checked_de : report.checked_en;
  if (!checked.empty()) sentences.push_back(checked);
  if (!report.proved) return sentences;
  const Proved &proved = *report.proved;
  sentences.push_back(fmt::format(
      fmt::runtime(in_language(
          language,
          "Bewiesen für jede der {} Leistungen und {} Aufgaben (Gruppen, die Regeln gleich behandeln: {}; Rollen: {}), "
          "an "
          "jedem Tag und jedem Ort der Abdeckung (Gemeinden: {}; Orte, die sich unterscheiden lassen: {}), was immer "
          "der "
          "Fall ist (Ausschnitte: {}; Zellen: {}).",
          "Proved for each of the {} services and {} competences (groups that rules treat alike: {}; roles: {}), on "
          "every "
          "day and at every place of the coverage (municipalities: {}; places told apart: {}), whatever the facts "
          "(scenes: {}; cells: {}).")),
      proved.services, proved.competences, proved.groups, proved.roles, proved.municipalities, proved.localities,
      proved.scenes, proved.cells));
  return sentences;
}

std::string clean_text(const Report &report, Language language) {
  std::string text(in_language(language, "Keine Befunde.", "No findings."));
  if (report.accepted > 0)
    text += fmt::format(" {} {}", report.accepted,
                        in_language(language, "akzeptierte nicht aufgeführt.", "accepted not listed."));
  for (const std::string &sentence : checked_sentences(report, language)) text += " " + sentence;
  return text;
}

} // namespace zufi::report
