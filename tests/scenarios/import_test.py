# SPDX-License-Identifier: Apache-2.0
"""zufi import as a maintainer uses it: a street list and a directory become tables, the tables a dataset, and the dataset answers.

import_test.py ZUFI DATA [unittest arguments]   (DATA: the folder data/ of the project)
"""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ZUFI = os.path.abspath(sys.argv[1])
DATA = pathlib.Path(sys.argv[2]).resolve()
LIST = """Straße;Hausnummern;PLZ;Schulbezirk
Am Bach;1-19 ung.,2-20;99101;Ost
Am Bach;20a-Ende;99101;West
Markt;;99101;Ost
### unbekannt;;;West
"""
STREETS = ["--municipality", "990010001001", "--prefix", "muster", "--source", "liste", "--column", "street=Straße", "--column",
           "house_numbers=Hausnummern", "--column", "postcode=PLZ", "--column", "area=Schulbezirk", "--area-prefix", "schule-"]


def record(kind, key, name, verband="", designation="", day="20220131"):
    """A record of 220 characters."""
    line = [" "] * 220
    for position, text in ((1, kind), (3, day), (11, key), (19, verband), (23, name), (123, designation)):
        line[position - 1:position - 1 + len(text)] = text
    return "".join(line) + "\n"


def land(day, *gemeinden):
    return (record("10", "99", "Musterland", day=day) + record("40", "99001", "Musterkreis", "", "44", day) +
            "".join(record("60", key, name, "0" + key[5:], kind, day) for key, name, kind in gemeinden))


def parts(number):
    """12a → (12, a)"""
    digits = number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return int(digits), number[len(digits):].lower()


def ends(item):
    """A house number or range of segments.csv: first, last and side."""
    numbers, _, side = item.partition(" ")
    first, _, last = numbers.partition("-")
    return parts(first), parts(last or first), side


