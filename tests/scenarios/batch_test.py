# SPDX-License-Identifier: Apache-2.0
"""zufi batch on the data of the Rhein-Kreis Neuss: order, threads, broken rows, streams, memory, interruption.

batch_test.py ZUFI DATA REGION [unittest arguments]   (REGION: data/rhein-kreis-neuss, built)
"""
import csv
import io
import json
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ZUFI = os.path.abspath(sys.argv[1])
DATA = pathlib.Path(sys.argv[2]).resolve()
REGION = os.path.abspath(sys.argv[3])
SEED = int(os.environ.get("ZUFI_SEED", "1"))
ASKING = ["id", "service", "competence", "street", "house_number", "postcode", "place", "area", "at", "facts", "date", "role"]
RESULTS = ["outcome", "office", "office_name", "body", "body_name", "confidence", "valid_from", "valid_until", "missing",
           "warnings", "rules", "error"]


def real_cases():
    for file in sorted((DATA / "rhein-kreis-neuss").rglob("cases.csv")):
        with open(file, encoding="utf-8", newline="") as stream:
            yield from csv.DictReader(stream)


CASES = list(real_cases())


def as_csv(rows, columns=None, line_end="\n"):
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns or ASKING, extrasaction="ignore", lineterminator=line_end)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


def as_json_lines(cases):
    lines = []
    for case in cases:
        if case["at"]:
            continue
        place = {name: case[name] for name in ("street", "house_number", "postcode", "place", "area") if case[name]}
        query = {name: case[name] for name in ("service", "competence", "date", "role") if case[name]}
        if place:
            query["place"] = place
        if case["facts"]:
            query["facts"] = dict(item.split("=", 1) for item in case["facts"].split(";"))
        lines.append(json.dumps(query, ensure_ascii=False))
    return ("\n".join(lines) + "\n").encode()


def many(rows):
    return [CASES[i % len(CASES)] for i in range(rows)]


def read_rows(output):
    return list(csv.DictReader(io.StringIO(output.decode(), newline="")))


class Batch(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="zufi-test-")
        self.addCleanup(self.folder.cleanup)
        self.out = self.path("out")
        self.part = self.path("out.part")

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def put(self, name, content):
        pathlib.Path(self.path(name)).write_bytes(content)
        return self.path(name)

    def command(self, *arguments):
        day = [] if "--date" in arguments else ["--date", "2026-01-01"]
        return [ZUFI, "batch", "-d", REGION, *day, *map(str, arguments)]

    def run_batch(self, *arguments, **options):
        """Gives exit code, standard output, standard error."""
        run = subprocess.run(self.command(*arguments), capture_output=True, timeout=300, check=False, **options)
        return run.returncode, run.stdout, run.stderr.decode()

    def through(self, content, *arguments):
        """From standard input to standard output."""
        return self.run_batch("-", "-o", "-", *arguments, input=content)

    def rows_of(self, content, *arguments):
        return read_rows(self.through(content, *arguments)[1])


