#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Runs the program on small drawn extracts and compares exit status, stdout and stderr with a table:
#   golden_runs.py QUARTER
# A row: name, arguments, exit status, what stderr must hold, what stdout must hold ("" for nothing).
# Every refusal must be one line that begins with "quarter: ", and must leave no file behind.
import csv
import hashlib
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile

CATALOGUE_DIGEST = hashlib.sha256(
    (pathlib.Path(__file__).resolve().parents[2] / "src/catalogue/catalogue.toml").read_bytes()).hexdigest()
NODE = "<node id='{}' version='1' lon='{:.7f}' lat='{:.7f}'>{}</node>\n"
TAG = "<tag k='{}' v='{}'/>"


def xml(objects):
    return "<osm version='0.6'>\n" + objects + "</osm>\n"


def town(services):
    """A lattice of 4 x 4 streets, 150 m apart, with a house in each face and perhaps a shop."""
    text, way = "", 1
    for row in range(4):
        for column in range(4):
            text += NODE.format(row * 4 + column + 1, 13 + column * 0.0022, 53 + row * 0.00135, "")
    for i in range(4):
        for refs in ([i * 4 + k + 1 for k in range(4)], [k * 4 + i + 1 for k in range(4)]):
            text += f"<way id='{way}' version='1'>" + "".join(f"<nd ref='{r}'/>" for r in refs)
            text += TAG.format("highway", "residential") + "</way>\n"
            way += 1
    for row in range(3):
        for column in range(3):
            first = 100 + 10 * (row * 3 + column)
            lon, lat = 13.0011 + column * 0.0022, 53.0006 + row * 0.00135
            for k, (dx, dy) in enumerate([(0, 0), (2e-4, 0), (2e-4, 1e-4), (0, 1e-4)]):
                text += NODE.format(first + k, lon + dx, lat + dy, "")
            text += f"<way id='{first}' version='1'>"
            text += "".join(f"<nd ref='{first + k}'/>" for k in (0, 1, 2, 3, 0))
            text += TAG.format("building", "residential") + "</way>\n"
    if services:
        text += NODE.format(90, 13.0005, 53.0001, TAG.format("shop", "supermarket"))
        text += NODE.format(91, 13.0040, 53.0014, TAG.format("amenity", "pharmacy"))
    return text


def zone(west, east, properties):
    """A zone over the whole height of the town; it has three columns of three houses each."""
    ring = [[west, 53], [east, 53], [east, 53.00405], [west, 53.00405], [west, 53]]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def raster(name, value):
    """A GeoTIFF over the town and beyond: 20 x 20 cells of 0.001 degrees, all of one value, by its parts."""
    def tag(number, kind, values):
        code = {2: "s", 3: "H", 4: "I", 12: "d"}[kind]
        return number, kind, len(values), struct.pack(f"<{len(values)}{code}", *values)
    cells = struct.pack("<400f", *[value] * 400)
    keys = [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326]
    tags = [tag(256, 3, [20]), tag(257, 3, [20]), tag(258, 3, [32]), tag(259, 3, [1]), tag(262, 3, [1]), tag(273, 4, [8]),
            tag(277, 3, [1]), tag(278, 3, [20]), tag(279, 4, [len(cells)]), tag(339, 3, [3]),
            tag(33550, 12, [0.001, 0.001, 0]), tag(33922, 12, [0, 0, 0, 12.995, 53.012, 0]), tag(34735, 3, keys)]
    start = 8 + len(cells)
    after = start + 2 + 12 * len(tags) + 4
    table, more = struct.pack("<H", len(tags)), b""
    for number, kind, count, data in tags:
        short = len(data) <= 4
        table += struct.pack("<HHI", number, kind, count) + (data.ljust(4, b"\0") if short else struct.pack("<I", after + len(more)))
        more += b"" if short else data
    with open(name, "wb") as file:
        file.write(struct.pack("<2sHI", b"II", 42, start) + cells + table + bytes(4) + more)


def put(name, content):
    with open(name, "w", encoding="utf-8") as file:
        file.write(content)


def square():
    """The town with a square at its corner, where a path, lines over the square and a library meet at one node."""
    def way(number, refs, tags):
        return f"<way id='{number}' version='1'>" + "".join(f"<nd ref='{r}'/>" for r in refs) + tags + "</way>\n"
    text = town(True)
    for i, (lon, lat) in enumerate([(13.001, 53), (13.001, 53.0004), (13, 53.0004), (13.0012, 53.0004), (13.0012, 53.0005)]):
        text += NODE.format(300 + i, lon, lat, "")
    text += way(400, [1, 300, 301, 302, 1], TAG.format("highway", "pedestrian") + TAG.format("area", "yes"))
    text += way(401, [301, 2], TAG.format("highway", "footway"))
    return xml(text + way(402, [301, 303, 304, 301], TAG.format("amenity", "library")))


def draw_other_files():
    """The town as editors and servers write it, and files that are no extract."""
    plain = town(True)
    put("josm.osm", xml(plain.replace("<way id='1' ", "<way id='1' action='delete' ").replace(
        "<node id='90' ", "<node id='90' action='modify' ")))
    put("remark.osm", xml(plain + "<remark> runtime error: Query timed out in \"query\" at line 3 after 25 seconds. </remark>\n"))
    put("centre.osm", xml(NODE.format(90, 13.0005, 53.0001, TAG.format("shop", "supermarket")) +
        "<way id='1'><center lat='53' lon='13'/><tag k='highway' v='residential'/></way>\n"))
    put("nodeless.osm", xml("<way id='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='residential'/></way>\n"))
    place = {node: f"lat='{lat}' lon='{lon}'" for node, lon, lat in
             re.findall(r"<node id='(\d+)' version='1' lon='([\d.]+)' lat='([\d.]+)'", plain)}
    with_places = re.sub(r"<nd ref='(\d+)'/>", lambda m: f"<nd ref='{m[1]}' {place[m[1]]}/>", plain)
    put("geom.osm", xml(re.sub(r"<node id='\d+' [^>]*></node>\n", "", with_places)))
    put("square.osm", square())
    put("change.osc", "<osmChange version='0.6'></osmChange>")
    put("answer.json", '{"version": 0.6, "elements": []}')
    put("answer.osm", '{"version": 0.6, "elements": []}')
    put("columns.csv", "Name,lon,lat,ID,walk_food_s,rooms,note\n\"Shop, old\",13.001,53.0001,a,x,007,-5\n"
        "Inn,13.003,53.001,b,,8,=1+1\n")


