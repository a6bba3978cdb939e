// SPDX-License-Identifier: Apache-2.0
#include "text/system_reason.hpp"

#include <cstring>

namespace zufi::text {

std::string system_reason(int error) {
#ifdef __GLIBC__ // strerror, and with it std::error_code, speaks the language of the host, in the encoding of the host
  if (const char *reason = ::strerrordesc_np(error)) return reason;
#endif
  return "error " + std::to_string(error);
}

} // namespace zufi::text