class Answers(Batch):
    def test_every_case_of_the_data_is_answered_as_it_expects(self):
        code, out, _ = self.through(as_csv(CASES))
        rows = read_rows(out)
        self.assertEqual(code, 1)  # some expect that there is no answer
        self.assertEqual(list(rows[0]), ASKING + RESULTS)
        self.assertEqual([row["id"] for row in rows], [case["id"] for case in CASES])
        for row, case in zip(rows, CASES):
            self.assertEqual(row["outcome"], case["outcome"], case["id"])
            self.assertEqual(row["error"], "")
            for column in ("office", "body"):
                if case[column]:
                    self.assertEqual(set(row[column].split(";")), set(case[column].split(";")), case["id"])
            for column in ASKING:
                self.assertEqual(row[column], case[column])

    def test_json_lines_give_the_same_outcomes_and_whole_answers(self):
        content = as_json_lines(CASES)
        code, out, error = self.through(content, "--format", "jsonl")
        answers = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(code, 1)
        self.assertEqual([answer["outcome"] for answer in answers],
                         [case["outcome"] for case in CASES if not case["at"]])
        self.assertEqual({answer["format"] for answer in answers}, {"zufi-answer/1"})
        self.assertRegex(error, r"^zufi: \d+ rows in [\d.]+ s, \d+ rows/s: resolved \d+, ")

    def test_the_format_follows_the_name(self):
        for name in ("in.jsonl", "in.ndjson"):
            self.run_batch(self.put(name, b"{}\n"), "-o", self.out)
            self.assertTrue(pathlib.Path(self.out).read_bytes().startswith(b'{"format":"zufi-error/1","line":1,'))

    def test_exit_code_0_if_all_are_answered(self):
        asked = as_csv([case for case in CASES if case["outcome"] in ("resolved", "choice", "not_offered")])
        self.assertEqual(self.through(asked)[0], 0)
        self.assertEqual(self.through(b"service,area\n,05162004\n")[0], 1)

    def test_address_in_one_line_and_columns_in_any_order(self):
        rows = self.rows_of("key,address,service\nä,\"Bahnstraße 51, 41569 Rommerskirchen\",99012008001000\n".encode())
        self.assertEqual((rows[0]["key"], rows[0]["outcome"], rows[0]["body"]), ("ä", "resolved", "kreis-rkn"))
        self.assertEqual(rows[0]["confidence"] in ("documented", "derived"), True)
        self.assertIn(";", rows[0]["rules"])

    def test_missing_days_are_those_of_the_option(self):
        content = b"service,area\n99012008001000,05162012\n"  # since 2019 its own
        self.assertEqual(self.rows_of(content)[0]["body"], "juechen")
        self.assertEqual(self.rows_of(content, "--date", "2018-01-01")[0]["body"], "kreis-rkn")
        self.assertEqual(self.through(content, "--date", "yesterday")[0], 2)


