#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# The README shows what the quick start prints: readme_test.py README.md ZUFI DATASET
import subprocess, sys

readme, zufi, dataset = sys.argv[1:]
question = ["--service", "99012008001000", "--address", "Bahnstraße 51, 41569 Rommerskirchen", "--date", "2026-01-01"]
printed = subprocess.run([zufi, "explain", "-d", dataset, *question], capture_output=True, check=True, text=True, encoding="utf-8").stdout
with open(readme, encoding="utf-8") as file:
    blocks = file.read().split("```\n")
if printed.strip() not in (block.strip() for block in blocks):
    print("README.md does not show what the quick start prints:\n\n" + printed)
    sys.exit(1)
