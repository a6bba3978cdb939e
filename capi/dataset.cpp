// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

#include "zufi/json.hpp"

#include <cstdint>
#include <span>

using zufi::Error;
using zufi::ErrorCode;
using zufi::Result;
using zufi::capi::null_argument;
using zufi::capi::produce;
using zufi::capi::text_fault;

zufi_status zufi_dataset_open(const char *path, zufi_dataset **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi::Dataset> {
    if (auto fault = text_fault(path)) return *fault;
    return zufi::Dataset::open(path);
  });
}

zufi_status zufi_dataset_open_bytes(const void *bytes, size_t size, zufi_dataset **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi::Dataset> {
    if (bytes == nullptr) return null_argument();
    if (size > PTRDIFF_MAX) return Error{ErrorCode::argument, "no object has that size"};
    return zufi::Dataset::from_bytes(std::span(static_cast<const std::byte *>(bytes), size));
  });
}

void zufi_dataset_free(zufi_dataset *dataset) { delete dataset; }

const char *zufi_dataset_id(const zufi_dataset *dataset) {
  return dataset == nullptr ? nullptr : dataset->dataset.info().id.c_str();
}

const char *zufi_dataset_title(const zufi_dataset *dataset) {
  return dataset == nullptr ? nullptr : dataset->dataset.info().title.c_str();
}

const char *zufi_dataset_version(const zufi_dataset *dataset) {
  return dataset == nullptr ? nullptr : dataset->dataset.info().version.c_str();
}

const char *zufi_dataset_expires(const zufi_dataset *dataset) {
  return dataset == nullptr ? nullptr : dataset->dataset.info().expires.c_str();
}

const char *zufi_dataset_sha256(const zufi_dataset *dataset) {
  return dataset == nullptr ? nullptr : dataset->dataset.info().sha256.c_str();
}

zufi_status zufi_dataset_info_json(const zufi_dataset *dataset, zufi_buffer **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (dataset == nullptr) return null_argument();
    return zufi::to_json(dataset->dataset.info());
  });
}

zufi_status zufi_dataset_services(const zufi_dataset *dataset, const char *service_or_ozg_id, zufi_buffer **out,
                                  zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (dataset == nullptr) return null_argument();
    if (auto fault = text_fault(service_or_ozg_id)) return *fault;
    std::string lines;
    for (const std::string &service : dataset->dataset.services_of(service_or_ozg_id)) lines += service + "\n";
    return lines;
  });
}

zufi_status zufi_dataset_graph_dot(const zufi_dataset *dataset, const char *competence, zufi_buffer **out,
                                   zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (dataset == nullptr) return null_argument();
    return dataset->dataset.graph_dot(competence == nullptr ? "" : competence);
  });
}

zufi_status zufi_dataset_resolve(const zufi_dataset *dataset, const zufi_query *query, zufi_answer **out,
                                 zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi_answer> {
    if (dataset == nullptr || query == nullptr) return null_argument();
    Result<zufi::Answer> answer = dataset->dataset.resolve(query->query);
    if (!answer) return answer.error();
    zufi_answer handle{std::move(answer).value(), {}};
    for (const zufi::Finding &finding : handle.answer.findings)
      handle.days.push_back({finding.days.from.to_string(), finding.days.until.to_string()});
    return handle;
  });
}

zufi_status zufi_dataset_resolve_json(const zufi_dataset *dataset, const char *json, size_t size, zufi_buffer **out,
                                      zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (dataset == nullptr || json == nullptr) return null_argument();
    const Result<zufi::Query> query = zufi::query_from_json({json, size});
    if (!query) return query.error();
    const Result<zufi::Answer> answer = dataset->dataset.resolve(*query);
    if (!answer) return answer.error();
    return zufi::to_json(*answer);
  });
}

zufi_status zufi_dataset_why_not(const zufi_dataset *dataset, const zufi_query *query, const char *office,
                                 zufi_language language, zufi_buffer **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<std::string> {
    if (dataset == nullptr || query == nullptr) return null_argument();
    if (auto fault = text_fault(office)) return *fault;
    const auto known_language = zufi::capi::language_of(language);
    if (!known_language) return zufi::capi::unknown_language();
    return dataset->dataset.why_not(query->query, office, *known_language);
  });
}
