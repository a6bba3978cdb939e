# SPDX-License-Identifier: Apache-2.0
"""layout.py ROOT: where things are. Nothing at the top beyond the plan, a README in every folder of lib, tests and bindings, no
binary files, no file that is too long to read, no word that says something is unfinished, no path of somebody's machine."""
import pathlib
import re

import check
import source_tree

FOLDERS = {"include", "lib", "capi", "data", "bindings", "tests", "examples"}
FILES = {"CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "CHANGELOG.md", "SECURITY.md", "CONTRIBUTING.md",
         "publiccode.yml"}
MOST_LINES = 450
# Longer ones, each with its own limit and why.
LONGER = {"lib/resolve/walk.cpp": (450, "the walk is one state machine; its parts call each other"),
          "include/zufi.h": (700, "the C interface is one header, and its manual"),
          "tests/unit/notice_fixtures_test.cpp": (550, "one table, with a world for each notice")}
READABLE = {".c", ".h", ".cpp", ".hpp", ".py", ".sh", ".cmake", ".md", ".txt"}
# Put together here, so that this file does not hold them itself.
UNFINISHED = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]) + r")\b")
MACHINE = re.compile(r"(?<![\w.])/(?:" + "|".join(["ho" + "me", "wo" + "rk", "ro" + "ot", "Us" + "ers"]) + r")/[\w.-]+")


def is_text(content):
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in content


def folders_with_files(paths):
    return {path.parent for path in paths if len(path.parts) > 1}


def needs_readme(folder):
    if folder.parts[0] not in {"lib", "tests", "bindings"}:
        return False
    return len(folder.parts) <= 2  # deeper folders belong to the README above them


def faults_of_file(path, content):
    is_corpus = "corpus" in path.parts  # inputs of tests, byte for byte
    if not is_corpus and not is_text(content):
        yield f"{path}: is a binary file"
        return
    if is_corpus or path.parts[0] == "data" or path.suffix not in READABLE | {".def", ".yml", ".json"}:
        return
    text = content.decode("utf-8")
    lines = text.count("\n")
    limit = LONGER.get(str(path), (MOST_LINES, ""))[0]
    if path.suffix in READABLE and lines > limit:
        yield f"{path}: {lines} lines, {limit} at most"
    for pattern, what in ((UNFINISHED, "says that it is unfinished"), (MACHINE, "names a path of one machine")):
        match = pattern.search(text)
        if match and not (what.startswith("says") and path.suffix in {".def", ".json"}):
            yield f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {what}: {match.group()}"


def faults(root):
    paths = source_tree.files(root)
    if not paths:
        yield "no file was seen"
    for top in sorted({path.parts[0] for path in paths}):
        is_folder = pathlib.Path(root, top).is_dir()
        if not top.startswith(".") and top not in (FOLDERS if is_folder else FILES):
            yield f"{top}: is not in the plan of the top level"
    names = set(paths)
    for folder in sorted(folders_with_files(paths)):
        for above in [folder, *folder.parents][:-1]:
            if needs_readme(above) and above / "README.md" not in names:
                yield f"{above}: has no README.md"
    for path in paths:
        yield from faults_of_file(path, pathlib.Path(root, path).read_bytes())


def unique_faults(root):
    return sorted(set(faults(root)))


CONTROLS = {
    "a folder beside the plan": ({"docs/a.md": "x\n"}, "docs: is not in the plan"),
    "a file beside the plan": ({"notes.txt": "x\n"}, "notes.txt: is not in the plan"),
    "a room without README": ({"lib/README.md": "x\n", "lib/room/a.cpp": "x\n"}, "lib/room: has no README.md"),
    "tests without README": ({"tests/unit/a.cpp": "x\n", "tests/unit/README.md": "x\n"}, "tests: has no README.md"),
    "an object file": ({"lib/a.o": b"\x7fELF\x02\x01\0\0"}, "binary"),
    "a picture": ({"data/a.png": b"\x89PNG\r\n\x1a\n"}, "binary"),
    "a long file": ({"lib/a.cpp": "x\n" * (MOST_LINES + 1)}, "lines"),
    "unfinished work": ({"capi/a.cpp": "// TO" + "DO later\n"}, "unfinished"),
    "a path": ({"capi/a.cpp": '// see /ho' + 'me/me/notes\n'}, "one machine"),
}
SOUND = {"a small project": {"README.md": "x\n", "lib/README.md": "x\n", "lib/room/README.md": "x\n", "lib/room/a.cpp": "x\n" * MOST_LINES,
                             ".gitignore": "x\n", "tests/README.md": "x\n", "tests/fuzz/README.md": "x\n",
                             "tests/fuzz/corpus/a/1": b"\xff\0"}}

if __name__ == "__main__":
    check.main(unique_faults, CONTROLS, SOUND)
