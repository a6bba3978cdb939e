// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

#include "zufi/json.hpp"

using zufi::Error;
using zufi::ErrorCode;
using zufi::Language;
using zufi::Result;
using zufi::capi::element;
using zufi::capi::null_argument;
using zufi::capi::produce;

namespace {

const zufi::MissingInfo *missing_of(const zufi_answer *answer, std::size_t missing) {
  return answer == nullptr ? nullptr : element(answer->answer.missing, missing);
}

const zufi::ChoiceInfo *choice_of(const zufi_answer *answer, std::size_t missing, std::size_t choice) {
  const zufi::MissingInfo *found = missing_of(answer, missing);
  return found == nullptr ? nullptr : element(found->choices, choice);
}

const char *either(zufi_language language, const std::string &german, const std::string &english) {
  const auto known = zufi::capi::language_of(language);
  if (!known) return nullptr;
  return (known == Language::de ? german : english).c_str();
}

} // namespace

size_t zufi_answer_missing_count(const zufi_answer *answer) {
  return answer == nullptr ? 0 : answer->answer.missing.size();
}

const char *zufi_answer_missing_input(const zufi_answer *answer, size_t missing) {
  const zufi::MissingInfo *found = missing_of(answer, missing);
  return found == nullptr ? nullptr : found->input.c_str();
}

const char *zufi_answer_missing_question(const zufi_answer *answer, size_t missing, zufi_language language) {
  const zufi::MissingInfo *found = missing_of(answer, missing);
  return found == nullptr ? nullptr : either(language, found->question_de, found->question_en);
}

const char *zufi_answer_missing_why(const zufi_answer *answer, size_t missing, zufi_language language) {
  const zufi::MissingInfo *found = missing_of(answer, missing);
  return found == nullptr ? nullptr : either(language, found->why_de, found->why_en);
}

size_t zufi_answer_choice_count(const zufi_answer *answer, size_t missing) {
  const zufi::MissingInfo *found = missing_of(answer, missing);
  return found == nullptr ? 0 : found->choices.size();
}

const char *zufi_answer_choice_label(const zufi_answer *answer, size_t missing, size_t choice, zufi_language language) {
  const zufi::ChoiceInfo *found = choice_of(answer, missing, choice);
  return found == nullptr ? nullptr : either(language, found->label_de, found->label_en);
}

size_t zufi_answer_choice_value_count(const zufi_answer *answer, size_t missing, size_t choice) {
  const zufi::ChoiceInfo *found = choice_of(answer, missing, choice);
  return found == nullptr ? 0 : found->values.size();
}

const char *zufi_answer_choice_value(const zufi_answer *answer, size_t missing, size_t choice, size_t value) {
  const zufi::ChoiceInfo *found = choice_of(answer, missing, choice);
  const std::string *text = found == nullptr ? nullptr : element(found->values, value);
  return text == nullptr ? nullptr : text->c_str();
}

zufi_status zufi_query_supply(const zufi_query *query, const zufi_answer *answer, size_t missing, size_t choice,
                              size_t value, zufi_query **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi::Query> {
    if (query == nullptr || answer == nullptr) return null_argument();
    const zufi::ChoiceInfo *found = choice_of(answer, missing, choice);
    if (found == nullptr) return Error{ErrorCode::argument, "the answer has no such choice"};
    const zufi::MissingInfo &info = answer->answer.missing[missing];
    if (value >= (info.is_fact ? found->values.size() : found->supplied.size()))
      return Error{ErrorCode::argument, "the choice has no such value"};
    return zufi::supplied(query->query, info, choice, value);
  });
}

zufi_status zufi_dataset_questions(const zufi_dataset *dataset, const zufi_query *query, zufi_buffer **out,
                                   zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (dataset == nullptr || query == nullptr) return null_argument();
    const auto tree = dataset->dataset.question_tree(query->query);
    if (!tree) return tree.error();
    return zufi::to_json(*tree);
  });
}
