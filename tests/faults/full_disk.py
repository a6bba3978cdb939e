# SPDX-License-Identifier: Apache-2.0
"""A disk that is full, and an output that takes nothing: the old file stays usable, the message names the path, no
temporary file outlives the run, and no exit code says 0.

usage: full_disk.py ZUFI DATA"""
import os
import resource
import subprocess
import sys

from publishing import Failure, Workplace, expect

SERVICE = ["--service", "99999005001000", "--address", "99103 Beispielhausen", "--date", "2026-01-01"]


def run_with_file_limit(command, limit):
    # Python hands SIGXFSZ on with its default action, which kills: the tool itself has to ignore it.
    return subprocess.run(command, capture_output=True, text=True,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))


def check_full_disk(place):
    for limit in (0, 1, 4096, len(place.new) - 1):
        place.put_old()
        run = run_with_file_limit(place.command, limit)
        expect(run.returncode == 3, f"room for {limit} bytes: exit code {run.returncode}, {run.stderr}")
        expect(place.output in run.stderr, f"the message names the path: {run.stderr}")
        expect(place.state() == "old" and not place.leftovers(), "the old file is there, and nothing else")
        info = subprocess.run([place.zufi, "info", place.output], capture_output=True, text=True)
        expect(info.returncode == 0 and "yesterday" in info.stdout, "the old file is usable")
    place.put_old()
    run = run_with_file_limit(place.command, len(place.new))
    expect(run.returncode == 0 and place.state() == "new", f"with just enough room the file is written: {run.stderr}")


def check_output_that_takes_nothing(place):
    commands = [["info", place.output], ["info", "--json", place.output], ["resolve", "-d", place.output, *SERVICE],
                ["resolve", "--json", "-d", place.output, *SERVICE], ["explain", "-d", place.output, *SERVICE],
                ["graph", "-d", place.output], ["build", place.sources, "--json", "-o", place.output], ["--version"],
                ["--help"], ["resolve", "--help"]]
    for arguments in commands:
        command = [place.zufi, *arguments]
        with open("/dev/null", "w", encoding="utf-8") as nowhere:
            run = subprocess.run(command, stdout=nowhere, stderr=subprocess.PIPE, text=True)
        expect(run.returncode == 0, f"{arguments} succeeds where output is taken: {run.returncode} {run.stderr}")
        with open("/dev/full", "w", encoding="utf-8") as full:
            run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
        expect(run.returncode not in (0, 1) and run.returncode > 0, f"{arguments} into a full disk: {run.returncode}")
        expect(run.stderr, f"{arguments} into a full disk says why it failed")
        run = subprocess.run(command, stderr=subprocess.PIPE, text=True, preexec_fn=lambda: os.close(1))
        expect(run.returncode not in (0, 1) and run.returncode > 0, f"{arguments} without output: {run.returncode}")


def main(zufi, data):
    with Workplace(zufi, data) as place:
        check_full_disk(place)
        check_output_that_takes_nothing(place)
        print("the disk was full 4 times, the output 10 times")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Failure as failure:
        sys.exit(f"FAILED: {failure}")