def draw_districts():
    """The west of the town and its east, which reaches as far again beyond the map; the same and others as they go wrong."""
    def collection(name, features):
        put(name, json.dumps({"type": "FeatureCollection", "features": features}))
    west, east, far = (13, 13.0022), (13.0044, 13.0088), (14, 14.1)
    names = [{"Denominaci": text, "Codigo": 350 + n, "name": None, "since": f"202{n}-01-31"} for n, text in enumerate(("West", "East"))]
    collection("quarters.geojson", [zone(*west, names[0]), zone(*east, names[1])])
    collection("nameless.geojson", [zone(*west, {"a": "x", "b": "p"}), zone(*east, {"a": "y", "b": "q"})])
    collection("some.geojson", [zone(*west, {"name": "West"}), zone(*far, {"name": "Far"})])
    collection("middle.geojson", [zone(13.0023, 13.0043, {})])
    collection("crowd.geojson", [zone(*west, {"population": 3.4e38})])
    swapped = [zone(*west, {"name": "West"}), zone(*east, {"name": "East"})]
    for feature in swapped:
        feature["geometry"]["coordinates"] = [[[y, x] for x, y in ring] for ring in feature["geometry"]["coordinates"]]
    collection("swapped.geojson", swapped)


def draw():
    put("town.osm", xml(town(True)))
    put("bare.osm", xml(town(False)))
    put("nodes.osm", xml(NODE.format(1, 13, 53, "")))
    put("cross.osm", xml(NODE.format(1, 13, 53, "") + NODE.format(2, 13.001, 53, "") +
        "<way id='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='path'/></way>\n"))
    shutil.copy("town.osm", b"caf\xe9.osm")
    put("points.csv", "id,lon,lat\na,13.001,53.0001\n=1+1,13.003,53.001\n")
    put("nolon.csv", "id,east,north\na,1,2\n")
    put("nan.csv", "id,lon,lat\na,nan,53\n")
    put("wrong.toml", "[mode.walk]\nspede = 3\n")
    put("no.geojson", '{"type":"FeatureCollection","features":[]}')
    put("vrt.vrt", "<OGRVRTDataSource><OGRVRTLayer name='a'/></OGRVRTDataSource>")
    put("far.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},'
        '"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}}]}')
    put("cover.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},'
        '"geometry":{"type":"Polygon","coordinates":[[[12.9,52.9],[13.1,52.9],[13.1,53.1],[12.9,53.1],[12.9,52.9]]]}}]}')
    put("run.toml", 'extract = "town.osm"\nmodes = ["walk"]\ncell = 0\nmax_minutes = 20\nquiet = true\n')
    put("slip.toml", "cel = 5\n")
    put("table.toml", "[cell]\nm = 5\n")
    put("half.toml", "cell = \n")
    put("wrong-value.toml", "cell = 'ten'\n")
    put("other.json", '{"type": "FeatureCollection"}')
    put("people.geojson", json.dumps({"type": "FeatureCollection", "features": [
        zone(13, 13.0022, {"population": 30, "old": 3, "income": 1000}),
        zone(13.0022, 13.0066, {"population": 60, "old": 30, "income": 2000})]}))
    put("places.csv", "category,type,name,lon,lat\nfood,market,<b>=1+1,13.003,53.0014\n,,lost,13.001,53.0001\n"
        "health,,\"Dr. \"\"O\"\"\",13.0011,53.0001\nfood,grocery,,14,53\n")
    put("places-back.csv", "category,type,name,lon,lat\nfood,grocery,,14,53\nhealth,,\"Dr. \"\"O\"\"\",13.0011,53.0001\n"
        ",,lost,13.001,53.0001\nfood,market,<b>=1+1,13.003,53.0014\n")
    put("slip.csv", "category,lon,lat\nfod,13,53\n")
    put("clinic.csv", "category,lon,lat\nhealth,13.003,53.001\n")
    put("jobs.csv", "lon,lat,posts\n13.001,53.0001,7\n13.003,53.001,3\n")
    raster("hill.tif", 20)
    raster("trees.tif", 0.25)
    draw_districts()
    draw_other_files()
    with open("gbk.csv", "wb") as file:
        file.write("category,type,name,lon,lat\nfood,market,大梅沙超市,13.003,53.0014\n".encode("gbk"))
    with open("latin1.csv", "wb") as file:
        file.write("category,type,name,lon,lat\nfood,market,Süd,13.003,53.0014\n".encode("latin-1"))
    os.mkdir("folder")
    put("folder/mine.txt", "mine")
    os.symlink("nothing", "dangling")


RUN = ["run", "town.osm", "-q", "--cell", "0", "-o"]
PEOPLE = ["--covers", "cover.geojson", "--population", "people.geojson", "--groups", "old", "--rank-by", "income"]
# Every option of a run that its results depend on, each with another value than without it.
ALL = ["--outputs", "blocks,districts,checks,improvements,equity,places,findings,raster,report", "--context", "quarters.geojson",
       "--own", "people.geojson", "--covers", "cover.geojson", "--catalogue", "whole.toml", "--modes", "walk,ebike", "--stress", "3", "--max-minutes", "25",
       "--delay", "none", "--elevation", "hill.tif", "--informal", "--places", "places.csv", "--places", "clinic.csv",
       "--places-replace", "health", "--places-datum", "gcj02", "--encoding", "ISO-8859-1",
       "--blocks", "grid:100", "--districts", "quarters.geojson", "--district-name", "Codigo", "--preset", "who", "--sensitivity",
       "--population", "people.geojson", "--population-column", "income", "--population-unit", "per-km2", "--groups", "old",
       "--rank-by", "population", "--jobs", "jobs.csv", "--jobs-column", "posts", "--canopy", "trees.tif", "--canopy-unit", "share",
       "--blocks-format", "fgb,geojson", "--cell", "25", "--crs", "25833", "--class-rasters", "--also", "city,xlsx,long", "--title", "Town",
       "--map-format", "svg", "--map-dpi", "300", "--map-size", "a3", "--language", "zh", "--maps", "food,7.4", "--map-of", "raster", "--atlas"]
