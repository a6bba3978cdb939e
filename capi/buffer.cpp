// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

const char *zufi_buffer_data(const zufi_buffer *buffer) { return buffer == nullptr ? nullptr : buffer->bytes.c_str(); }

size_t zufi_buffer_size(const zufi_buffer *buffer) { return buffer == nullptr ? 0 : buffer->bytes.size(); }

void zufi_buffer_free(zufi_buffer *buffer) { delete buffer; }
