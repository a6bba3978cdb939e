# SPDX-License-Identifier: Apache-2.0
"""licences.py ROOT: every source file names its licence in its first lines, every folder of data has a LICENSE."""
import check
import source_tree

LINE = "SPDX-License-Identifier: Apache-2.0"
NO_COMMENTS = {".json", ".csv", ".md", ".zufi", ".bin", ".svg", ".dot", ".png", ".dict", ".seed"}
NO_SOURCE_NAMES = {"LICENSE", ".gitignore", ".clang-format", ".clang-tidy", ".gitattributes", ".editorconfig"}


def is_source(path):
    if path.suffix in NO_COMMENTS or path.name in NO_SOURCE_NAMES or path.parts[0] == "data":
        return False
    if path.name == "dataset.toml":
        return False  # data, wherever it lies; it names a licence of its own
    return not {"corpus", "golden"} & set(path.parts)  # inputs and outputs of tests, byte for byte


def faults(root):
    paths = source_tree.files(root)
    seen = 0
    for path in paths:
        if not is_source(path):
            continue
        seen += 1
        first = source_tree.text(root, path).splitlines()[:3]
        if not any(LINE in line for line in first):
            yield f"{path}: no SPDX line in its first three lines"
    if seen == 0:
        yield "no source file was seen"
    names = set(map(str, paths))
    for path in paths:
        if path.parts[0] == "data" and path.suffix == ".csv" and str(path.parent / "LICENSE") not in names:
            yield f"{path.parent}: tables without a LICENSE beside them"


CONTROLS = {
    "C++ without": ({"lib/a.cpp": "int a;\n"}, "lib/a.cpp"),
    "too far down": ({"lib/a.cpp": "\n\n\n// " + LINE + "\n"}, "lib/a.cpp"),
    "another licence": ({"lib/a.py": "# SPDX-License-Identifier: GPL-3.0-only\n"}, "lib/a.py"),
    "CMake without": ({"CMakeLists.txt": "project(x)\n"}, "CMakeLists.txt"),
    "a script without": ({"tests/a.sh": "#!/bin/sh\n"}, "tests/a.sh"),
    "data without": ({"a.c": "// " + LINE + "\n", "data/x/areas.csv": "id\n"}, "data/x"),
}
SOUND = {"each with its own": {"a.sh": "#!/bin/sh\n# " + LINE + "\n", "b.cpp": "// " + LINE + "\n", "README.md": "# x\n",
                               "tests/x/dataset.toml": "licence = \"CC0-1.0\"\n",
                               "data/x/areas.csv": "id\n", "data/x/LICENSE": "x\n"}}

if __name__ == "__main__":
    check.main(faults, CONTROLS, SOUND)
