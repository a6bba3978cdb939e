# SPDX-License-Identifier: Apache-2.0
"""labels.py BUILD CTEST: every test is labelled ci or long, one of the two, and none can run for ever."""
import json
import subprocess
import sys


def faults(plan):
    for test in plan["tests"]:
        properties = {item["name"]: item["value"] for item in test.get("properties", [])}
        labels = set(properties.get("LABELS", [])) & {"ci", "long"}
        if len(labels) != 1:
            yield f"{test['name']}: is labelled neither ci nor long, or both"
        if properties.get("TIMEOUT") == 0:
            yield f"{test['name']}: has no time limit"


def plan_of(*labels):
    return {"tests": [{"name": "x", "properties": [{"name": "LABELS", "value": list(labels)}]}]}


def main():
    build, ctest = sys.argv[1:]
    run = subprocess.run([ctest, "--test-dir", build, "--show-only=json-v1"], check=True, capture_output=True, text=True)
    plan = json.loads(run.stdout)
    found = list(faults(plan))
    found += [f"control {labels} was not noticed" for labels in [(), ("other",), ("ci", "long")] if not list(faults(plan_of(*labels)))]
    found += list(faults(plan_of("ci", "other")))
    print(*found, sep="\n")
    print(f"{len(plan['tests'])} tests, {len(found)} faults")
    sys.exit(1 if found or not plan["tests"] else 0)


if __name__ == "__main__":
    main()