class Order(Batch):
    def test_any_number_of_threads_gives_the_same_bytes(self):
        for name, content in (("in.csv", as_csv(many(4000))), ("in.jsonl", as_json_lines(many(3000)))):
            source = self.put(name, content)
            outputs = set()
            for threads in (1, 2, 7):
                self.run_batch(source, "-o", self.out, "--threads", threads)
                outputs.add(pathlib.Path(self.out).read_bytes())
            self.assertEqual(len(outputs), 1)
            self.assertEqual(outputs.pop(), self.through(content, "--format", name[3:])[1])

    def test_what_is_answered_does_not_wait_for_more_input(self):
        with subprocess.Popen(self.command("-", "-o", "-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            process.stdin.write(b"service,area\n99012008001000,05162012\n")
            process.stdin.flush()
            process.stdout.readline()
            self.assertIn(b",resolved,", process.stdout.readline())
            process.kill()


class BrokenRows(Batch):
    def test_a_broken_row_costs_that_row_alone(self):
        content = ("id,service,area,facts\r\n1,99012008001000,05162012,\r\n2,99012008001000\r\n\r\n"
                   "\"3\r\n3\",99012008001000,05162012,GEHEIM\r\n4,99012008001000,05162012,\r\n").encode()
        content += b"5,\xff,05162012,\r\n6,99012008001000,05\"162012,\r\n7,99012008001000,05162012,"
        for text in (content, b"\xef\xbb\xbf" + content, content.replace(b"\r\n", b"\n")):
            code, out, error = self.through(text)
            rows = read_rows(out)
            self.assertEqual(code, 1)
            self.assertEqual([row["outcome"] for row in rows], ["resolved", "", "", "resolved", "", "", "resolved"])
            self.assertEqual([row["id"] for row in rows], ["1", "", "3\n3", "4", "", "", "7"])
            self.assertTrue(rows[1]["error"].startswith("line 3: the row has 2 cells instead of 4"))
            self.assertTrue(rows[2]["error"].startswith("line 5: facts is not of the form"))
            self.assertTrue(rows[4]["error"].startswith("line 8: the row is not valid UTF-8"))
            self.assertTrue(rows[5]["error"].startswith("line 9: the quotes are wrong"))
            for line in (3, 5, 8, 9):
                self.assertIn(f"zufi: -:{line}: ", error)
            self.assertIn(", error 4\n", error)
            self.assertNotIn("GEHEIM", error)

    def test_nothing_of_a_query_is_told_on_standard_error(self):
        canary = "Kanarienweg"
        row = {name: canary for name in ASKING}
        rows = [row, *({**{name: "" for name in ASKING}, "service": "99012008001000", "date": "2026-01-01", name: canary}
                       for name in ASKING)]
        for content, form in ((as_csv(rows), "csv"), (json.dumps({"service": canary, canary: canary}).encode(), "jsonl")):
            error = self.through(content, "--format", form)[2]
            self.assertNotIn(canary, error)
            self.assertIn("-:1" if form == "jsonl" else "-:2", error)

    def test_many_broken_rows_are_not_all_listed(self):
        code, out, error = self.through(b"service\n" + b"a,b\n" * 1000)
        self.assertEqual((code, out.count(b"\n"), error.count("cells instead")), (1, 1001, 100))
        self.assertIn("more rows have an error", error)

    def test_a_line_without_end_is_refused(self):
        code, out, _ = self.through(b"service,area\n" + b"x" * 5_000_000 + b"\n99012008001000,05162012\n")
        self.assertEqual([code, [row["outcome"] for row in read_rows(out)]], [1, ["", "resolved"]])

    def test_headers_that_cannot_be_used(self):
        for content, says in ((b"", "empty"), (b"name,street\nErika,Weg\n", "no header"), (b"service,Street\n", "nearly"),
                              (b"service,outcome\n", "rename it"), (b"service,service\n", "two columns")):
            code, out, error = self.through(content)
            self.assertEqual((code, out), (3, b""), content)
            self.assertIn(says, error)
            self.assertNotIn("Erika", error)

    def test_nothing_to_answer(self):
        self.assertEqual(self.through(b"", "--format", "jsonl")[:2], (0, b""))
        code, out, _ = self.through(b"service,area")
        self.assertEqual((code, out.decode()), (0, ",".join(["service", "area"] + RESULTS) + "\n"))

    def test_wrong_usage_and_missing_files(self):
        self.assertEqual(self.run_batch(self.path("none.csv"), "-o", self.out)[0], 3)
        self.assertEqual(self.run_batch(self.folder.name, "-o", self.out)[0], 3)
        self.assertEqual(self.through(b"service\n", "--threads", "0")[0], 2)
        self.assertEqual(self.through(b"service\n", "--resume")[0], 2)
        self.assertEqual(self.run_batch("-", "-o", "-", "-d", "-", input=b"")[0], 2)
        self.assertEqual(self.run_batch(self.put("in.csv", b"service\n"), "-o", self.path("no/out"))[0], 3)
        self.assertFalse(os.path.exists(self.out))


@unittest.skipIf("ZUFI_SANITIZED" in os.environ, "sanitizers keep what is freed")
class Memory(Batch):
    def peak(self, rows):
        source = self.put("in.csv", as_csv(CASES) + as_csv(many(rows)).split(b"\n", 1)[1])
        # Through a small process: what a child has before it becomes another program counts as well.
        script = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL);"
                  "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        run = subprocess.run([sys.executable, "-S", "-c", script, *self.command(source, "-o", self.out, "--threads", 2)],
                             capture_output=True, check=True, timeout=300)
        self.assertGreater(pathlib.Path(self.out).read_bytes().count(b"\n"), rows)
        return int(run.stdout)

    def test_peak_does_not_grow_with_the_input(self):
        small, large = self.peak(5_000), self.peak(50_000)
        self.assertLess(large, small + 4 * 1024, f"{small} and {large} KiB")


