#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Compares runs of small drawn towns: compare_runs.py QUARTER
# A shop more brings gains only, a run is like itself, swapped sides swap the signs, other streets are
# told, dates make a series, and what is no result is refused in one line.
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from golden_runs import NODE, TAG, put, town, xml, zone

SHOP = NODE.format(92, 13.0061, 53.0039, TAG.format("shop", "supermarket"))
LANE = ("<way id='50' version='1'><nd ref='1'/><nd ref='6'/>" + TAG.format("highway", "residential") + "</way>\n")
PEOPLE = ["--population", "people.geojson", "--groups", "old", "--districts", "districts.geojson"]
failures = []


def expect(holds, claim):
    if not holds:
        failures.append(claim)


def in_order(objects):
    """Nodes before ways, as a file has them."""
    lines = objects.splitlines(keepends=True)
    return "".join(sorted(lines, key=lambda line: line.startswith("<way")))


def draw():
    put("before.osm", xml(town(True)))
    put("after.osm", xml(in_order(town(True) + SHOP)))
    put("lane.osm", xml(town(True) + LANE))
    put("people.geojson", json.dumps({"type": "FeatureCollection", "features": [
        zone(13, 13.0022, {"population": 30, "old": 3}), zone(13.0022, 13.0066, {"population": 60, "old": 30})]}))
    put("districts.geojson", json.dumps({"type": "FeatureCollection", "features": [
        zone(13, 13.0022, {"id": "=1+1", "name": "<script>alert(1)</script>"}),
        zone(13.0022, 13.0066, {"id": "east", "name": "@east"})]}))


class Quarter:
    def __init__(self, program):
        self.program = program

    def __call__(self, *arguments):
        done = subprocess.run([self.program, *arguments], capture_output=True, text=True, timeout=120, check=False)
        return done.returncode, done.stdout, done.stderr

    def run(self, year, extract, folder, *more):
        """A run of data of that year: extracts in XML state no date."""
        status, _, err = self("run", extract, "-q", "--cell", "0", "--no-report", "-o", folder, *more)
        if status:
            sys.exit(f"run {extract}: {err}")
        path = pathlib.Path(folder, "run.json")
        record = json.loads(path.read_text(encoding="utf-8"))
        record["extract"]["date"] = year and f"{year}-01-01T00:00:00Z"
        path.write_text(json.dumps(record), encoding="utf-8")

    def compare(self, *arguments):
        status, out, err = self("compare", *arguments)
        if status:
            failures.append(f"compare {arguments}: exit status {status}, {err}")
        return out

    def refuses(self, status, words, *arguments):
        before = set(os.listdir("."))
        got, _, err = self("compare", *arguments)
        claim = f"compare {' '.join(arguments)}: {status}, {got}: {err!r}"
        expect(got == status and words in err and err.startswith("quarter: ") and err.count("\n") == 1, claim)
        expect(set(os.listdir(".")) == before, f"{claim}: left something behind")


def near(weight, wanted):
    """Weights of blocks are written with one decimal, and there are ten blocks at most."""
    return abs(weight - wanted) <= 0.5


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def blocks(folder):
    with open(folder + "/differences.geojson", encoding="utf-8") as file:
        return [feature["properties"] for feature in json.load(file)["features"]]


def changes(rows, ending="_change_min"):
    return [(key, value) for row in rows for key, value in row.items() if key.endswith(ending) and value is not None]


def gains_only(quarter):
    text = quarter.compare("a", "b", "-o", "ab")
    rows = blocks("ab")
    expect({row["match"] for row in rows} == {"same"}, "a shop changes no block")
    minutes = changes(rows)
    expect(all(value <= 0 for _, value in minutes), "a shop brings nobody farther")
    expect(any(value < 0 for key, value in minutes if key == "walk_food_change_min"), "a shop brings somebody nearer")
    expect(all(value == 0 for key, value in minutes if "health" in key), "a shop is no clinic")
    for row in table("ab/times.csv"):
        expect(float(row["weight_farther"]) == 0 and float(row["weight_no_longer_reached"]) == 0, f"farther: {row}")
    city = [row for row in table("ab/times.csv") if row["district"] == "city" and row["category"] == "food"]
    # Homes beside the end of the map, where their street may lie beyond, are not compared.
    all_of = [float(row["weight"]) + float(row["weight_not_compared"]) for row in city]
    expect(city and all(float(row["weight_nearer"]) > 0 for row in city) and all(near(w, 90) for w in all_of), f"nearer: {city}")
    for row in table("ab/compare.csv"):
        if row["unit"] == "share of weight":
            expect(row["effect"] != "loss" and float(row["weight_losing"] or 0) == 0, f"loss: {row}")
    groups = {row["group"]: row for row in table("ab/groups.csv") if row["mode"] == "walk" and row["category"] == "food"}
    expect(set(groups) == {"all", "old"}, f"groups {set(groups)}")
    expect(float(groups["old"]["mean_min_change"]) < 0, "the old gain")
    expect("nearer" in text and "a: before.osm, 2020-01-01" in text and "is nearer" not in text, text)
    expect("<script>" not in " ".join(sorted(os.listdir("ab"))), "a name in a name of a file")