# Those that results do not depend on; --no-report leaves out what others say how to make, so it has a run of its own.
BESIDES = {"config", "help", "out", "overwrite", "quiet", "require", "status", "threads", "verbose"}
ROWS = [
    # What is mistyped is named with the nearest right word.
    ("no command", [], 2, "subcommand is required; see 'quarter --help'", ""),
    ("command", ["rum"], 2, "rum: unknown command (did you mean 'run'?)", ""),
    ("option before a command", ["--versoin"], 2, "--versoin: unknown option", ""),
    ("option", ["run", "town.osm", "--blok", "x"], 2, "(did you mean '--blocks'?)", ""),
    ("option of another command", ["inspect", "town.osm", "--cell", "5"], 2, "--cell: unknown", ""),
    ("mode", RUN + ["x", "--modes", "wlak"], 2, "no mode 'wlak' in the catalogue (did you mean 'walk'?)", ""),
    ("no mode", RUN + ["x", "--modes", ""], 2, "no mode ''", ""),
    ("word", RUN + ["x", "--delay", "ful"], 2, "'ful' is none of full, none (did you mean 'full'?)", ""),
    ("format", RUN + ["x", "--blocks-format", "shp"], 2, "'shp' is none of geojson, gpkg, fgb", ""),
    ("format of maps", RUN + ["x", "--map-format", "png,gif"], 2, "'gif' is none of png, pdf, svg", ""),
    ("classes of no raster", RUN + ["x", "--class-rasters"], 2, "--class-rasters: there is no raster", ""),
    ("system of no raster", RUN + ["x", "--crs", "25833"], 2, "--crs: there is no raster", ""),
    ("system of degrees", ["run", "town.osm", "-q", "-o", "x", "--crs", "4326"], 2, "EPSG:4326 is no map projection in metres", ""),
    ("system of another place", ["run", "town.osm", "-q", "-o", "x", "--no-report", "--crs", "EPSG:25830"], 2, "EPSG:32633 is", ""),
    ("dots per inch", RUN + ["x", "--map-dpi", "200"], 2, "'200' is none of 150, 300", ""),
    ("map", RUN + ["x", "--maps", "overview,fod"], 2, "no map 'fod' (did you mean 'food'?)", ""),
    ("map of a figure of the city", RUN + ["x", "--maps", "7.13"], 2, "check 7.13 has no map", ""),
    ("map of no raster", RUN + ["x", "--map-of", "raster", "--atlas"], 2, "--map-of raster: there are no cells", ""),
    ("paper", RUN + ["x", "--map-size", "a5"], 2, "'a5' is none of a4, a3", ""),
    ("language", RUN + ["x", "--language", "zh,de"], 2, "'de' is none of en, zh", ""),
    ("no report", RUN + ["made-plain", "--no-report"], 0, "", ""),
    ("explain", ["explain", "made-plain", "13.001,53.0001", "--extract", "town.osm", "-o", "made-route.geojson"], 0, "",
     "n90 without a name (supermarket), entered at: point"),
    ("explain a block", ["explain", "made-plain", "1"], 2, "has no block '1'; take an id", ""),
    ("explain no run", ["explain", "folder", "13,53"], 2, "folder/run.json: is no run.json", ""),
    ("explain another extract", ["explain", "made-plain", "13,53", "--extract", "bare.osm"], 1,
     "bare.osm: is not the file this run was made from", ""),
    ("explain by a catalogue", ["explain", "made-plain", "13,53", "--extract", "town.osm", "--catalogue", "bare.osm"], 2,
     "--catalogue: the run in made-plain did without; leave it out", ""),
    ("explain into a text", ["explain", "made-plain", "13,53", "--extract", "town.osm", "-o", "routes.txt"], 2,
     "cannot write routes.txt: its ending is none of", ""),
    ("explain off the globe", ["explain", "made-plain", "413,53"], 2, "is no longitude and latitude", ""),
    ("quiet and verbose", ["inspect", "town.osm", "-q", "-v"], 2, "--quiet excludes --verbose", ""),
    ("one too many", ["inspect", "town.osm", "bare.osm"], 2, "not expected: bare.osm", ""),
    ("no target", ["run", "town.osm"], 2, "--out is required", ""),
    # The extract.
    ("missing extract", ["inspect", "no.osm"], 1, "no.osm: no such file; check the path", ""),
    ("folder as extract", ["inspect", "folder"], 1, "folder: is a folder; give the extract in it", ""),
    ("no extract", ["inspect", "points.csv"], 1, "expected one that ends in .pbf", ""),
    ("no streets", ["run", "nodes.osm", "-o", "x"], 1, "nodes.osm: holds no street or path", ""),
    ("no blocks", ["run", "cross.osm", "-o", "x"], 1,
     "there are no homes and no residential streets in the area studied; try --blocks grid:100", ""),
    ("no services", ["run", "bare.osm", "-q", "--cell", "0", "-o", "made-bare"], 0, "", ""),
    ("inspect", ["inspect", "town.osm"], 0, "", "objects      54 nodes, 17 ways, 0 relations\n"),
    ("verdict on a map", ["inspect", "town.osm"], 0, "", "\n  daily needs       with care   too few homes to tell whether places are missing\n"),
    ("the same as JSON", ["inspect", "town.osm", "--json"], 0, "", '"verdict": "with care for homes, daily needs, '),
    ("name that is not UTF-8", ["run", b"caf\xe9.osm", "-q", "--cell", "0", "-o", "made-latin1"], 0, "", ""),
    ("target that is not UTF-8", RUN + [b"made-\xe9"], 0, "", ""),
    # Files as editors and servers write them.
    ("edits of JOSM", ["times", "josm.osm", "points.csv", "-o", "made-josm.csv"], 0,
     "josm.osm holds edits that were not uploaded: 1 objects deleted, 1 changed or drawn", ""),
    ("coordinates in ways", ["times", "geom.osm", "points.csv", "-q", "-o", "made-geom.csv"], 0, "", ""),
    ("the same with nodes", ["times", "town.osm", "points.csv", "-q", "-o", "made-plain.csv"], 0, "", ""),
    ("Overpass gave up", ["inspect", "remark.osm"], 1, "is not whole: Overpass gave up (runtime error: Query timed out", ""),
    ("centres", ["inspect", "centre.osm"], 1, "holds the centres of ways in place of their shapes", ""),
    ("ways without nodes", ["inspect", "nodeless.osm"], 1, "holds ways without their nodes; end the query of Overpass with (._;>;); out;", ""),
    ("change file", ["inspect", "change.osc"], 1, "osmium apply-changes EXTRACT change.osc -o new.osm.pbf", ""),
    ("JSON", ["inspect", "answer.json"], 1, "answer.json: is OSM JSON (perhaps of Overpass); ask again for XML: [out:xml]", ""),
    ("JSON named as XML", ["inspect", "answer.osm"], 1, "named like OSM XML but holds OSM JSON", ""),
    ("columns of points", ["times", "town.osm", "columns.csv", "-q", "-o", "made-columns.csv"], 0, "", ""),
    ("access points at one node", ["run", "square.osm", "-q", "--cell", "0", "-o", "made-square"], 0, "", ""),
    # The target.
    ("first run", RUN + ["made"], 0, "", ""),
    ("existing target", RUN + ["made"], 1, "made exists and is not empty; give another -o, or --overwrite", ""),
    ("overwrite", RUN + ["made", "--overwrite"], 0, "", ""),
    ("foreign folder", RUN + ["folder", "--overwrite"], 1, "holds no run.json of an earlier run", ""),
    ("missing parent", RUN + ["no/x"], 1, "there is no folder", ""),
    ("file as target", RUN + ["points.csv"], 1, "points.csv is a file; give a folder with -o", ""),
    ("current folder", RUN + ["."], 2, "holds the input town.osm", ""),
    ("link to nothing", RUN + ["dangling"], 1, "is a link to nothing", ""),
    ("empty target", RUN + [""], 2, "the name of the output is empty", ""),
    ("unwritable parent", RUN + ["/proc/x"], 1, "cannot write in /proc", ""),
    ("a list before the extract", ["run", "--modes", "walk", "town.osm", "-q", "--cell", "0", "-o", "made-list"], 0, "", ""),
    # Run files.
    ("run file", ["run", "--config", "run.toml", "-o", "made-config"], 0, "", ""),
    ("run file, overruled", ["run", "--config=run.toml", "-o", "made-cell", "--cell", "50", "--modes=cycle"], 0, "", ""),
    ("run.json again", ["run", "town.osm", "-q", "--config", "made-config/run.json", "-o", "made-again"], 0, "", ""),
    ("missing run file", ["run", "--config", "no.toml", "-o", "x"], 1, "--config: cannot read no.toml", ""),
    ("run file of another command", ["inspect", "town.osm", "--config", "run.toml"], 2, "--config: unknown option", ""),
    ("slip in a run file", ["run", "--config", "slip.toml", "-o", "x"], 2,
     "slip.toml: 'quarter run' has no option 'cel' (did you mean 'cell'?)", ""),
    ("table in a run file", ["run", "--config", "table.toml", "-o", "x"], 2, "table.toml: cell is neither text", ""),
    ("broken run file", ["run", "--config", "half.toml", "-o", "x"], 2, "half.toml:1: ", ""),
    ("wrong value in a run file", ["run", "town.osm", "-o", "x", "--config", "wrong-value.toml"], 2, "'ten' is no number", ""),
    ("JSON that is no run.json", ["run", "--config", "other.json", "-o", "x"], 2, "other.json: is no run.json", ""),
    ("all options", ["run", "town.osm", "-q", "-o", "made-all", *ALL], 0, "", ""),
    ("all options again", ["run", "town.osm", "-q", "-o", "made-all-again", "--config", "made-all/run.json"], 0, "", ""),
    ("no report again", ["run", "town.osm", "-q", "-o", "made-plain-again", "--config", "made-plain/run.json"], 0, "", ""),
    # Verdicts as an exit status; the results are there nevertheless.
    ("required and not met", RUN + ["made-strict", "--require", "met", "--preset", "mohurd"], 3, "verdicts are worse", ""),
    ("required and unknown", RUN + ["made-unknown", "--require", "near", "--catalogue", "only-blue.toml"], 4,
     "1 verdicts are unknown", ""),
    ("required and met", RUN + ["made-met", "--require", "met", "--catalogue", "only-food.toml", "--covers", "cover.geojson"], 0, "", ""),
    ("required by a slip", RUN + ["x", "--require", "all"], 2, "'all' is none of met, near", ""),
    ("preset", RUN + ["x", "--preset", "sdgs"], 2, "has no preset 'sdgs' (did you mean 'sdg'?)", ""),
    ("sensitivity", RUN + ["made-bands", "--sensitivity", "--preset", "sdg"], 0, "", ""),
    # Numbers.
    *[(f"--cell {text}", RUN + ["x", "--cell", text], 2, "is no number from 1 to 1000, nor 0 for no raster", "")
      for text in ("nan", "inf", "-1", "", "1e999", "1001", "ten", "10m", "0x10")],
    *[(f"--max-minutes {text}", RUN + ["x", "--max-minutes", text], 2, "is no number from 1 to 180", "")
      for text in ("nan", "-nan", "inf", "0", "-5", "", "1e9", "10,5")],
    *[(f"--threads {text}", RUN + ["x", "--threads", text], 2, "is no number of threads", "")
      for text in ("-1", "abc", "", "99999999999", "1.5")],
    ("many threads", RUN + ["made-threads", "--threads", "1024"], 0, "", ""),
    ("too many threads", RUN + ["x", "--threads", "1025"], 2, "'1025' is more than 1024 threads; 0 takes one a core", ""),
    # Blanks in lists, and addresses for files.
    ("blanks in lists", RUN + ["made-blanks", "--modes", "walk , cycle", "--blocks-format", "geojson, fgb", "--map-format", "png, svg"],
     0, "", ""),
    ("a word of a list", RUN + ["x", "--modes", "walk, wlak"], 2, "no mode 'wlak' in", ""),
    *[(f"address for {option}", ["run", "town.osm", "-o", "x", option, "https://example.org/a.tif"], 2,
       f"{option}: 'https://example.org/a.tif' is an address; download it first and give the file", "")
      for option in ("--districts", "--blocks", "--boundary", "--population", "--jobs", "--canopy", "--elevation", "--places",
                     "--catalogue", "--config", "--covers")],
    ("address for the extract", ["run", "https://example.org/a.osm.pbf", "-o", "x"], 2, "EXTRACT: 'https://example.org/a.osm.pbf' is an address", ""),
    ("address to inspect", ["inspect", "ftp://example.org/a.osm"], 2, "is an address; download it first", ""),
    ("address of points", ["times", "town.osm", "s3://a/b.csv", "-o", "x.csv"], 2, "POINTS: 's3://a/b.csv' is an address", ""),
    # Districts.
    ("districts", ["run", "town.osm", "--cell", "0", "-o", "made-districts", "--districts", "quarters.geojson"], 0,
     "  district                  all needs  verdict   most often out of reach\n  West                        0-100 %  unknown\n", ""),
    ("a headline", ["run", "town.osm", "--cell", "0", "-o", "made-headline", "--places", "clinic.csv"], 0,
     "\nThe map cannot tell how many residential streets have all six needs within a\n15-minute walk; ", ""),
    ("districts in detail", ["run", "town.osm", "--cell", "0", "-v", "-o", "made-detail", "--districts", "quarters.geojson"], 0,
     "  West: 100 % in the map, 100 % in the area studied, ", ""),
    ("districts by a column", RUN + ["made-named", "--districts", "quarters.geojson", "--district-name", "codigo"], 0, "", ""),
    ("districts by a column again", RUN + ["made-named-again", "--config", "made-named/run.json"], 0, "", ""),
    ("explain such a run", ["explain", "made-named", "13.001,53.0001", "--extract", "town.osm"], 0, "", "from 13"),
    ("districts by no column", RUN + ["x", "--districts", "quarters.geojson", "--district-name", "nane"], 1,
     "it has no column 'nane' (did you mean 'name'?); it has Denominaci, Codigo, name, since", ""),
    ("a column of the map's districts", RUN + ["x", "--districts", "osm:9", "--district-name", "a"], 2,
     "--district-name: boundaries of the extract have names of their own", ""),
    ("a column of no districts", RUN + ["x", "--district-name", "a"], 2, "--district-name requires --districts", ""),
    ("nameless districts", ["run", "town.osm", "--cell", "0", "-o", "made-nameless", "--districts", "nameless.geojson"], 0,
     "note: nameless.geojson: no column is known to hold names, so districts\n", ""),
    ("some districts elsewhere", ["run", "town.osm", "--cell", "0", "-o", "made-some", "--districts", "some.geojson"], 0,
     "note: district Far (2) lies outside the area studied\n", ""),
    ("some blocks elsewhere", ["run", "town.osm", "--cell", "0", "-o", "made-some-blocks", "--blocks", "some.geojson"], 0,
     "note: 1 of 2 blocks lie outside the area studied: 2\n", ""),
    ("districts elsewhere", RUN + ["x", "--districts", "far.geojson"], 1,
     "--districts far.geojson: no part of it lies in the area studied; is it of another city", ""),
    *[(f"swapped {option}", RUN + ["x", option, "swapped.geojson"], 1,
       f"{option} swapped.geojson: no part of it lies in the area {area}; are longitude and latitude swapped?", "")
      for option, area in (("--districts", "studied"), ("--blocks", "studied"), ("--boundary", "of the extract"))],
    ("districts outside the boundary", RUN + ["x", "--districts", "quarters.geojson", "--boundary", "middle.geojson"], 1,
     "no part of it lies in the area studied; is it of another city", ""),
    # Encodings.
    ("encoding", RUN + ["x", "--encoding", "gbq"], 2, "'gbq' is no encoding that can be read; give one such as GB18030", ""),
    ("places in GBK", RUN + ["made-gbk", "--places", "gbk.csv", "--encoding", "GBK"], 0, "", ""),
    ("places in GBK again", RUN + ["made-gbk-again", "--config", "made-gbk/run.json"], 0, "", ""),
    ("times to places in GBK", ["times", "town.osm", "points.csv", "-o", "made-gbk.csv", "--places", "gbk.csv"], 0,
     "note: gbk.csv: its texts are not UTF-8; they are read as GB 18030, such as '大梅沙超市'", ""),
    ("places in Latin-1", RUN + ["x", "--places", "latin1.csv"], 1,
     "row 2 has a text in column 'name' that is not UTF-8; say how its texts are encoded with --encoding", ""),
    *[(f"--blocks {text}", RUN + ["x", "--blocks", text], 2, "--blocks: '", "")
      for text in ("", "grid:", "grid:nan", "grid:0", "hex:1e9", "grid:100x", "squares")],
    # Side inputs.
    ("missing blocks", RUN + ["x", "--blocks", "no.gpkg"], 1, "no.gpkg: there is no such file", ""),
    ("blocks without features", RUN + ["x", "--blocks", "no.geojson"], 1, "holds no features", ""),
    ("virtual blocks", RUN + ["x", "--blocks", "vrt.vrt"], 1, "none of the formats that can be read", ""),
    ("no level", RUN + ["x", "--districts", "osm:"], 2, "is no admin level, as in osm:9", ""),
    ("absent level", RUN + ["x", "--districts", "osm:9"], 1, "holds no whole boundary of that level", ""),
    ("folder as districts", RUN + ["x", "--districts", "folder"], 1, "it is a folder", ""),
    ("missing boundary", RUN + ["x", "--boundary", "no.gpkg"], 1, "there is no such file", ""),
    ("boundary elsewhere", RUN + ["x", "--boundary", "far.geojson"], 1, "no part of it lies in the area of the extract; is it of another city", ""),
    ("missing heights", RUN + ["x", "--elevation", "no.tif"], 1, "no.tif: there is no such file", ""),
    ("heights that are none", RUN + ["x", "--elevation", "points.csv"], 1, "give a GeoTIFF of heights in metres", ""),
    ("stress", RUN + ["x", "--stress", "5"], 2, "'5' is none of 1, 2, 3, 4, any", ""),
    ("stress of any level", RUN + ["made-stress", "--stress", "any", "--modes", "ebike"], 0, "", ""),
    ("stress in inspect", ["inspect", "town.osm", "--stress", "1"], 0, "", "  up to 1    0.0 km, in 0 islands"),
    ("explain by the run's catalogue", ["explain", "made-met", "13.001,53.0001", "--extract", "town.osm"], 0, "", "from 13"),
    ("explain by another catalogue", ["explain", "made-met", "13,53", "--extract", "town.osm", "--catalogue", "only-blue.toml"], 1,
     "only-blue.toml: is not the file this run was made from", ""),
    ("missing catalogue", RUN + ["x", "--catalogue", "no.toml"], 2, "cannot open the catalogue 'no.toml'", ""),
    ("wrong catalogue", ["catalogue", "--catalogue", "wrong.toml"], 2, "wrong.toml:1: [mode.walk] has no 'label'", ""),
    # People.
    ("people", RUN + ["made-people", *PEOPLE], 0, "", ""),
    ("people again", RUN + ["made-people-again", "--config", "made-people/run.json"], 0, "", ""),
    ("people's numbers", ["run", "town.osm", "--cell", "0", "-o", "made-people-loud", *PEOPLE, "-v"], 0,
     "population: 90 read in 2 zones = 90 placed + 0 outside the map or the area studied + 0 not placed", ""),
    ("slip in a column", RUN + ["x", *PEOPLE, "--population-column", "popolation"], 1,
     "has no column 'popolation' (did you mean 'population'?); it has population, old, income", ""),
    ("groups of nobody", RUN + ["x", "--groups", "old"], 2, "--groups requires --population", ""),
    ("a group twice", RUN + ["x", "--population", "people.geojson", "--groups", "old,old"], 2, "'old' is named twice", ""),
    ("population without counts", RUN + ["x", "--population", "far.geojson", "--population-column", "n"], 1, "has no column 'n'", ""),
    ("missing people", RUN + ["x", "--population", "no.tif"], 1, "no.tif: there is no such file", ""),
    ("people that cannot be", RUN + ["x", "--population", "crowd.geojson"], 1,
     "crowd.geojson: feature 0 counts 3.4e+38 on 0.", ""),
    ("unit", RUN + ["x", "--population", "people.geojson", "--population-unit", "per-m2"], 2, "none of people, per-km2", ""),
    # Jobs and trees.
    ("jobs", RUN + ["made-jobs", "--jobs", "jobs.csv", "--jobs-column", "posts"], 0, "", ""),
    ("jobs without counts", RUN + ["x", "--jobs", "jobs.csv"], 1, "has no column 'jobs'", ""),
    ("column of no jobs", RUN + ["x", "--jobs-column", "posts"], 2, "--jobs-column requires --jobs", ""),
    ("missing canopy", RUN + ["x", "--canopy", "no.tif"], 1, "no.tif: there is no such file", ""),
    ("unit of canopy", RUN + ["x", "--canopy", "no.tif", "--canopy-unit", "m2"], 2, "none of percent, share", ""),
    # Places of the user's.
    ("places", RUN + ["made-places", "--places", "places.csv"], 0, "", ""),
    ("places again", RUN + ["made-places-again", "--config", "made-places/run.json"], 0, "", ""),
    ("explain places", ["explain", "made-places", "13.001,53.0001", "--extract", "town.osm"], 0, "",
     'places.csv/4 Dr. "O" (), entered at: point'),
    ("explain other places", ["explain", "made-places", "13,53", "--extract", "town.osm", "--places", "slip.csv"], 2,
     "--places slip.csv: the run in made-places did without; leave it out", ""),
    ("places of a slip", RUN + ["x", "--places", "slip.csv"], 1, "row 2 has category 'fod', which the catalogue lacks (did you mean 'food'?)", ""),
    ("places twice", RUN + ["x", "--places", "places.csv", "--places", "places.csv"], 2, "there is another file of that name", ""),
    ("missing places", RUN + ["x", "--places", "no.csv"], 1, "no.csv: there is no such file", ""),
    ("virtual places", RUN + ["x", "--places", "vrt.vrt"], 1, "none of the formats that can be read", ""),
    ("replaced by nothing", RUN + ["x", "--places-replace", "food"], 2, "--places-replace requires --places", ""),
    ("replaced by others", RUN + ["x", "--places", "places.csv", "--places-replace", "green"], 1, "it would be empty", ""),
    ("inspect places", ["inspect", "town.osm", "--places", "places.csv"], 0, "", "bad-row                 1"),
    ("times to places", ["times", "town.osm", "points.csv", "-o", "made-near.csv", "--places", "places.csv"], 0, "", ""),
    ("times to places backwards", ["times", "town.osm", "points.csv", "-o", "made-back.csv", "--places", "places-back.csv"], 0, "", ""),
    ("times to places only", ["times", "town.osm", "points.csv", "-o", "made-only.csv", "--places", "places.csv",
     "--places-replace", "food"], 0, "", ""),
    ("own part", RUN + ["made-own", "--own", "some.geojson"], 0, "", ""),
    ("own part and boundary", RUN + ["x", "--own", "some.geojson", "--boundary", "some.geojson"], 2, "--boundary excludes --own", ""),
    ("context of nothing", RUN + ["x", "--context", "some.geojson"], 2, "--context requires --own", ""),
    ("own part elsewhere", RUN + ["x", "--own", "far.geojson"], 1, "--own far.geojson: no part of it lies in the area of the extract", ""),
    ("some outputs", RUN + ["made-few", "--outputs", "checks,districts"], 0, "", ""),
    ("further outputs of no name", RUN + ["x", "--also", "xls"], 2, "'xls' is none of city, xlsx, long (did you mean 'xlsx'?)", ""),
    ("further outputs", RUN + ["made-further", "--no-report", "--also", "long,city,xlsx"], 0, "", ""),
    ("outputs of no name", RUN + ["x", "--outputs", "check"], 2, "did you mean 'checks'?", ""),
    ("classes of no raster", ["run", "town.osm", "-o", "x", "--outputs", "checks", "--class-rasters"], 2, "as --outputs does not name it", ""),
    # Points.
    ("times", ["times", "town.osm", "points.csv", "-o", "made.csv"], 0, "", ""),
    ("times again", ["times", "town.osm", "points.csv", "-o", "made.csv"], 1, "made.csv exists; give another -o", ""),
    ("times over its input", ["times", "town.osm", "points.csv", "-o", "points.csv", "--overwrite"], 2, "is the input points.csv", ""),
    ("times of no format", ["times", "town.osm", "points.csv", "-o", "x.txt"], 2, "its ending is none of", ""),
    ("times to a folder", ["times", "town.osm", "points.csv", "-o", "folder"], 2, "its ending is none of", ""),
    ("points without columns", ["times", "town.osm", "nolon.csv", "-o", "x.csv"], 1, "has no columns lon and lat", ""),
    ("points that are no numbers", ["times", "town.osm", "nan.csv", "-o", "x.csv"], 1, "nan.csv: row 2", ""),
    # Help says the defaults.
    ("help", ["--help"], 0, "", "Exit status: 0 done; 1 failed"),
    ("help of run", ["run", "--help"], 0, "", "(default: 30)"),
    ("help of run: cell", ["run", "--help"], 0, "", "(default: 10)"),
    ("help of run: blocks", ["run", "--help"], 0, "", "(default: streets)"),
    ("help of times", ["times", "--help"], 0, "", "(default: 30)"),
    ("help of inspect", ["inspect", "--help"], 0, "", "--threads"),
    ("help of catalogue", ["catalogue", "--help"], 0, "", "--catalogue"),
    ("version", ["--version"], 0, "", "quarter "),
    ("version: libraries", ["--version"], 0, "", "libosmium "),
    ("version: digest of the catalogue", ["--version"], 0, "", CATALOGUE_DIGEST),
]


