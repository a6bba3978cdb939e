// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

namespace {

// Given out when there is no memory for an error. Only its address counts: it is never looked into, made or freed.
alignas(zufi_error) unsigned char last_resort_place[sizeof(zufi_error)];
zufi_error *last_resort() noexcept { return reinterpret_cast<zufi_error *>(last_resort_place); }

} // namespace

namespace zufi::capi {

zufi_status fail(zufi_error **error, ErrorCode code, std::string_view message) noexcept {
  const auto status = static_cast<zufi_status>(code);
  if (error == nullptr) return status;
  try {
    *error = new zufi_error{status, std::string(message)};
    return status;
  } catch (const std::bad_alloc &) {
    *error = last_resort();
    return ZUFI_ERROR_EXHAUSTED;
  }
}

} // namespace zufi::capi

zufi_status zufi_error_status(const zufi_error *error) {
  if (error == nullptr) return ZUFI_OK;
  return error == last_resort() ? ZUFI_ERROR_EXHAUSTED : error->status;
}

const char *zufi_error_message(const zufi_error *error) {
  if (error == nullptr) return nullptr;
  return error == last_resort() ? "out of memory" : error->message.c_str();
}

void zufi_error_free(zufi_error *error) {
  if (error != last_resort()) delete error;
}
