#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""from_sources.py --vg5000 CSV --gv CSV --postcodes CSV --vg250 GEOJSON... --known FOLDER... -o FOLDER

Writes areas.csv, statuses.csv and postcodes.csv of data/deutschland from the raw files:
  --vg5000     municipalities with ARS and hierarchy (BKG, VG5000, 2021-01-01), one row each, separated by ';'
  --gv         municipalities with Textkennzeichen (Destatis, Gemeindeverzeichnis, 2020-12-31), separated by ';'
  --postcodes  pairs of postcode and AGS (OpenStreetMap), separated by ','
  --vg250      boundaries of an earlier state (BKG, VG250, 2017): what was a Gemeinde then and is a Stadt now
  --known      folders below this one: what their areas.csv and postcodes.csv have is not written again
Every row that is read is written, known, or named on stderr. Nothing is invented: a successor is set only where a
municipality of the same name and Kreis took over on the day on which the old key ended.
"""
import argparse
import csv
import json
import pathlib
import re
import sys
from collections import Counter

STATE = "2021-01-01"  # of VG5000; the Gemeindeverzeichnis shows the day before
DAY_BEFORE = "2020-12-31"
VG5000, VG250, GV, OSM = "bkg-vg5000-2021", "bkg-vg250-2017", "destatis-gv-2020", "osm-plz-2021"

# Textkennzeichen of the Gemeindeverzeichnis → status; the word is the official designation.
DESIGNATIONS = {
    "60": "markt", "61": "kreisfreie_stadt", "62": "stadtkreis", "63": "stadt", "64": "gemeinde",
    "65": "gemeindefreies_gebiet_bewohnt", "66": "gemeindefreies_gebiet_unbewohnt", "67": "grosse_kreisstadt",
}
WORDS_OF_VG5000 = {"Stadt": "stadt", "Gemeinde": "gemeinde"}
IS_NO_MUNICIPALITY = re.compile(r"9999$")  # Hoheitsgebiete, Küstengewässer

AREA_COLUMNS = ["id", "kind", "name", "ars", "ags", "parents", "valid_from", "valid_to", "successor", "source"]
STATUS_COLUMNS = ["area", "status", "valid_from", "valid_to", "legal_basis", "source", "note"]
POSTCODE_COLUMNS = ["postcode", "area", "place", "source"]


def rows_of(path, delimiter):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def write(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def designated(designation, name):
    """»Kreis Kleve«, but »Rhein-Kreis Neuss«: the bare name would be the town's."""
    speaks_for_itself = re.search(r"kreis\b|region|verband\b|gemeinschaft\b|gemeinde\b|^Amt ", name, re.IGNORECASE)
    return name if speaks_for_itself else f"{designation} {name}"


def area(key, kind, name, parents, source=VG5000, **more):
    ags = key[:5] + key[9:] if len(key) == 12 else key if len(key) <= 5 else ""
    return {"id": key, "kind": kind, "name": name, "ars": key, "ags": ags, "parents": parents, "source": source, **more}


def areas_of(municipalities):
    """The municipalities and what lies above them, by key."""
    areas = {}
    for row in municipalities:
        ars = row["ars"]
        above = ars[:2]
        areas[above] = area(above, "land", row["land_name"], "de")
        if row["rb_name"]:
            areas[ars[:3]] = area(ars[:3], "regierungsbezirk", f"Regierungsbezirk {row['rb_name']}", above)
            above = ars[:3]
        if row["bem"] != "kreisfrei":
            areas[ars[:5]] = area(ars[:5], "kreis", designated(row["kreis_bez"], row["kreis_name"]), above)
            above = ars[:5]
        if ars[5] == "5":  # a Verband of several municipalities; else the Verband is the municipality itself
            areas[ars[:9]] = area(ars[:9], "gemeindeverband", designated(row["vwg_bez"], row["vwg_name"]), above)
            above = ars[:9]
        areas[ars] = area(ars, "gemeinde", row["name"], above)
    return areas


def bare_name(name):
    return name.split(",")[0]


def add_past_municipalities(areas, directory):
    """Those that the Gemeindeverzeichnis still has and VG5000, a day later, has no more."""
    for row in directory:
        ars, name = row["ars"], bare_name(row["name"])
        if ars in areas:
            continue
        if IS_NO_MUNICIPALITY.search(ars):
            print(f"no municipality: {ars} {row['name']}", file=sys.stderr)
            continue
        heirs = [a["id"] for a in areas.values()
                 if a["kind"] == "gemeinde" and a["name"] == name and a["id"][:5] == ars[:5] and "valid_to" not in a]
        above = next(key for key in (ars[:9], ars[:5]) if key in areas)
        areas[ars] = area(ars, "gemeinde", name, above, GV, valid_to=STATE, successor=heirs[0] if len(heirs) == 1 else "")
        if areas[ars]["successor"]:
            areas[heirs[0]]["valid_from"] = STATE
        print(f"past: {ars} {name} → {areas[ars]['successor'] or 'not known'}", file=sys.stderr)


