# SPDX-License-Identifier: Apache-2.0
"""include_edges.py ROOT: lib/CMakeLists.txt is the plan of the rooms, and every #include keeps to it.

lib/ROOM      its own headers, those of the rooms it uses (and what these use), include/zufi; libraries as LIBRARIES says
capi/         zufi.h and include/zufi
bindings/     zufi.h, and headers of their own
include/zufi  include/zufi and the standard library; zufi.h: the standard library of C"""
import re

import check
import source_tree

# Which room may include which library, by the beginning of the header's name. Others are free of all of them.
LIBRARIES = {
    "boost/geometry": {"locate"},
    "boost/": {"graph"},
    "sqlite3": {"storage"},
    "sodium": {"storage"},
    "unicode/": {"text"},
    "csv.h": {"source"},
    "libstemmer.h": {"text"},
    "toml++/": {"source"},
    "nlohmann/": {"report", "source"},
    "libxml/": {"exchange"},
}
EVERYWHERE = ("fmt/",)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*(?:include|include_next|import)[ \t]*([<"])([^>"\n]+)[>"]', re.M)
CODE = {".c", ".h", ".cpp", ".hpp", ".cc", ".hh", ".ipp", ".def", ".inl"}


def rooms(plan):
    """room -> the rooms whose headers it may include, itself among them."""
    uses = {}
    for name, body in re.findall(r"zufi_room\(\s*(\w+)\b([^)]*)\)", re.sub(r"#.*", "", plan)):
        words = re.search(r"\bUSES\b(.*?)(?:\bLIBRARIES\b|\bSOURCES\b|$)", body, re.S)
        uses[name] = set(words.group(1).split()) if words else set()
    closed = {}
    for room in uses:
        closed[room], open_rooms = set(), [room]
        while open_rooms:
            other = open_rooms.pop()
            if other not in closed[room]:
                closed[room].add(other)
                open_rooms += uses.get(other, ())
    return closed


def is_standard(header):
    if re.fullmatch(r"[a-z0-9_]+", header):
        return True  # of C++
    return header in STANDARD_C or header.startswith("sys/")


STANDARD_C = {"stddef.h", "stdint.h", "unistd.h", "fcntl.h", "dirent.h", "signal.h", "errno.h", "string.h"}


def fault_in_room(room, header, edges):
    first = header.split("/")[0]
    if first == "zufi" or (first in edges and "/" in header):
        allowed = first == "zufi" or first in edges[room]
        return None if allowed else f"{room} does not use {first}"
    for beginning, allowed in LIBRARIES.items():
        if header.startswith(beginning):
            return None if room in allowed else f"only {', '.join(sorted(allowed))} may"
    if is_standard(header) or header.startswith(EVERYWHERE):
        return None
    return "it is of no room and of no library that is known"


def fault_of(path, header, edges, own):
    area = path.parts[0]
    if area == "lib" and len(path.parts) == 3:
        if path.parts[1] not in edges:
            return "its folder is no room of lib/CMakeLists.txt"
        return fault_in_room(path.parts[1], header, edges)
    if area == "capi":
        allowed = header in {"zufi.h", *own} or header.startswith("zufi/") or is_standard(header)
        return None if allowed else "capi knows include/ alone"
    if area == "bindings":
        of_the_project = header.startswith("zufi/") or header.split("/")[0] in edges and "/" in header
        return "bindings know zufi.h alone" if of_the_project or header == "handles.hpp" else None
    if area == "include":
        allowed = is_standard(header) or (header.startswith("zufi/") and path.name != "zufi.h")
        return None if allowed else "include/ knows itself and the standard library alone"
    return None


def faults(root):
    paths = [path for path in source_tree.files(root) if path.suffix in CODE]
    edges = rooms(source_tree.text(root, "lib/CMakeLists.txt"))
    if not edges:
        yield "lib/CMakeLists.txt: no room was read"
    capi_headers = {path.name for path in paths if path.parts[0] == "capi"}
    checked = 0
    for path in paths:
        text = re.sub(r"/\*.*?\*/", lambda comment: "\n" * comment.group().count("\n"), source_tree.text(root, path), flags=re.S)
        for match in INCLUDE.finditer(text):
            checked += 1
            fault = fault_of(path, match.group(2), edges, capi_headers)
            if fault:
                line = text.count("\n", 0, match.start()) + 1
                yield f"{path}:{line}: includes {match.group(2)}: {fault}"
    if checked == 0:
        yield "no #include was seen"


PLAN = {"lib/CMakeLists.txt": "zufi_room(text\n SOURCES a.cpp)\nzufi_room(model USES text\n SOURCES b.cpp)\n"
                              "zufi_room(graph USES model LIBRARIES Boost::headers SOURCES c.cpp)\nzufi_room(storage USES model)\n"}


def tree(path, line):
    return {**PLAN, path: f"// a comment\n{line}\n"}


CONTROLS = {
    "an edge against the arrow": (tree("lib/text/a.cpp", '#include "model/b.hpp"'), "lib/text/a.cpp:2"),
    "an edge between neighbours": (tree("lib/storage/a.cpp", '#include "graph/c.hpp"'), "storage does not use graph"),
    "angle brackets": (tree("lib/text/a.hpp", "#  include <model/b.hpp>"), "text does not use model"),
    "Boost.Graph elsewhere": (tree("lib/model/a.cpp", "#include <boost/graph/adjacency_list.hpp>"), "only graph"),
    "Boost.Geometry elsewhere": (tree("lib/graph/a.cpp", "#include <boost/geometry.hpp>"), "only locate"),
    "SQLite elsewhere": (tree("lib/graph/a.cpp", "#include <sqlite3.h>"), "only storage"),
    "libsodium elsewhere": (tree("lib/model/a.cpp", "#include <sodium/crypto_sign.h>"), "only storage"),
    "ICU elsewhere": (tree("lib/model/a.cpp", "#include <unicode/uchar.h>"), "only text"),
    "an unknown library": (tree("lib/model/a.cpp", "#include <curl/curl.h>"), "no library that is known"),
    "a folder that is no room": (tree("lib/other/a.cpp", "#include <vector>"), "no room"),
    "capi into a room": (tree("capi/a.cpp", '#include "graph/c.hpp"'), "capi knows"),
    "a binding into the C++ API": (tree("bindings/cli/a.cpp", '#include "zufi/dataset.hpp"'), "bindings know"),
    "a binding into a room": (tree("bindings/cli/a.cpp", '#include "text/utf8.hpp"'), "bindings know"),
    "a header of others in include": (tree("include/zufi/a.hpp", "#include <fmt/format.h>"), "include/ knows"),
    "C++ in zufi.h": (tree("include/zufi.h", '#include "zufi/dataset.hpp"'), "include/ knows"),
}
SOUND = {
    "what the plan allows": {**PLAN, "lib/graph/a.cpp": '#include "text/a.hpp"\n#include <boost/graph/graphviz.hpp>\n#include <map>\n'
                                                        '/* #include "storage/x.hpp" */\n// #include <sqlite3.h>\n#include "zufi/date.hpp"\n',
                             "capi/a.cpp": '#include "handles.hpp"\n#include "zufi.h"\n', "capi/handles.hpp": "#include <new>\n",
                             "bindings/cli/a.cpp": '#include <zufi.h>\n#include <CLI/CLI.hpp>\n#include "own.hpp"\n'},
}

if __name__ == "__main__":
    check.main(faults, CONTROLS, SOUND)