def nothing_changed(quarter):
    text = quarter.compare("a", "a", "-o", "aa")
    expect(all(value == 0 for _, value in changes(blocks("aa"))), "a run differs from itself")
    for row in table("aa/compare.csv"):
        expect(row["effect"] in ("none", "unclear") and row["change"] in ("", "0"), f"a run differs from itself: {row}")
        expect(row["verdict_change"] == "none", f"a verdict differs from itself: {row}")
    for row in table("aa/times.csv"):
        expect(float(row["mean_change_min"] or 0) == 0 and float(row["weight_nearer"]) == 0, f"times: {row}")
    expect("No block is nearer" in text and "differs" not in text, text)
    expect(not [name for name in os.listdir("aa/maps") if name.count("_") > 1], "a map of a category without a change")


def signs_swap(quarter):
    quarter.compare("b", "a", "-o", "ba")
    there, back = changes(blocks("ab")), changes(blocks("ba"))
    expect(there == [(key, -value) for key, value in back] and there, "swapped sides do not swap the signs")
    for one, other in zip(table("ab/compare.csv"), table("ba/compare.csv")):
        expect(float(one["change"] or 0) == -float(other["change"] or 0), f"{one} against {other}")
        expect((one["weight_gaining"], one["weight_losing"]) == (other["weight_losing"], other["weight_gaining"]),
               f"{one} against {other}")
    for one, other in zip(table("ab/times.csv"), table("ba/times.csv")):
        expect((one["weight_nearer"], one["weight_newly_reached"]) ==
               (other["weight_farther"], other["weight_no_longer_reached"]), f"{one} against {other}")


def other_streets(quarter):
    text = quarter.compare("a", "lane", "-o", "a-lane")
    matches = [row["match"] for row in blocks("a-lane")]
    expect(matches.count("same") == 8 and matches.count("changed outline") == 2, f"blocks {matches}")
    expect("The layout of blocks differs" in text, text)
    city = [row for row in table("a-lane/times.csv") if row["district"] == "city"]
    expect(all(near(float(row["weight"]) + float(row["weight_not_compared"]), 90) for row in city), "weight is lost")
    expect(all(float(row["weight_not_compared"]) > 0 for row in city), "blocks of another outline are counted")


def outputs_hold(quarter):
    for folder in ("ab", "history"):
        with open(folder + "/run.json", encoding="utf-8") as file:
            record = json.load(file)
        named = {entry["name"] for entry in record["files"]}
        there = {str(path.relative_to(folder)) for path in pathlib.Path(folder).rglob("*") if path.is_file()} - {".quarter"}  # by which a half-deleted set is known
        expect(named == there, f"{folder}: run.json names {named}, there are {there}")
    expect({"differences.geojson", "compare.csv", "times.csv", "groups.csv", "maps/change_walk.png",
            "maps/change_walk_food.png"} <= {str(p.relative_to("ab")) for p in pathlib.Path("ab").rglob("*")}, "outputs")
    names = {row["district"]: row["name"] for row in table("ab/compare.csv")}
    expect(names == {"'=1+1": "<script>alert(1)</script>", "east": "'@east", "city": ""}, f"hostile names: {names}")
    quarter.compare("a", "b", "-o", "ab2", "-q")
    for path in pathlib.Path("ab").rglob("*.*"):
        expect(path.is_dir() or path.read_bytes() == pathlib.Path("ab2", path.relative_to("ab")).read_bytes(),
               f"{path} differs when made again")
    quarter.compare("a", "b", "-o", "ab", "--overwrite", "-q")


