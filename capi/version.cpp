// SPDX-License-Identifier: Apache-2.0
#include "handles.hpp"

const char *zufi_version(void) { return ZUFI_VERSION; }

int32_t zufi_abi_epoch(void) { return ZUFI_ABI_EPOCH; }

int32_t zufi_dataset_layout(void) { return zufi::DATASET_LAYOUT; }
