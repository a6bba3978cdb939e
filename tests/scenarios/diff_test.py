# SPDX-License-Identifier: Apache-2.0
"""The command line on what a change changes.

diff_test.py ZUFI DATA REGION [unittest arguments]   (REGION: data/rhein-kreis-neuss, built)
"""
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

ZUFI = os.path.abspath(sys.argv[1])
DATA = pathlib.Path(sys.argv[2]).resolve()
REGION = os.path.abspath(sys.argv[3])
PERMIT = "99012008001000"  # Baugenehmigung Erteilung
JUECHEN, ROMMERSKIRCHEN = "051620012012", "051620028028"


def zufi(*arguments):
    """Runs the tool; gives exit code, standard output, standard error."""
    run = subprocess.run([ZUFI, *arguments], capture_output=True, timeout=120)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


def offices(side):
    return [(office["id"], office["body"]["id"]) for office in side["offices"]]


class TwoDays(unittest.TestCase):
    def setUp(self):
        code, out, _ = zufi("diff", REGION, "--from", "2018-12-31", "--to", "2019-01-01", "--json")
        self.assertEqual(code, 1)
        self.changes = json.loads(out)["changes"]

    def change_of(self, service, area):
        found = [change for change in self.changes
                 if service in [asked["id"] for asked in change["asked"]]
                 and area in [known["id"] for known in change["areas"]] and "responsible" in change["roles"]]
        self.assertEqual(len(found), 1)
        return found[0]

    def test_a_town_that_became_a_mittlere_stadt(self):
        change = self.change_of(PERMIT, JUECHEN)
        self.assertEqual(offices(change["before"]), [("kreis-rkn/untere-bauaufsicht", "kreis-rkn")])
        self.assertEqual(offices(change["after"]), [("juechen/bauaufsicht", "juechen")])
        self.assertIn("nrw/bauaufsicht/mittlere", change["after"]["rules"])
        self.assertTrue(change["whole"])

    def test_a_mandate_moves_the_work_alone(self):
        change = self.change_of(PERMIT, ROMMERSKIRCHEN)
        self.assertEqual(offices(change["after"]), [("juechen/bauaufsicht", "kreis-rkn")])

    def test_each_side_shows_a_question_that_is_answered_so(self):
        for change in self.changes:
            for side in (change["before"], change["after"]):
                command = shlex.split(side["command"])
                self.assertEqual(command[:2], ["zufi", "resolve"])
                _, out, _ = zufi("resolve", "-d", REGION, *command[2:], "--json")
                answer = json.loads(out)
                self.assertEqual(answer["outcome"], side["outcome"])
                found = {one["office"]["id"] for one in answer["answers"] if one["office"]}
                if side["offices"]:
                    self.assertEqual(found, {office["id"] for office in side["offices"]})

    def test_in_words(self):
        _, out, _ = zufi("diff", REGION, "--from", "2018-12-31", "--to", "2019-01-01")
        self.assertIn("Jüchen: Untere Bauaufsichtsbehörde des Kreises", out)
        _, out, _ = zufi("diff", REGION, "--from", "2018-12-31", "--to", "2019-01-01", "--lang", "en")
        self.assertIn("more), Jüchen: ", out)

    def test_nothing_changes(self):
        self.assertEqual(zufi("diff", REGION, REGION)[:2], (0, ""))
        code, out, err = zufi("diff", REGION, "--from", "2026-01-01", "--to", "2026-01-01")
        self.assertEqual((code, out), (0, ""))
        self.assertIn("0 changes", err)


class TwoDatasets(unittest.TestCase):
    def test_a_rule_that_leads_elsewhere(self):
        with tempfile.TemporaryDirectory(prefix="zufi-test-") as folder:
            source = pathlib.Path(folder, "musterkreis")
            shutil.copytree(DATA / "musterkreis", source)
            old, new = os.path.join(folder, "old.zufi"), os.path.join(folder, "new.zufi")
            self.assertEqual(zufi("build", str(source), "-o", old)[0], 0)
            rules = source / "rules.csv"
            text = rules.read_text()
            self.assertIn("\nkette/abfall-1,", text)
            rules.write_text("".join(line for line in text.splitlines(True) if not line.startswith("kette/abfall-1,")))
            self.assertEqual(zufi("build", str(source), "-o", new)[0], 0)
            code, out, _ = zufi("diff", old, new, "--json")
            self.assertEqual(code, 1)
            diff = json.loads(out)
            self.assertEqual(diff["undecided"], [])
            self.assertEqual({asked["id"] for change in diff["changes"] for asked in change["asked"]},
                             {"muster-abfall", "99999003001000"})
            self.assertIn("kette/abfall-1", [rule for change in diff["changes"] for rule in change["before"]["rules"]])
            back = json.loads(zufi("diff", new, old, "--json")[1])
            self.assertEqual([change["before"]["offices"] for change in diff["changes"]],
                             [change["after"]["offices"] for change in back["changes"]])


class Misuse(unittest.TestCase):
    def test_what_is_compared_with_what(self):
        for arguments in ([REGION], [REGION, REGION, "--from", "2026-01-01", "--to", "2027-01-01"],
                          [REGION, "--from", "2026-01-01"]):
            self.assertEqual(zufi("diff", *arguments)[0], 2, arguments)
        self.assertEqual(zufi("diff", REGION, "--from", "2026-01-01", "--to", "tomorrow")[0], 2)
        self.assertEqual(zufi("diff", REGION, "/does/not/exist")[0], 3)


unittest.main(argv=sys.argv[:1] + sys.argv[4:])