def add_unlisted(areas, pairs):
    """Municipalities of the postcode file that had ended before either directory: known by AGS and name alone."""
    known = {a["ags"] for a in areas.values()}
    for row in pairs:
        ags = row["ags"]
        if ags in known:
            continue
        known.add(ags)
        areas[ags] = area(ags, "gemeinde", row["ort"], ags[:5], OSM, valid_to=DAY_BEFORE)
        areas[ags].update(ars="", ags=ags)
        print(f"past, without ARS: {ags} {row['ort']}", file=sys.stderr)


def statuses_of(municipalities, directory, earlier):
    kinds = {row["ars"]: row["textkennzeichen"] for row in directory}
    statuses = []
    for row in municipalities:
        ars = row["ars"]
        kind = kinds.get(ars)
        if kind:
            statuses.append({"area": ars, "status": DESIGNATIONS[kind], "source": GV,
                             "legal_basis": f"Gemeindeverzeichnis, Textkennzeichen {kind}"})
        else:
            statuses.append({"area": ars, "status": WORDS_OF_VG5000[row["bez"]], "source": VG5000,
                             "legal_basis": "VG5000, Bezeichnung"})
        before = earlier.get(ars)
        if before and before != row["bez"]:
            since = f"{row['wsk'][:4]}-{row['wsk'][4:6]}-{row['wsk'][6:]}"
            note = f"VG5000: wirksam {since}; VG250 2017: {before}"
            statuses[-1].update(valid_from=since, note=note)
            statuses.append({"area": ars, "status": WORDS_OF_VG5000[before], "valid_to": since, "source": VG250,
                             "legal_basis": "VG250, Bezeichnung", "note": note})
    return sorted(statuses, key=lambda s: (s["area"], s["status"], s.get("valid_from", "")))


def earlier_designations(files):
    earlier = {}
    for path in files:
        for feature in json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["features"]:
            earlier[feature["properties"]["RS"]] = feature["properties"]["BEZ"]
    return earlier


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--vg5000", "--gv", "--postcodes", "-o"):
        parser.add_argument(name, required=True)
    parser.add_argument("--vg250", nargs="*", default=[])
    parser.add_argument("--known", nargs="*", default=[])
    args = parser.parse_args()
    out = pathlib.Path(args.o)

    municipalities = rows_of(args.vg5000, ";")
    directory = rows_of(args.gv, ";")
    pairs = rows_of(args.postcodes, ",")
    areas = areas_of(municipalities)
    add_past_municipalities(areas, directory)
    add_unlisted(areas, pairs)
    by_ags = {a["ags"]: a["id"] for a in areas.values() if a["kind"] == "gemeinde"}
    postcodes = sorted(({"postcode": p["plz"], "area": by_ags[p["ags"]], "place": p["ort"].strip(), "source": OSM} for p in pairs),
                       key=lambda p: (p["postcode"], p["area"], p["place"]))

    known_areas, known_pairs = set(), set()
    for folder in map(pathlib.Path, args.known):
        known_areas |= {row["id"] for row in rows_of(folder / "areas.csv", ",")}
        if (folder / "postcodes.csv").exists():
            known_pairs |= {(row["postcode"], row["area"], row["place"]) for row in rows_of(folder / "postcodes.csv", ",")}
    written_areas = [a for key, a in sorted(areas.items()) if key not in known_areas]
    written_pairs = [p for p in postcodes if (p["postcode"], p["area"], p["place"]) not in known_pairs]

    write(out / "areas.csv", AREA_COLUMNS, written_areas)
    write(out / "statuses.csv", STATUS_COLUMNS, statuses_of(municipalities, directory, earlier_designations(args.vg250)))
    write(out / "postcodes.csv", POSTCODE_COLUMNS, written_pairs)
    print(f"areas: {len(areas)}, {len(areas) - len(written_areas)} of them known below, {len(written_areas)} written; "
          f"{dict(Counter(a['kind'] for a in areas.values()))}", file=sys.stderr)
    print(f"postcodes: {len(pairs)} read, {len(postcodes) - len(written_pairs)} known below, {len(written_pairs)} written", file=sys.stderr)


if __name__ == "__main__":
    main()
