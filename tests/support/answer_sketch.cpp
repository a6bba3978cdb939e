// SPDX-License-Identifier: Apache-2.0
#include "answer_sketch.hpp"

#include <algorithm>

namespace zufi::test {

namespace {

template <class Item> void sort_unique(std::vector<Item> &items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

template <class Items> std::vector<std::string> ids_of(const Items &items) {
  std::vector<std::string> ids;
  for (const auto &item : items) ids.push_back(item.id.str());
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::string joined(const std::vector<std::string> &texts) {
  std::string line;
  for (const std::string &text : texts) line += (line.empty() ? "" : " ") + text;
  return line;
}

template <class Item> std::string id_of(const std::optional<Item> &item) {
  return item ? item->id.str() : std::string();
}

ChoiceSketch choice_sketch(const ChoiceInfo &choice) {
  ChoiceSketch sketch{choice.values, {}};
  for (const ResultInfo &result : choice.results) sketch.results.push_back(result_of(result));
  std::sort(sketch.results.begin(), sketch.results.end());
  return sketch;
}

} // namespace

ResultSketch result_of(const Answer &answer) {
  ResultSketch result{answer.outcome, {}, {}};
  if (answer.outcome != Outcome::resolved && answer.outcome != Outcome::choice) return result;
  for (const Finding &finding : answer.findings)
    if (finding.office) result.handlers.push_back({id_of(finding.office), id_of(finding.body), ids_of(finding.sites)});
  sort_unique(result.handlers);
  return result;
}

ResultSketch result_of(const ResultInfo &info) {
  ResultSketch result{info.outcome, {}, info.place_kinds};
  for (const Handler &handler : info.handlers)
    result.handlers.push_back({handler.office.id.str(), id_of(handler.body), ids_of(handler.sites)});
  sort_unique(result.handlers);
  return result;
}

std::string to_text(const ResultSketch &result) {
  std::string text(name_of(result.outcome));
  if (!result.place_kinds.empty()) text += " of " + joined(result.place_kinds);
  for (const HandlerSketch &handler : result.handlers) {
    text += " " + handler.office + " of " + handler.body;
    if (!handler.sites.empty()) text += " at " + joined(handler.sites);
  }
  return text;
}

Sketch sketch_of(const Answer &answer) {
  Sketch sketch;
  sketch.outcome = answer.outcome;
  for (const Finding &finding : answer.findings) {
    FindingSketch here{finding.role, finding.outcome, {}, {}, finding.node.id.str(), ids_of(finding.sites), {}, {}};
    if (finding.office) here.office = finding.office->id.str();
    if (finding.body) here.body = finding.body->id.str();
    here.rules = ids_of(finding.rules);
    for (const StepInfo &step : finding.path)
      here.path.push_back({step.relation, step.from.id.str(), ids_of(step.to), ids_of(step.rules)});
    sketch.findings.push_back(std::move(here));
  }
  for (const MissingInfo &missing : answer.missing) {
    sketch.missing.push_back(std::string(name_of(missing.role)) + ":" + missing.input + ":" +
                             joined(missing.place_kinds) + (missing.choices_are_complete ? ":complete" : ""));
    for (const ChoiceInfo &choice : missing.choices) sketch.choices.push_back(choice_sketch(choice));
  }
  std::sort(sketch.choices.begin(), sketch.choices.end());
  sort_unique(sketch.findings); // an office that is named beside its only site
  std::sort(sketch.missing.begin(), sketch.missing.end());
  return sketch;
}

std::string days_of(const Answer &answer) {
  std::vector<std::string> days;
  for (const Finding &finding : answer.findings)
    days.push_back(std::string(name_of(finding.role)) + " " + finding.days.from.to_string() + ".." +
                   finding.days.until.to_string());
  sort_unique(days);
  return joined(days);
}

Sketch with_rules(Sketch sketch, const Rename &rename) {
  const auto apply = [&rename](std::vector<std::string> &rules) {
    for (std::string &rule : rules) rule = rename(rule);
    sort_unique(rules);
  };
  for (FindingSketch &finding : sketch.findings) {
    for (StepSketch &step : finding.path) apply(step.rules);
    apply(finding.rules);
  }
  sort_unique(sketch.findings);
  return sketch;
}

Sketch with_ids(Sketch sketch, const Rename &rename) {
  const auto apply = [&rename](std::vector<std::string> &ids) {
    for (std::string &id : ids) id = rename(id);
    std::sort(ids.begin(), ids.end());
  };
  for (FindingSketch &finding : sketch.findings) {
    for (std::string *id : {&finding.office, &finding.body, &finding.node}) *id = id->empty() ? "" : rename(*id);
    apply(finding.sites);
    apply(finding.rules);
    for (StepSketch &step : finding.path) {
      step.from = rename(step.from);
      apply(step.to);
      apply(step.rules);
    }
  }
  for (ChoiceSketch &choice : sketch.choices) {
    for (ResultSketch &result : choice.results) {
      for (HandlerSketch &handler : result.handlers) {
        for (std::string *id : {&handler.office, &handler.body}) *id = id->empty() ? "" : rename(*id);
        apply(handler.sites);
      }
      std::sort(result.handlers.begin(), result.handlers.end());
    }
    std::sort(choice.results.begin(), choice.results.end());
  }
  std::sort(sketch.choices.begin(), sketch.choices.end());
  std::sort(sketch.findings.begin(), sketch.findings.end());
  return sketch;
}

Sketch without_question(Sketch sketch) {
  sketch.missing.clear();
  sketch.choices.clear();
  return sketch;
}

Sketch without_path(Sketch sketch) {
  for (FindingSketch &finding : sketch.findings) {
    finding.path.clear();
    finding.rules.clear();
  }
  sort_unique(sketch.findings);
  return sketch;
}

std::string to_text(const Sketch &sketch) {
  std::string text = std::string(name_of(sketch.outcome)) + "\n";
  for (const FindingSketch &finding : sketch.findings) {
    text += "  " + std::string(name_of(finding.role)) + " " + std::string(name_of(finding.outcome)) +
            " office=" + finding.office + " body=" + finding.body + " node=" + finding.node + " sites=[" +
            joined(finding.sites) + "]";
    if (!finding.rules.empty()) text += " rules=[" + joined(finding.rules) + "]";
    text += "\n";
    for (const StepSketch &step : finding.path)
      text += "    " + step.from + " -" + std::string(name_of(step.relation)) + "-> " + joined(step.to) + "  [" +
              joined(step.rules) + "]\n";
  }
  for (const std::string &missing : sketch.missing) text += "  missing " + missing + "\n";
  for (const ChoiceSketch &choice : sketch.choices) {
    text += "    choice " + joined(choice.values) + ":";
    for (const ResultSketch &result : choice.results) text += " (" + to_text(result) + ")";
    text += "\n";
  }
  return text;
}

} // namespace zufi::test
