// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

#include "zufi/build.hpp"

using zufi::Error;
using zufi::ErrorCode;
using zufi::Result;
using zufi::capi::null_argument;
using zufi::capi::produce;
using zufi::capi::text_fault;

namespace {

Result<std::vector<std::string>> folders_of(const char *const *folders, std::size_t count) {
  constexpr std::size_t MAX_FOLDERS = 1'000;
  if (folders == nullptr) return null_argument();
  if (count == 0 || count > MAX_FOLDERS) return Error{ErrorCode::argument, "1 to 1,000 folders are needed"};
  std::vector<std::string> named;
  for (std::size_t i = 0; i < count; ++i) {
    if (auto fault = text_fault(folders[i])) return *fault;
    named.emplace_back(folders[i]);
  }
  return named;
}

} // namespace

zufi_status zufi_build(const char *const *folders, size_t count, const char *output, zufi_report **out,
                       zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi::Report> {
    if (auto fault = text_fault(output)) return *fault;
    const Result<std::vector<std::string>> named = folders_of(folders, count);
    if (!named) return named.error();
    return zufi::build(*named, output);
  });
}

zufi_status zufi_check(const char *const *folders, size_t count, zufi_report **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi::Report> {
    const Result<std::vector<std::string>> named = folders_of(folders, count);
    if (!named) return named.error();
    return zufi::check_folders(*named);
  });
}

zufi_status zufi_dataset_check(const zufi_dataset *dataset, zufi_report **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi::Report> {
    if (dataset == nullptr) return null_argument();
    return dataset->dataset.check();
  });
}

zufi_status zufi_cases_run_bytes(const zufi_dataset *dataset, const void *bytes, size_t size, const char *name,
                                 size_t *cases, zufi_report **out, zufi_error **error) {
  if (cases != nullptr) *cases = 0;
  return produce(out, error, [&]() -> Result<zufi::Report> {
    constexpr std::size_t MAX_BYTES = std::size_t{1} << 30;
    if (dataset == nullptr || bytes == nullptr) return null_argument();
    if (size > MAX_BYTES) return Error{ErrorCode::argument, "the text is too long"};
    if (auto fault = text_fault(name)) return *fault;
    Result<zufi::CaseRun> run = zufi::run_cases_text(dataset->dataset, {static_cast<const char *>(bytes), size}, name);
    if (!run) return run.error();
    if (cases != nullptr) *cases = run->cases;
    return std::move(run->report);
  });
}

zufi_status zufi_cases_run(const zufi_dataset *dataset, const char *cases_csv, size_t *cases, zufi_report **out,
                           zufi_error **error) {
  if (cases != nullptr) *cases = 0;
  return produce(out, error, [&]() -> Result<zufi::Report> {
    if (dataset == nullptr) return null_argument();
    if (auto fault = text_fault(cases_csv)) return *fault;
    Result<zufi::CaseRun> run = zufi::run_cases(dataset->dataset, cases_csv);
    if (!run) return run.error();
    if (cases != nullptr) *cases = run->cases;
    return std::move(run->report);
  });
}
