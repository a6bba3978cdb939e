# SPDX-License-Identifier: Apache-2.0
"""pinned.py ROOT: every enumerator of zufi.h has a number written out, and tests/capi pins that number in C and against C++."""
import pathlib
import re
import sys


def enumerators(header):
    code = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    for block in re.findall(r"enum\s*\{(.*?)\}", code, flags=re.S):
        for item in block.split(","):
            name, _, number = item.partition("=")
            if name.strip():
                yield name.strip(), number.strip()


def faults(header, in_c, in_cpp):
    for name, number in enumerators(header):
        if not re.fullmatch(r"\d+", number):
            yield f"{name} has no number in zufi.h"
        elif not re.search(rf"\b{name} == {number}\b", in_c):
            yield f"{name} == {number} is not pinned in pinned_numbers.c"
        if name != "ZUFI_OK" and not re.search(rf"\b{name}\b", in_cpp):
            yield f"{name} is not compared in same_numbers.cpp"
    macros = set(re.findall(r"^\s*#\s*define\s+(\w+)", header, flags=re.M)) - {"ZUFI_H"}
    for macro in sorted(macros):
        yield f"zufi.h has the macro {macro}; foreign-function interfaces do not read macros"


def main():
    root = pathlib.Path(sys.argv[1])
    header = (root / "include/zufi.h").read_text()
    in_c = (root / "tests/capi/pinned_numbers.c").read_text()
    in_cpp = (root / "tests/capi/same_numbers.cpp").read_text()
    found = list(faults(header, in_c, in_cpp))
    controls = [
        (header.replace("ZUFI_ROLE_ADVISES = 2", "ZUFI_ROLE_ADVISES = 3"), in_c, in_cpp),
        (header.replace("ZUFI_ROLE_ADVISES = 2", "ZUFI_ROLE_ADVISES"), in_c, in_cpp),
        (header, in_c.replace("ZUFI_ROLE_ADVISES", "X"), in_cpp),
        (header, in_c, in_cpp.replace("ZUFI_ROLE_ADVISES", "X")),
        (header + "\n#define ZUFI_LIMIT 3\n", in_c, in_cpp),
    ]
    found += [f"control {i} was not noticed" for i, control in enumerate(controls) if not list(faults(*control))]
    count = len(list(enumerators(header)))
    print(*found, sep="\n")
    print(f"{count} enumerators, {len(found)} faults")
    return 1 if found or count < 40 else 0


if __name__ == "__main__":
    sys.exit(main())
