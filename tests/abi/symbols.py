# SPDX-License-Identifier: Apache-2.0
"""symbols.py LIBRARY HEADER EPOCH: the shared library exports exactly what symbols.txt lists and zufi.h declares, each name
with the version of the ABI epoch."""
import pathlib
import re
import subprocess
import sys

LIST = pathlib.Path(__file__).with_name("symbols.txt")


def exported(nm_output):
    """name -> version of each defined dynamic symbol."""
    names = {}
    for line in filter(None, nm_output.splitlines()):
        kind, name = line.split()[-2:]
        if kind == "A":
            continue  # the version node itself
        name, _, version = name.partition("@@")
        names[name] = version or "none"
    return names


def declared(header):
    code = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    return re.findall(r"\b(zufi_\w+)\s*\(", code)


def faults(nm_output, listed, header, epoch):
    found = exported(nm_output)
    names = [line for line in listed.splitlines() if line and not line.startswith("#")]
    if names != sorted(set(names)):
        yield "symbols.txt is not sorted, or repeats a name"
    for name in sorted(set(found) - set(names)):
        yield f"{name} is exported, but not in symbols.txt"
    for name in sorted(set(names) - set(found)):
        yield f"{name} is in symbols.txt, but not exported"
    for name in sorted(set(names) ^ set(declared(header))):
        yield f"{name} is in one of symbols.txt and zufi.h alone"
    for name, version in sorted(found.items()):
        if version != f"ZUFI_{epoch}":
            yield f"{name} has version {version}, not ZUFI_{epoch}"


def control(nm_output, listed, header, epoch):
    """Each kind of fault is noticed when it is made."""
    victim = "zufi_version"
    assert victim in listed
    made = {
        "one more": (nm_output + "\n0000 T zufi_secret@@ZUFI_0\n", listed, header),
        "a weak one": (nm_output + "\n0000 W _ZNSt6vectorIiE@@ZUFI_0\n", listed, header),
        "one less": ("\n".join(l for l in nm_output.splitlines() if f" {victim}@" not in l), listed, header),
        "not listed": (nm_output, listed.replace(victim + "\n", ""), header),
        "not sorted": (nm_output, "\n".join(reversed(listed.splitlines())), header),
        "not declared": (nm_output, listed, header.replace(f"{victim}(void)", "other(void)")),
        "no version": (nm_output.replace(f"{victim}@@ZUFI_{epoch}", victim), listed, header),
    }
    return [what for what, arguments in made.items() if not list(faults(*arguments, epoch))]


def main():
    library, header_file, epoch = sys.argv[1:]
    nm_output = subprocess.run(["nm", "-D", "--defined-only", library], check=True, capture_output=True, text=True).stdout
    inputs = nm_output, LIST.read_text(), pathlib.Path(header_file).read_text()
    missed = control(*inputs, epoch)
    found = list(faults(*inputs, epoch)) + [f"control: {what} was not noticed" for what in missed]
    print(*found, sep="\n")
    print(f"{len(exported(nm_output))} symbols, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
