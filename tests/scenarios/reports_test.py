# SPDX-License-Identifier: Apache-2.0
"""zufi check, and what check and test do with findings: formats, exit codes, baselines, outputs.

reports_test.py ZUFI SOUND [unittest arguments]   (SOUND: a dataset folder in which nothing is wrong)
"""
import csv
import datetime
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

ZUFI = os.path.abspath(sys.argv[1])
SOUND = pathlib.Path(sys.argv[2]).resolve()
FORMATS = ["text", "json", "junit", "gitlab", "sarif", "github", "html"]


class Checking(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="zufi-test-")
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        shutil.copytree(SOUND, self.root / "data" / "m")

    def zufi(self, *arguments, **options):
        run = subprocess.run([ZUFI, *map(str, arguments)], capture_output=True, timeout=120, cwd=self.root, **options)
        return run.returncode, run.stdout.decode(), run.stderr.decode()

    def spoil(self, error=True):
        """A row with an error, and a column that is not known: a warning."""
        path = self.root / "data" / "m" / "sources.csv"
        rows = path.read_text(encoding="utf-8").splitlines()
        rows = [rows[0] + ",colour"] + [row + "," for row in rows[1:]]
        path.write_text("\n".join(rows + (["bad id,x,,,,,,,"] if error else [])) + "\n", encoding="utf-8")

    def notices(self, *arguments):
        return json.loads(self.zufi("check", "data/m", "--json", *arguments)[1])["notices"]


class Results(Checking):
    def test_a_sound_folder_is_0_in_every_format(self):
        for name in FORMATS:
            code, out, error = self.zufi("check", "data/m", "--format", name)
            self.assertEqual((code, error), (0, "zufi: 0 errors, 0 warnings, 0 infos\n"), name)
            self.assertEqual(out == "", name == "text")
        self.assertEqual(self.zufi("check", "data/m", "--json")[1], self.zufi("check", "data/m", "--format", "json")[1])
        self.assertIn("jede Zeile", self.zufi("check", "data/m", "--format", "junit")[1])

    def test_findings_are_1_in_every_format(self):
        self.spoil()
        for name in FORMATS:
            code, out, error = self.zufi("check", "data/m", "--format", name)
            self.assertEqual((code, error), (1, "zufi: 1 errors, 1 warnings, 0 infos\n"), name)
            self.assertIn("data/m/sources.csv", out)
            self.assertIn("id_malformed", out)

    def test_a_built_dataset(self):
        self.zufi("build", "data/m", "-o", "m.zufi")
        code, out, _ = self.zufi("check", "m.zufi", "--json")
        report = json.loads(out)
        self.assertEqual((code, report["notices"], report["proved"]["municipalities"]), (0, [], 1))
        with open(self.root / "m.zufi", "rb") as file:
            self.assertEqual(self.zufi("check", "-", "--json", stdin=file)[1], out)
        self.assertEqual(self.zufi("check", "data/m/areas.csv")[0], 3)  # a file, but no dataset

    def test_a_gap_is_told_with_a_question_that_shows_it(self):
        path = self.root / "data" / "m" / "rules.csv"
        rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(row for row in rows if not row.startswith("h,")), encoding="utf-8")
        self.assertEqual(self.zufi("check", "data/m")[0], 1)
        gaps = [notice for notice in self.notices() if notice["code"] == "gap"]
        self.assertTrue(gaps)
        command = gaps[0]["proof"]["witness_command"]
        for name in FORMATS:
            self.assertIn("zufi resolve", self.zufi("check", "data/m", "--format", name)[1])
        self.zufi("build", "data/m", "-o", "m.zufi")
        run = subprocess.run(["sh", "-c", f"{command} -d m.zufi --json".replace("zufi resolve", f"'{ZUFI}' resolve", 1)],
                             cwd=self.root, capture_output=True, timeout=60)
        self.assertEqual(json.loads(run.stdout)["outcome"], "gap")

    def test_fail_on(self):
        self.spoil(error=False)
        for severity, expected in (("error", 0), ("warning", 1), ("info", 1)):
            self.assertEqual(self.zufi("check", "data/m", "--fail-on", severity)[0], expected)
        self.spoil()
        self.assertEqual(self.zufi("check", "data/m")[0], 1)

    def test_languages(self):
        self.spoil()
        self.assertIn("ist keine Kennung", self.zufi("check", "data/m")[1])
        self.assertIn("is not an id", self.zufi("check", "data/m", "--lang", "en")[1])

    def test_wrong_usage_is_2_and_what_cannot_be_read_3(self):
        for arguments in ([], ["data/m", "--format", "pdf"], ["data/m", "--fail-on", "never"], ["data/m", "--lang", "fr"],
                          ["data/m", "--json", "--format", "text"], ["data/m", "--write-baseline", "b.csv"],
                          ["data/m", "--write-baseline", "b.csv", "--reason", "x"], ["data/m", "--reason", "x"],
                          ["data/m", "--write-baseline", "b.csv", "--reason", "", "--author", "y"],
                          ["data/m", "--write-baseline", "b.csv", "--reason", "x", "--author", "y", "--expires", "soon"],
                          ["data/m", "--baseline", "b.csv", "--write-baseline", "c.csv", "--reason", "x", "--author", "y"]):
            code, out, error = self.zufi("check", *arguments)
            self.assertEqual((code, out), (2, ""), arguments)
            self.assertTrue(error)
        for arguments in (["nowhere"], ["data/m/areas.csv", "data/m"], ["data/m", "--baseline", "nothing.csv"],
                          ["data/m", "--output", "nowhere/out.json"]):
            code, out, error = self.zufi("check", *arguments)
            self.assertEqual((code, out), (3, ""), arguments)
            self.assertIn(arguments[0] if arguments[0] != "data/m" else arguments[-1], error)

    def test_files_are_named_from_where_the_tool_runs(self):
        self.spoil()
        shutil.copytree(self.root / "data" / "m", self.root / "m2")
        for folder, file in (("data/m", "data/m/sources.csv"), ("data/m/", "data/m/sources.csv"), ("./data/m", "./data/m/sources.csv"),
                             ("m2", "m2/sources.csv"), (self.root / "m2", f"{self.root}/m2/sources.csv")):
            out = self.zufi("check", folder, "--format", "github", "--lang", "en")[1]
            self.assertIn(f"file={file},", out)
        fingerprints = {notice["fingerprint"] for notice in self.notices()}
        os.rename(self.root / "data", self.root / "elsewhere")
        moved = json.loads(self.zufi("check", "elsewhere/m", "--json")[1])["notices"]
        self.assertEqual({notice["fingerprint"] for notice in moved}, fingerprints)