def draw_catalogues(program):
    """The built-in catalogue with one check only: food within a walk, or a waterfront."""
    text = subprocess.run([program, "catalogue"], capture_output=True, check=True).stdout.decode("utf-8")
    put("whole.toml", text)
    needs = '["food", "health", "work", "education", "administration", "entertainment"]'
    for name, check in (("only-food.toml", "3.1"), ("only-blue.toml", "7.11")):
        preset = f'[preset.only]\nlabel = {{ en = "one", zh = "一" }}\nchecks = ["{check}"]\n\n[preset.china-paper]'
        put(name, text.replace(needs, '["food"]').replace("[preset.china-paper]", preset, 1))


def flaws(program, arguments, status, says, prints):
    before = set(os.listdir(b"."))
    run = subprocess.run([program, *arguments], capture_output=True, timeout=120)
    err, out = run.stderr.decode("utf-8", "replace"), run.stdout.decode("utf-8", "replace")
    found = []
    if run.returncode != status:
        found.append(f"exit status {run.returncode}, expected {status}")
    if says not in err or (status == 0 and "quarter: " in err):
        found.append(f"stderr {err!r}, expected {says!r}")
    many = "wrong.toml" in arguments  # all mistakes of a catalogue are said at once, a line each
    if status != 0 and (not err.startswith("quarter: ") or (err.count("\n") != 1 and not many)):
        found.append(f"stderr is not one line: {err!r}")
    if (prints not in out) if prints else out:
        found.append(f"stdout {out!r}, expected {prints!r}")
    left = set(os.listdir(b".")) - before
    if status in (1, 2) and left or any(name.startswith(b".") for name in left):
        found.append(f"left behind: {left}")
    return found


