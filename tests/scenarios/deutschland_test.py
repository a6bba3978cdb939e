# SPDX-License-Identifier: Apache-2.0
"""deutschland_test.py DATA: data/deutschland/from_sources.py on a handful of rows in the shape of the raw files."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

VG5000 = """ars;ags;name;bez;bem;land;land_name;rb_name;kreis_name;kreis_bez;vwg_name;vwg_bez;wsk
051620012012;05162012;Jüchen;Stadt;--;05;Nordrhein-Westfalen;Düsseldorf;Rhein-Kreis Neuss;Kreis;Jüchen;Gemeinschaftsfreie Gemeinde;20190101
051110000000;05111000;Düsseldorf;Stadt;kreisfrei;05;Nordrhein-Westfalen;Düsseldorf;Düsseldorf;Kreisfreie Stadt;Düsseldorf;Gemeinschaftsfreie Gemeinde;20090101
071325010502;07132502;Neitersen;Gemeinde;gemeinschaftsangehörig;07;Rheinland-Pfalz;;Altenkirchen;Landkreis;Altenkirchen;Verbandsgemeinde;20210101
"""
GV = """ars;ags;name;textkennzeichen
051620012012;05162012;Jüchen, Stadt;63
051110000000;05111000;Düsseldorf, Stadt;61
071325010074;07132074;Neitersen;64
071325010084;07132084;Obernau;64
130009999999;13000999;Küstengewässer;66
"""
POSTCODES = """osm_id,ags,ort,plz,landkreis,bundesland
1,05162012,Jüchen,41363,,
2,07132084,Obernau,57638,,
3,07132502,Neitersen,57638,,
4,07132001,Früherdorf,57639,,
"""
VG250 = """{"features": [{"properties": {"RS": "051620012012", "BEZ": "Gemeinde"}}]}"""
KNOWN = """id,kind
05,land
"""


class Deutschland(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for file, text in (("vg.csv", VG5000), ("gv.csv", GV), ("plz.csv", POSTCODES), ("vg250.json", VG250)):
                (folder / file).write_text(text, encoding="utf-8")
            (folder / "known").mkdir()
            (folder / "known" / "areas.csv").write_text(KNOWN, encoding="utf-8")
            run = subprocess.run([sys.executable, "-B", DATA / "deutschland" / "from_sources.py", "--vg5000", folder / "vg.csv",
                                  "--gv", folder / "gv.csv", "--postcodes", folder / "plz.csv", "--vg250", folder / "vg250.json",
                                  "--known", folder / "known", "-o", folder], capture_output=True, text=True, check=True)
            cls.said = run.stderr
            cls.areas, cls.statuses, cls.postcodes = (
                (folder / f"{table}.csv").read_text(encoding="utf-8").splitlines()[1:] for table in ("areas", "statuses", "postcodes"))

    def test_hierarchy(self):
        self.assertIn("051620012012,gemeinde,Jüchen,051620012012,05162012,05162,,,,bkg-vg5000-2021", self.areas)
        self.assertIn("051110000000,gemeinde,Düsseldorf,051110000000,05111000,051,,,,bkg-vg5000-2021", self.areas)
        self.assertIn("071325010,gemeindeverband,Verbandsgemeinde Altenkirchen,071325010,,07132,,,,bkg-vg5000-2021", self.areas)
        self.assertIn("07132,kreis,Landkreis Altenkirchen,07132,07132,07,,,,bkg-vg5000-2021", self.areas)
        self.assertIn("05162,kreis,Rhein-Kreis Neuss,05162,05162,051,,,,bkg-vg5000-2021", self.areas)

    def test_what_other_folders_have_is_not_written_again(self):
        self.assertFalse([row for row in self.areas if row.startswith("05,")])

    def test_a_successor_is_set_only_where_the_name_stays(self):
        self.assertIn("071325010074,gemeinde,Neitersen,071325010074,07132074,071325010,,2021-01-01,071325010502,destatis-gv-2020",
                      self.areas)
        self.assertIn("071325010084,gemeinde,Obernau,071325010084,07132084,071325010,,2021-01-01,,destatis-gv-2020", self.areas)
        self.assertIn("071325010502,gemeinde,Neitersen,071325010502,07132502,071325010,2021-01-01,,,bkg-vg5000-2021", self.areas)

    def test_an_ended_municipality_without_ars(self):
        self.assertIn("07132001,gemeinde,Früherdorf,,07132001,07132,,2020-12-31,,osm-plz-2021", self.areas)

    def test_a_changed_designation_is_dated(self):
        juechen = [row for row in self.statuses if row.startswith("051620012012")]
        self.assertEqual([row.split(",")[1:4] for row in juechen], [["gemeinde", "", "2019-01-01"], ["stadt", "2019-01-01", ""]])

    def test_every_pair_of_postcode_and_place_is_kept(self):
        self.assertEqual(len(self.postcodes), 4)

    def test_what_is_no_municipality_is_named(self):
        self.assertIn("no municipality: 130009999999", self.said)
        self.assertFalse([row for row in self.areas if "9999999" in row])


DATA = pathlib.Path(sys.argv.pop(1))
unittest.main()
