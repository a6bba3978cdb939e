// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

#include "zufi/exchange.hpp"

using zufi::Error;
using zufi::ErrorCode;
using zufi::Result;
using zufi::capi::null_argument;
using zufi::capi::produce;
using zufi::capi::text_fault;

namespace {

constexpr std::size_t MAX_TEXTS = 1'000;

// `texts` may be NULL if there are none of them.
Result<std::vector<std::string>> texts_of(const char *const *texts, std::size_t count) {
  if (texts == nullptr && count > 0) return null_argument();
  if (count > MAX_TEXTS) return Error{ErrorCode::argument, "more than 1,000 files or options"};
  std::vector<std::string> copies;
  for (std::size_t i = 0; i < count; ++i) {
    if (auto fault = text_fault(texts[i])) return *fault;
    copies.emplace_back(texts[i]);
  }
  return copies;
}

} // namespace

zufi_status zufi_import(const char *format, const char *const *files, size_t file_count, const char *const *options,
                        size_t option_count, const char *folder, zufi_report **out, zufi_error **error) {
  return produce(out, error, [&]() -> Result<zufi_report> {
    for (const char *text : {format, folder})
      if (auto fault = text_fault(text)) return *fault;
    const Result<std::vector<std::string>> paths = texts_of(files, file_count);
    if (!paths) return paths.error();
    const Result<std::vector<std::string>> named = texts_of(options, option_count);
    if (!named) return named.error();
    Result<zufi::ImportRun> run = zufi::import_files(format, *paths, *named, folder);
    if (!run) return run.error();
    return zufi_report{std::move(run->report), run->rows, run->is_written};
  });
}
