// SPDX-License-Identifier: Apache-2.0
#include "report/words.hpp"
#include "zufi/text.hpp"

#include <fmt/format.h>

#include <set>
#include <string_view>

namespace zufi {

namespace {

struct Bilingual {
  std::string_view de, en;
  std::string_view in(Language language) const { return language == Language::de ? de : en; }
};

// What a step says; {0} from, {1} to.
Bilingual held_by_sentence(Role role, bool is_plural) {
  switch (role) {
  case Role::responsible:
    if (is_plural)
      return {"Für »{0}« sind hier gleichermaßen zuständig: {1}.", "Equally responsible for “{0}” here: {1}."};
    return {"Für »{0}« ist hier zuständig: {1}.", "Responsible for “{0}” here: {1}."};
  case Role::accepts:
    if (is_plural)
      return {"Anträge zu »{0}« nehmen hier an: {1}.", "Applications for “{0}” are accepted here by: {1}."};
    return {"Anträge zu »{0}« nimmt hier an: {1}.", "Applications for “{0}” are accepted here by: {1}."};
  case Role::advises:
    if (is_plural) return {"Zu »{0}« beraten hier: {1}.", "Advice on “{0}” is given here by: {1}."};
    return {"Zu »{0}« berät hier: {1}.", "Advice on “{0}” is given here by: {1}."};
  }
  return {};
}

bool stays(const StepInfo &step) { return step.to.size() == 1 && step.to.front().id == step.from.id; }

// `is_mandated`: an earlier step was a mandate, so that responsibility no longer moves.
Bilingual sentence_of(const StepInfo &step, Role role, bool is_mandated) {
  const bool is_plural = step.to.size() > 1;
  if (step.to.empty() && step.relation != Relation::not_offered)
    return {"Für »{0}« müsste es hier einen Träger geben; der Datensatz nennt keinen.",
            "For “{0}” there should be a body here; the dataset names none."};
  const bool is_agreement = step.relation == Relation::delegated_to || step.relation == Relation::mandated_to;
  if (is_agreement && !stays(step) && is_mandated)
    return {"{0} gibt die Arbeit an {1} weiter; verantwortlich bleibt, wer das Mandat erteilt hat.",
            "{0} passes the work on to {1}; whoever gave the mandate remains responsible."};
  switch (step.relation) {
  case Relation::assigns:
    if (is_plural) return {"»{0}« gehört zu den Aufgaben »{1}«.", "“{0}” belongs to the tasks “{1}”."};
    return {"»{0}« gehört zur Aufgabe »{1}«.", "“{0}” belongs to the task “{1}”."};
  case Relation::held_by: return held_by_sentence(role, is_plural);
  case Relation::delegated_to:
    if (stays(step)) return {"{0} hat diesen Teil der Aufgabe nicht abgegeben.", "{0} has kept this part of the task."};
    return {"{0} hat die Aufgabe an {1} übertragen; die Zuständigkeit ist damit übergegangen.",
            "{0} has delegated the task to {1}; the competence itself has moved."};
  case Relation::mandated_to:
    if (stays(step))
      return {"{0} nimmt diesen Teil der Aufgabe selbst wahr.", "{0} carries out this part of the task itself."};
    return {"{0} lässt die Aufgabe von {1} wahrnehmen, bleibt aber dafür verantwortlich.",
            "{0} has the task carried out by {1}, but remains responsible for it."};
  case Relation::performed_by: return {"{0} hat damit betraut: {1}.", "{0} has assigned this to: {1}."};
  case Relation::not_offered:
    return {"Nach dieser Regel gibt es »{0}« hier nicht.", "By this rule “{0}” does not exist here."};
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
  case Role::advises: return {"Berät", "Gives advice"};
  }
  return {};
}

Bilingual choice_of(Role role) {
  switch (role) {
  case Role::responsible:
    return {"Mehrere Stellen sind gleichermaßen zuständig; Sie können wählen.",
            "Several offices are equally competent; you may choose."};
  case Role::accepts:
    return {"Mehrere Stellen nehmen Anträge an; Sie können wählen.",
            "Several offices accept applications; you may choose."};
  case Role::advises:
    return {"Mehrere Stellen beraten; Sie können wählen.", "Several offices give advice; you may choose."};
  }
  return {};
}

// Why no office is named; {0} where the path ended.
Bilingual text_of(Outcome outcome) {
  switch (outcome) {
  case Outcome::needs_input:
    return {"Für eine eindeutige Antwort fehlt noch eine Angabe.", "One more input is needed for a definite answer."};
  case Outcome::not_offered: return {"Diese Leistung gibt es hier nicht.", "This service does not exist here."};
  case Outcome::gap:
    return {"Die Daten reichen nicht aus: Keine Regel sagt, wie es bei »{0}« weitergeht.",
            "The data does not suffice: no rule says how to go on from “{0}”."};
  case Outcome::conflict:
    return {"Bei »{0}« widersprechen die Regeln einander:", "At “{0}” the rules contradict each other:"};
  case Outcome::outside_coverage:
    return {"Der Ort wird von diesem Datensatz nicht abgedeckt.", "The place is not covered by this dataset."};
  case Outcome::unknown_place: return {"Der Ort wurde nicht gefunden.", "The place was not found."};
  case Outcome::unknown_service:
    return {"Für diesen Tag gibt es die Leistung nicht.", "The service does not exist on that day."};
  case Outcome::resolved:
  case Outcome::choice: break; // then an office is named
  }
  return {};
}

std::string names_of(const std::vector<NamedNode> &nodes, std::string_view last_separator) {
  std::string text;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (i > 0) text += i + 1 == nodes.size() ? last_separator : std::string_view(", ");
    text += nodes[i].name.view();
  }
  return text;
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
    const Finding *previous = nullptr;
    for (const Finding &finding : answer.findings) {
      text_ += '\n';
      const bool is_first = previous == nullptr || previous->role != finding.role;
      if (is_first && finding.outcome == Outcome::choice) line(choice_of(finding.role));
      write_finding(finding, answer);
      previous = &finding;
    }
    write_rest(answer);
    return std::move(text_);
  }

