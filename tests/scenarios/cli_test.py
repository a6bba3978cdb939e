# SPDX-License-Identifier: Apache-2.0
"""The command line as scripts and checks rely on it: exit codes, streams, formats, languages.

cli_test.py ZUFI DATA [unittest arguments]   (DATA: the folder data/ of the project)
"""
import csv
import io
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ZUFI = os.path.abspath(sys.argv[1])
DATA = pathlib.Path(sys.argv[2]).resolve()
MUSTERKREIS = str(DATA / "musterkreis")
BUILDING = "99999001000000"  # Musterbau
DAY = ["--date", "2026-01-01"]


def zufi(*arguments, stdin=None, environment=None, cwd=None):
    """Runs the tool; gives exit code, standard output, standard error."""
    run = subprocess.run([ZUFI, *map(str, arguments)], input=stdin, capture_output=True, timeout=120, cwd=cwd,
                         env=environment)
    return run.returncode, run.stdout, run.stderr


class CommandLine(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="zufi-test-")
        cls.file = os.path.join(cls.folder.name, "m.zufi")
        code, out, error = zufi("build", MUSTERKREIS, "-o", cls.file)
        assert (code, out) == (0, b""), error.decode()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def ask(self, *arguments, verb="resolve", **options):
        return zufi(verb, "-d", self.file, *DAY, *arguments, **options)

    def answer(self, *arguments):
        code, out, error = self.ask(*arguments, "--json")
        lines = out.decode().splitlines()
        self.assertEqual(len(lines), 1, error.decode())
        return code, json.loads(lines[0])

    def assert_usage(self, *arguments, says=""):
        code, out, error = zufi(*arguments)
        self.assertEqual((code, out), (2, b""), arguments)
        self.assertIn(says, error.decode())


class Help(CommandLine):
    def test_help_and_version_go_to_standard_output(self):
        for arguments in (["--help"], ["--version"], ["resolve", "--help"], ["build", "-h"]):
            code, out, error = zufi(*arguments)
            self.assertEqual((code, error), (0, b""), arguments)
            self.assertTrue(out.endswith(b"\n"))
        self.assertRegex(zufi("--version")[1].decode(), r"^zufi \d+\.\d+\.\d+\n$")
        self.assertIn("130 interrupted", zufi("--help")[1].decode())

    def test_mistyped_verbs_get_a_hint(self):
        self.assert_usage("reslove", says="did you mean resolve?")
        self.assert_usage("biuld", "x", "-o", "y", says="did you mean build?")
        self.assert_usage("frobnicate", says="there is no verb frobnicate\n")

    def test_wrong_usage(self):
        self.assert_usage(says="subcommand")
        self.assert_usage("resolve", "-d", self.file, says="--service")
        self.assert_usage("resolve", "--service", BUILDING, says="--dataset")
        self.assert_usage("resolve", "-d", self.file, "--service", BUILDING, "--competence", "muster-bau")
        self.assert_usage("resolve", "-d", self.file, "--service", BUILDING, "--address", "x", "--street", "y")
        self.assert_usage("resolve", "-d", self.file, "--service", BUILDING, "--nonsense", says="--nonsense")
        self.assert_usage("resolve", "-d", self.file, "--service", BUILDING, "--role", "boss", says="boss")
        self.assert_usage("resolve", "-d", self.file, "--service", BUILDING, "--lang", "fr", says="fr")
        self.assert_usage("resolve", "-d", self.file, "--service", BUILDING, "--date", "1.1.2026", says="YYYY-MM-DD")
        self.assert_usage("resolve", "-d", self.file, "--service", BUILDING, "--fact", "married", says="NAME=VALUE")
        self.assert_usage("resolve", "-d", self.file, "--service", BUILDING, "--fact", "married=maybe", says="married")
        self.assert_usage("resolve", "-d", self.file, "--service", BUILDING, "--at", "moon=x", says="kind of place")
        self.assert_usage("explain", "-d", self.file, "--service", BUILDING, "--why-not", "nobody", says="no such body")
        self.assert_usage("graph", "-d", self.file, "--competence", "nothing", says="no such competence")
        self.assert_usage("graph", "-d", self.file, "--area", "99001", says="--service or --competence")
        self.assert_usage("build", MUSTERKREIS, says="--output")
        self.assert_usage("build", MUSTERKREIS, "-o", "-", "--json", says="standard output")


