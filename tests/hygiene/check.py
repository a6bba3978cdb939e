# SPDX-License-Identifier: Apache-2.0
"""Runs a check on the project, and then on small trees in which something is wrong: the check must notice each.

A check is a function from the root of a tree to lines, one for each fault. A control is a tree, as a dictionary from path to
content (text, or bytes), and a word that the line must hold which reports it."""
import pathlib
import sys
import tempfile


def write_tree(root, tree):
    for path, content in tree.items():
        target = pathlib.Path(root, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())


def unnoticed(check, controls):
    for what, (tree, word) in controls.items():
        with tempfile.TemporaryDirectory() as root:
            write_tree(root, tree)
            if not any(word in line for line in check(root)):
                yield f"control: {what} was not noticed"


def wrongly_noticed(check, sound):
    for what, tree in sound.items():
        with tempfile.TemporaryDirectory() as root:
            write_tree(root, tree)
            for line in check(root):
                yield f"control: {what} is sound, but: {line}"


def main(check, controls, sound):
    if len(sys.argv) != 2:
        sys.exit("one argument: the root of the project")
    found = list(check(sys.argv[1])) + list(unnoticed(check, controls)) + list(wrongly_noticed(check, sound))
    print(*found, sep="\n")
    print(f"{len(found)} faults, {len(controls)} controls")
    sys.exit(1 if found else 0)