 private:
  bool is_german() const { return language_ == Language::de; }
  std::string_view either(std::string_view de, std::string_view en) const { return is_german() ? de : en; }

  template <class... Args> void line(Bilingual format, Args &&...args) {
    text_ += fmt::format(fmt::runtime(format.in(language_)), std::forward<Args>(args)...);
    text_ += '\n';
  }

  void write_head(const Answer &answer) {
    if (const auto &asked = answer.service ? answer.service : answer.competence)
      line({"{} ({})", "{} ({})"}, asked->name.view(), asked->id.view());
    for (const PlaceReading &reading : answer.readings) {
      line({"{}: {}", "{}: {}"}, place_kind_in_words(reading.kind, language_), reading.canonical);
      if (const std::string &reason = is_german() ? reading.reason_de : reading.reason_en; !reason.empty())
        line({"  {}", "  {}"}, reason);
      if (reading.point)
        line({"  Punkt auf der Straße: {}, {}", "  Point on the street: {}, {}"}, reading.point->lat,
             reading.point->lon);
    }
    line({"Tag: {}", "Day: {}"}, day_in_words(answer.date, language_));
    if (answer.findings.empty())
      line({"\nDiese Leistung oder Aufgabe kennt der Datensatz nicht.",
            "\nThe dataset does not have this service or task."});
  }

  void write_finding(const Finding &finding, const Answer &answer) {
    const std::string_view role = text_of(finding.role).in(language_);
    if (finding.office) {
      const std::string address = address_of(*finding.office);
      line({"{}: {}{}{}", "{}: {}{}{}"}, role, finding.office->name.view(), address.empty() ? "" : ", ", address);
      if (finding.body && !(finding.body->id == finding.office->id)) write_body(finding);
      write_contact(finding);
    } else {
      const bool has_other_roles = answer.findings.front().role != answer.findings.back().role;
      if (has_other_roles) text_ += fmt::format("{}: ", role);
      line(text_of(finding.outcome), finding.node.name.view());
      if (finding.outcome == Outcome::conflict)
        for (const RuleInfo &rule : finding.rules) write_rival(rule);
      for (const MissingInfo &missing : answer.missing)
        if (missing.role == finding.role && asked_.insert(missing.input).second)
          line({"{} {}", "{} {}"}, either(missing.question_de, missing.question_en),
               either(missing.why_de, missing.why_en));
    }
    write_path(finding);
  }