class Import(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="zufi-test-")
        self.addCleanup(self.folder.cleanup)

    def path(self, *names):
        return os.path.join(self.folder.name, *names)

    def write(self, name, text, encoding="utf-8"):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding=encoding, newline="") as file:
            file.write(text)
        return self.path(name)

    def zufi(self, *arguments):
        run = subprocess.run([ZUFI, *map(str, arguments)], capture_output=True, timeout=120)
        return run.returncode, run.stdout.decode(), run.stderr.decode()

    def rows(self, *names):
        with open(self.path(*names), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def test_a_street_list_becomes_a_dataset_that_answers(self):
        code, out, error = self.zufi("import", "streets", self.write("list.csv", LIST), *STREETS, "-o", self.path("set"))
        self.assertEqual((code, out), (0, ""), error)
        self.assertIn("import_street_placeholder", error)
        self.assertIn("4 rows read = 3 taken + 0 merged + 1 skipped + 0 refused", error)
        areas = self.rows("set", "areas.csv")
        self.assertEqual([area["id"] for area in areas], ["schule-Ost", "schule-West"])
        self.write("set/areas.csv", "id,kind,name,ars,ags,parents,valid_from,valid_to,successor,source\n"
                   "990010001001,gemeinde,Musterstadt,990010001001,99001001,,,,,liste\n" +
                   "".join(",".join(area.values()) + "\n" for area in areas))
        self.write("set/sources.csv", "id,title,publisher,url,published,retrieved,licence,note\nliste,Liste,,,,,,\n")
        self.write("set/dataset.toml", 'id="x"\ntitle="X"\nversion=2026-01-01\nlicence="x"\nlayer="kreis"\ncoverage=["*"]\n'
                   '[remit]\nareas=["*"]\nnodes=["Ost", "West"]\n')
        self.write("set/competences.csv", "id,parent,name,connecting_factor,legal_basis,description,source\n"
                   "schule,,Schule,,,,liste\n")
        self.write("set/offices.csv", "id,kind,name,parent,area,street,house_number,postcode,place,lat,lon,phone,email,url,"
                   "opening_hours,valid_from,valid_to,source,confidence,note\n" +
                   "".join(f"{name},body,{name},,,,,,,,,,,,,,,liste,documented,\n" for name in ("Ost", "West")))
        self.write("set/rules.csv", "id,relation,from,to,subject,role,area,status,condition,places,priority,valid_from,valid_to,"
                   "legal_basis,source,confidence,note\n" +
                   "".join(f"{name},held_by,schule,{name},,,schule-{name},,,,,,,,liste,documented,\n" for name in ("Ost", "West")))
        code, _, error = self.zufi("build", self.path("set"), "-o", self.path("x.zufi"))
        self.assertEqual(code, 0, error)
        for number, school in (("20", "Ost"), ("20a", "West"), ("19", "Ost"), ("301", "West")):
            code, out, error = self.zufi("resolve", "-d", self.path("x.zufi"), "--competence", "schule", "--street", "AM BACH",
                                         "--house-number", number, "--place", "Musterstadt", "--date", "2026-01-01", "--json")
            self.assertEqual(code, 0, error)
            self.assertEqual(json.loads(out)["answers"][0]["office"]["id"], school, number)

    def test_tables_of_the_same_rows_have_the_same_bytes(self):
        header, *rows = LIST.splitlines(keepends=True)
        for number, lines in enumerate((rows, rows[::-1])):
            file = self.write(f"{number}.csv", header + "".join(lines))
            self.assertEqual(self.zufi("import", "streets", file, *STREETS, "-o", self.path(str(number)))[0], 0)
        for table in ("areas.csv", "segments.csv", "streets.csv"):
            with open(self.path("0", table), "rb") as first, open(self.path("1", table), "rb") as second:
                self.assertEqual(first.read(), second.read(), table)

    def test_tables_that_are_there_stay_unless_asked(self):
        file = self.write("list.csv", LIST)
        arguments = ["import", "streets", file, *STREETS, "-o", self.path("set")]
        self.assertEqual(self.zufi(*arguments)[0], 0)
        code, _, error = self.zufi(*arguments)
        self.assertEqual(code, 2)
        self.assertIn("replace", error)
        self.assertEqual(self.zufi(*arguments, "--replace")[0], 0)

    def test_a_row_that_cannot_be_read_is_1_and_the_others_are_written(self):
        file = self.write("list.csv", LIST + "Weg;zwei;99101;Ost\n")
        code, out, error = self.zufi("import", "streets", file, *STREETS, "-o", self.path("set"), "--lang", "en")
        self.assertEqual((code, out), (1, ""))
        self.assertRegex(error, r"list\.csv:6: error house_numbers_unreadable \[house_numbers\]: .*zwei")
        self.assertIn("1 refused", error)
        self.assertEqual(len(self.rows("set", "streets.csv")), 2)

    def test_another_encoding_is_1_says_how_to_convert_and_writes_nothing(self):
        file = self.write("list.csv", LIST, encoding="cp1252")
        code, _, error = self.zufi("import", "streets", file, *STREETS, "-o", self.path("set"))
        self.assertEqual(code, 1)
        self.assertIn("iconv -f WINDOWS-1252", error)
        self.assertIn("nothing written", error)
        self.assertEqual(os.listdir(self.path("set")), [])

    def test_wrong_usage_and_missing_files(self):
        file = self.write("list.csv", LIST)
        for arguments, code in ((["xml", file, "-o", self.path("a")], 2), (["streets", file], 2),
                                (["streets", file, "-o", self.path("a")], 2), (["streets", file, *STREETS, "--parent", "de", "-o", self.path("a")], 2),
                                (["streets", self.path("none"), *STREETS, "-o", self.path("a")], 3),
                                (["streets", file, *STREETS, "-o", self.path("no", "such", "folder")], 3)):
            self.assertEqual(self.zufi("import", *arguments)[0], code, arguments)

    def test_json_tells_sums_and_findings(self):
        code, out, _ = self.zufi("import", "streets", self.write("list.csv", LIST), *STREETS, "-o", self.path("set"), "--json")
        told = json.loads(out)
        self.assertEqual((code, told["format"], told["written"]), (0, "zufi-import/1", True))
        self.assertEqual(told["rows"], {"read": 4, "taken": 3, "merged": 0, "skipped": 1, "refused": 0})
        self.assertEqual(told["report"]["warnings"], 1)

    def test_two_editions_of_the_directory_are_compared(self):
        old = self.write("old.txt", land("20211231", ("99001001", "Altdorf", "64"), ("99001002", "Berg", "64")))
        new = self.write("new.txt", land("20220131", ("99001001", "Altdorf, Stadt", "63"), ("99001009", "Berg", "64")))
        code, out, error = self.zufi("import", "gv100ad", new, "--source", "gv", "--previous", old, "-o", self.path("set"))
        self.assertEqual(code, 0, error)
        self.assertEqual([change["change"] for change in self.rows("set", "changes.csv")], ["designated", "rekeyed"])
        self.assertIn("rekeyed,990010002002,Berg,990010009009,Berg,2021-12-31,2022-01-31", out)
        self.assertEqual(self.rows("set", "statuses.csv")[0]["status"], "stadt")
        self.assertEqual([area["id"] for area in self.rows("set", "areas.csv")],
                         ["99", "99001", "990010001001", "990010009009"])

    def test_all_municipalities_of_germany_come_back_from_a_directory(self):
        def table(name):
            with open(DATA / "deutschland" / name, encoding="utf-8", newline="") as file:
                return list(csv.DictReader(file))
        areas = [area for area in table("areas.csv") if not area["valid_to"]]
        words = {"markt": "60", "kreisfreie_stadt": "61", "stadtkreis": "62", "stadt": "63", "gemeinde": "64",
                 "gemeindefreies_gebiet_bewohnt": "65", "gemeindefreies_gebiet_unbewohnt": "66", "grosse_kreisstadt": "67"}
        ids = {area["id"] for area in areas}
        word_of = {row["area"]: row["status"] for row in table("statuses.csv") if row["area"] in ids and not row["valid_to"]}
        lines = [record("10", number, "Land") for number in sorted({key[:2] for key in ids})]
        for number in sorted({parent for area in areas for parent in area["parents"].split(";") if len(parent) == 3} - ids):
            lines.append(record("20", number, "Reg.-Bez."))
        own_kreis = {key[:5] for key in ids if len(key) == 12} - ids
        lines += [record("40", key, "Stadt", "", "41") for key in sorted(own_kreis)]
        for area in areas:
            key, name = area["id"], area["name"][:50]
            if area["kind"] == "gemeinde":
                lines.append(record("60", key[:5] + key[9:], name, key[5:9], words[word_of[key]]))
                if key[5] == "0":
                    lines.append(record("50", key[:5], name, key[5:9], "50"))
            elif area["kind"] == "gemeindeverband":
                lines.append(record("50", key[:5], name, key[5:], "54"))
            elif area["kind"] in ("kreis", "regierungsbezirk"):
                lines.append(record({"kreis": "40", "regierungsbezirk": "20"}[area["kind"]], key, name, "",
                                    "44" if area["kind"] == "kreis" else ""))
        code, _, error = self.zufi("import", "gv100ad", self.write("gv.txt", "".join(lines)), "--source", "gv", "-o", self.path("set"))
        self.assertEqual(code, 0, error[-2000:])
        read = {area["id"]: area for area in self.rows("set", "areas.csv")}
        self.assertGreater(len(areas), 11000)
        for area in areas:
            for column in ("kind", "ars", "ags"):
                self.assertEqual(read[area["id"]][column], area[column], area["id"])
            if area["kind"] in ("gemeinde", "gemeindeverband"):
                self.assertEqual(read[area["id"]]["parents"], area["parents"], area["id"])
        self.assertEqual({row["area"]: row["status"] for row in self.rows("set", "statuses.csv")}, word_of)

    def test_every_house_of_essen_is_in_its_own_district_and_no_other(self):
        """One row a house; districts are made up: the ends of a street, its two sides, and single houses between them."""
        with open(pathlib.Path(__file__).with_name("essen") / "adressen.csv", encoding="utf-8", newline="") as file:
            houses = [(row["street"], number) for row in csv.DictReader(file) for number in row["house_numbers"].split(";") if number]
        self.assertGreater(len(houses), 99_000)
        district_of = {}
        for count, (street, number) in enumerate(houses):
            plain, suffix = parts(number)
            side = "ost" if plain % 2 else "west"
            district_of[street, plain, suffix] = "mitte" if plain <= 20 else "insel" if count % 37 == 0 else side
        text = "s;n;b\n" + "".join(f"{street};{plain}{suffix};{district}\n"
                                    for (street, plain, suffix), district in district_of.items())
        code, _, error = self.zufi("import", "streets", self.write("essen.csv", text), "--municipality", "051130000000", "--prefix",
                                   "essen", "--source", "x", "--column", "street=s", "--column",
                                   "house_number=n", "--column", "area=b", "-o", self.path("set"), "--json")
        self.assertEqual(code, 0, error)
        name_of = {row["id"]: [row["name"], *row["aliases"].split(";")] for row in self.rows("set", "streets.csv")}
        ranges = {}
        for row in self.rows("set", "segments.csv"):
            for name in name_of[row["street"]]:
                ranges.setdefault(name, []).extend((row["area"], *ends(item)) for item in row["house_numbers"].split(";"))
        self.assertLess(sum(map(len, ranges.values())), len(houses) / 4)
        for (street, plain, suffix), district in district_of.items():
            found = {area for area, first, last, side in ranges[street]
                     if first <= (plain, suffix) <= last and side in ("", "odd" if plain % 2 else "even")}
            self.assertEqual(found, {"essen/" + district}, (street, plain, suffix))

    def test_ids_are_those_of_the_region(self):
        with open(DATA / "rhein-kreis-neuss" / "streets.csv", encoding="utf-8", newline="") as file:
            known = [row for row in csv.DictReader(file) if row["id"].startswith("neuss/")]
        self.assertGreater(len(known), 500)
        file = self.write("list.csv", "name\n" + "".join(row["name"] + "\n" for row in known))
        code, _, error = self.zufi("import", "streets", file, "--municipality", "051620024024", "--prefix", "neuss", "--source",
                                   "x", "--column", "street=name", "-o", self.path("set"))
        self.assertEqual(code, 0, error)
        self.assertEqual([row["id"] for row in self.rows("set", "streets.csv")], [row["id"] for row in known])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
