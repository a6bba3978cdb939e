# SPDX-License-Identifier: Apache-2.0
"""hardening.py LIBRARY COMPILER: the flags that harden a release build, as readelf sees them in the binary."""
import pathlib
import re
import subprocess
import sys
import tempfile


def readelf(library):
    return subprocess.run(["readelf", "-W", "-l", "-d", "-n", "--dyn-syms", library], check=True, capture_output=True,
                          text=True).stdout


def has_executable_stack(text):
    stack = re.search(r"GNU_STACK\s+(?:0x\w+\s+){5}([RWE ]+?)\s+0x", text)
    return stack is None or "E" in stack.group(1)


def machine(library):
    head = subprocess.run(["readelf", "-h", library], check=True, capture_output=True, text=True).stdout
    return re.search(r"Machine:\s+(.*)", head).group(1)


def faults(library):
    text = readelf(library)
    if "GNU_RELRO" not in text:
        yield "RELRO: what the loader has filled in stays writable"
    if not re.search(r"\(FLAGS(_1)?\).*NOW", text):
        yield "BIND_NOW: symbols are bound when they are first called"
    if has_executable_stack(text):
        yield "noexecstack: the stack is executable"
    if "__stack_chk_fail" not in text:
        yield "stack protector: no function guards its stack"
    if not re.search(r"\b__\w+_chk\b", text.replace("__stack_chk", "")):
        yield "FORTIFY: no checked function is called"
    if "X86-64" in machine(library) and not re.search(r"endbr64", disassembly(library)):
        yield "CET: no branch target is marked"


def disassembly(library):
    run = subprocess.run(["objdump", "-d", "--section=.text", library], check=True, capture_output=True, text=True)
    return run.stdout


def soft_library(folder, compiler):
    """A library that has none of it: each check must notice."""
    source = pathlib.Path(folder, "soft.c")
    source.write_text("int soft(char *text) { char copy[64]; int i; for (i = 0; text[i]; ++i) copy[i] = text[i]; return copy[5]; }\n")
    library = str(source.with_suffix(".so"))
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-fno-stack-protector", "-U_FORTIFY_SOURCE", "-fcf-protection=none",
                    "-nostartfiles", "-Wl,-z,norelro,-z,lazy,-z,execstack", str(source), "-o", library], check=True,
                   capture_output=True)
    return library


def main():
    library, compiler = sys.argv[1:]
    found = list(faults(library))
    with tempfile.TemporaryDirectory() as folder:
        noticed = len(list(faults(soft_library(folder, compiler))))
    if noticed != 6:
        found.append(f"control: {noticed} of 6 weaknesses were noticed")
    properties = re.search(r"x86 feature: (.*)", readelf(library))
    print(*found, sep="\n")
    print(f"{len(found)} faults; note of the whole library for CET:", properties.group(1) if properties else
          "none (the start files of this system carry none)")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
