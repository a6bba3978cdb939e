// SPDX-License-Identifier: Apache-2.0
// What is behind the opaque types of zufi.h, and the one exception barrier.
#pragma once

#pragma GCC visibility push(default) // what zufi.h declares is what the library exports
#include "zufi.h"
#pragma GCC visibility pop

#include "zufi/answer.hpp"
#include "zufi/dataset.hpp"
#include "zufi/exchange.hpp"
#include "zufi/notice.hpp"
#include "zufi/query.hpp"
#include "zufi/result.hpp"

#include <cerrno>
#include <cfenv>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

struct zufi_dataset {
  zufi::Dataset dataset;
};

struct zufi_query {
  zufi::Query query;
};

struct zufi_answer {
  zufi::Answer answer;
  struct Days {
    std::string from, until;
  };
  std::vector<Days> days; // texts for each finding
};

struct zufi_overview {
  zufi::Overview overview;
};

struct zufi_report {
  zufi::Report report;
  zufi::ImportRows rows{}; // of an import
  bool is_written = false;
};

struct zufi_diff {
  zufi::Diff diff;
};

struct zufi_buffer {
  std::string bytes;
};

struct zufi_error {
  zufi_status status = ZUFI_ERROR_INTERNAL;
  std::string message;
};

namespace zufi::capi {

// Sets *error, if the caller wants it. When there is no memory even for that, to one that is always there.
zufi_status fail(zufi_error **error, ErrorCode code, std::string_view message) noexcept;

inline zufi_status argument_missing(zufi_error **error) noexcept {
  return fail(error, ErrorCode::argument, "a parameter that is needed is NULL");
}

// What a call leaves as it was: errno, and the rounding mode, which is the usual one meanwhile: what is read as a
// number does not depend on the host.
class HostState {
 public:
  HostState() noexcept {
    if (rounding_ != FE_TONEAREST) std::fesetround(FE_TONEAREST);
  }
  ~HostState() {
    if (rounding_ != FE_TONEAREST) std::fesetround(rounding_);
    errno = errno_;
  }
  HostState(const HostState &) = delete;
  HostState &operator=(const HostState &) = delete;

 private:
  const int errno_ = errno;
  const int rounding_ = std::fegetround();
};

// Room for a handle, taken before the work is done: what is done must not be told as undone for want of memory.
template <class Handle> class Room {
 public:
  Room() : memory_(::operator new(sizeof(Handle))) {}
  ~Room() { ::operator delete(memory_); }
  Room(const Room &) = delete;
  Room &operator=(const Room &) = delete;

  template <class Value> Handle *fill(Value &&value) {
    auto *handle = new (memory_) Handle{std::forward<Value>(value)};
    memory_ = nullptr;
    return handle;
  }

 private:
  void *memory_;
};

// Every function that can fail runs through here: out parameters are written first, no exception passes, the state of
// the host is kept. `work` gives Result<Out>; its value is handed over as a new handle made by `wrap`.
template <class Handle, class Work> zufi_status produce(Handle **out, zufi_error **error, Work work) noexcept {
  const HostState host_state;
  if (error != nullptr) *error = nullptr;
  zufi_status status = ZUFI_OK;
  if (out == nullptr) {
    status = argument_missing(error);
  } else {
    *out = nullptr;
    try {
      Room<Handle> room;
      auto result = work();
      if (result)
        *out = room.fill(std::move(result).value());
      else
        status = fail(error, result.error().code, result.error().message);
    } catch (const std::bad_alloc &) {
      status = fail(error, ErrorCode::exhausted, "out of memory");
    } catch (const std::exception &exception) {
      status = fail(error, ErrorCode::internal, exception.what());
    } catch (...) {
      status = fail(error, ErrorCode::internal, "an unknown exception");
    }
  }
  return status;
}

// For functions without an out parameter.
template <class Work> zufi_status perform(zufi_error **error, Work work) noexcept {
  const HostState host_state;
  if (error != nullptr) *error = nullptr;
  zufi_status status = ZUFI_OK;
  try {
    const Status result = work();
    if (!result) status = fail(error, result.error().code, result.error().message);
  } catch (const std::bad_alloc &) {
    status = fail(error, ErrorCode::exhausted, "out of memory");
  } catch (const std::exception &exception) {
    status = fail(error, ErrorCode::internal, exception.what());
  } catch (...) {
    status = fail(error, ErrorCode::internal, "an unknown exception");
  }
  return status;
}

inline Error null_argument() { return {ErrorCode::argument, "a parameter that is needed is NULL"}; }

// What is wrong with a text that a caller gave.
inline std::optional<Error> text_fault(const char *text) {
  if (text == nullptr) return null_argument();
  if (!is_utf8(text)) return Error{ErrorCode::argument, "a text is not valid UTF-8"};
  return std::nullopt;
}

inline std::optional<Language> language_of(zufi_language language) {
  if (language == ZUFI_LANGUAGE_DE) return Language::de;
  if (language == ZUFI_LANGUAGE_EN) return Language::en;
  return std::nullopt;
}
inline Error unknown_language() { return {ErrorCode::argument, "unknown language"}; }

// The element of a list, or NULL.
template <class List> auto element(const List &list, std::size_t index) -> decltype(&list[0]) {
  return index < list.size() ? &list[index] : nullptr;
}

} // namespace zufi::capi
