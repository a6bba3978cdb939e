# SPDX-License-Identifier: Apache-2.0
"""The exit code never lies: an error is injected into every single call that opens, reads, writes, syncs, renames or
closes while `zufi build` runs. Success means the new file is there whole; failure means the old one is, or says that
the new one is in place but not synced; and the message names the file it is about.

usage: io_errors.py ZUFI DATA"""
import os
import subprocess
import sys

from publishing import WRITING_CALLS, Failure, Workplace, expect, skip_without_strace, strace

READING_CALLS = ["read", "getdents64"]
ERRORS = ["EIO", "ENOSPC"]
LEAST_POINTS = 150
LOADER_FAILED = 127
ANSWERED, FINDINGS, USAGE, INPUT, INTERNAL = range(5)


def check_outcome(place, run, may_leave_temporary=False, is_on_terminal=False):
    state = place.state()
    code = run.returncode
    if is_on_terminal and code == INTERNAL:  # findings could not be told, whether or not the file is in place
        expect(run.stderr, "the message says that there was one")
        return
    if code == ANSWERED:
        expect(state == "new", "success, but the file is the old one")
    elif code in (FINDINGS, USAGE, INPUT):
        expect(state == "old", f"exit code {code} says that nothing was written, but the file is the new one")
    elif code == INTERNAL:
        expect(state == "old" or "could not be synced" in run.stderr, "the new file is in place, and nothing says so")
    else:
        expect(code == LOADER_FAILED and "shared libraries" in run.stderr and state == "old",
               f"exit code {code} is none of ours")
    if code not in (ANSWERED, LOADER_FAILED):
        names_file = place.output in run.stderr or os.path.basename(place.sources) in run.stderr
        expect(names_file, "the message names no file")
    if not may_leave_temporary:
        expect(not place.leftovers(), "a temporary file is left behind")


def inject(place, call, number, error):
    """The kind of exit, or None if the run never came to that call."""
    place.put_old()
    for name in place.leftovers():
        os.remove(os.path.join(place.out_folder, name))
    log = os.path.join(place.folder, "injected")
    run = strace(place.command, "-o", log, "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={number}")
    with open(log, encoding="utf-8", errors="replace") as file:
        injected = [line for line in file if "(INJECTED)" in line]
    if not injected:
        return None
    try:
        check_outcome(place, run, may_leave_temporary=call.startswith("unlink"),
                      is_on_terminal=injected[0].startswith(("write(1,", "write(2,")))
    except Failure as failure:
        raise Failure(f"{error} from {call} {number}: {failure}\nexit code {run.returncode}: {run.stderr}") from failure
    return run.returncode


def check_every_point(place):
    codes = {}
    for call, count in place.count_calls(WRITING_CALLS + READING_CALLS).items():
        for number in range(1, count + 1):
            error = ERRORS[number % len(ERRORS)]
            errors = ERRORS if call in ("write", "fsync", "rename") else [error]
            for each in errors:
                code = inject(place, call, number, each)
                expect(code is not None, f"{call} {number} was never reached")
                codes[code] = codes.get(code, 0) + 1
    return codes


def check_interruptions(place):
    """A signal that interrupts a call changes nothing."""
    for call in ("write", "fsync"):
        place.put_old()
        run = strace(place.command, "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:error=EINTR:when=1")
        expect(run.returncode == ANSWERED and place.state() == "new", f"an interrupted {call} is repeated: {run.stderr}")


def check_negative_control(place):
    """A run that lies is found out: success is claimed, and the old file is there."""
    place.put_old()
    try:
        check_outcome(place, subprocess.CompletedProcess([], ANSWERED, "", ""))
    except Failure:
        return
    raise Failure("a lie was not found out: this test cannot fail")


def main(zufi, data):
    skip_without_strace()
    with Workplace(zufi, data) as place:
        check_negative_control(place)
        codes = check_every_point(place)
        points = sum(codes.values())
        print(f"{points} injected errors, exit codes:", ", ".join(f"{c}: {n}" for c, n in sorted(codes.items())))
        expect(points >= LEAST_POINTS, "there are as many points as expected")
        for code in (ANSWERED, FINDINGS, INPUT, INTERNAL):
            expect(codes.get(code, 0) > 0, f"no error led to exit code {code}: they came at the wrong places")
        check_interruptions(place)
        run = subprocess.run(place.command, capture_output=True, text=True)
        expect(run.returncode == ANSWERED and place.state() == "new", "after all of this a plain run succeeds")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Failure as failure:
        sys.exit(f"FAILED: {failure}")
