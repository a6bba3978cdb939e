# SPDX-License-Identifier: Apache-2.0
"""Publishing is atomic: `zufi build` is killed (SIGKILL) before every single call that writes, opens, renames or closes.
Each time the file there is wholly the old one or wholly the new one, and the next run sweeps what was left behind.

usage: kill_points.py ZUFI DATA"""
import os
import signal
import subprocess
import sys

from publishing import WRITING_CALLS, Failure, Workplace, expect, skip_without_strace, strace

LEAST_POINTS = 80


def kill_before(command, call, number):
    """False if the run ended before it came to that call."""
    run = strace(command, "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}")
    return run.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL)


def kill_at_each_point(place, command):
    states = {"old": 0, "new": 0}
    for call, count in place.count_calls(WRITING_CALLS, command).items():
        for number in range(1, count + 1):
            place.put_old()
            expect(kill_before(command, call, number), f"the run was not killed before {call} {number}")
            expect(len(place.leftovers()) <= 1, "earlier leftovers were swept")
            try:
                states[place.state()] += 1
            except Failure as failure:
                raise Failure(f"killed before {call} {number}: {failure}") from failure
    return states


def check_swept(place):
    """What a killed run leaves, the next one sweeps."""
    place.put_old()
    expect(kill_before(place.command, "fsync", 1), "the run was not killed before it synced its file")
    left = place.leftovers()
    expect(len(left) == 1, f"a run killed before it synced leaves its temporary file: {left}")
    if os.path.exists("/proc/" + left[0].rsplit("-", 1)[1]):
        return  # another process has its number by now: then it is rightly left alone
    run = subprocess.run(place.command, capture_output=True, text=True)
    expect(run.returncode == 0, "the run after a kill succeeds: " + run.stderr)
    expect(place.state() == "new", "the run after a kill publishes")
    expect(not place.leftovers(), f"what a killed run left is swept: {place.leftovers()}")


def check_negative_control(place):
    """A writer that overwrites the file in place is found out."""
    new_file = os.path.join(place.folder, "new")
    with open(new_file, "wb") as file:
        file.write(place.new)
    careless = ["dd", f"if={new_file}", f"of={place.output}", "bs=32768", "status=none"]
    try:
        kill_at_each_point(place, careless)
    except Failure as failure:
        return str(failure)
    raise Failure("a careless writer was not found out: this test cannot fail")


def main(zufi, data):
    skip_without_strace()
    with Workplace(zufi, data) as place:
        states = kill_at_each_point(place, place.command)
        points = sum(states.values())
        print(f"{points} kill points: {states['old']} left the old file, {states['new']} the new one, none a torn one")
        expect(points >= LEAST_POINTS, "there are as many kill points as expected")
        expect(states["old"] > 0 and states["new"] > 0, "kills came before and after the moment of publishing")
        check_swept(place)
        print("negative control found:", check_negative_control(place))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Failure as failure:
        sys.exit(f"FAILED: {failure}")