def series(quarter):
    text = quarter.compare("--history", "b", "walk-only", "a", "lane", "-o", "history")
    heading = text.splitlines()[0].split()
    expect(heading[-4:] == ["2020-01-01", "2022-01-01", "2022-01-01", "2024-01-01"], f"heading {heading}")
    rows = table("history/history.csv")
    extracts = [row["extract"] for row in rows[:4]]
    expect(extracts == ["before.osm", "lane.osm", "lane.osm", "after.osm"], f"order {extracts}")
    cycle = [row for row in rows if row["check"] == "3.3" and row["district"] == "city" and row["categories"] == "food"]
    expect([row["state"] for row in cycle] == ["measured", "missing", "measured", "measured"], f"states {cycle}")
    expect(cycle[1]["share"] == "" and cycle[1]["verdict"] == "", "a missing row has a figure")
    food = [row for row in rows if row["check"] == "3.1" and row["district"] == "city" and row["categories"] == "food"]
    expect([row["comparable"] for row in food] == ["yes", "no", "yes", "yes"], f"other options: {food}")
    for row, folder in zip(food, ("a", "walk-only", "lane", "b")):
        own = [r for r in table(folder + "/checks.csv") if (r["check"], r["district"], r["categories"]) == ("3.1", "city", "food")]
        expect(row["share"] == own[0]["share"], f"{folder}: {row['share']} is not {own[0]['share']}")
    expect("missing" in text and "*" in text, text)


def older(quarter):
    """Results from before run.json said what options are for: still read, and other rules are still refused."""
    for name, source in (("old-a", "a"), ("old-b", "b"), ("old-no-delay", "no-delay")):
        subprocess.run(["cp", "-r", source, name], check=True)
        record = json.loads(pathlib.Path(name, "run.json").read_text(encoding="utf-8"))
        del record["options_for"]
        put(name + "/run.json", json.dumps(record))
    wanted = quarter.compare("a", "b").replace("a: before.osm", "").replace("b: after.osm", "")
    for before, after in (("old-a", "old-b"), ("a", "old-b"), ("old-a", "b")):
        text = quarter.compare(before, after)
        expect("newly" in text and text.splitlines()[-1] == wanted.splitlines()[-1], f"{before} {after}: {text}")
        quarter.refuses(2, "--delay: full before, none after", before, "old-no-delay")
        quarter.refuses(2, "--delay: full before, none after", before, "no-delay")


def refusals(quarter):
    quarter.refuses(1, "no: no such folder", "a", "no")
    quarter.refuses(1, "is no folder", "before.osm", "a")
    os.mkdir("empty")
    quarter.refuses(1, "holds no run.json", "empty", "a", "-o", "x")
    quarter.refuses(1, "was not written by 'quarter run'", "ab", "a")
    quarter.refuses(2, "two folders of results, BEFORE and AFTER, not 3", "a", "b", "lane")
    quarter.refuses(2, "not 1", "a")
    quarter.refuses(2, "--delay: full before, none after", "a", "no-delay", "-o", "x")
    quarter.refuses(2, "--modes: walk,cycle before, walk after", "a", "walk-only")
    quarter.refuses(1, "exists and is not empty", "a", "b", "-o", "ab")
    expect("newly reached" in quarter.compare("a", "no-delay", "--force"), "--force prints no table")
    for name in ("cut", "edited", "odd", "lost"):
        subprocess.run(["cp", "-r", "a", name], check=True)
    record = pathlib.Path("a/run.json").read_text(encoding="utf-8")
    put("cut/run.json", record[:len(record) // 2])
    quarter.refuses(1, "cut/run.json: it is cut off or no JSON", "cut", "a")
    put("edited/checks.json", pathlib.Path("a/checks.json").read_text(encoding="utf-8").replace("0.", "1."))
    quarter.refuses(1, "edited/checks.json: was changed after the run wrote it", "a", "edited")
    quarter.refuses(1, "was changed after the run wrote it", "--history", "a", "edited")
    put("odd/run.json", '{"options": 3, "extract": [], "files": {}}')
    quarter.refuses(1, "is not as 'quarter run' writes it", "odd", "a")
    os.remove("lost/blocks.geojson")
    quarter.refuses(1, "lost: holds no blocks.geojson", "a", "lost")


def main():
    quarter = Quarter(os.path.abspath(sys.argv[1]))
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        draw()
        quarter.run(2020, "before.osm", "a", *PEOPLE)
        quarter.run(2024, "after.osm", "b", *PEOPLE)
        quarter.run(2022, "lane.osm", "lane", *PEOPLE)
        quarter.run(2022, "lane.osm", "walk-only", "--modes", "walk", *PEOPLE)
        quarter.run(None, "before.osm", "no-delay", "--delay", "none", *PEOPLE)
        for part in (gains_only, nothing_changed, signs_swap, other_streets, series, outputs_hold, older, refusals):
            part(quarter)
        os.chdir("/")
    print("\n".join(failures) or "comparisons are right")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
