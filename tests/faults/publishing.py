# SPDX-License-Identifier: Apache-2.0
"""What the tests of publishing share: a workplace with an old and a new dataset file, and runs under strace.

strace counts `when=N` for each system call by name, so calls are enumerated name by name (a joint set would test far less
than it seems)."""
import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
OUTPUT = "out.zufi"
# Everything through which a file, or a folder's list of files, can change; and what ends a descriptor's life.
WRITING_CALLS = ["open", "openat", "creat", "write", "pwrite64", "writev", "fsync", "fdatasync", "ftruncate", "rename",
                 "renameat", "renameat2", "link", "unlink", "unlinkat", "close"]


class Failure(Exception):
    pass


def expect(holds, what):
    if not holds:
        raise Failure(what)


def skip_without_strace():
    strace = shutil.which("strace")
    if strace is None:
        print("SKIPPED: strace is not installed")
        sys.exit(SKIPPED)
    if subprocess.run([strace, "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
        print("SKIPPED: this system does not permit ptrace")
        sys.exit(SKIPPED)


def strace(command, *options, **more):
    return subprocess.run(["strace", "-q", *options, *command], capture_output=True, text=True, **more)


class Workplace:
    """A folder with sources, the old file at OUTPUT, and what the new one will be."""

    def __init__(self, zufi, data):
        self.zufi = zufi
        self.folder = tempfile.mkdtemp(prefix="zufi-faults-")
        self.sources = os.path.join(self.folder, "sources", "muster")
        shutil.copytree(data, self.sources)
        self.out_folder = os.path.join(self.folder, "published")
        os.mkdir(self.out_folder)
        self.output = os.path.join(self.out_folder, OUTPUT)
        self.command = [zufi, "build", self.sources, "-o", self.output]
        self.new = self._build()
        toml = os.path.join(self.sources, "dataset.toml")
        with open(toml, encoding="utf-8") as file:
            text = file.read()
        with open(toml, "w", encoding="utf-8") as file:
            file.write(re.sub(r"(?m)^title = .*$", 'title = "the file of yesterday"', text))
        self.old = self._build()
        with open(toml, "w", encoding="utf-8") as file:
            file.write(text)
        expect(self.old != self.new, "the old and the new file differ")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def _build(self):
        run = subprocess.run(self.command, capture_output=True, text=True)
        expect(run.returncode == 0, "a build without faults succeeds: " + run.stderr)
        return self.content()

    def put_old(self):
        with open(self.output, "wb") as file:
            file.write(self.old)

    def content(self):
        with open(self.output, "rb") as file:
            return file.read()

    def state(self):
        """'old' or 'new'; anything else is a torn file."""
        content = self.content() if os.path.exists(self.output) else None
        expect(content in (self.old, self.new),
               f"{self.output} is neither the old nor the new file: "
               + ("it is gone" if content is None else f"{len(content)} bytes of {len(self.new)}"))
        return "old" if content == self.old else "new"

    def leftovers(self):
        return sorted(name for name in os.listdir(self.out_folder) if name != OUTPUT)

    def count_calls(self, names, command=None):
        log = os.path.join(self.folder, "calls")
        run = strace(command or self.command, "-o", log, "-e", "trace=" + ",".join(names))
        expect(run.returncode == 0, "a traced run without faults succeeds: " + run.stderr)
        with open(log, encoding="utf-8", errors="replace") as file:
            counts = collections.Counter(line.split("(")[0] for line in file if "(" in line)
        return {name: counts[name] for name in names if counts[name] > 0}
