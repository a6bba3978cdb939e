// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

#include "zufi/json.hpp"
#include "zufi/text.hpp"

#include <limits>

using zufi::Result;
using zufi::capi::element;
using zufi::capi::null_argument;
using zufi::capi::produce;

namespace {

const zufi::Finding *finding_of(const zufi_answer *answer, std::size_t finding) {
  return answer == nullptr ? nullptr : element(answer->answer.findings, finding);
}

const zufi::StepInfo *step_of(const zufi_answer *answer, std::size_t finding, std::size_t step) {
  const zufi::Finding *found = finding_of(answer, finding);
  return found == nullptr ? nullptr : element(found->path, step);
}

const zufi::RuleInfo *rule_of(const zufi_answer *answer, std::size_t finding, std::size_t step, std::size_t rule) {
  const zufi::StepInfo *found = step_of(answer, finding, step);
  return found == nullptr ? nullptr : element(found->rules, rule);
}

const zufi::PlaceReading *reading_of(const zufi_answer *answer, std::size_t reading) {
  return answer == nullptr ? nullptr : element(answer->answer.readings, reading);
}

constexpr double NO_COORDINATE = std::numeric_limits<double>::quiet_NaN();

template <class E> std::int32_t number_of(E value) { return static_cast<std::int32_t>(value); }

} // namespace

void zufi_answer_free(zufi_answer *answer) { delete answer; }

zufi_outcome zufi_answer_outcome(const zufi_answer *answer) {
  return answer == nullptr ? -1 : number_of(answer->answer.outcome);
}

size_t zufi_answer_finding_count(const zufi_answer *answer) {
  return answer == nullptr ? 0 : answer->answer.findings.size();
}

zufi_role zufi_answer_role(const zufi_answer *answer, size_t finding) {
  const zufi::Finding *found = finding_of(answer, finding);
  return found == nullptr ? -1 : number_of(found->role);
}

zufi_outcome zufi_answer_finding_outcome(const zufi_answer *answer, size_t finding) {
  const zufi::Finding *found = finding_of(answer, finding);
  return found == nullptr ? -1 : number_of(found->outcome);
}

const char *zufi_answer_office_id(const zufi_answer *answer, size_t finding) {
  const zufi::Finding *found = finding_of(answer, finding);
  return found == nullptr || !found->office ? nullptr : found->office->id.c_str();
}

const char *zufi_answer_office_name(const zufi_answer *answer, size_t finding) {
  const zufi::Finding *found = finding_of(answer, finding);
  return found == nullptr || !found->office ? nullptr : found->office->name.c_str();
}

const char *zufi_answer_body_id(const zufi_answer *answer, size_t finding) {
  const zufi::Finding *found = finding_of(answer, finding);
  return found == nullptr || !found->body ? nullptr : found->body->id.c_str();
}

const char *zufi_answer_body_name(const zufi_answer *answer, size_t finding) {
  const zufi::Finding *found = finding_of(answer, finding);
  return found == nullptr || !found->body ? nullptr : found->body->name.c_str();
}

zufi_confidence zufi_answer_confidence(const zufi_answer *answer, size_t finding) {
  const zufi::Finding *found = finding_of(answer, finding);
  return found == nullptr ? -1 : number_of(found->confidence);
}

const char *zufi_answer_valid_from(const zufi_answer *answer, size_t finding) {
  const zufi_answer::Days *days = answer == nullptr ? nullptr : element(answer->days, finding);
  return days == nullptr ? nullptr : days->from.c_str();
}

const char *zufi_answer_valid_until(const zufi_answer *answer, size_t finding) {
  const zufi_answer::Days *days = answer == nullptr ? nullptr : element(answer->days, finding);
  return days == nullptr ? nullptr : days->until.c_str();
}

size_t zufi_answer_step_count(const zufi_answer *answer, size_t finding) {
  const zufi::Finding *found = finding_of(answer, finding);
  return found == nullptr ? 0 : found->path.size();
}

zufi_relation zufi_answer_step_relation(const zufi_answer *answer, size_t finding, size_t step) {
  const zufi::StepInfo *found = step_of(answer, finding, step);
  return found == nullptr ? -1 : number_of(found->relation);
}