  void write_body(const Finding &finding) {
    if (finding.role == Role::responsible)
      line({"Verantwortlicher Träger: {}", "Legally responsible body: {}"}, finding.body->name.view());
    else
      line({"Träger: {}", "Body: {}"}, finding.body->name.view());
  }

  void write_contact(const Finding &finding) {
    const OfficeInfo &office = *finding.office;
    for (const Text &text : {office.phone, office.email, office.url})
      if (!text.empty()) line({"  {}", "  {}"}, text.view());
    for (const OfficeInfo &site : finding.sites) {
      const std::string address = address_of(site);
      line({"  Standort: {}{}{}", "  Site: {}{}{}"}, site.name.view(), address.empty() ? "" : ", ", address);
    }
    for (const ChannelInfo &channel : finding.channels)
      line({"  {}: {}", "  {}: {}"}, channel.title.view(), channel.url.view());
  }

  void write_path(const Finding &finding) {
    if (finding.path.empty()) return;
    line(finding.office || finding.outcome == Outcome::not_offered
             ? Bilingual{"Warum:", "Why:"}
             : Bilingual{"Der Weg bis dahin:", "The path so far:"});
    std::size_t number = 0;
    bool is_mandated = false;
    for (const StepInfo &step : finding.path) {
      const std::string_view format = sentence_of(step, finding.role, is_mandated).in(language_);
      const std::string sentence =
          fmt::format(fmt::runtime(format), step.from.name.view(), names_of(step.to, either(" und ", " and ")));
      is_mandated = is_mandated || (step.relation == Relation::mandated_to && !stays(step));
      line({"  {}. {}", "  {}. {}"}, ++number, sentence);
      for (const RuleInfo &rule : step.rules) write_reason(rule, "     ");
    }
    const std::string days = days_in_words(finding.days, language_);
    if (!days.empty()) line({"Das gilt {}.", "This holds {}."}, days);
  }

  void write_rival(const RuleInfo &rule) {
    line({"  - Regel {}", "  - Rule {}"}, rule.id.view());
    write_reason(rule, "    ");
  }

  void write_reason(const RuleInfo &rule, std::string_view indent) {
    if (!rule.legal_basis.empty())
      line({"{}Rechtsgrundlage: {}", "{}Legal basis: {}"}, indent, rule.legal_basis.view());
    const std::string published =
        rule.source_published.empty() ? std::string() : fmt::format(" ({})", rule.source_published.view());
    line({"{}Quelle: {}{}, {} – Regel {}", "{}Source: {}{}, {} – rule {}"}, indent, rule.source_title.view(), published,
         text_of(rule.confidence).in(language_), rule.id.view());
    if (!rule.note.empty()) line({"{}Anmerkung: {}", "{}Note: {}"}, indent, rule.note.view());
  }

  void write_rest(const Answer &answer) {
    const std::string before = std::move(text_);
    text_.clear();
    for (const SuggestionInfo &suggestion : answer.suggestions) {
      const std::string id = suggestion.id.empty() ? std::string() : fmt::format(" ({})", suggestion.id);
      line({"Meinten Sie: {}{}?", "Did you mean: {}{}?"}, suggestion.text, id);
    }
    for (const WarningInfo &warning : answer.warnings)
      if (warning.code != "service_not_valid") // said above
        line({"Hinweis: {}", "Note: {}"}, either(warning.text_de, warning.text_en));
    text_ = before + (text_.empty() ? "" : "\n") + text_;
  }

  Language language_;
  std::string text_;
  std::set<std::string> asked_; // inputs that were asked for already, for another role
};

} // namespace

std::string explain(const Answer &answer, Language language) { return Explainer(language).explain(answer); }

} // namespace zufi
