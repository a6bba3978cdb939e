#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# libzufi from any Python by ctypes, no dependency: resolve.py LIBRARY DATASET. One function gives everything, as JSON.
import ctypes, json, sys

zufi = ctypes.CDLL(sys.argv[1])
handle, text = ctypes.c_void_p, ctypes.c_char_p
zufi.zufi_dataset_resolve_json.argtypes = [handle, text, ctypes.c_size_t, handle, handle]
zufi.zufi_buffer_data.argtypes, zufi.zufi_buffer_data.restype = [handle], text
dataset, answer = handle(), handle()
query = json.dumps({"service": "99012008001000", "place": "Bahnstraße 51, 41569 Rommerskirchen", "date": "2026-01-01"}).encode()
assert zufi.zufi_dataset_open(sys.argv[2].encode(), ctypes.byref(dataset), None) == 0
assert zufi.zufi_dataset_resolve_json(dataset, query, len(query), ctypes.byref(answer), None) == 0
found = json.loads(zufi.zufi_buffer_data(answer))["answers"][0]
print(f"office: {found['office']['name']}\nbody:   {found['body']['name']}")
