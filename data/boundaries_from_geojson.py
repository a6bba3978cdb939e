#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""boundaries_from_geojson.py RAW KEY ACCURACY SOURCE CONFIDENCE NOTE: a FeatureCollection as publishers offer it, in WGS84, with a
property KEY that holds the id of the area → boundaries.geojson in canonical form (data/README.md), on standard output.

Coordinates are rounded to 10⁻⁶ degrees (11 cm), each position by itself, so that neighbours go on sharing their corners. Features of
one area are joined into one. What is wrong with the polygons is found by `zufi build`.

data/rhein-kreis-neuss/boundaries.geojson was made from the eight municipalities of VG250 (sources.csv: bkg-vg250-2017) by
  boundaries_from_geojson.py gemeinden_RKN_05162.geo.json RS 150 bkg-vg250-2017 derived "" """
import decimal
import json
import sys

UNITS = 10**7  # per degree, as libzufi stores them
STEP = 10  # of these units: 10⁻⁶ degrees


def on_grid(number):
    return int((number * UNITS / STEP).to_integral_value(decimal.ROUND_HALF_EVEN)) * STEP


def ring_of(positions, counter_clockwise):
    ring = [tuple(on_grid(number) for number in position[:2]) for position in positions]
    ring = [point for i, point in enumerate(ring) if i == 0 or point != ring[i - 1]]
    if ring[0] != ring[-1]:
        sys.exit("a ring is not closed")
    ring.pop()
    doubled_area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))
    if (doubled_area > 0) != counter_clockwise:
        ring.reverse()
    first = ring.index(min(ring))
    return ring[first:] + ring[:first]


def polygons_of(geometry):
    parts = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}[geometry["type"]]
    return [[ring_of(part[0], True), *sorted(ring_of(hole, False) for hole in part[1:])] for part in parts]


def degrees(units):
    sign, size = "-" if units < 0 else "", abs(units)
    return (f"{sign}{size // UNITS}.{size % UNITS:07}").rstrip("0").rstrip(".")


def coordinates(value):
    if isinstance(value, tuple):
        return f"[{degrees(value[0])},{degrees(value[1])}]"
    closed = value + value[:1] if isinstance(value[0], tuple) else value
    return "[" + ",".join(coordinates(item) for item in closed) + "]"


def main():
    raw, key, accuracy, source, confidence, note = sys.argv[1:]
    with open(raw, encoding="utf-8") as file:
        collection = json.load(file, parse_float=decimal.Decimal, parse_int=decimal.Decimal)
    areas = {}
    for feature in collection["features"]:
        areas.setdefault(feature["properties"][key], []).extend(polygons_of(feature["geometry"]))
    lines = []
    for area, polygons in sorted(areas.items()):
        properties = {"area": area, "accuracy": int(accuracy), "source": source, "confidence": confidence, "note": note}
        text = json.dumps({name: value for name, value in properties.items() if value}, ensure_ascii=False, separators=(",", ":"))
        kind, shape = ("Polygon", polygons[0]) if len(polygons) == 1 else ("MultiPolygon", sorted(polygons))
        lines.append(f'{{"type":"Feature","properties":{text},"geometry":{{"type":"{kind}","coordinates":{coordinates(shape)}}}}}')
    print('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}")


if __name__ == "__main__":
    main()
