# SPDX-License-Identifier: Apache-2.0
"""validate.py WRITE_REPORTS SCHEMAS: every report of write_reports, in every format and language, against the schemas, and the
pages against what makes them readable for everybody. Each check is run on something broken as well."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import page

try:
    import html5lib
    import jsonschema
except ImportError as error:
    print(f"SKIPPED: {error}")
    sys.exit(77)
for tool in ("xmllint", "tidy"):
    if not shutil.which(tool):
        print(f"SKIPPED: {tool} is not installed")
        sys.exit(77)

REPORTS = 3 * 2
# Commands of GitHub Actions as its runner reads them.
COMMAND = re.compile(r"::(error|warning|notice) ((?:file|line|title)=[^,:\r\n]*(?:,(?:file|line|title)=[^,:\r\n]*)*)::([^\r\n]*)")


def json_faults(text, schema):
    try:
        document = json.loads(text)
    except ValueError as error:
        return [f"no JSON: {error}"]
    return [error.message[:200] for error in jsonschema.Draft7Validator(schema).iter_errors(document)]


def junit_faults(text, schema):
    run = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", schema, "-"], input=text.encode(), capture_output=True)
    return [] if run.returncode == 0 else [run.stderr.decode()[:500]]


def sums_fault(text):
    """The numbers that a suite tells are those of its cases."""
    for suite in re.findall(r"<testsuite .*?</testsuite>", text, flags=re.S):
        tests, failures = (int(re.search(rf' {name}="(\d+)"', suite).group(1)) for name in ("tests", "failures"))
        if (tests, failures) != (suite.count("<testcase "), suite.count("<failure ")):
            return ["a suite tells other numbers than it has"]
    return []


def github_faults(text):
    faults = [f"no command: {line[:100]}" for line in text.split("\n")[:-1] if not COMMAND.fullmatch(line)]
    for _, properties, message in COMMAND.findall(text):
        if re.search(r"%(?!25|0A|0D|3A|2C)", properties + message):
            faults.append("a % that is not escaped")
    return faults if text.endswith("\n") else [*faults, "no line end at the end"]


def html_faults(text):
    faults = list(page.faults(text))
    try:
        html5lib.HTMLParser(strict=True).parse(text)
    except html5lib.html5parser.ParseError as error:
        faults.append(f"html5lib: {error}")
    run = subprocess.run(["tidy", "-quiet", "-errors", "-utf8", "--drop-empty-elements", "no"], input=text.encode(), capture_output=True)
    return faults + ([run.stderr.decode()[:500]] if run.returncode != 0 else [])


def checks(schemas):
    gitlab = json.loads((schemas / "gitlab-code-quality.json").read_text())
    sarif = json.loads((schemas / "sarif-part.json").read_text())
    junit = str(schemas / "junit.xsd")
    return {"json": lambda text: json_faults(text, {"required": ["format", "accepted", "notices"]}),
            "gitlab": lambda text: json_faults(text, gitlab), "sarif": lambda text: json_faults(text, sarif),
            "junit": lambda text: junit_faults(text, junit) + sums_fault(text), "github": github_faults, "html": html_faults}


BROKEN = {"json": ("\"notices\"", "\"findings\""), "gitlab": ("\"critical\"", "\"fatal\""),
          "sarif": ("\"startLine\":12", "\"startLine\":0"), "junit": ("failures=\"2\"", "failures=\"3\""),
          "github": ("line=12", "line=1:2"), "html": ("<ul>", "<ul><p>")}


def main():
    program, schemas = sys.argv[1], pathlib.Path(sys.argv[2])
    found, seen = [], 0
    with tempfile.TemporaryDirectory(prefix="zufi-test-") as folder:
        subprocess.run([program, folder], check=True)
        for name, faults in checks(schemas).items():
            for path in sorted(pathlib.Path(folder).glob(f"*.{name}")):
                seen += 1
                found += [f"{path.name}: {fault}" for fault in faults(path.read_bytes().decode("utf-8"))]
            plain = pathlib.Path(folder, f"plain.de.{name}").read_text(encoding="utf-8")
            old, new = BROKEN[name]
            if old not in plain or not faults(plain.replace(old, new, 1)):
                found.append(f"{name}: {old} → {new} was not noticed")
        found += page.controls_not_noticed(pathlib.Path(folder, "plain.de.html").read_text(encoding="utf-8"))
        if seen != REPORTS * len(BROKEN):
            found.append(f"{seen} reports, not {REPORTS * len(BROKEN)}")
    print(*found, sep="\n")
    print(f"{seen} reports, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
