#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the program on the drawn town and checks its seconds against sums made by hand.

    check_town.py QUARTER SOURCE_DIR
"""
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

SIDE, HALF, CROSSING, TURN = 96, 48, 3, 1.5  # 120 m and 60 m at 1.25 m/s; half a crossing for who turns there
GATE = 72  # 90 m from H to the gate g; nobody waits where the trip ends
GET_OFF = 10  # and on again, to cross the main street at H, whose traffic is more than a rider bears
RIDE, PUSH, PARK_IT = 120 / 3.75, 108, 60  # 120 m at 13.5 and at 4 km/h; taking and parking the bicycle

SUMS = [
    # point, column, seconds, the way
    ("A", "walk_food", HALF, "A-s"),
    ("C", "walk_food", SIDE + HALF, "C-B-s, one-way streets do not bind walkers"),
    ("J", "walk_food", SIDE + CROSSING + SIDE + HALF, "J-F-B-s, across the main street at F"),
    ("G", "walk_food", SIDE + TURN + SIDE + HALF, "G-F-B-s, turning at the crossing"),
    ("A", "walk_health", 5 * SIDE, "A-B-C-D-H-K: G-C has steps, J-K is private"),
    ("C", "walk_health", 3 * SIDE, "C-D-H-K"),
    ("J", "walk_health", SIDE + TURN + 3 * SIDE, "J-F-G-H-K, not through the yard"),
    ("Y", "walk_health", SIDE, "Y-K, out of the yard"),
    ("Y", "walk_food", 2 * SIDE + CROSSING + SIDE + HALF, "Y-J-F-B-s, out by the other gate"),
    ("D", "walk_green", SIDE + GATE, "D-H-g: the park is entered at its gate"),
    ("A", "walk_green", 4 * SIDE + GATE, "A-B-C-D-H-g"),
    ("C", "cycle_food", 1.5 * RIDE + PARK_IT, "C-B-s against the one-way, contraflow is open"),
    ("D", "cycle_health", 2 * RIDE + GET_OFF + PARK_IT, "D-H-K, across the end of the main street"),
    ("D", "cycle_green", RIDE + 0.75 * PUSH + PARK_IT, "D-H ridden, H-g pushed straight from H, where the ride ends"),
]


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit status {done.returncode}\n{done.stderr}")
    return done.stdout


def times_of(quarter, town, folder):
    """{point of the drawing: row of the table}"""
    found = re.findall(r'lat="([-\d.]+)" lon="([-\d.]+)">\s*<tag k="ref:drawing" v="(\w)"', town.read_text())
    points, table = folder / "points.csv", folder / "times.csv"
    points.write_text("id,lon,lat\n" + "".join(f"{name},{lon},{lat}\n" for lat, lon, name in found))
    run(quarter, "times", town, points, "-o", table)
    with table.open(encoding="utf-8", newline="") as file:
        return {row["id"].lstrip("'"): row for row in csv.DictReader(file)}


def mistakes(quarter, source, folder):
    town = source / "samples" / "town.osm"
    if run(source / "scripts" / "draw-town", source / "samples" / "town.txt") != town.read_text():
        yield "samples/town.osm is not what scripts/draw-town makes of samples/town.txt"
    times = times_of(quarter, town, folder)
    for point, column, seconds, way in SUMS:
        value = times[point][column + "_s"]
        if not value or abs(float(value) - seconds) > 0.1:
            yield f"{point} {column}: {value or 'nothing'} instead of {seconds:.1f} s ({way})"
    run(quarter, "run", town, "-o", folder / "results")
    doors = json.loads((folder / "results" / "access_points.geojson").read_text())["features"]
    kinds = {(door["properties"]["service"], door["properties"]["evidence"]) for door in doors}
    if kinds != {("food", "point"), ("health", "point"), ("green", "entrance")}:
        yield f"access points of another kind: {sorted(kinds)}"


def main():
    quarter, source = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        found = list(mistakes(quarter, source, pathlib.Path(folder)))
    print("\n".join(found) or f"{len(SUMS)} sums are right")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
