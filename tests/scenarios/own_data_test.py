# SPDX-License-Identifier: Apache-2.0
"""The project proves its own data, and what people who steer get to see of it.

own_data_test.py ZUFI DATA REGION [unittest arguments]   (REGION: data/rhein-kreis-neuss, built)
"""
import collections
import csv
import html.parser
import io
import json
import os
import pathlib
import subprocess
import sys
import unittest

ZUFI = os.path.abspath(sys.argv[1])
DATA = pathlib.Path(sys.argv[2]).resolve()
REGION = os.path.abspath(sys.argv[3])
TOWNS = {"Dormagen", "Grevenbroich", "Jüchen", "Kaarst", "Korschenbroich", "Meerbusch", "Neuss", "Rommerskirchen"}


def zufi(*arguments):
    """Runs the tool; gives exit code, standard output, standard error."""
    run = subprocess.run([ZUFI, *map(str, arguments)], capture_output=True, timeout=120)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


class Proof(unittest.TestCase):
    def test_the_kreis_is_free_of_conflicts_and_its_gaps_are_listed_with_reasons(self):
        folder = DATA / "rhein-kreis-neuss"
        code, out, err = zufi("check", folder, "--baseline", folder / "baseline.csv", "--fail-on", "info", "--json")
        self.assertEqual(code, 0, out + err)
        report = json.loads(out)
        self.assertEqual(report["notices"], [])
        self.assertGreater(report["accepted"], 0)
        self.assertGreater(report["proved"]["services"], 1000)
        code, out, _ = zufi("check", folder, "--json")
        self.assertEqual(code, 1)
        codes = {notice["code"] for notice in json.loads(out)["notices"]}
        self.assertFalse(codes & {"conflict", "undecided", "gap_between_days"}, codes)

    def test_conflicts_that_were_invented_on_purpose_are_found(self):
        _, out, _ = zufi("check", DATA / "musterkreis", "--json")
        notices = json.loads(out)["notices"]
        self.assertEqual([notice["value"] for notice in notices if notice["code"] == "conflict"], ["muster-laerm"])
        for notice in notices:
            if notice["code"] in {"conflict", "gap"}:
                self.assertTrue(notice["proof"]["witness"], notice)


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags = collections.Counter()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags[tag] += 1
        if tag == "th" and not dict(attributes).get("scope"):
            raise ValueError("a heading cell without a scope")


class Tables(unittest.TestCase):
    def rows(self, table):
        code, out, err = zufi("report", table, "-d", REGION, "--date", "2026-01-01")
        self.assertEqual(code, 0, err)
        return list(csv.DictReader(io.StringIO(out)))

    def test_coverage_has_each_service_in_each_town(self):
        rows = self.rows("coverage")
        towns = collections.Counter(row["area_name"] for row in rows)
        self.assertEqual(set(towns), TOWNS)
        self.assertEqual(len(set(towns.values())), 1)
        permit = {row["area_name"]: row for row in rows if row["asked"] == "99012008001000"}
        self.assertEqual(permit["Rommerskirchen"]["office"], "juechen/bauaufsicht")
        self.assertEqual(permit["Rommerskirchen"]["body"], "kreis-rkn")
        self.assertTrue(all(row["confidence"] for row in rows if row["outcome"] == "resolved"))

    def test_differences_name_steps_and_legal_bases(self):
        rows = self.rows("differences")
        tasks = {row["asked"] for row in rows}
        self.assertIn("bauaufsicht", tasks)
        self.assertNotIn("kfz-zulassung", tasks)  # the Kreis does it for all
        permit = {row["area_name"]: row for row in rows if row["asked"] == "bauaufsicht"}
        self.assertEqual(permit["Neuss"]["steps"], "held_by @self")
        self.assertIn("mandated_to juechen", permit["Rommerskirchen"]["steps"])
        self.assertIn("§", permit["Neuss"]["legal_basis"])

    def test_pages_stand_alone(self):
        for table in ("coverage", "differences"):
            for language in ("de", "en"):
                code, out, err = zufi("report", table, "-d", REGION, "--format", "html", "--lang", language)
                self.assertEqual(code, 0, err)
                page = Page(out)
                self.assertEqual((page.tags["h1"], page.tags["table"], page.tags["script"], page.tags["img"]), (1, 1, 0, 0))
                self.assertIn(f'<html lang="{language}">', out)
                self.assertNotIn("http://", out)

    def test_misuse(self):
        self.assertEqual(zufi("report", "everything", "-d", REGION)[0], 2)
        self.assertEqual(zufi("report", "coverage", "-d", REGION, "--date", "yesterday")[0], 2)


unittest.main(argv=sys.argv[:1] + sys.argv[4:])
