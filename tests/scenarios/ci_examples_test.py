# SPDX-License-Identifier: Apache-2.0
"""The examples for GitLab, GitHub and Git hooks do what they say: the scripts in them are run here, on a sound and a spoiled
dataset. What only the hosted services can show is not tested.

ci_examples_test.py ZUFI SOUND EXAMPLES [unittest arguments]   (SOUND: a dataset folder in which nothing is wrong)
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

try:
    import yaml
except ImportError as error:
    print(f"SKIPPED: {error}")
    sys.exit(77)

ZUFI = os.path.abspath(sys.argv[1])
SOUND = pathlib.Path(sys.argv[2]).resolve()
CI = pathlib.Path(sys.argv[3]).resolve() / "ci"
NAME = "musterkreis"  # as the examples call it
BAD_ROW = "r-bad,held_by,nothing,nowhere" + "," * 14 + "\n"


class Repository(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="zufi-test-")
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "bin").mkdir()
        (self.root / "bin" / "zufi").symlink_to(ZUFI)
        self.work = self.root / "repository"
        shutil.copytree(SOUND, self.work / NAME)
        self.environment = {"PATH": f"{self.root}/bin:{os.environ['PATH']}", "HOME": folder.name, "DATASET": NAME,
                            "GIT_CONFIG_NOSYSTEM": "1", "LANG": "C.UTF-8"}

    def run_script(self, script, shell=("bash", "-e", "-o", "pipefail", "-c")):
        return subprocess.run([*shell, script], cwd=self.work, env=self.environment, capture_output=True, text=True, timeout=120)

    def spoil(self):
        with open(self.work / NAME / "rules.csv", "a", encoding="utf-8") as file:
            file.write(BAD_ROW)

    def accept_all(self):
        run = self.run_script(f"zufi check {NAME} --write-baseline {NAME}/baseline.csv --reason known --author 'A. Muster'")
        self.assertEqual(run.returncode, 0, run.stderr)

    def findings(self):
        run = self.run_script(f"zufi check {NAME} --json || true")
        return json.loads(run.stdout)["notices"]


class GitLab(Repository):
    def setUp(self):
        super().setUp()
        self.job = yaml.safe_load((CI / "gitlab-ci.yml").read_text(encoding="utf-8"))["zufi"]

    def run_job(self):
        return self.run_script("\n".join(self.job["script"]))

    def test_a_sound_dataset_passes_and_leaves_what_the_job_promises(self):
        run = self.run_job()
        self.assertEqual(run.returncode, 0, run.stderr)
        reports = self.job["artifacts"]["reports"]
        for name in [reports["codequality"], *reports["junit"], *self.job["artifacts"]["paths"]]:
            self.assertTrue((self.work / name).stat().st_size > 0, name)
        self.assertEqual(json.loads((self.work / reports["codequality"]).read_text()), [])
        for name in reports["junit"]:
            self.assertEqual(xml.etree.ElementTree.parse(self.work / name).getroot().get("failures"), "0")

    def test_a_spoiled_dataset_fails_and_names_files_of_the_repository(self):
        self.spoil()
        run = self.run_job()
        self.assertEqual(run.returncode, 1, run.stderr)
        found = json.loads((self.work / "code-quality.json").read_text())
        self.assertTrue(found)
        for finding in found:
            self.assertTrue((self.work / finding["location"]["path"]).is_file(), finding)
        self.assertFalse((self.work / "dataset.zufi").exists())

    def test_a_folder_that_is_missing_is_no_finding(self):
        shutil.rmtree(self.work / NAME)
        self.assertNotEqual(self.run_job().returncode, 0)
        self.assertFalse((self.work / "code-quality.json").exists())


class GitHub(Repository):
    def run_steps(self):
        job = yaml.safe_load((CI / "github-actions.yml").read_text(encoding="utf-8"))["jobs"]["zufi"]
        runs = []
        for step in job["steps"]:
            if "run" in step:
                runs.append(self.run_script(step["run"], ("sh", "-e", "-c")))
                if runs[-1].returncode != 0:
                    break
        return runs

    def test_a_sound_dataset_passes(self):
        runs = self.run_steps()
        self.assertEqual([run.returncode for run in runs], [0, 0, 0], runs[-1].stderr)
        self.assertTrue(runs[1].stdout.startswith("::notice title=zufi::"))
        self.assertEqual(json.loads((self.work / "zufi.sarif").read_text())["runs"][0]["results"], [])

    def test_a_spoiled_dataset_fails_beside_its_lines(self):
        self.spoil()
        runs = self.run_steps()
        self.assertEqual([run.returncode for run in runs], [0, 1])
        self.assertIn(f"::error file={NAME}/rules.csv,line=", runs[1].stdout)
        self.assertTrue(json.loads((self.work / "zufi.sarif").read_text())["runs"][0]["results"])


class Hook(Repository):
    def setUp(self):
        super().setUp()
        self.git("init", "-q")
        self.git("config", "user.name", "A. Muster")
        self.git("config", "user.email", "a@example.org")
        shutil.copy(CI / "pre-commit", self.work / ".git" / "hooks" / "pre-commit")
        self.assertEqual(self.commit(NAME).returncode, 0)

    def git(self, *arguments):
        run = subprocess.run(["git", *arguments], cwd=self.work, env=self.environment, capture_output=True, text=True, timeout=120)
        return run

    def commit(self, *paths):
        self.git("add", *paths)
        return self.git("commit", "-q", "-m", "x")

    def test_a_good_change_is_committed_and_a_bad_one_refused(self):
        (self.work / "notes.txt").write_text("x")
        self.assertEqual(self.commit("notes.txt").returncode, 0)
        self.spoil()
        run = self.commit(NAME)
        self.assertEqual(run.returncode, 1)
        self.assertIn(f"{NAME}/rules.csv:", run.stdout + run.stderr)
        self.assertEqual(self.git("log", "--format=%s").stdout.split(), ["x", "x"])

    def test_what_is_staged_counts_not_what_lies_there(self):
        self.spoil()
        (self.work / NAME / "README.txt").write_text("x")
        with open(self.work / NAME / "dataset.toml", "a", encoding="utf-8") as file:
            file.write("# x\n")
        self.assertEqual(self.commit(f"{NAME}/README.txt", f"{NAME}/dataset.toml").returncode, 0)

    def test_an_accepted_finding_is_no_reason_to_refuse(self):
        self.spoil()
        self.assertTrue(self.findings())
        self.accept_all()
        run = self.commit(NAME)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)

    def test_folders_that_are_named_are_checked_alone(self):
        shutil.copytree(self.work / NAME, self.work / "other" / "inner")
        self.git("config", "--add", "zufi.dataset", "other/inner")
        self.spoil()
        self.assertEqual(self.commit(NAME, "other").returncode, 0)
        self.git("config", "--unset-all", "zufi.dataset")
        (self.work / NAME / "notes.csv").write_text("")
        self.assertEqual(self.commit(NAME).returncode, 1)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]])
