# SPDX-License-Identifier: Apache-2.0
"""notices.py ROOT: every notice has a stable name, two texts and two pieces of advice, is given somewhere in lib/, and is
named by a test; its placeholders are those that notices have."""
import re

import check
import source_tree

DEFINITIONS = "lib/model/notices.def"
TEXT = r'"((?:[^"\\]|\\.|"\s+")*)"'  # neighbouring literals are one text
NOTICE = re.compile(rf"NOTICE\(\s*(\w+),\s*(\w+),\s*{TEXT},\s*{TEXT},\s*{TEXT},\s*{TEXT}\s*\)")


def faults(root):
    paths = source_tree.files(root)
    definitions = re.sub(r"^//.*", "", source_tree.text(root, DEFINITIONS), flags=re.M)
    notices = NOTICE.findall(definitions)
    if len(notices) != len(re.findall(r"\bNOTICE\(", definitions)):
        yield f"{DEFINITIONS}: a notice is not of the form NOTICE(code, severity, four texts)"
    if not notices:
        yield f"{DEFINITIONS}: no notice was read"
    def all_text(top):
        return "\n".join(source_tree.text(root, path) for path in paths
                         if path.parts[0] == top and path.suffix in {".cpp", ".hpp", ".c"})
    code, tests = all_text("lib"), all_text("tests")
    seen = set()
    for name, severity, *texts in notices:
        if name in seen:
            yield f"{name}: is defined twice"
        seen.add(name)
        if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
            yield f"{name}: is not snake_case"
        if severity not in {"error", "warning", "info"}:
            yield f"{name}: has no severity"
        if any(not text.strip() for text in texts):
            yield f"{name}: a text is empty"
        for text in texts:
            for placeholder in re.findall(r"\{[^}]*\}?", text):
                if placeholder not in {"{0}", "{1}"}:
                    yield f"{name}: has the placeholder {placeholder}"
        if not re.search(rf"\bCode::{name}\b", code):
            yield f"{name}: is given nowhere in lib/"
        if not re.search(rf'"{name}"|\bCode::{name}\b', tests):
            yield f"{name}: no test names it"


def tree(notice, code="Code::bad_cell", test='"bad_cell"'):
    return {DEFINITIONS: "// NOTICE(code, …)\n" + notice, "lib/model/a.cpp": code + "\n", "tests/unit/a.cpp": test + "\n"}


GOOD = 'NOTICE(bad_cell, error, "a {0}", "ein {0}",\n       "say \\"x\\"", "sagen {1}")\n'
CONTROLS = {
    "twice": (tree(GOOD + GOOD), "twice"),
    "a name": (tree(GOOD.replace("bad_cell", "badCell")), "snake_case"),
    "a severity": (tree(GOOD.replace("error", "fatal")), "severity"),
    "a text": (tree(GOOD.replace('"ein {0}"', '""')), "empty"),
    "a placeholder": (tree(GOOD.replace("{1}", "{2}")), "placeholder"),
    "a text too few": (tree(GOOD.replace(', "sagen {1}"', "")), "four texts"),
    "dead": (tree(GOOD, code=""), "nowhere"),
    "untested": (tree(GOOD, test=""), "no test"),
}
SOUND = {"one notice": tree(GOOD)}

if __name__ == "__main__":
    check.main(faults, CONTROLS, SOUND)