class Interruption(Batch):
    def setUp(self):
        super().setUp()
        self.source = self.put("in.csv", as_csv(many(12000)))
        self.code, self.whole, _ = self.run_batch(self.source, "-o", "-")

    def resume(self, *arguments, source=None):
        return self.run_batch(source or self.source, "-o", self.out, "--resume", *arguments)

    def assert_resumed(self):
        code, _, error = self.resume()
        self.assertEqual(code, self.code, error)
        self.assertEqual(pathlib.Path(self.out).read_bytes(), self.whole)
        self.assertFalse(os.path.exists(self.part))

    def test_killed_at_any_time_it_goes_on_to_the_same_bytes(self):
        dice = random.Random(SEED)
        torn = 0
        for number in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM) * 3:
            with subprocess.Popen(self.command(self.source, "-o", self.out, "--threads", dice.randint(1, 3)),
                                  stderr=subprocess.PIPE) as process:
                while not os.path.exists(self.part) and process.poll() is None:  # however long it takes to begin
                    time.sleep(0.001)
                time.sleep(dice.uniform(0, 0.1))
                process.send_signal(number)
                error = process.stderr.read().decode()
                code = process.wait()
            if os.path.exists(self.part):
                torn += 1
                self.assertFalse(os.path.exists(self.out))
                self.assertEqual(self.run_batch(self.source, "-o", self.out)[0], 3)  # not thrown away
                if code == 130:
                    self.assertIn("go on with --resume", error)
                    self.assertTrue(pathlib.Path(self.part).read_bytes()[-1:] in (b"", b"\n"))
            self.assert_resumed()
            os.remove(self.out)
        self.assertGreater(torn, 2, f"seed {SEED}")

    def test_cut_anywhere_it_goes_on_to_the_same_bytes(self):
        dice = random.Random(SEED)
        header = self.whole.index(b"\n") + 1
        for cut in (0, 1, header - 1, header, header + 1, len(self.whole) - 1, len(self.whole),
                    *(dice.randrange(len(self.whole)) for _ in range(5))):
            self.put("out.part", self.whole[:cut])
            self.assert_resumed()

    def test_json_lines_go_on_too(self):
        source = self.put("in.jsonl", as_json_lines(many(2000))[:-1] + b"\nbroken")
        code, whole, _ = self.run_batch(source, "-o", "-")
        for cut in (0, 1, len(whole) // 3, len(whole) - 1, len(whole)):
            self.put("out.part", whole[:cut])
            self.assertEqual(self.resume(source=source)[0], code)
            self.assertEqual(pathlib.Path(self.out).read_bytes(), whole)

    def test_the_exit_code_counts_rows_that_were_answered_before(self):
        first_fails = self.put("f.csv", b"service,area\nnope,05162012\n" + b"99012008001000,05162012\n" * 5)
        whole = self.run_batch(first_fails, "-o", "-")[1]
        self.put("out.part", whole[:-10])
        self.assertEqual(self.resume(source=first_fails)[0], 1)

    def test_an_output_of_something_else_is_refused_and_kept(self):
        begun = self.whole[:len(self.whole) // 2]
        other = [dict(case) for case in many(12000)]
        other[100]["id"] = "other"
        fewer = as_csv(many(10))
        more = as_csv(many(12000), ASKING + ["note"])
        for name, content in (("ids.csv", as_csv(other)), ("fewer.csv", fewer), ("more.csv", more)):
            self.put("out.part", begun)
            code, _, error = self.resume(source=self.put(name, content))
            self.assertEqual(code, 3, name)
            self.assertIn("out.part: ", error)
            self.assertIn("remove it", error)
            self.assertEqual(pathlib.Path(self.part).read_bytes(), begun)
        dateless = self.put("dateless.csv", b"service,area\n" + b"99012008001000,05162012\n" * 5)
        self.put("out.part", self.run_batch(dateless, "-o", "-")[1])
        code, _, error = self.resume("--date", "2018-01-01", source=dateless)
        self.assertEqual(code, 3)
        self.assertIn("answered otherwise now", error)

    def test_a_full_disk_keeps_what_is_there(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        code, _, error = self.run_batch(self.source, "-o", self.out, preexec_fn=limit)
        self.assertEqual(code, 3)
        self.assertIn("out.part: cannot be written", error)
        self.assertFalse(os.path.exists(self.out))
        self.assertEqual(os.path.getsize(self.part), 100_000)
        self.assert_resumed()
        with open("/dev/full", "wb") as full:
            run = subprocess.run(self.command(self.source, "-o", "-"), stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(run.returncode, 3)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[4:])
