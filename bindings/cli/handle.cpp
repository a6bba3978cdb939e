// SPDX-License-Identifier: Apache-2.0
#include "handle.hpp"

namespace zufi_tool {

void throw_failure(zufi_status status, zufi_error *error) {
  const ErrorHandle owned(error);
  const char *message = zufi_error_message(error);
  throw Failure{status, message == nullptr ? "unknown error" : message};
}

std::string_view view(const BufferHandle &buffer) {
  return {zufi_buffer_data(buffer.get()), zufi_buffer_size(buffer.get())};
}

} // namespace zufi_tool
