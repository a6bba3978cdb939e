# SPDX-License-Identifier: Apache-2.0
"""scaling.py VALGRIND SCALING_TEST: instructions at n and 4 n, and whether one of them grows like a square."""
import collections
import pathlib
import subprocess
import sys
import tempfile

BOUND = 9  # four times the data, at most three times the cost for each doubling; a square would be sixteen
FLOOR = 2_000_000  # instructions; below it a constant cost hides what grows
CONTROL = "control: a square"


def counts(valgrind, scaling_test):
    """{(family, stage): [(n, instructions), ...]}"""
    found = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([valgrind, "-q", "--tool=callgrind", f"--callgrind-out-file={folder}/out", scaling_test], check=True)
        for dump in pathlib.Path(folder).glob("out.*"):
            label = cost = None
            with dump.open() as lines:
                for line in lines:
                    if line.startswith("desc: Trigger: Client Request: "):
                        label = line.strip().split(": ", 3)[3]
                    elif line.startswith(("summary: ", "totals: ")):
                        cost = int(line.split()[1])
            if label and label.count("|") == 2:
                family, n, stage = label.split("|")
                found[family, stage].append((int(n), cost))
    return found


def main():
    found = counts(*sys.argv[1:])
    fast = set()
    for (family, stage), costs in sorted(found.items()):
        (_, small), (_, large) = sorted(costs)
        ratio = large / max(small, FLOOR)
        if ratio > BOUND:
            fast.add(family)
        print(f"{family:30} {stage:5} {small / 1e6:9.1f} → {large / 1e6:9.1f} million instructions, × {ratio:4.1f}"
              + ("  TOO FAST" if ratio > BOUND else ""))
    if CONTROL not in fast:
        sys.exit("the negative control was not found out")
    if fast != {CONTROL}:
        sys.exit("grows like a square: " + ", ".join(sorted(fast - {CONTROL})))


main()
