// SPDX-License-Identifier: Apache-2.0
#include "zufi/text.hpp"

#include <fmt/format.h>

#include <string_view>

namespace zufi {

namespace {

struct Bilingual {
  std::string_view de, en;
  std::string_view in(Language language) const { return language == Language::de ? de : en; }
};

// {0} from, {1} to
Bilingual sentence_of(Relation relation, bool stays) {
  switch (relation) {
  case Relation::assigns:
    return {"Die Leistung »{0}« gehört zur Aufgabe »{1}«.", "The service »{0}« belongs to the task »{1}«."};
  case Relation::held_by: return {"Für »{0}« ist hier zuständig: {1}.", "For »{0}« the responsible body here is: {1}."};
  case Relation::delegated_to:
    if (stays) return {"{0} hat diesen Teil nicht abgegeben.", "{0} has kept this part."};
    return {"{0} hat die Aufgabe an {1} übertragen; die Zuständigkeit ist übergegangen.",
            "{0} has delegated the task to {1}; the competence itself has moved."};
  case Relation::mandated_to:
    if (stays) return {"{0} nimmt diesen Teil selbst wahr.", "{0} does this part itself."};
    return {"{0} lässt die Aufgabe von {1} wahrnehmen und bleibt dafür verantwortlich.",
            "{0} has the task done by {1} and remains responsible for it."};
  case Relation::performed_by: return {"Bei {0} erledigt das: {1}.", "Within {0} this is done by: {1}."};
  case Relation::not_offered: return {"»{0}« gibt es hier nicht.", "»{0}« does not exist here."};
  }
  return {};
}

Bilingual text_of(Confidence confidence) {
  switch (confidence) {
  case Confidence::documented: return {"belegt", "documented"};
  case Confidence::derived: return {"abgeleitet", "derived"};
  case Confidence::unverified: return {"ungeprüft", "unverified"};
  }
  return {};
}

Bilingual text_of(Role role) {
  switch (role) {
  case Role::responsible: return {"Zuständig", "Responsible"};
  case Role::accepts: return {"Nimmt Anträge an", "Accepts applications"};
  case Role::advises: return {"Berät", "Advises"};
  }
  return {};
}

Bilingual text_of(Outcome outcome) {
  switch (outcome) {
  case Outcome::resolved: return {"Es gibt eine zuständige Stelle.", "There is one responsible office."};
  case Outcome::choice:
    return {"Mehrere Stellen sind gleichermaßen zuständig; Sie können wählen.",
            "Several offices are equally competent; you may choose."};
  case Outcome::needs_input:
    return {"Für eine eindeutige Antwort fehlt noch eine Angabe.", "One more input is needed for a single answer."};
  case Outcome::not_offered: return {"Diese Leistung gibt es hier nicht.", "This service does not exist here."};
  case Outcome::gap:
    return {"Der Datensatz sagt nicht, wie es von hier weitergeht.",
            "The dataset does not say how to go on from here."};
  case Outcome::conflict: return {"Die Regeln widersprechen einander.", "The rules contradict each other."};
  case Outcome::outside_coverage:
    return {"Der Ort wird von diesem Datensatz nicht abgedeckt.", "The place is not covered by this dataset."};
  case Outcome::unknown_place: return {"Der Ort wurde nicht gefunden.", "The place was not found."};
  case Outcome::unknown_service: return {"Die Leistung wurde nicht gefunden.", "The service was not found."};
  }
  return {};
}

std::string names_of(const std::vector<NamedNode> &nodes) {
  std::string text;
  for (const NamedNode &node : nodes) {
    if (!text.empty()) text += ", ";
    text += node.name.view();
  }
  return text.empty() ? "–" : text;
}

std::string address_of(const OfficeInfo &office) {
  std::string text = office.street.str();
  if (!office.house_number.empty()) text += " " + office.house_number.str();
  std::string town = office.postcode.str();
  if (!office.place.empty()) town += (town.empty() ? "" : " ") + office.place.str();
  if (!text.empty() && !town.empty()) text += ", ";
  return text + town;
}

class Explainer {
 public:
  explicit Explainer(Language language) : language_(language) {}

