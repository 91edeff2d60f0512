#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Under strace: a run asks no network and starts no program, and opens nothing but its inputs, each with its digest in run.json, its
outputs, and what libraries bring along (themselves, PROJ's and GDAL's data, fonts, the time zone).

    opened_files.py QUARTER
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from strange_places import Town

# Of the system, by the folder: shared objects, data of PROJ, GDAL and fonts, settings of OpenSSL and the C library, what /proc and /sys tell.
OF_LIBRARIES = re.compile(r"^(/usr)?/lib|^/usr/local/lib|^/etc/ld\.so|^/usr/(local/)?share/(proj|gdal|fonts|fontconfig|locale|zoneinfo|xml|X11|poppler)"
                          r"|^/etc/(fonts|ssl|localtime|gnutls|nsswitch\.conf|crypto-policies)|^/var/cache/fontconfig|/\.cache/fontconfig|/\.fonts"
                          r"|/\.local/share/(proj|fonts)|/\.config/fontconfig|^/proc/|^/sys/|^/dev/(null|urandom|tty)$|/hwcaps|^/usr/share$")
CALLS = "trace=openat,open,creat,execve,execveat,fork,vfork,socket,connect,bind"
SHAPES = {"zones.shp", "zones.shx", "zones.dbf", "zones.prj", "zones.cpg"}


def trace(program, *words):
    """Names that were opened with success, and lines that begin a process or a talk with another."""
    subprocess.run(["strace", "-f", "-qq", "-y", "-s", "4096", "-o", "trace", "-e", CALLS, program, *words], check=True,
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    opened, others = [], []
    for line in pathlib.Path("trace").read_text(encoding="utf-8", errors="replace").splitlines()[1:]:  # the first starts the program
        found = re.match(r'\d+ +(?:openat|open|creat)\((?:\w+<(.*?)>, )?"((?:[^"\\]|\\.)*)".* = (-?\d+)', line)
        if found and int(found[3]) >= 0:
            opened.append(os.path.abspath(os.path.join(found[1] or "", found[2])))
        elif not found and not re.match(r"\d+ +(open|creat|---|\+\+\+|<\.\.\. open)", line):
            others.append(line)
    return opened, others


def digests(value):
    """Names of all files in run.json that have a digest."""
    if isinstance(value, dict):
        own = {value["name"]} if "sha256" in value and "name" in value else set()
        return own.union(*(digests(one) for one in value.values()))
    return set().union(*(digests(one) for one in value)) if isinstance(value, list) else set()


def flaws_of(program, target, inputs, *words):
    here = os.getcwd()
    opened, others = trace(program, *words)
    for line in others:
        yield f"{words[0]}: {line}"
    outputs = (os.path.join(here, target), os.path.join(here, ".quarter-"))
    for name in sorted(set(opened)):
        if OF_LIBRARIES.search(name) or name.startswith(outputs) or name == here:
            continue
        if name.startswith(here) and os.path.relpath(name, here) in inputs:
            continue
        yield f"{words[0]}: opens {name}"


def make_shapefile():
    """Zones with counts, as GDAL's own tool writes them; without it, none."""
    ring = [[12.99, 52.99], [13.05, 52.99], [13.05, 53.05], [12.99, 53.05], [12.99, 52.99]]
    zone = {"type": "Feature", "properties": {"population": 900}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    pathlib.Path("zones.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [zone]}), encoding="utf-8")
    if not shutil.which("ogr2ogr"):
        return False
    subprocess.run(["ogr2ogr", "-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", "zones.shp", "zones.geojson"], check=True)
    return True


def flaws(program):
    pathlib.Path("http:").mkdir()
    Town(13, 53).write(pathlib.Path("http:/town.osm"))
    pathlib.Path("points.csv").write_text("id,lon,lat\na,13.002,53.002\n", encoding="utf-8")
    pathlib.Path("points.csvt").write_text('"String","Real","Real"\n', encoding="utf-8")
    zones = "zones.shp" if make_shapefile() else "zones.geojson"
    town = {"http:/town.osm", "http:"}
    yield from flaws_of(program, "results", town | SHAPES | {zones}, "run", "http://town.osm", "-o", "results", "-q", "--population", zones,
                        "--blocks-format", "geojson,gpkg", "--class-rasters")
    with open("results/run.json", encoding="utf-8") as file:
        record = json.load(file)
    opened, _ = trace(program, "run", "http:/town.osm", "-o", "again", "-q", "--population", zones, "--no-report", "--cell", "0")
    read = {os.path.basename(name) for name in opened if os.path.basename(name) in SHAPES | {zones, "town.osm"}}
    for name in sorted(read - digests(record)):
        yield f"run: {name} is read, but has no digest in run.json"
    yield from flaws_of(program, "times.gpkg", town | {"points.csv", "points.csvt"}, "times", "http:/town.osm", "points.csv", "-q", "-o", "times.gpkg")
    yield from flaws_of(program, "changes", {f"results/{n}" for n in os.listdir("results")} | {f"again/{n}" for n in os.listdir("again")},
                        "compare", "results", "again", "--force", "-q", "-o", "changes")
    yield from flaws_of(program, "ways.csv", town | SHAPES | {zones, "results/run.json"},
                        "explain", "results", "13.002,53.002", "--extract", "http:/town.osm", "-o", "ways.csv")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    if not shutil.which("strace"):
        print("SKIPPED: strace is not installed (apt-get install strace)")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        found = list(flaws(program))
    for flaw in found:
        print(flaw)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