def full_stdout(program, arguments):
    with open("/dev/full", "wb") as full:
        run = subprocess.run([program, *arguments], stdout=full, stderr=subprocess.PIPE)
    wanted = b"quarter: standard output: cannot be written; check the disk or the pipe\n"
    good = run.returncode == 1 and run.stderr == wanted
    return [] if good else [f"exit status {run.returncode}, stderr {run.stderr!r}"]


def people_flaws():
    """Thirty people in the west of the town and sixty in the rest; of them 3 and 30 are old."""
    found = []
    with open("made-people/run.json", encoding="utf-8") as file:
        record = json.load(file)
    people = record["population"]
    if (people["read"], people["placed"], people["on_homes"] + people["on_residential_streets"]) != (90, 90, 90):
        found.append(str(people))
    if record["origins"]["weight"] != "population" or round(record["origins"]["total"], 6) != 90:
        found.append(str(record["origins"]))
    with open("made-people/checks.json", encoding="utf-8") as file:
        rows = json.load(file)["checks"]
    for row in [row for row in rows if row["check"] == "3.1"]:
        if (row["weight"], row["weight_of_old"], row["weight_kind"]) != (90, 33, "population (residents)"):
            found.append(f"check {row['check']}: {row['weight']}, {row['weight_of_old']}")
    with open("made-people/equity.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    if {(row["group"], row["weight"]) for row in rows} != {("all", "90"), ("old", "33")}:
        found.append(f"equity of {sorted({(row['group'], row['weight']) for row in rows})}")
    if not any(row["concentration"] for row in rows):
        found.append("no concentration over incomes")
    for name in ("checks.json", "equity.csv", "blocks.geojson"):
        with open("made-people/" + name, "rb") as one, open("made-people-again/" + name, "rb") as other:
            if one.read() != other.read():
                found.append(f"{name} differs when run.json is given back")
    return found


def option_flaws(program):
    """Each option of a run stands in run.json with the value that it was given, and gives the same bytes when read from there."""
    def record(folder):
        with open(folder + "/run.json", encoding="utf-8") as file:
            return json.load(file)
    help_text = subprocess.run([program, "run", "--help"], capture_output=True, check=True, text=True).stdout
    named = {name[2:].replace("-", "_") for line in help_text.split("\nExamples:")[0].splitlines() if line.startswith("  -")
             for name in re.findall(r"--[a-z][a-z-]*", line.split("   ")[0])}
    whole, plain = record("made-all"), record("made")
    found = []
    if named - BESIDES != set(whole["options"]) or len(named) < 40:
        found.append(f"--help and run.json differ: {sorted((named - BESIDES) ^ set(whole['options']))}")
    if sorted(key for keys in whole["options_for"].values() for key in keys) != sorted(whole["options"]):
        found.append("run.json does not say what each option is for")
    found += [f"{key} is not recorded" for key, value in whole["options"].items() if value == plain["options"][key] and key not in ("no_report", "boundary")]  # --own stands for the latter
    for folder in ("made-all", "made-plain"):
        names = [entry["name"] for entry in record(folder)["files"]]
        for name in names:
            with open(f"{folder}/{name}", "rb") as one, open(f"{folder}-again/{name}", "rb") as other:
                if one.read() != other.read():
                    found.append(f"{folder}: {name} differs when run.json is given back")
        if len(names) < 10 or ("report.html" in names) != (folder == "made-all"):
            found.append(f"{folder}: {names}")
    return found


def route_flaws():
    """The legs of each route add up to the time that `times` gives for the same point (its point a)."""
    with open("made-route.geojson", encoding="utf-8") as file:
        legs = [feature["properties"] for feature in json.load(file)["features"]]
    with open("made.csv", encoding="utf-8") as file:
        times = next(row for row in csv.DictReader(file) if row["id"] == "a")
    found = []
    for mode in ("walk", "cycle"):
        seconds = sum(leg["seconds"] for leg in legs if (leg["mode"], leg["category"]) == (mode, "food"))
        if not seconds or abs(seconds - float(times[mode + "_food_s"])) > 0.06 * len(legs):
            found.append(f"{mode}: {seconds} s of legs, {times[mode + '_food_s']} s by times")
    return found


def places_flaws():
    """A place more leaves nobody worse off; the order of rows is no matter; without the map's shop the
    market counts alone."""
    def times(name):
        with open(name, encoding="utf-8") as file:
            return [{k: float(v or "inf") for k, v in row.items() if k.endswith("_s")} for row in csv.DictReader(file)]
    found = []
    plain, near, only = times("made.csv"), times("made-near.csv"), times("made-only.csv")
    pairs = [(a[k], b[k], c[k], k) for a, b, c in zip(plain, near, only) for k in a]
    if any(b > a for a, b, _, _ in pairs) or not any(b < a for a, b, _, _ in pairs):
        found.append(f"times without and with places: {pairs}")
    if any(c < b or (c != b and "food" not in k) for _, b, c, k in pairs) or not any(c > b for _, b, c, _ in pairs):
        found.append(f"times with places and with these only: {pairs}")
    with open("made-near.csv", "rb") as one, open("made-back.csv", "rb") as other:
        if one.read() != other.read():
            found.append("the order of rows changes times")
    with open("made-places/run.json", encoding="utf-8") as file:
        record = json.load(file)
    if record["given_places"] != {"taken": 2, "beyond_the_map": 1} or len(record["options"]["places"][0]["sha256"]) != 64:
        found.append(str(record["given_places"]))
    for name, wanted in (("places", "places.csv/2"), ("access_points", "places.csv/2"), ("findings", "places.csv/3")):
        with open(f"made-places/{name}.geojson", "rb") as one, open(f"made-places-again/{name}.geojson", "rb") as other:
            text = one.read()
            if text != other.read() or wanted not in [f["properties"]["osm"] for f in json.loads(text)["features"]]:
                found.append(f"{name}: {wanted} is not there, or differs when run.json is given back")
    return found


def district_flaws():
    """The columns of the file are kept, and what is said of its districts stands in run.json."""
    def features(folder):
        with open(folder + "/districts.geojson", encoding="utf-8") as file:
            return [feature["properties"] for feature in json.load(file)["features"]]
    found = []
    keys = ("id", "name", "in_map", "in_study", "Denominaci", "Codigo", "own_name", "since")
    west, east = [tuple(row[key] for key in keys) for row in features("made-districts")]
    if west != ("1", "West", 1, 1, "West", 350, None, "2020-01-31"):
        found.append(str(west))
    if east[:2] + east[4:] != ("2", "East", "East", 351, None, "2021-01-31") or abs(east[2] - 0.5) > 1e-3 or east[2] != east[3]:
        found.append(str(east))
    for folder in ("made-named", "made-named-again"):
        if [row["name"] for row in features(folder)] != ["350", "351"]:
            found.append(f"names of {folder}")
    with open("made-districts/run.json", encoding="utf-8") as file:
        record = json.load(file)
    cover = [(row["id"], row["name"], row["in_map"], row["in_study"], row["people"]) for row in record["cover"]]
    if cover != [("1", "West", 1, 1, None), ("2", "East", east[2], east[3], None), ("city", None, 1, 1, None)]:
        found.append(str(cover))
    if record["district_names_from"] != "Denominaci" or record["notes"]:
        found.append("names or notes of run.json")
    counts = [row["origins"] for row in record["cover"]]
    if not (counts[0] > 0 and counts[1] > 0 and counts[0] + counts[1] <= counts[2] == record["origins"]["count"]):
        found.append(f"origins of districts: {counts}")
    with open("made-nameless/run.json", encoding="utf-8") as file:
        record = json.load(file)
    if record["district_names_from"] is not None or "name one of a, b with --district-name" not in record["notes"][0]:
        found.append("notes of made-nameless")
    if [row["name"] for row in features("made-nameless")] != ["1", "2"]:
        found.append("names of made-nameless")
    return found


def encoding_flaws():
    """What --encoding says is kept, and letters come through."""
    found = []
    for folder in ("made-gbk", "made-gbk-again"):
        with open(folder + "/places.geojson", encoding="utf-8") as file:
            if "大梅沙超市" not in [feature["properties"]["name"] for feature in json.load(file)["features"]]:
                found.append(f"names in {folder}")
        with open(folder + "/run.json", encoding="utf-8") as file:
            record = json.load(file)
        if record["options"]["encoding"] != "GBK" or record["notes"]:
            found.append(f"run.json of {folder}")
    return found


def entry_flaws():
    """No two access points look alike, and places count those that are written."""
    def features(name):
        with open("made-square/" + name, encoding="utf-8") as file:
            return json.load(file)["features"]
    points = [json.dumps(point, sort_keys=True) for point in features("access_points.geojson")]
    of_place = sum(f["properties"][mode + "_access_points"] for f in features("places.geojson") for mode in ("walk", "cycle"))
    flaws_found = [] if len(points) == len(set(points)) else ["some are written twice"]
    return flaws_found + ([] if of_place == len(points) else [f"{of_place} counted, {len(points)} written"])


def column_flaws():
    """The columns of the points come first and in order, and are read back as they were."""
    with open("made-columns.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    head = ["lon", "lat", "Name", "id", "own_walk_food_s", "rooms", "note", "walk_food_s"]
    wanted = [["13.001", "53.0001", "Shop, old", "a", "x", "007", "-5"], ["13.003", "53.001", "Inn", "b", "", "8", "'=1+1"]]
    return [str(rows)] if rows[0][:8] != head or [row[:7] for row in rows[1:]] != wanted else []


def editor_flaws():
    """Coordinates in ways change no time; without the street that was deleted in JOSM it is longer."""
    def times(name):
        with open(name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    plain, geom, josm = times("made-plain.csv"), times("made-geom.csv"), times("made-josm.csv")
    longer = [float(j["walk_food_s"]) > float(p["walk_food_s"]) for j, p in zip(josm, plain)]
    return (["out geom: other times"] if geom != plain else []) + ([] if any(longer) else ["the deleted street is walked"])


def main():
    program = os.path.abspath(sys.argv[1])
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        draw()
        draw_catalogues(program)
        results = [(row[0], flaws(program, *row[1:])) for row in ROWS]
        for arguments in (["catalogue"], ["inspect", "town.osm"], ["--help"]):
            results.append((f"full disk: {arguments[0]}", full_stdout(program, arguments)))
        for name, wanted in (("made-config", ["walk"]), ("made-again", ["walk"]), ("made-cell", ["cycle"])):
            with open(name + "/run.json", encoding="utf-8") as file:
                options = json.load(file)["options"]
            if options["modes"] != wanted or options["max_minutes"] != 20:
                results.append(("options of " + name, [str(options)]))
        results.append(("who lives where", people_flaws()))
        results.append(("options", option_flaws(program)))
        results.append(("routes", route_flaws()))
        results.append(("places of the user's", places_flaws()))
        results.append(("columns of districts", district_flaws()))
        results.append(("texts in GBK", encoding_flaws()))
        with open("made.csv", encoding="utf-8") as file:
            if "'=1+1" not in file.read():
                results.append(("formula as id", ["not disarmed in made.csv"]))
        results.append(("access points at one node", entry_flaws()))
        results.append(("columns of points", column_flaws()))
        results.append(("files of editors", editor_flaws()))
        with open("folder/mine.txt", encoding="utf-8") as file:
            if file.read() != "mine":
                results.append(("foreign file", ["changed"]))
        os.chdir("/")
    for name, found in results:
        for flaw in found:
            print(f"{name}: {flaw}")
        failed += bool(found)
    print(f"golden runs: {len(results)}, failed: {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
