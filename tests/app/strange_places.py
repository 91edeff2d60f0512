#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Towns at the corners of the world, names that look like addresses, far streets, hostile names, memory and threads that run out.

    strange_places.py QUARTER
"""
import csv
import json
import math
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

EARTH_RADIUS_M = 6371008.8
# (longitude, latitude) of the town's south-western corner.
CORNERS = [(13, 53), (116.3, 39.9), (151.2, -33.9), (-122.3, 37.8), (25, 70), (-70, -54), (0, 0), (-0.005, -0.005),
           (179.97, -17), (-179.99, -17), (107.37, 0)]
NOBODY = 65534


class Town:
    """Eight streets by eight, 150 m apart, with houses along them, shops, schools and a park; metres east and north."""

    def __init__(self, lon, lat):
        self.lon, self.lat, self.last = lon, lat, 0
        self.objects, self.ways = [], []
        nodes = [[self.node(150 * i, 150 * k) for i in range(8)] for k in range(8)]
        for i in range(8):
            self.way(nodes[i], "highway=residential")
            self.way([row[i] for row in nodes], "highway=residential" if i else "highway=tertiary")
        for i in range(40):
            self.square(20 + 150 * (i % 7), 20 + 150 * (i // 7), 12, "building=house")
        for i in range(4):
            self.node(43 + 217 * i, 163 + 187 * i, f"shop=supermarket|name=Shop {i}")
            self.node(310 + 150 * i, 1000 - 230 * i, "amenity=school")
        self.square(463, 463, 97, "leisure=park|name=Green")

    def place(self, x, y):
        north = math.degrees(y / EARTH_RADIUS_M)
        return self.lon + math.degrees(x / EARTH_RADIUS_M) / math.cos(math.radians(self.lat)), self.lat + north

    @staticmethod
    def tags(text):
        pairs = [pair.split("=", 1) for pair in text.split("|") if pair]
        return "".join(f'<tag k="{key}" v="{value}"/>' for key, value in pairs)

    def node(self, x, y, tags=""):
        self.last += 1
        lon, lat = self.place(x, y)
        self.objects.append(f'<node id="{self.last}" version="1" lon="{lon:.7f}" lat="{lat:.7f}">{self.tags(tags)}</node>')
        return self.last

    def way(self, refs, tags):
        self.last += 1
        listed = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        self.ways.append(f'<way id="{self.last}" version="1">{listed}{self.tags(tags)}</way>')

    def square(self, x, y, side, tags):
        refs = [self.node(x, y), self.node(x + side, y), self.node(x + side, y + side), self.node(x, y + side)]
        self.way(refs + refs[:1], tags)

    def write(self, file):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<osm version='0.6'>\n" + "\n".join(self.objects + self.ways) + "\n</osm>\n", encoding="utf-8")


def call(quarter, *words, **how):
    command = [str(quarter), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=300, check=False, **how)


def seconds(quarter, folder, lon, lat):
    """{(point, column): seconds} of points of the town there, or what went wrong."""
    town = Town(lon, lat)
    town.write(folder / "town.osm")
    spots = [(71 * i + 9, 83 * i + 13) for i in range(12)]
    rows = [f"p{i},{x:.7f},{y:.7f}\n" for i, (x, y) in enumerate(town.place(*spot) for spot in spots)]
    (folder / "points.csv").write_text("id,lon,lat\n" + "".join(rows))
    done = call(quarter, "times", folder / "town.osm", folder / "points.csv", "-o", folder / "times.csv", "--overwrite", "-q")
    if done.returncode != 0:
        return done.stderr
    ran = call(quarter, "run", folder / "town.osm", "-o", folder / "out", "--no-report", "--cell", "0", "--overwrite", "-q")
    if ran.returncode != 0:
        return ran.stderr
    with (folder / "times.csv").open(encoding="utf-8", newline="") as file:
        return {(row["id"], key): float(value) for row in csv.DictReader(file) for key, value in row.items() if key.endswith("_s") and value}


def corners(quarter, folder):
    """The same town has the same times at every corner of the world."""
    first = seconds(quarter, folder, *CORNERS[0])
    if not isinstance(first, dict) or len(first) < 24:
        yield f"{CORNERS[0]}: {first}"
        return
    for corner in CORNERS[1:]:
        times = seconds(quarter, folder, *corner)
        if not isinstance(times, dict) or times.keys() != first.keys():
            yield f"{corner}: {times if isinstance(times, str) else 'other times are known'}"
            continue
        # Coordinates are rounded to a centimetre, of which a metre east has the more the farther north.
        worst = max(first, key=lambda key: abs(times[key] - first[key]))
        if abs(times[worst] - first[worst]) > 0.5:
            yield f"{corner}: {worst} {times[worst]} instead of {first[worst]} s"


def addresses(quarter, folder):
    """A name that looks like an address is that of a file; nothing is fetched, nothing is started."""
    for name in ("http:/127.0.0.1:9/a.osm", "https:/quarter.invalid/a.osm", "file:a.osm", "ftp:/127.0.0.1/a.osm", "-.osm"):
        Town(13, 53).write(folder / name)
        given = name.replace(":/", "://", 1)
        done = call(quarter, "inspect", *(["--"] if name.startswith("-") else []), given, cwd=folder, env={"PATH": "/nowhere"})
        if done.returncode != 0 or "nodes" not in done.stdout:
            yield f"{given}: exit status {done.returncode}: {done.stderr.strip()[-200:]}"


def far_street(quarter, folder):
    """A street 65 km away changes nothing but itself, and is told."""
    town = Town(13, 53)
    town.write(folder / "town.osm")
    town.way([town.node(30_000, 58_000), town.node(30_070, 58_000)], "highway=residential")
    town.write(folder / "stray.osm")
    tables = []
    for name in ("town", "stray"):
        done = call(quarter, "run", folder / f"{name}.osm", "-o", folder / name, "--no-report", "--cell", "0", "--title", "Town")
        if done.returncode != 0:
            yield f"{name}: {done.stderr}"
            return
        tables.append((folder / name / "checks.csv").read_bytes())
    if tables[0] != tables[1]:
        yield "a far street changes checks.csv"
    if "far from the rest" not in done.stderr:
        yield "a far street is not told of"


def names(quarter, folder):
    """Names of 255 bytes, of lines and of any letters are kept."""
    town = Town(13, 53)
    given = ["x" * 255, "ä" * 127, "街" * 85, "line&#10;line", "\u202eright", "tab&#9;tab", "&quot;quoted&quot;, comma", "=1+1", "\U0001f6b2"]
    for i, name in enumerate(given):
        town.node(33 + 90 * i, 44, f"shop=supermarket|name={name}")
    town.write(folder / "names.osm")
    done = call(quarter, "run", folder / "names.osm", "-o", folder / "names", "--no-report", "--cell", "0")
    if done.returncode != 0:
        yield f"names: {done.stderr}"
        return
    places = json.loads((folder / "names" / "places.geojson").read_text(encoding="utf-8"))["features"]
    kept = {feature["properties"].get("name") for feature in places}
    for name in ("x" * 255, "ä" * 127, "街" * 85, "\U0001f6b2", "\u202eright"):
        if name not in kept:
            yield f"the name {name[:12]!r} is lost"


def left(folder):
    return [name for name in os.listdir(folder) if name.startswith(".")]


def shortage(quarter, folder, what, word, begin, as_nobody=False):
    """Ends with exit status 0, or with 1 and one line that has a word; leaves nothing."""
    user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if as_nobody and os.geteuid() == 0 else {}
    done = call(quarter, "inspect", folder / "town.osm", "--threads", "4", preexec_fn=begin, **user)
    lines = done.stderr.strip().splitlines()
    if done.returncode == 1 and (len(lines) != 1 or not lines[0].startswith("quarter: ") or word not in lines[0]):
        yield f"{what}: says {done.stderr.strip()[-200:]!r}"
    if done.returncode not in (0, 1):
        yield f"{what}: exit status {done.returncode}: {done.stderr.strip()[-200:]!r}"
    if left(folder):
        yield f"{what}: leaves {left(folder)}"


def shortages(quarter, folder):
    folder.chmod(0o755)
    Town(13, 53).write(folder / "town.osm")
    for mib in (200, 220, 240, 260, 300, 350, 400, 600):
        limit = mib << 20
        yield from shortage(quarter, folder, f"{mib} MiB", "memory", lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
    for count in (2, 3, 4, 6):
        yield from shortage(quarter, folder, f"{count} threads", "thread",
                            lambda: resource.setrlimit(resource.RLIMIT_NPROC, (count, count)), as_nobody=True)


def main():
    quarter = pathlib.Path(sys.argv[1]).resolve()
    chosen = sys.argv[2:]
    found = []
    for part in (corners, addresses, far_street, names, shortages):
        if chosen and part.__name__ not in chosen:
            continue
        with tempfile.TemporaryDirectory() as folder:
            found += [f"{part.__name__}: {flaw}" for flaw in part(quarter, pathlib.Path(folder))]
    print("\n".join(found) or "the world is as it should be")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
