// SPDX-License-Identifier: Apache-2.0
// resolve, explain and the picture of a path: verbs that ask a question.
#include "answer_lines.hpp"
#include "history.hpp"
#include "outcome_names.hpp"
#include "question.hpp"
#include "verbs.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>

namespace zufi_tool {

namespace {

// Texts of enumerators, as in the tables and in JSON.
constexpr const char *ROLES[] = {"responsible", "accepts", "advises"};
constexpr const char *RELATIONS[] = {"assigns",     "held_by",      "delegated_to",
                                     "mandated_to", "performed_by", "not_offered"};

struct Group {
  std::vector<std::string> services;
  AnswerHandle answer;
  nlohmann::json next_change; // if it was asked for
};

enum class Next { leave_out, ask };

// What makes two answers of one bundle equal: everything but the first step, which names the service.
std::string likeness(const zufi_answer *answer) {
  std::string text = OUTCOME_NAMES[zufi_answer_outcome(answer)];
  for (std::size_t i = 0; i < zufi_answer_finding_count(answer); ++i) {
    const char *office = zufi_answer_office_id(answer, i);
    const char *body = zufi_answer_body_id(answer, i);
    text += fmt::format("|{}|{}|{}|{}", zufi_answer_role(answer, i), zufi_answer_finding_outcome(answer, i),
                        office == nullptr ? "" : office, body == nullptr ? "" : body);
    for (std::size_t step = 1; step < zufi_answer_step_count(answer, i); ++step)
      for (std::size_t rule = 0; rule < zufi_answer_rule_count(answer, i, step); ++rule)
        text += fmt::format("|{}", zufi_answer_rule_id(answer, i, step, rule));
  }
  return text;
}

// One answer; of an OZG-Leistung one for each set of services that are answered alike.
std::vector<Group> ask(const QuestionOptions &options, const DatasetHandle &dataset, Next next = Next::leave_out) {
  std::vector<std::string> services = options.services(dataset);
  if (services.empty()) services.emplace_back(); // a competence is asked
  std::map<std::string, std::size_t> known;
  std::vector<Group> groups;
  for (const std::string &service : services) {
    const QueryHandle query = options.query(service);
    AnswerHandle answer = make<AnswerHandle>(zufi_dataset_resolve, dataset.get(), query.get());
    std::string alike = likeness(answer.get());
    nlohmann::json change;
    if (next == Next::ask) {
      change = next_change(dataset, query, options.day());
      if (!change.is_null()) alike += "|" + days_of(change);
      if (!change.is_null())
        for (const std::string &line : lines_of(change.at("answer"))) alike += "|" + line;
    }
    const auto [entry, is_new] = known.try_emplace(alike, groups.size());
    if (is_new) groups.push_back({{}, std::move(answer), std::move(change)});
    if (!service.empty()) groups[entry->second].services.push_back(service);
  }
  return groups;
}

std::string named(const char *id, const char *name) {
  return id == nullptr ? "–" : fmt::format("{}  {}", id, name == nullptr ? "" : name);
}

void print_path(const zufi_answer *answer, std::size_t finding) {
  for (std::size_t step = 0; step < zufi_answer_step_count(answer, finding); ++step) {
    std::string targets;
    for (std::size_t i = 0; i < zufi_answer_step_target_count(answer, finding, step); ++i)
      targets += fmt::format("{}{}", i == 0 ? "" : ";", zufi_answer_step_target(answer, finding, step, i));
    fmt::print("  {} —{}→ {}\n", zufi_answer_step_from(answer, finding, step),
               RELATIONS[zufi_answer_step_relation(answer, finding, step)], targets.empty() ? "–" : targets);
    for (std::size_t rule = 0; rule < zufi_answer_rule_count(answer, finding, step); ++rule)
      fmt::print("      {}  [{}, {}]\n", zufi_answer_rule_legal_basis(answer, finding, step, rule),
                 zufi_answer_rule_id(answer, finding, step, rule),
                 zufi_answer_rule_source(answer, finding, step, rule));
  }
}

// Which services of a bundle are answered alike.
std::string services_of(const Group &group) {
  std::string line;
  for (const std::string &service : group.services) line += (line.empty() ? "" : " ") + service;
  return line + "\n";
}

// Each way to read a place that has a reason to be told.
void print_readings(const nlohmann::json &place, zufi_language language) {
  if (place.is_null()) return;
  for (const nlohmann::json &reading : place["readings"]) print_readings(reading, language);
  const nlohmann::json &reason = place[language == ZUFI_LANGUAGE_EN ? "reason_en" : "reason"];
  if (reason.is_string())
    fmt::print("reading: {}\n         {}\n", place["canonical"].get<std::string>(), reason.get<std::string>());
}

void print_readings(const zufi_answer *answer, zufi_language language) {
  const BufferHandle written = make<BufferHandle>(zufi_answer_json, answer);
  const nlohmann::json json = nlohmann::json::parse(view(written));
  if (json["places"].empty()) print_readings(json["place"], language);
  for (const nlohmann::json &place : json["places"]) print_readings(place, language);
}

// Which offices a choice leads to, from its JSON.
std::string results_of(const nlohmann::json &choice) {
  std::string line;
  for (const nlohmann::json &result : choice["results"]) {
    line += line.empty() ? "" : " | ";
    if (result["offices"].empty()) line += result["outcome"].get<std::string>();
    for (std::size_t i = 0; i < result["offices"].size(); ++i)
      line += fmt::format("{}{}", i == 0 ? "" : " / ", result["offices"][i]["name"].get<std::string>());
  }
  return line;
}

void print_missing(const zufi_answer *answer, zufi_language language) {
  if (zufi_answer_missing_count(answer) == 0) return;
  const BufferHandle written = make<BufferHandle>(zufi_answer_json, answer);
  const nlohmann::json json = nlohmann::json::parse(view(written));
  for (std::size_t i = 0; i < zufi_answer_missing_count(answer); ++i) {
    fmt::print("missing: {}  {}\n", zufi_answer_missing_input(answer, i),
               zufi_answer_missing_question(answer, i, language));
    fmt::print("         {}\n", zufi_answer_missing_why(answer, i, language));
    for (std::size_t choice = 0; choice < zufi_answer_choice_count(answer, i); ++choice)
      fmt::print("  {}: {}\n", zufi_answer_choice_label(answer, i, choice, language),
                 results_of(json["missing"][i]["choices"][choice]));
  }
}

void print_group(const Group &group, zufi_language language) {
  const zufi_answer *answer = group.answer.get();
  fmt::print("outcome: {}\n", OUTCOME_NAMES[zufi_answer_outcome(answer)]);
  print_readings(answer, language);
  for (std::size_t i = 0; i < zufi_answer_finding_count(answer); ++i) {
    fmt::print("role:    {} ({})\n", ROLES[zufi_answer_role(answer, i)],
               OUTCOME_NAMES[zufi_answer_finding_outcome(answer, i)]);
    fmt::print("office:  {}\n", named(zufi_answer_office_id(answer, i), zufi_answer_office_name(answer, i)));
    fmt::print("body:    {}\n", named(zufi_answer_body_id(answer, i), zufi_answer_body_name(answer, i)));
    fmt::print("path:\n");
    print_path(answer, i);
  }
  print_missing(answer, language);
  for (std::size_t i = 0; i < zufi_answer_warning_count(answer); ++i)
    fmt::print(stderr, "zufi: {}\n", zufi_answer_warning_text(answer, i, language));
}

void print_next_change(const Group &group) {
  if (group.next_change.is_null()) return fmt::print("changes: not within a year\n");
  for (const std::string &line : lines_of(group.next_change.at("answer")))
    fmt::print("changes: {}\t{}\n", text_of(group.next_change, "valid_from"), line);
}

// Of a bundle each line is an answer with one key more: the services that are answered so. Likewise the next change.
void print_json(const Group &group, bool is_bundle, Next next) {
  const BufferHandle json = make<BufferHandle>(zufi_answer_json, group.answer.get());
  std::string more;
  if (is_bundle) {
    std::string services; // ids need no escaping
    for (const std::string &service : group.services) services += (services.empty() ? "\"" : ",\"") + service + "\"";
    more = fmt::format("\"services\":[{}],", services);
  }
  if (next == Next::ask) more += fmt::format("\"next_change\":{},", group.next_change.dump());
  fmt::print("{{{}{}\n", more, view(json).substr(1));
}

bool is_of_bundle(const std::vector<Group> &groups) { return groups.size() > 1 || groups.front().services.size() > 1; }

ExitCode worst_exit(const std::vector<Group> &groups) {
  ExitCode code = ANSWERED;
  for (const Group &group : groups)
    code = std::max(code, exit_code_of_outcome(zufi_answer_outcome(group.answer.get())));
  return code;
}

void warn_if_expired(const DatasetHandle &dataset) {
  const std::string expires = zufi_dataset_expires(dataset.get());
  if (!expires.empty() && expires <= today())
    fmt::print(stderr, "zufi: the dataset should not be relied on since {}\n", expires);
}

struct ResolveOptions {
  QuestionOptions question;
  bool is_json = false;
  bool has_next_change = false;
};

ExitCode resolve(const ResolveOptions &asked) {
  const QuestionOptions &options = asked.question;
  const Next next = asked.has_next_change ? Next::ask : Next::leave_out;
  const DatasetHandle dataset = options.open();
  warn_if_expired(dataset);
  const std::vector<Group> groups = ask(options, dataset, next);
  const bool is_bundle = is_of_bundle(groups);
  for (const Group &group : groups) {
    if (asked.is_json) {
      print_json(group, is_bundle, next);
      continue;
    }
    if (&group != &groups.front()) fmt::print("\n");
    if (is_bundle) fmt::print("{}", services_of(group));
    print_group(group, options.language_code());
    if (next == Next::ask) print_next_change(group);
  }
  return worst_exit(groups);
}

ExitCode explain(const QuestionOptions &options, const std::string &why_not) {
  const DatasetHandle dataset = options.open();
  warn_if_expired(dataset);
  const std::vector<Group> groups = ask(options, dataset);
  std::string text; // printed as a whole: a wrong office must not leave half an answer behind
  for (const Group &group : groups) {
    if (!text.empty()) text += '\n';
    if (is_of_bundle(groups)) text += services_of(group);
    text += view(make<BufferHandle>(zufi_answer_explain, group.answer.get(), options.language_code()));
    if (why_not.empty()) continue;
    const QueryHandle query = options.query(group.services.empty() ? std::string() : group.services.front());
    text += fmt::format("\n{}\n", view(make<BufferHandle>(zufi_dataset_why_not, dataset.get(), query.get(),
                                                          why_not.c_str(), options.language_code())));
  }
  fmt::print("{}", text);
  return worst_exit(groups);
}

ExitCode graph(const QuestionOptions &options) {
  const DatasetHandle dataset = options.open();
  warn_if_expired(dataset);
  const bool has_place = !options.address.empty() || !options.at.empty() || !options.area.empty() ||
                         !options.point.empty() || !options.place.empty() || !options.postcode.empty() ||
                         !options.street.empty();
  if (options.service.empty() && !has_place) {
    const char *competence = options.competence.empty() ? nullptr : options.competence.c_str();
    fmt::print("{}", view(make<BufferHandle>(zufi_dataset_graph_dot, dataset.get(), competence)));
    return ANSWERED;
  }
  if (!options.has_question()) throw Failure{ZUFI_ERROR_ARGUMENT, "a path needs --service or --competence"};
  const std::vector<Group> groups = ask(options, dataset);
  for (const Group &group : groups)
    fmt::print("{}", view(make<BufferHandle>(zufi_answer_dot, group.answer.get(), options.language_code())));
  return worst_exit(groups);
}

} // namespace

void add_resolve(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<ResolveOptions>();
  CLI::App *verb = app.add_subcommand("resolve", "Who handles it: outcome, office, body, path");
  options->question.add_to(*verb, QuestionOptions::Service::needed);
  verb->add_flag("--json", options->is_json,
                 "The answer as JSON; of an OZG-Leistung one line for each set of services");
  verb->add_flag("--next-change", options->has_next_change, "Also the next other answer within a year");
  verb->callback([options, &chosen] { chosen = [options] { return resolve(*options); }; });
}

void add_explain(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<QuestionOptions>();
  const auto why_not = std::make_shared<std::string>();
  CLI::App *verb = app.add_subcommand("explain", "The path told in sentences, with legal bases");
  options->add_to(*verb, QuestionOptions::Service::needed);
  verb->add_option("--why-not", *why_not, "An office: why is it not the answer?");
  verb->callback([options, why_not, &chosen] { chosen = [options, why_not] { return explain(*options, *why_not); }; });
}

void add_graph(CLI::App &app, Work &chosen) {
  const auto options = std::make_shared<QuestionOptions>();
  CLI::App *verb = app.add_subcommand(
      "graph", "DOT: the rule graph, one competence of it (--competence), or the path of an answer (with a place)");
  options->add_to(*verb, QuestionOptions::Service::optional);
  verb->callback([options, &chosen] { chosen = [options] { return graph(*options); }; });
}

} // namespace zufi_tool
