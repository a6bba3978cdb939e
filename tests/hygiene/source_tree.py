# SPDX-License-Identifier: Apache-2.0
"""The files of the project: those that Git tracks, or, without Git, all but what is generated."""
import os
import pathlib
import subprocess

GENERATED = {"build", "out", ".git", "__pycache__"}


def files(root):
    """Paths relative to root, sorted."""
    root = pathlib.Path(root)
    if (root / ".git").exists():
        run = subprocess.run(["git", "-C", str(root), "-c", "safe.directory=*", "ls-files", "-z"], capture_output=True)
        if run.returncode == 0:
            names = run.stdout.decode().split("\0")
            return sorted(pathlib.PurePosixPath(name) for name in names if name and (root / name).exists())
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in GENERATED]
        found += [pathlib.PurePosixPath(os.path.relpath(os.path.join(folder, name), root)) for name in names]
    return sorted(found)


def text(root, path):
    return (pathlib.Path(root) / path).read_text(encoding="utf-8")