class Outputs(Checking):
    def test_into_a_file(self):
        self.spoil()
        for name in FORMATS:
            code, out, _ = self.zufi("check", "data/m", "--format", name, "--output", "out")
            self.assertEqual((code, out), (1, ""))
            self.assertEqual((self.root / "out").read_text(encoding="utf-8"), self.zufi("check", "data/m", "--format", name)[1])
        self.assertEqual(sorted(path.name for path in self.root.iterdir()), ["data", "out"])
        self.assertEqual(self.zufi("check", "data/m", "--output", "-")[1], self.zufi("check", "data/m")[1])

    def test_what_is_not_written_is_3(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        self.spoil()
        self.assertEqual(self.zufi("check", "data/m", "--output", "/dev/full")[0], 3)
        self.assertEqual(self.zufi("check", "data/m", "--write-baseline", "/dev/full", "--reason", "x", "--author", "y")[0], 3)
        self.assertEqual(self.zufi("check", "data/m", "--output", "/dev/null")[0], 1)
        self.assertTrue(pathlib.Path("/dev/null").is_char_device())


class Baselines(Checking):
    WRITE = ["--reason", "Altlast, wird bereinigt", "--author", "A. Muster"]

    def write(self, *arguments):
        return self.zufi("check", "data/m", "--write-baseline", "b.csv", *self.WRITE, *arguments)

    def test_all_findings_are_accepted_and_the_next_one_is_not(self):
        self.spoil()
        code, _, error = self.write()
        self.assertEqual((code, error), (0, "zufi: b.csv: accepts 2 findings\n"))
        rows = list(csv.DictReader(io.StringIO((self.root / "b.csv").read_text(encoding="utf-8"))))
        self.assertEqual([row["author"] for row in rows], ["A. Muster"] * 2)
        code, out, error = self.zufi("check", "data/m", "--baseline", "b.csv", "--fail-on", "info")
        self.assertEqual((code, out, error), (0, "", "zufi: 0 errors, 0 warnings, 0 infos; 2 accepted\n"))
        with open(self.root / "data" / "m" / "areas.csv", "a", encoding="utf-8") as file:
            file.write("x\n")
        code, out, _ = self.zufi("check", "data/m", "--baseline", "b.csv")
        self.assertEqual((code, len(out.splitlines())), (1, 1))
        self.assertIn("csv_cell_count", out)

    def test_rows_that_move_stay_accepted(self):
        self.spoil()
        self.write()
        path = self.root / "data" / "m" / "sources.csv"
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join([header, rows[-1], *rows[:-1]]) + "\n", encoding="utf-8")
        self.assertEqual(self.zufi("check", "data/m", "--baseline", "b.csv", "--fail-on", "info")[0], 0)

    def test_what_was_corrected_is_stale(self):
        self.spoil()
        self.write()
        shutil.rmtree(self.root / "data")
        shutil.copytree(SOUND, self.root / "data" / "m")
        code, out, _ = self.zufi("check", "data/m", "--baseline", "b.csv")
        self.assertEqual((code, out.count("b.csv:"), out.count("warning baseline_stale")), (0, 2, 2))
        self.assertEqual(self.zufi("check", "data/m", "--baseline", "b.csv", "--fail-on", "warning")[0], 1)

    def test_a_day_on_which_they_no_longer_count(self):
        self.spoil()
        today = datetime.datetime.now(datetime.timezone.utc).date()
        self.write("--expires", today + datetime.timedelta(days=2))
        self.assertEqual(self.zufi("check", "data/m", "--baseline", "b.csv", "--fail-on", "info")[0], 0)
        os.remove(self.root / "b.csv")
        self.write("--expires", today - datetime.timedelta(days=1))
        code, out, _ = self.zufi("check", "data/m", "--baseline", "b.csv")
        self.assertEqual((code, out.count("error baseline_expired"), len(out.splitlines())), (1, 2, 4))

    def test_a_table_that_is_there_is_not_replaced(self):
        (self.root / "b.csv").write_text("mine")
        self.assertEqual(self.write()[0], 3)
        self.assertEqual((self.root / "b.csv").read_text(), "mine")

    def test_the_name_is_known_in_a_dataset(self):
        (self.root / "data" / "m" / "baseline.csv").write_text("fingerprint,reason,author,expires\n")
        self.assertEqual(self.notices("--baseline", "data/m/baseline.csv"), [])