class ExitCodes(CommandLine):
    def test_an_answer_is_0_and_no_single_answer_is_1(self):
        town = ["--area", "990010001001"]
        for arguments, outcome, expected in (
                (["--competence", "muster-hund", *town], "resolved", 0),
                (["--competence", "muster-ehe", "--at", "residence=Musterstadt", "--at", "residence=Beispielhausen"],
                 "choice", 0),
                (["--service", "99999006001000", *town], "not_offered", 0),
                (["--competence", "muster-schule", *town], "needs_input", 1),
                (["--competence", "muster-luecke", *town], "gap", 1),
                (["--competence", "muster-laerm", *town, "--fact", "applicant=business", "--fact",
                  "event_date=2025-01-01"], "conflict", 1),
                (["--competence", "muster-hund", "--area", "nowhere"], "unknown_place", 1),
                (["--competence", "nothing", *town], "unknown_service", 1)):
            code, answer = self.answer(*arguments)
            self.assertEqual((answer["outcome"], code), (outcome, expected), arguments)
            self.assertEqual(self.ask(*arguments)[0], expected)
            self.assertEqual(self.ask(*arguments, verb="explain")[0], expected)

    def test_files_that_are_missing_unreadable_or_foreign_are_3(self):
        with open(self.file, "rb") as file:
            whole = file.read()
        for name, content in (("empty", b""), ("foreign", b"x" * 5000), ("short", whole[:-100]),
                              ("damaged", whole[:3000] + bytes([whole[3000] ^ 1]) + whole[3001:])):
            with open(self.path(name), "wb") as file:
                file.write(content)
        for name in ("missing", "empty", "foreign", "short", "damaged", "."):
            for arguments in (["info", self.path(name)], ["resolve", "-d", self.path(name), "--service", BUILDING],
                              ["test", "-d", self.path(name), str(DATA / "musterkreis" / "cases.csv")]):
                code, out, error = zufi(*arguments)
                self.assertEqual((code, out), (3, b""), arguments)
                self.assertIn(self.path(name), error.decode())
        self.assertEqual(zufi("test", "-d", self.file, self.path("missing.csv"))[0], 3)
        self.assertEqual(zufi("test", "-d", self.file, self.folder.name)[0], 3)
        self.assertEqual(zufi("build", self.path("missing"), "-o", self.path("out"))[0], 3)
        self.assertEqual(zufi("build", MUSTERKREIS, "-o", self.path("missing/out"))[0], 3)

    def test_output_that_cannot_be_written_is_never_0(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        for arguments in (["--help"], ["--version"], ["info", self.file], ["info", self.file, "--json"],
                          ["resolve", "-d", self.file, *DAY, "--competence", "muster-hund", "--area", "99001"],
                          ["explain", "-d", self.file, *DAY, "--competence", "muster-hund", "--area", "99001"],
                          ["graph", "-d", self.file], ["build", MUSTERKREIS, "-o", "-"],
                          ["test", "-d", self.file, str(DATA / "musterkreis" / "cases.csv"), "--json"]):
            with open("/dev/full", "wb") as full:
                run = subprocess.run([ZUFI, *arguments], stdout=full, stderr=subprocess.PIPE, timeout=60)
            self.assertNotIn(run.returncode, (0, 1), arguments)
            self.assertTrue(run.stderr, arguments)

    def test_interrupted(self):
        run = subprocess.Popen([ZUFI, "info", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        time.sleep(0.3)  # it waits for its input
        run.send_signal(signal.SIGINT)
        run.communicate(timeout=20)
        self.assertEqual(run.returncode, -signal.SIGINT)  # which a shell gives as 128 + 2 = 130


class Streams(CommandLine):
    def test_results_on_standard_output_all_else_on_standard_error(self):
        code, out, error = self.ask("--address", "Hauptstr. 5, 99101 Mustrstadt", "--competence", "muster-hund")
        self.assertEqual(code, 0)
        self.assertIn(b"musterstadt/steueramt", out)
        self.assertNotIn("Der Ortsname", out.decode())
        self.assertIn("zufi: Der Ortsname", error.decode())
        code, out, error = zufi("test", "-d", self.file, DATA / "musterkreis" / "cases.csv")
        self.assertEqual((code, out), (0, b""))
        self.assertRegex(error.decode(), r"^zufi: \d+ cases\nzufi: 0 errors, 0 warnings, 0 infos\n$")

    def test_a_dash_is_standard_input_or_output(self):
        code, built, error = zufi("build", MUSTERKREIS, "-o", "-", cwd=self.folder.name)
        self.assertEqual((code, error), (0, b""))
        self.assertFalse(os.path.exists(self.path("-")))
        with open(self.file, "rb") as file:
            self.assertEqual(built, file.read())
        self.assertEqual(zufi("info", "-", stdin=built)[1], zufi("info", self.file)[1])
        arguments = [*DAY, "--competence", "muster-hund", "--area", "990010001001", "--json"]
        self.assertEqual(zufi("resolve", "-d", "-", *arguments, stdin=built), zufi("resolve", "-d", self.file, *arguments))
        self.assertEqual(zufi("info", "-", stdin=b"")[0], 3)
        cases = (DATA / "musterkreis" / "cases.csv").read_bytes()
        self.assertEqual(zufi("test", "-d", self.file, "-", stdin=cases)[0], 0)
        code, out, error = zufi("test", "-d", self.file, "-", stdin=cases.replace(b",resolved,", b",gap,"))
        self.assertEqual(code, 1)
        self.assertTrue(out.startswith(b"-:2: error case_outcome"))

    def test_no_colour_and_no_progress_in_a_pipe(self):
        for environment in ({}, {"NO_COLOR": "1"}, {"TERM": "xterm-256color"}):
            for arguments in (["--help"], ["info", self.file], ["graph", "-d", self.file],
                              ["build", MUSTERKREIS, "-o", self.path("x")], ["resolve", "-d", "/nowhere", "--service", "1"]):
                _, out, error = zufi(*arguments, environment=environment)
                self.assertNotIn(b"\x1b", out + error)
                self.assertNotIn(b"\r", out + error)

    def test_the_same_bytes_under_every_locale(self):
        arguments = ["explain", "-d", self.file, *DAY, "--competence", "muster-bau", "--fact", "floor_area=2000",
                     "--area", "990010001001"]
        plain = zufi(*arguments)
        self.assertIn("Bauamt für große Bauten", plain[1].decode())
        for locale in ("C", "POSIX", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"):
            self.assertEqual(zufi(*arguments, environment={"LC_ALL": locale}), plain)
        self.assertEqual(zufi(*arguments, environment={}), plain)


class Answers(CommandLine):
    def test_json_has_every_key_of_the_contract(self):
        _, answer = self.answer("--service", BUILDING, "--address", "Hauptstraße 5, 99101 Musterstadt", "--fact",
                                "floor_area=200")
        text, maybe = str, (str, type(None))
        self.assert_shape(answer, {
            "format": "zufi-answer/1", "outcome": "resolved", "date": "2026-01-01",
            "dataset": {"id": "musterkreis", "version": text, "sha256": text}, "service": {"id": BUILDING, "name": text},
            "place": {"canonical": "Hauptstraße 5, 99101 Musterstadt", "municipality": "990010001001", "areas": [text],
                      "elements": {key: text for key in ("postcode", "place", "place_part", "street", "house_number")}, "reason": None, "reason_en": None, "readings": []},
            "answers": [{"role": "responsible", "office": {"id": text, "name": text, "sites": list, "channels": [dict]},
                         "body": {"id": text, "name": text}, "confidence": "documented", "valid_from": maybe,
                         "valid_until": maybe,
                         "path": [{"rule": text, "relation": text, "from": text, "to": text, "layer": text,
                                   "legal_basis": text, "source": text, "file": text}]}],
            "missing": [], "suggestions": [], "warnings": list})
        _, asking = self.answer("--service", BUILDING, "--area", "990010001001")
        self.assert_shape(asking["missing"], [{
            "input": "floor_area", "is_fact": True, "question": text, "why": text, "choices_are_complete": True,
            "choices": [{"label": text, "label_en": text, "values": [text], "names": list, "places": list, "results": [
                {"outcome": "resolved", "offices": [{"id": text, "name": text, "body": {"id": text, "name": text},
                                                     "sites": list}]}]}]}])
        _, several = self.answer("--competence", "muster-bau", "--postcode", "99104")
        self.assertGreater(len(several["place"]["readings"]), 1)
        self.assert_shape(several["place"]["readings"], [{"canonical": text, "municipality": maybe, "areas": [text],
                                                          "elements": dict, "reason": text, "reason_en": text,
                                                          "readings": []}])
        _, dated = self.answer("--service", BUILDING, "--area", "990010002002")
        self.assertEqual((dated["answers"][0]["valid_from"], dated["answers"][0]["valid_until"]), ("2025-01-01", None))

    def assert_shape(self, value, shape, at="answer"):
        if isinstance(shape, (type, tuple)):
            self.assertIsInstance(value, shape, at)
        elif isinstance(shape, dict):
            for key, inner in shape.items():
                self.assertIn(key, value, at)
                self.assert_shape(value[key], inner, f"{at}.{key}")
        elif isinstance(shape, list) and shape:
            self.assertTrue(value, at)
            for item in value:
                self.assert_shape(item, shape[0], at + "[]")
        else:
            self.assertEqual(value, shape, at)

    def test_each_reading_has_its_reason(self):
        ask = ["--competence", "muster-bau", "--postcode", "99104"]
        _, answer = self.answer(*ask)
        for reading in answer["place"]["readings"]:
            self.assertEqual(reading["reason"], "Die Postleitzahl liegt in mehreren Gemeinden: eine von 2.")
            self.assertEqual(reading["reason_en"], "The postcode lies in several municipalities: one of 2.")
        self.assertIsNone(answer["place"]["reason"])
        for verb in ("resolve", "explain"):
            out = self.ask(*ask, verb=verb)[1].decode()
            self.assertEqual(out.count("Die Postleitzahl liegt in mehreren Gemeinden"), 2, verb)

    def test_a_bundle_gives_json_lines_with_equal_results_grouped(self):
        code, out, _ = self.ask("--service", "99901", "--area", "990010002002", "--json")
        answers = [json.loads(line) for line in out.decode().splitlines()]
        self.assertEqual(code, 0)
        asked = sorted(service for answer in answers for service in answer["services"])
        self.assertEqual(asked, ["99999001000000", "99999001001000", "99999001001001"])
        for answer in answers:
            self.assertEqual(answer["format"], "zufi-answer/1")
            self.assertEqual(answer["service"]["id"], answer["services"][0])
        code, out, _ = self.ask("--service", "99902", "--area", "990010001001")
        self.assertEqual([line for line in out.decode().splitlines() if line.startswith("99999")],
                         ["99999002104000", "99999003001000"])

    def test_every_role_and_every_way_to_name_a_place(self):
        _, answer = self.answer("--service", "99999005001000", "--area", "990010001001", "--at",
                                "residence=990010001001", "--role", "all")
        self.assertEqual({finding["role"] for finding in answer["answers"]}, {"responsible", "accepts", "advises"})
        for place in (["--address", "Am Bach 20, Musterstadt"], ["--area", "99001001", "--street", "Am Bach",
                                                                  "--house-number", "20"],
                      ["--street", "Am Bach", "--house-number", "20", "--postcode", "99101", "--place", "Musterstadt"],
                      ["--at", "residence:child=Am Bach 20, 99101 Musterstadt"]):
            _, answer = self.answer("--competence", "muster-schule", *place)
            self.assertEqual(answer["answers"][0]["office"]["id"], "musterstadt/schulamt-ost", place)

    def test_points(self):
        ask = ["--competence", "muster-hund"]
        for form in ("54.28,7.03", "54.28, 7.03", "54.28 7.03", "54.2800,7.030"):
            code, answer = self.answer(*ask, "--point", form)
            self.assertEqual((code, answer["place"]["municipality"]), (0, "990010001001"), form)
        self.assertEqual(answer["boundaries"][0]["side"], "inside")
        self.assertIsNone(answer["boundaries"][0]["distance"])
        code, answer = self.answer(*ask, "--point", "54.28,7.1")  # on the border of two municipalities
        self.assertEqual((code, answer["outcome"]), (1, "needs_input"))
        self.assertEqual([reading["municipality"] for reading in answer["place"]["readings"]],
                         ["990010001001", "990010002002"])
        code, answer = self.answer("--competence", "muster-zulassung", "--point", "54.28,7.1")
        self.assertEqual((code, answer["outcome"]), (0, "resolved"))  # both in one Kreis: one answer, and it is told
        self.assertEqual(answer["warnings"][-1]["code"], "point_on_border")
        code, answer = self.answer(*ask, "--point", "54.28,7.1", "--address", "Hauptstraße 3, 99101 Musterstadt")
        self.assertEqual((code, answer["place"]["municipality"]), (0, "990010001001"))
        self.assertEqual(answer["place"]["point"], {"lat": 54.28, "lon": 7.03, "of": "street"})
        for wrong in ("54.28", "54.28,", ",7", "54,28,7,03", "54.28;7.03", "54.28,  7.03", "+54.28,7.03", "54.28,7.03 ",
                      "5.4e1,7", "nan,7", "0x36,7", "54.28N,7.03"):
            self.assert_usage("resolve", "-d", self.file, *DAY, *ask, "--point", wrong, says="--point")
        for wrong in ("91,7", "54,181", "-91,7"):
            self.assertEqual(self.ask(*ask, "--point", wrong)[0], 2, wrong)
        self.assertEqual(self.answer(*ask, "--point=-54.28,-7.03")[1]["outcome"], "unknown_place")

    def test_without_a_date_it_is_today(self):
        _, out, _ = zufi("resolve", "-d", self.file, "--competence", "muster-hund", "--area", "990010001001", "--json")
        days = [time.strftime("%Y-%m-%d", time.gmtime(time.time() + shift)) for shift in (-60, 0)]
        self.assertIn(json.loads(out)["date"], days)

    def test_languages(self):
        arguments = ["--competence", "muster-hund", "--area", "990010001001"]
        self.assertIn("Zuständig: Steueramt", self.ask(*arguments, verb="explain")[1].decode())
        self.assertIn("Responsible: Steueramt", self.ask(*arguments, "--lang", "en", verb="explain")[1].decode())
        german = self.ask(*arguments, "--why-not", "kreis-muster", verb="explain")[1].decode()
        self.assertIn("Warum nicht Musterkreis?", german)

    def test_pictures(self):
        for arguments in ([], ["--competence", "muster-bau"], [*DAY, "--service", BUILDING, "--area", "990010002002"]):
            code, out, _ = zufi("graph", "-d", self.file, *arguments)
            self.assertEqual(code, 0)
            self.assertTrue(out.startswith(b"digraph"))


class Building(CommandLine):
    def write(self, name, text):
        path = pathlib.Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def write_dataset(self, name, rows):
        self.write(f"{name}/dataset.toml", f'id="{name}"\ntitle="T"\nversion=2026-01-01\nlicence="CC0-1.0"\nlayer="bund"\n'
                                           'coverage=["*"]\n[remit]\nareas=["*"]\n')
        self.write(f"{name}/sources.csv", "id,title,publisher,url,published,retrieved,licence,note\ns-" + name + ",S,,,,,,\n")
        self.write(f"{name}/competences.csv", "id,parent,name,connecting_factor,legal_basis,description,source\n" + rows)

    def test_findings_name_file_row_and_what_to_do(self):
        self.write_dataset("bad", "a,,A,,,,nowhere\nb,c,B,,,,s-bad\n")
        with open(self.path("out.zufi"), "wb") as file:
            file.write(b"old")
        code, out, error = zufi("build", self.path("bad"), "-o", self.path("out.zufi"))
        self.assertEqual((code, out), (1, b""))
        lines = error.decode().splitlines()
        self.assertRegex(lines[0], r"^bad/competences.csv:2: error reference_unknown \[source\]: .*nowhere.* \(.+\)$")
        self.assertRegex(lines[1], r"^bad/competences.csv:3: error reference_unknown \[parent\]: .*c.* \(.+\)$")
        self.assertEqual(lines[2], "zufi: 2 errors, nothing written")
        with open(self.path("out.zufi"), "rb") as file:
            self.assertEqual(file.read(), b"old")
        code, out, _ = zufi("build", self.path("bad"), "-o", self.path("out.zufi"), "--json")
        report = json.loads(out)
        self.assertEqual((code, report["format"], report["errors"]), (1, "zufi-report/1", 2))
        english = zufi("build", self.path("bad"), "-o", self.path("out.zufi"), "--lang", "en")[2].decode()
        self.assertIn("(correct the id", english)

    def test_several_sources_the_last_gives_the_name(self):
        self.write_dataset("one", "a,,A,,,,s-one\n")
        self.write_dataset("two", "b,a,B,,,,s-two\n")  # its parent stands in the other
        for order, name in ((["one", "two"], "two"), (["two", "one"], "one")):
            code, _, error = zufi("build", *map(self.path, order), "-o", self.path("both.zufi"))
            self.assertEqual(code, 0, error.decode())
            info = json.loads(zufi("info", self.path("both.zufi"), "--json")[1])
            self.assertEqual((info["id"], info["tables"]["competences"]), (name, 2))


class Cases(CommandLine):
    def changed(self, **changes):
        """The cases of the Musterkreis with some cells of the first one changed."""
        text = (DATA / "musterkreis" / "cases.csv").read_text(encoding="utf-8")
        rows = list(csv.DictReader(io.StringIO(text)))
        self.first = rows[0]["id"]
        rows[0].update(changes)
        out = io.StringIO()
        writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        with open(self.path("changed.csv"), "w", encoding="utf-8") as file:
            file.write(out.getvalue())
        return self.path("changed.csv")

    def test_an_unmet_expectation_is_told_with_both_sides(self):
        code, out, error = zufi("test", "-d", self.file, self.changed(outcome="gap", office="x", body="y"))
        self.assertEqual(code, 1)
        lines = sorted(out.decode().splitlines())
        self.assertEqual(len(lines), 3)
        for line, (column, word) in zip(lines, (("body", "Träger"), ("office", "Stelle"), ("outcome", "Ergebnis"))):
            self.assertRegex(line, rf"^.*changed.csv:2: error case_{column} \[{column}\]: {word} .+, erwartet .+ "
                                   rf"\[{self.first}\] \(.+\)$")
        self.assertIn("3 errors", error.decode())

    def test_several_files_are_one_report(self):
        good = DATA / "musterkreis" / "cases.csv"
        code, out, _ = zufi("test", "-d", self.file, good, self.changed(outcome="gap"), "--json")
        report = json.loads(out)
        self.assertEqual(code, 1)
        self.assertEqual((report["errors"], report["notices"][0]["file"]), (1, self.path("changed.csv")))
        self.assertEqual(zufi("test", "-d", self.file, good, self.changed(outcome="gap"), "--format", "json")[1], out)

    def test_a_case_that_cannot_be_asked_is_a_finding(self):
        code, out, _ = zufi("test", "-d", self.file, self.changed(service="", competence=""))
        self.assertEqual(code, 1)
        self.assertIn("case_service", out.decode())


class Finding(CommandLine):
    def found(self, *arguments):
        code, out, error = zufi(*arguments[:1], "-d", self.file, *arguments[1:])
        self.assertEqual(error, b"")
        return code, out.decode()

    def test_completions_are_lines_or_json(self):
        code, out = self.found("complete", "Muster", "--kind", "place")
        self.assertEqual(code, 0)
        self.assertIn("place\tMusterstadt\t990010001001\t", out)
        code, out = self.found("complete", "Muster", "--kind", "place,service", "--limit", "2", "--json")
        answer = json.loads(out)
        self.assertEqual((code, answer["format"], len(answer["completions"])), (0, "zufi-completions/1", 2))
        self.assertEqual(set(answer["completions"][0]),
                         {"kind", "match", "text", "name", "id", "municipality", "district"})

    def test_a_search_says_why(self):
        code, out = self.found("search", "Musterhund anmelden")
        self.assertEqual(code, 0)
        self.assertIn("99999002104000\tMusterhund Anmeldung\n    musterhund → musterhund (exact, name: Musterhund Anmeldung)\n"
                      "    anmelden → anmeldung (exact, name: Musterhund Anmeldung)\n", out)
        code, out = self.found("search", "Musterhunt", "--json")
        self.assertEqual(json.loads(out)["hits"][0]["reasons"][0]["fit"], "similar")

    def test_nothing_found_is_1_and_wrong_usage_2(self):
        for verb in ("complete", "search"):
            self.assertEqual(self.found(verb, "qwxyz"), (1, ""))
            self.assertEqual(zufi(verb, "-d", self.path("missing"), "x")[0], 3)
            for wrong in ([], ["x", "--limit", "0"], ["x", "--limit", "101"], ["x", "--date", "tomorrow"], ["x" * 1025]):
                self.assertEqual(zufi(verb, "-d", self.file, *wrong)[0], 2, wrong[1:])
        self.assertEqual(zufi("complete", "-d", self.file, "x", "--kind", "office")[0], 2)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
