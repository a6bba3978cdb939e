# SPDX-License-Identifier: Apache-2.0
"""run.py ROOT BUILD (--all | --some COUNT | PATCH...): the differential test finds defects that are planted on purpose.

Each patch in this folder breaks one rule of meaning in one file of lib/. It is applied to a copy of the file; the copy
is compiled as the file is, the object is linked before the library's own, and the differential test has to fail. One
that passes is a fault of the test; so is a patch that no longer applies, compiles or ends in time."""
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
TEST = "tests/differential/differential_test"
SECONDS = 60
NOT_HERE = 77  # for ctest: skipped


class Fault(Exception):
    pass


def hunks_of(patch):
    """Path of the one file, and (old lines, new lines) of each hunk; line numbers mean nothing."""
    files = re.findall(r"^\+\+\+ b/(\S+)$", patch, re.M)
    if len(files) != 1 or not re.fullmatch(r"lib/.*\.cpp", files[0]):
        raise Fault("a patch changes exactly one .cpp file of lib/")
    hunks = []
    for body in re.split(r"^@@.*\n", patch, flags=re.M)[1:]:
        lines = body.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in " -")
        hunks.append((old, "".join(line[1:] for line in lines if line[0] in " +")))
    return files[0], hunks


def patched(text, hunks):
    for old, new in hunks:
        if old == new or text.count(old) != 1:
            raise Fault(f"does not apply: its lines stand {text.count(old)} times in the file")
        text = text.replace(old, new)
    return text


def command_for(build, source):
    for entry in json.loads((build / "compile_commands.json").read_text()):
        if pathlib.Path(entry["directory"], entry["file"]).resolve() == source:
            words = entry.get("arguments") or shlex.split(entry["command"])
            return words, entry["directory"]
    raise Fault(f"{source} is not compiled")


def link_command(build):
    """How the test is linked, as Ninja would do it."""
    listed = subprocess.run(["ninja", "-C", build, "-t", "commands", TEST], capture_output=True, text=True, check=True)
    last = [line for line in listed.stdout.splitlines() if f"-o {TEST} " in line][-1]
    return shlex.split(last.split("&& ", 1)[1].rsplit(" &&", 1)[0]) if "&& " in last else shlex.split(last)


def run(words, what, **how):
    done = subprocess.run(words, capture_output=True, text=True, check=False, **how)
    if done.returncode != 0:
        raise Fault(f"does not {what}:\n{done.stderr[-2000:]}")


def plant(root, build, patch, folder):
    """Seconds that the test took to fail, and what failed."""
    path, hunks = hunks_of(patch)
    source = root / path
    copy, made, program = folder / source.name, folder / "planted.o", folder / "planted_test"
    copy.write_text(patched(source.read_text(encoding="utf-8"), hunks), encoding="utf-8")
    words, directory = command_for(build, source)
    words = [str(copy) if pathlib.Path(directory, word).resolve() == source else word for word in words]
    words[words.index("-o") + 1] = str(made)
    # A dependency file would overwrite the library's own; what is not optimised much is compiled sooner.
    for flag in ("-MF", "-MT"):
        if flag in words:
            del words[words.index(flag):words.index(flag) + 2]
    words = [word for word in words if word != "-MD"] + ["-O1", f"-I{source.parent}"]
    run(words, "compile", cwd=directory)
    link = link_command(build)
    link[link.index("-o") + 1] = str(program)
    first_library = next(i for i, word in enumerate(link) if word.endswith(".a"))
    link.insert(first_library, str(made))
    run(link, "link", cwd=build)
    begin = time.monotonic()
    try:
        done = subprocess.run([program], capture_output=True, text=True, errors="replace", timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as slow:
        raise Fault(f"is not found within {SECONDS} seconds") from slow
    if done.returncode == 0:
        raise Fault("is not found")
    found_by = re.findall(r"^-{20,}\n(D\d+)", done.stdout, re.M) or [f"exit code {done.returncode}"]
    return time.monotonic() - begin, ", ".join(dict.fromkeys(found_by))


def chosen(root, arguments):
    patches = sorted(HERE.glob("*.patch"))
    if arguments == ["--all"]:
        return patches
    if arguments[0] != "--some":
        return [path for path in patches if path.stem in arguments]
    # Others with each commit, the same for one commit.
    head = subprocess.run(["git", "-C", root, "rev-parse", "HEAD"], capture_output=True, text=True, check=False)
    first = int(head.stdout.strip() or "0", 16)
    return [patches[(first + i) % len(patches)] for i in range(min(int(arguments[1]), len(patches)))]


def main():
    root, build = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    if not (build / "build.ninja").exists():
        print("skipped: needs a build by Ninja")
        return NOT_HERE
    faults = 0
    for path in chosen(root, sys.argv[3:]):
        with tempfile.TemporaryDirectory() as folder:
            try:
                seconds, found_by = plant(root, build, path.read_text(encoding="utf-8"), pathlib.Path(folder))
                print(f"{path.stem}: found by {found_by} after {seconds:.1f} s", flush=True)
            except Fault as fault:
                print(f"{path.stem}: {fault}", flush=True)
                faults += 1
    print(f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
