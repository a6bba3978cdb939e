// SPDX-License-Identifier: Apache-2.0
// Handles of zufi.h that free themselves, and calls that fail as exceptions inside the tool.
#pragma once

#include <zufi.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace zufi_tool {

template <auto Free> struct Freer {
  template <class T> void operator()(T *handle) const { Free(handle); }
};
using DatasetHandle = std::unique_ptr<zufi_dataset, Freer<zufi_dataset_free>>;
using QueryHandle = std::unique_ptr<zufi_query, Freer<zufi_query_free>>;
using AnswerHandle = std::unique_ptr<zufi_answer, Freer<zufi_answer_free>>;
using OverviewHandle = std::unique_ptr<zufi_overview, Freer<zufi_overview_free>>;
using ReportHandle = std::unique_ptr<zufi_report, Freer<zufi_report_free>>;
using DiffHandle = std::unique_ptr<zufi_diff, Freer<zufi_diff_free>>;
using BufferHandle = std::unique_ptr<zufi_buffer, Freer<zufi_buffer_free>>;
using ErrorHandle = std::unique_ptr<zufi_error, Freer<zufi_error_free>>;

// A call of the library that failed.
struct Failure {
  zufi_status status = ZUFI_ERROR_INTERNAL;
  std::string message;
};

[[noreturn]] void throw_failure(zufi_status status, zufi_error *error);

// call(zufi_open…, arguments…): everything but the trailing error parameter.
template <class Function, class... Args> void call(Function function, Args... args) {
  zufi_error *error = nullptr;
  const zufi_status status = function(args..., &error);
  if (status != ZUFI_OK) throw_failure(status, error);
}

// The same for functions with an out parameter, which is given back as a handle.
template <class Handle, class Function, class... Args> Handle make(Function function, Args... args) {
  typename Handle::pointer out = nullptr;
  call(function, args..., &out);
  return Handle(out);
}

std::string_view view(const BufferHandle &buffer);

} // namespace zufi_tool