const char *zufi_answer_step_from(const zufi_answer *answer, size_t finding, size_t step) {
  const zufi::StepInfo *found = step_of(answer, finding, step);
  return found == nullptr ? nullptr : found->from.id.c_str();
}

size_t zufi_answer_step_target_count(const zufi_answer *answer, size_t finding, size_t step) {
  const zufi::StepInfo *found = step_of(answer, finding, step);
  return found == nullptr ? 0 : found->to.size();
}

const char *zufi_answer_step_target(const zufi_answer *answer, size_t finding, size_t step, size_t target) {
  const zufi::StepInfo *found = step_of(answer, finding, step);
  const zufi::NamedNode *node = found == nullptr ? nullptr : element(found->to, target);
  return node == nullptr ? nullptr : node->id.c_str();
}

size_t zufi_answer_rule_count(const zufi_answer *answer, size_t finding, size_t step) {
  const zufi::StepInfo *found = step_of(answer, finding, step);
  return found == nullptr ? 0 : found->rules.size();
}

const char *zufi_answer_rule_id(const zufi_answer *answer, size_t finding, size_t step, size_t rule) {
  const zufi::RuleInfo *found = rule_of(answer, finding, step, rule);
  return found == nullptr ? nullptr : found->id.c_str();
}

const char *zufi_answer_rule_legal_basis(const zufi_answer *answer, size_t finding, size_t step, size_t rule) {
  const zufi::RuleInfo *found = rule_of(answer, finding, step, rule);
  return found == nullptr ? nullptr : found->legal_basis.c_str();
}

const char *zufi_answer_rule_source(const zufi_answer *answer, size_t finding, size_t step, size_t rule) {
  const zufi::RuleInfo *found = rule_of(answer, finding, step, rule);
  return found == nullptr ? nullptr : found->source.c_str();
}

size_t zufi_answer_reading_count(const zufi_answer *answer) {
  return answer == nullptr ? 0 : answer->answer.readings.size();
}

const char *zufi_answer_reading_canonical(const zufi_answer *answer, size_t reading) {
  const zufi::PlaceReading *found = reading_of(answer, reading);
  return found == nullptr ? nullptr : found->canonical.c_str();
}

double zufi_answer_reading_lat(const zufi_answer *answer, size_t reading) {
  const zufi::PlaceReading *found = reading_of(answer, reading);
  return found == nullptr || !found->point ? NO_COORDINATE : found->point->lat;
}

double zufi_answer_reading_lon(const zufi_answer *answer, size_t reading) {
  const zufi::PlaceReading *found = reading_of(answer, reading);
  return found == nullptr || !found->point ? NO_COORDINATE : found->point->lon;
}

size_t zufi_answer_warning_count(const zufi_answer *answer) {
  return answer == nullptr ? 0 : answer->answer.warnings.size();
}

const char *zufi_answer_warning_code(const zufi_answer *answer, size_t warning) {
  const zufi::WarningInfo *found = answer == nullptr ? nullptr : element(answer->answer.warnings, warning);
  return found == nullptr ? nullptr : found->code.c_str();
}

const char *zufi_answer_warning_text(const zufi_answer *answer, size_t warning, zufi_language language) {
  const zufi::WarningInfo *found = answer == nullptr ? nullptr : element(answer->answer.warnings, warning);
  const auto known = zufi::capi::language_of(language);
  if (found == nullptr || !known) return nullptr;
  return known == zufi::Language::de ? found->text_de.c_str() : found->text_en.c_str();
}

zufi_status zufi_answer_json(const zufi_answer *answer, zufi_buffer **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (answer == nullptr) return null_argument();
    return zufi::to_json(answer->answer);
  });
}

zufi_status zufi_answer_explain(const zufi_answer *answer, zufi_language language, zufi_buffer **out,
                                zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    const auto known = zufi::capi::language_of(language);
    if (answer == nullptr) return null_argument();
    if (!known) return zufi::capi::unknown_language();
    return zufi::explain(answer->answer, *known);
  });
}

zufi_status zufi_answer_dot(const zufi_answer *answer, zufi_language language, zufi_buffer **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    const auto known = zufi::capi::language_of(language);
    if (answer == nullptr) return null_argument();
    if (!known) return zufi::capi::unknown_language();
    return zufi::path_dot(answer->answer, *known);
  });
}
