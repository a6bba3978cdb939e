# SPDX-License-Identifier: Apache-2.0
"""The command line where it tells more than one answer: over time.

overview_test.py ZUFI DATA REGION [unittest arguments]   (REGION: data/rhein-kreis-neuss, built)
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ZUFI = os.path.abspath(sys.argv[1])
DATA = pathlib.Path(sys.argv[2]).resolve()
REGION = os.path.abspath(sys.argv[3])
PERMIT = "99012008001000"  # Baugenehmigung Erteilung
JUECHEN = "05162012"


def zufi(verb, *arguments, dataset=REGION):
    """Runs the tool; gives exit code, standard output, standard error."""
    run = subprocess.run([ZUFI, verb, "-d", dataset, *arguments], capture_output=True, timeout=120)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


class Musterkreis(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="zufi-test-")
        cls.file = os.path.join(cls.folder.name, "m.zufi")
        subprocess.run([ZUFI, "build", str(DATA / "musterkreis"), "-o", cls.file], check=True, timeout=120)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def run_on_muster(self, verb, *arguments):
        return zufi(verb, *arguments, dataset=self.file)


class History(Musterkreis):
    def lines(self, *arguments):
        code, out, error = self.run_on_muster("history", *arguments)
        self.assertEqual((code, error), (0, ""))
        return [line.split("\t") for line in out.splitlines()]

    def test_each_line_has_days_outcome_office_and_body(self):
        self.assertEqual(self.lines("--competence", "muster-bau", "--area", "99001002"), [
            ["..<2025-01-01", "resolved", "kreis-muster/bauaufsicht  Bauaufsicht des Kreises",
             "kreis-muster  Musterkreis"],
            ["2025-01-01..", "resolved", "beispielhausen/bauamt  Bauamt Beispielhausen",
             "beispielhausen  Stadt Beispielhausen"]])

    def test_days_can_be_bounded(self):
        asked = ["--competence", "muster-bau", "--area", "99001002"]
        self.assertEqual([line[0] for line in self.lines(*asked, "--from", "2024-06-01", "--until", "2025-06-01")],
                         ["2024-06-01..<2025-01-01", "2025-01-01..<2025-06-01"])
        self.assertEqual([line[0] for line in self.lines(*asked, "--from", "2025-01-01")], ["2025-01-01.."])
        code, out, error = self.run_on_muster("history", *asked, "--from", "2025-01-01", "--until", "2025-01-01")
        self.assertEqual((code, out), (2, ""))
        self.assertIn("no day", error)
        self.assertEqual(self.run_on_muster("history", *asked, "--from", "yesterday")[0], 2)

    def test_json_holds_whole_answers(self):
        code, out, _ = self.run_on_muster("history", "--service", "99999009001000", "--area", "99001001", "--json")
        self.assertEqual((code, out.count("\n")), (0, 1))
        history = json.loads(out)
        self.assertEqual(history["format"], "zufi-history/1")
        self.assertEqual([(s["valid_from"], s["valid_until"], s["answer"]["outcome"]) for s in history["stretches"]],
                         [(None, "2024-01-01", "resolved"), ("2024-01-01", "2025-01-01", "resolved"),  # a site more
                          ("2025-01-01", None, "unknown_service")])

    def test_services_of_a_bundle_stand_below_their_id(self):
        code, out, _ = self.run_on_muster("history", "--service", "99901", "--area", "99001001")
        self.assertEqual(code, 0)
        self.assertEqual([line for line in out.splitlines() if line.isdigit()],
                         ["99999001000000", "99999001001000", "99999001001001"])
        code, out, _ = self.run_on_muster("history", "--service", "99901", "--area", "99001001", "--json")
        self.assertEqual(len(out.splitlines()), 3)


class NextChange(Musterkreis):
    asked = ["--competence", "muster-bau", "--area", "99001002", "--next-change"]

    def test_within_a_year(self):
        _, out, _ = self.run_on_muster("resolve", *self.asked, "--date", "2024-06-01")
        self.assertIn("\nchanges: 2025-01-01\tresolved\tbeispielhausen/bauamt  Bauamt Beispielhausen\t", out)
        _, out, _ = self.run_on_muster("resolve", *self.asked, "--date", "2024-01-01")
        self.assertIn("\nchanges: not within a year\n", out)  # a year and a day
        _, out, _ = self.run_on_muster("resolve", *self.asked, "--date", "2025-01-01")
        self.assertIn("\nchanges: not within a year\n", out)

    def test_leap_day(self):
        code, out, _ = self.run_on_muster("resolve", *self.asked, "--date", "2024-02-29")
        self.assertEqual(code, 0)
        self.assertIn("\nchanges: 2025-01-01\t", out)

    def test_json(self):
        _, out, _ = self.run_on_muster("resolve", *self.asked, "--date", "2024-06-01", "--json")
        answer = json.loads(out)
        self.assertEqual(answer["format"], "zufi-answer/1")
        self.assertEqual(answer["next_change"]["valid_from"], "2025-01-01")
        self.assertEqual(answer["next_change"]["answer"]["answers"][0]["office"]["id"], "beispielhausen/bauamt")
        _, out, _ = self.run_on_muster("resolve", *self.asked, "--date", "2025-06-01", "--json")
        self.assertIsNone(json.loads(out)["next_change"])

    def test_services_of_a_bundle_part_where_they_change_apart(self):
        for line in self.run_on_muster("resolve", "--service", "99901", "--area", "99001002", "--next-change", "--date",
                                       "2024-06-01", "--json")[1].splitlines():
            self.assertTrue({"services", "next_change"} <= json.loads(line).keys())


class RealHistory(unittest.TestCase):
    def test_juechen_has_its_own_building_control_since_2019(self):
        code, out, error = zufi("history", "--service", PERMIT, "--area", JUECHEN, "--from", "2018-01-01", "--json")
        self.assertEqual((code, error), (0, ""))
        stretches = json.loads(out)["stretches"]
        self.assertEqual([s["valid_from"] for s in stretches], ["2018-01-01", "2019-01-01"])
        bodies = [s["answer"]["answers"][0]["body"]["name"] for s in stretches]
        self.assertEqual(bodies, ["Rhein-Kreis Neuss", "Stadt Jüchen"])

    def test_the_change_is_announced_before(self):
        _, out, _ = zufi("resolve", "--service", PERMIT, "--area", JUECHEN, "--date", "2018-06-01", "--next-change")
        self.assertIn("\nchanges: 2019-01-01\tresolved\t", out)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[4:])