class Cases(Checking):
    def setUp(self):
        super().setUp()
        self.zufi("build", "data/m", "-o", "m.zufi")
        text = (self.root / "data" / "m" / "cases.csv").read_text(encoding="utf-8")
        rows = list(csv.DictReader(io.StringIO(text)))
        rows[0]["outcome"] = "gap"
        out = io.StringIO()
        writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        (self.root / "bad.csv").write_text(out.getvalue(), encoding="utf-8")

    def test_cases_have_the_same_options(self):
        for name in FORMATS:
            self.assertEqual(self.zufi("test", "-d", "m.zufi", "data/m/cases.csv", "--format", name)[0], 0)
            code, out, _ = self.zufi("test", "-d", "m.zufi", "data/m/cases.csv", "bad.csv", "--format", name)
            self.assertEqual(code, 1)
            self.assertIn("case_outcome", out)
        junit = xml.etree.ElementTree.fromstring(self.zufi("test", "-d", "m.zufi", "bad.csv", "--format", "junit")[1].encode())
        self.assertEqual((junit.get("tests"), junit.get("failures")), ("1", "1"))
        self.zufi("test", "-d", "m.zufi", "bad.csv", "--write-baseline", "b.csv", "--reason", "x", "--author", "y")
        self.assertEqual(self.zufi("test", "-d", "m.zufi", "bad.csv", "--baseline", "b.csv")[0], 0)

    def test_standard_input_is_called_a_dash(self):
        with open(self.root / "bad.csv", "rb") as file:
            code, out, _ = self.zufi("test", "-d", "m.zufi", "-", "--json", stdin=file)
        notice = json.loads(out)["notices"][0]
        self.assertEqual((code, notice["file"], notice["fingerprint"][:15]), (1, "-", "case_outcome:-:"))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
