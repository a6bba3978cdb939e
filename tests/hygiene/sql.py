# SPDX-License-Identifier: Apache-2.0
"""sql.py ROOT: SQL is prepared, never glued. Outside lib/storage there is none; inside, what is put into a statement is a name
of our own schema (through quoted(), or a constant in capitals), never a value: values are bound."""
import re

import check
import source_tree

VERB = re.compile(r'"[^"\n]*\b(?:SELECT\b.*\bFROM|INSERT INTO|UPDATE\b.*\bSET|DELETE FROM|CREATE TABLE|DROP TABLE|PRAGMA|ATTACH)\b')
CALLS = re.compile(r"\bsqlite3_(?:exec|prepare(?:_v2|_v3)?|get_table|mprintf)\s*\(")
# Functions that make a name of the schema safe, and constants of our own.
SAFE = re.compile(r'^(?:quoted\(.*\)|fmt::join\(.*\)|sql_type\(.*\)|[A-Z][A-Z0-9_]*)$', re.S)


# What is not made safe by a function, and why it is safe all the same.
KNOWN = {"lib/storage/schema.cpp": ("column.references", "a table of our own schema and its column, already quoted")}


def arguments(text, start):
    """The arguments of the call whose opening bracket stands at `start`."""
    depth, parts, last, in_text = 0, [], start + 1, False
    for at in range(start, len(text)):
        sign = text[at]
        if sign == '"' and text[at - 1] != "\\":
            in_text = not in_text
        if in_text:
            continue
        if sign in "([{":
            depth += 1
        elif sign in ")]}":
            depth -= 1
            if depth == 0:
                return [part.strip() for part in parts + [text[last:at]]]
        elif sign == "," and depth == 1:
            parts.append(text[last:at])
            last = at + 1
    return []


def faults_in_storage(path, text):
    for match in re.finditer(r"\bfmt::format\(", text):
        first, *values = arguments(text, match.end() - 1)
        if not VERB.search(first.replace("\n", " ")):
            continue
        line = text.count("\n", 0, match.start()) + 1
        for value in values:
            known, _reason = KNOWN.get(str(path), ("", ""))
            if not SAFE.match(value) and not (known and value.endswith(known)):
                yield f"{path}:{line}: {value} is put into SQL"
    for match in re.finditer(r'(?:"[^"\n]*"\s*)+', text):
        after = text[match.end():match.end() + 3].lstrip()
        before = text[max(0, match.start() - 3):match.start()].rstrip()
        if VERB.search(match.group()) and (after.startswith("+") or before.endswith(("+", "+="))):
            line = text.count("\n", 0, match.start()) + 1
            yield f"{path}:{line}: SQL is glued with +"


def faults(root):
    for path in source_tree.files(root):
        if path.parts[0] not in {"lib", "capi", "bindings", "include"} or path.suffix not in {".cpp", ".hpp", ".h", ".c"}:
            continue
        text = re.sub(r"//.*", "", source_tree.text(root, path))
        if path.parts[:2] == ("lib", "storage"):
            yield from faults_in_storage(path, text)
            if path.name != "sql.cpp" and CALLS.search(text):
                yield f"{path}: statements are made in sql.cpp alone"
        elif VERB.search(text) or CALLS.search(text):
            yield f"{path}: SQL outside lib/storage"


CONTROLS = {
    "glued with +": ({"lib/storage/a.cpp": 'run("SELECT a FROM b WHERE c = \'" + text + "\'");\n'}, "glued"),
    "glued behind": ({"lib/storage/a.cpp": 'sql = prefix + "DELETE FROM b";\n'}, "glued"),
    "formatted in": ({"lib/storage/a.cpp": 'fmt::format("SELECT a FROM b WHERE c = \'{}\'", name);\n'}, "name is put into SQL"),
    "formatted in, over lines": ({"lib/storage/a.cpp": 'fmt::format("INSERT INTO b "\n  "VALUES({})",\n quoted(a), rows[1].id);\n'},
                                 "rows[1].id"),
    "elsewhere": ({"lib/api/a.cpp": 'const char *sql = "SELECT a FROM b";\n'}, "outside lib/storage"),
    "past the wrapper": ({"lib/storage/a.cpp": "sqlite3_exec(db, sql, 0, 0, 0);\n"}, "sql.cpp alone"),
}
SOUND = {"prepared": {"lib/storage/a.cpp": 'fmt::format("SELECT {} FROM {} ORDER BY n", fmt::join(names, ", "), quoted(table.name));\n'
                                           'fmt::format("PRAGMA user_version = {}", DATASET_LAYOUT);\nfmt::format("{} rows", count);\n',
                      "lib/api/a.cpp": '// SELECT a FROM b\nf("select an office from the list");\n'}}

if __name__ == "__main__":
    check.main(faults, CONTROLS, SOUND)