  std::string explain(const Answer &answer) {
    write_head(answer);
    for (const Finding &finding : answer.findings) write_finding(finding);
    for (const MissingInfo &missing : answer.missing)
      line("{} {}", is_german() ? missing.question_de : missing.question_en,
           is_german() ? missing.why_de : missing.why_en);
    for (const SuggestionInfo &suggestion : answer.suggestions)
      line("{} {} {}", is_german() ? "Gemeint?" : "Did you mean:", suggestion.text, suggestion.id);
    for (const WarningInfo &warning : answer.warnings)
      line("{}: {}", is_german() ? "Hinweis" : "Note", is_german() ? warning.text_de : warning.text_en);
    return std::move(text_);
  }

 private:
  bool is_german() const { return language_ == Language::de; }
  template <class... Args> void line(fmt::format_string<Args...> format, Args &&...args) {
    text_ += fmt::format(format, std::forward<Args>(args)...);
    while (!text_.empty() && text_.back() == ' ') text_.pop_back();
    text_ += '\n';
  }

  void write_head(const Answer &answer) {
    const auto &asked = answer.service ? answer.service : answer.competence;
    if (asked) line("{} ({})", asked->name.view(), asked->id.view());
    for (const PlaceReading &reading : answer.readings)
      line("{}{}", reading.kind.empty() ? std::string() : reading.kind + ": ", reading.canonical);
    line("{}", answer.date.to_string());
    if (answer.outcome != Outcome::resolved) line("{}", text_of(answer.outcome).in(language_));
  }

  void write_finding(const Finding &finding) {
    text_ += '\n';
    if (finding.office) {
      const std::string address = address_of(*finding.office);
      line("{}: {}{}{}", text_of(finding.role).in(language_), finding.office->name.view(), address.empty() ? "" : ", ",
           address);
      if (finding.body && !(finding.body->id == finding.office->id))
        line("{}: {}", is_german() ? "Verantwortlicher Träger" : "Legally responsible body", finding.body->name.view());
      write_contact(finding);
    } else {
      line("{} {}: {}", text_of(finding.outcome).in(language_), is_german() ? "Stelle des Weges" : "Place on the path",
           finding.node.name.view());
      for (const RuleInfo &rule : finding.rules) line("  {}", reason_of(rule));
    }
    write_path(finding);
  }

  void write_contact(const Finding &finding) {
    const OfficeInfo &office = *finding.office;
    for (const Text &text : {office.phone, office.email, office.url})
      if (!text.empty()) line("  {}", text.view());
    for (const OfficeInfo &site : finding.sites) {
      const std::string address = address_of(site);
      line("  {}: {}{}{}", is_german() ? "Standort" : "Site", site.name.view(), address.empty() ? "" : ", ", address);
    }
    for (const ChannelInfo &channel : finding.channels) line("  {}: {}", channel.title.view(), channel.url.view());
  }

  void write_path(const Finding &finding) {
    if (finding.path.empty()) return;
    line("{}", is_german() ? "Warum:" : "Why:");
    std::size_t number = 0;
    for (const StepInfo &step : finding.path) {
      const bool stays = step.to.size() == 1 && step.to.front().id == step.from.id;
      const std::string sentence = fmt::format(fmt::runtime(sentence_of(step.relation, stays).in(language_)),
                                               step.from.name.view(), names_of(step.to));
      line("  {}. {}", ++number, sentence);
      for (const RuleInfo &rule : step.rules) line("     {}", reason_of(rule));
    }
    write_days(finding.days);
  }

  std::string reason_of(const RuleInfo &rule) const {
    std::string text = rule.legal_basis.str();
    if (!text.empty()) text += " · ";
    text += rule.source_title.view();
    if (!rule.source_published.empty()) text += fmt::format(" ({})", rule.source_published.view());
    text += fmt::format(" · {} · {}", text_of(rule.confidence).in(language_), rule.id.view());
    if (!rule.note.empty()) text += fmt::format("\n     {}: {}", is_german() ? "Anmerkung" : "Note", rule.note.view());
    return text;
  }

  void write_days(const Validity &days) {
    if (days.from.is_open() && days.until.is_open()) return;
    std::string text = is_german() ? "Diese Antwort gilt" : "This answer holds";
    if (!days.from.is_open()) text += (is_german() ? " ab " : " from ") + days.from.to_string();
    if (!days.until.is_open()) text += (is_german() ? " bis vor " : " until before ") + days.until.to_string();
    line("{}.", text);
  }

  Language language_;
  std::string text_;
};

} // namespace

std::string explain(const Answer &answer, Language language) { return Explainer(language).explain(answer); }

} // namespace zufi
