// SPDX-License-Identifier: Apache-2.0
// Result<T>: a value, or the error that explains why there is none.
//
// libzufi throws nothing across its public functions except std::bad_alloc. Bad data is a notice (notice.hpp), an
// answer that is not a single office is an outcome (answer.hpp); an Error is for misuse, unreadable files and
// exhaustion only.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace zufi {

// The numbers are those of zufi_status in zufi.h and never change.
enum class ErrorCode : std::int32_t {
  argument = 1,     // a parameter is missing, too long or out of range
  query = 2,        // a query cannot be read: bad date, wrong type of a value, unknown key
  not_found = 3,    // the file does not exist
  unreadable = 4,   // the file exists but cannot be read
  foreign = 5,      // not a libzufi dataset file
  truncated = 6,    // a dataset file that was cut short
  damaged = 7,      // a dataset file whose content is not what its digest says, or contradicts itself
  too_new = 8,      // a dataset file of a layout or semantics that this library does not know yet
  too_old = 9,      // a dataset file of a layout or semantics that this library no longer reads
  not_written = 10, // an output could not be written; what was there before is still there
  exhausted = 11,   // out of memory, or a limit of this library was reached
  internal = 12,    // a bug in libzufi
  not_durable = 13, // the output is in place and whole, but may not survive a power failure
};

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message; // English, one sentence; never contains the text of a query

  friend bool operator==(const Error &, const Error &) = default;
};

template <class T> class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  // Precondition of value() and of * and ->: the result holds a value; of error(): it does not.
  T &value() & { return std::get<0>(state_); }
  const T &value() const & { return std::get<0>(state_); }
  T &&value() && { return std::get<0>(std::move(state_)); }
  T &operator*() & { return value(); }
  const T &operator*() const & { return value(); }
  T *operator->() { return &value(); }
  const T *operator->() const { return &value(); }
  Error &error() { return std::get<1>(state_); }
  const Error &error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

// For functions that give nothing back but may fail.
using Status = Result<std::monostate>;

} // namespace zufi
