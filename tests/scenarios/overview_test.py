# SPDX-License-Identifier: Apache-2.0
"""The command line where it tells more than one answer: over time, in every municipality, for every service.

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


class Everywhere(Musterkreis):
    asked = ["--competence", "muster-bau", "--date", "2026-01-01", "--fact", "floor_area=2000"]

    def test_equal_results_stand_in_one_line(self):
        code, out, error = self.run_on_muster("everywhere", *self.asked, "--area", "99")
        self.assertEqual((code, error), (0, ""))
        titles, names = zip(*(line.rsplit(": ", 1) for line in out.splitlines()))
        self.assertEqual(sorted(name for some in names for name in some.split(", ")),
                         ["Beispielhausen", "Bezirk Fern", "Freistadt", "Musterstadt"])
        self.assertEqual(len(set(titles)), len(titles))
        self.assertIn("Stadt Beispielhausen, Bauamt Beispielhausen: Beispielhausen\n", out)

    def test_json_is_one_line_for_each_municipality(self):
        code, out, _ = self.run_on_muster("everywhere", *self.asked, "--area", "99001", "--json")
        rows = [json.loads(line) for line in out.splitlines()]
        self.assertEqual((code, [row["area"]["name"] for row in rows]), (0, ["Musterstadt", "Beispielhausen"]))
        for row in rows:
            self.assertEqual((row["format"], row["answer"]["format"]), ("zufi-row/1", "zufi-answer/1"))

    def test_services_of_a_bundle_stand_below_their_id(self):
        _, out, _ = self.run_on_muster("everywhere", "--service", "99901", "--area", "99001", "--date", "2026-01-01")
        self.assertEqual([line for line in out.splitlines() if line.isdigit()],
                         ["99999001000000", "99999001001000", "99999001001001"])

    def test_wrong_usage(self):
        for more, says in ((["--area", "12"], "no such area"), ([], "needs --area"),
                           (["--area", "99", "--address", "Musterstadt"], "excludes"),
                           (["--area", "99", "--point", "51,6"], "place that counts")):
            code, out, error = self.run_on_muster("everywhere", *self.asked, *more)
            self.assertEqual((code, out), (2, ""), more)
            self.assertIn(says, error)


class Landscape(Musterkreis):
    def test_every_service_stands_below_its_office(self):
        code, out, error = self.run_on_muster("landscape", "--address", "Musterstadt", "--date", "2026-01-01")
        self.assertEqual((code, error), (0, ""))
        blocks = [block.splitlines() for block in out.split("\n\n")]
        titles = [block[0] for block in blocks]
        self.assertEqual(len(set(titles)), len(titles))
        self.assertIn("needs_input (floor_area)", titles)
        listed = [line.split()[0] for block in blocks for line in block[1:]]
        self.assertEqual(len(set(listed)), len(listed))
        self.assertIn("99999002104000", listed)
        self.assertNotIn("99999009001000", listed)  # no longer valid

    def test_json_is_one_line_for_each_service(self):
        code, out, _ = self.run_on_muster("landscape", "--address", "Musterstadt", "--date", "2024-01-01", "--json")
        rows = [json.loads(line) for line in out.splitlines()]
        ids = [row["service"]["id"] for row in rows]
        self.assertEqual((code, ids), (0, sorted(ids)))
        self.assertIn("99999009001000", ids)
        for row in rows:
            self.assertEqual(row["answer"]["service"]["id"], row["service"]["id"])

    def test_roles_stand_in_the_title(self):
        _, out, _ = self.run_on_muster("landscape", "--address", "Musterstadt", "--role", "all")
        self.assertIn("; accepts: ", out)

    def test_a_service_is_wrong_usage(self):
        self.assertEqual(self.run_on_muster("landscape", "--address", "Musterstadt", "--service", "99901")[0], 2)


class RealOverviews(unittest.TestCase):
    day = ["--date", "2026-01-01"]

    def test_building_permits_in_the_eight_municipalities(self):
        code, out, error = zufi("everywhere", "--service", PERMIT, "--area", "05162", *self.day)
        self.assertEqual((code, error), (0, ""))
        places = [name for line in out.splitlines() for name in line.split(": ")[1].split(", ")]
        self.assertEqual(sorted(places), ["Dormagen", "Grevenbroich", "Jüchen", "Kaarst", "Korschenbroich", "Meerbusch",
                                          "Neuss", "Rommerskirchen"])
        # A mandate: the work is Jüchen's, the responsibility the Kreis's.
        self.assertRegex(out, r"(?m)^Rhein-Kreis Neuss, .*Jüchen.*: Rommerskirchen$")
        self.assertRegex(out, r"(?m)^Stadt Jüchen, .*: Jüchen$")

    def test_registering_a_car_is_the_same_everywhere(self):
        code, out, _ = zufi("everywhere", "--service", "99036008007000", "--area", "05162", *self.day)
        self.assertEqual((code, out.count("\n")), (0, 1))
        self.assertRegex(out, r"^Rhein-Kreis Neuss, Straßenverkehrsamt.*: (\w+, ){7}\w+\n$")

    def test_every_service_at_an_address_of_rommerskirchen(self):
        asked = ["--address", "Bahnstraße 51, 41569 Rommerskirchen", *self.day]
        code, out, error = zufi("landscape", *asked)
        self.assertEqual((code, error), (0, ""))
        listed = [line.split()[0] for line in out.splitlines() if line.startswith("    ")]
        self.assertEqual(len(listed), 1293)
        self.assertEqual(len(set(listed)), 1293)
        code, rows, _ = zufi("landscape", *asked, "--json")
        self.assertEqual((code, rows.count("\n")), (0, 1293))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[4:])
