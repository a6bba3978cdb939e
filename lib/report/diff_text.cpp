// SPDX-License-Identifier: Apache-2.0
#include "zufi/text.hpp"

#include "report/words.hpp"

#include <fmt/format.h>

namespace zufi {

namespace {

// Names of what is listed, as many as a reader takes in.
std::string listed(const std::vector<NamedId> &list, std::string_view more_of) {
  constexpr std::size_t SHOWN = 3;
  std::string text;
  for (std::size_t i = 0; i < list.size() && i < SHOWN; ++i)
    text += (text.empty() ? "" : ", ") + (list[i].name.empty() ? list[i].id : list[i].name);
  if (list.size() > SHOWN) text += fmt::format(" (+{} {})", list.size() - SHOWN, more_of);
  return text;
}

std::string result_text(const ChangedResult &result) {
  if (result.handlers.empty()) return fmt::format("[{}]", name_of(result.outcome));
  std::string text;
  for (const ChangedResult::Handler &handler : result.handlers) {
    text += text.empty() ? "" : " / ";
    text += handler.office.name.empty() ? handler.office.id : handler.office.name;
    if (!handler.body.id.empty() && handler.body.id != handler.office.id)
      text += fmt::format(" ({})", handler.body.name.empty() ? handler.body.id : handler.body.name);
    for (const NamedId &site : handler.sites) text += fmt::format(" @{}", site.id);
  }
  return text;
}

std::string joined(const std::vector<std::string> &texts) {
  std::string text;
  for (const std::string &item : texts) text += (text.empty() ? "" : " ") + item;
  return text.empty() ? "–" : text;
}

std::string change_text(const AnswerChange &change, Language language) {
  const bool is_german = language == Language::de;
  std::string text = listed(change.asked, is_german ? "weitere" : "more");
  text += ", " + listed(change.areas, is_german ? "weitere" : "more");
  for (const auto &[fact, values] : change.facts) text += fmt::format(", {} {}", fact, values);
  if (change.roles.front() != Role::responsible) // else: in all roles that matter here, or at least in that one
    for (const Role role : change.roles) text += fmt::format(", {}", name_of(role));
  if (const std::string days = days_in_words(change.days, language); !days.empty()) text += ", " + days;
  text += fmt::format(": {} → {}", result_text(change.before), result_text(change.after));
  if (!change.is_whole) text += fmt::format(" ({} {})", change.streets, is_german ? "Straßen" : "streets");
  text += fmt::format("\n  - {}: {}\n  + {}: {}\n", joined(change.before.rules), change.before.witness_command,
                      joined(change.after.rules), change.after.witness_command);
  return text;
}

} // namespace

std::string to_text(const Diff &diff, Language language) {
  std::string text;
  for (const AnswerChange &change : diff.changes) text += change_text(change, language);
  for (const std::string &id : diff.undecided)
    text += fmt::format("{}: {}\n", id,
                        language == Language::de ? "nicht entschieden, zu viele Möglichkeiten"
                                                 : "undecided, too many possibilities");
  return text;
}

} // namespace zufi
