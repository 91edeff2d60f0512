#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Streams that cannot be written, signals, outputs that are inputs, digests of all that is read, names of full length.

    streams_and_inputs.py QUARTER
"""
import hashlib
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from strange_places import Town

POINTS = "id,lon,lat\na,13.0020,53.0020\nb,13.0050,53.0050\n"
OWN = "category,name,lon,lat\nfood,Mine,13.0030,53.0030\n"
PLACES = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"category": "food", "name": "Mine"},
                                                     "geometry": {"type": "Point", "coordinates": [13.003, 53.003]}}]}


def shell(line):
    """Exit status and standard error of a line of bash; the program is $Q."""
    run = subprocess.run(["bash", "-c", line], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300, check=False)
    return run.returncode, run.stderr.decode("utf-8", "replace")


def bytes_below(folder):
    return {str(p): p.read_bytes() for p in sorted(pathlib.Path(folder).rglob("*")) if p.is_file()}


def streams():
    """(line, exit status) where a stream is closed, full or has lost its reader."""
    quiet = "--no-report --cell 0"
    for line, expected in (
            ("$Q inspect none.osm 2>&-", 1), ("$Q inspect none.osm 2>/dev/full", 1),
            ("$Q inspect none.osm 2>&- >&- <&-", 1),
            (f"$Q run town.osm -o s1 {quiet} 2>&-", 0), (f"$Q run town.osm -o s2 {quiet} 2>/dev/full", 0),
            (f"$Q run town.osm -o s3 {quiet} >&- 2>&- <&-", 0),
            (f"{{ $Q run town.osm -o s4 {quiet}; echo $? >&3; }} 3>status 2>&1 | true; exit $(cat status)", 0),
            ("$Q compare before after --force -o s5 >/dev/full", 0), ("$Q compare before after --force -o s6 >&-", 0),
            ("$Q compare before after --force >/dev/full", 1), ("$Q catalogue >/dev/full", 1), ("$Q catalogue >&-", 1),
            ("{ $Q catalogue; echo $? >&3; } 3>status | head -n 1 >/dev/null; exit $(cat status)", 0),
            ("$Q --help >/dev/full", 1)):
        status, _ = shell(line)
        if status != expected:
            yield f"{line}: exit status {status}, not {expected}"
    sets = [bytes_below(name) for name in ("s1", "s2", "s3", "s4")]
    if any([pathlib.Path(n).name for n in each] != [pathlib.Path(n).name for n in sets[0]] or list(each.values()) != list(sets[0].values())
           for each in sets):
        yield "a set depends on the streams"


def inputs():
    """Lines that would write over, into or around an input: refused, and nothing changes."""
    os.link("places.geojson", "hard.geojson")
    os.symlink("places.geojson", "soft.geojson")
    os.symlink("before", "linked")
    pathlib.Path("deep/in").mkdir(parents=True)
    shutil.copy("town.osm", "deep/in/town.osm")
    times = "$Q times town.osm points.csv --places places.geojson --overwrite"
    before = bytes_below(".")
    for line, words in (
            ("$Q compare before after --force -o before --overwrite", "-o before: is the input before"),
            ("$Q compare before after --force -o linked --overwrite", "is the input before"),
            ("$Q compare before after --force -o before/new", "lies in the input before"),
            ("$Q compare before after --force -o ../$(basename $PWD)", "holds the input before"),
            (f"{times} -o places.geojson", "is the input places.geojson"), (f"{times} -o hard.geojson", "is the input places.geojson"),
            (f"{times} -o soft.geojson", "is the input places.geojson"), (f"{times} -o points.csv", "is the input points.csv"),
            ("$Q run deep/in/town.osm -o deep", "holds the input deep/in/town.osm"),
            ("$Q run town.osm -o before --overwrite --config before/run.json", "holds the input before/run.json"),
            ("$Q explain before 13.002,53.002 -o before/ways.geojson", "lies in the input before")):
        status, said = shell(line)
        if (status != 2 or words not in said or said.count("\n") != 1):
            yield f"{line}: exit status {status}, {said!r}"
        if bytes_below(".") != before:
            yield f"{line}: something has changed"


def record_of(folder, option):
    return json.loads(pathlib.Path(folder, "run.json").read_text(encoding="utf-8"))["options"][option]


def digests():
    """Whatever is read beside an input has its digest; another one is another input."""
    for folder, types in (("d1", '"String","String","Real","Real"\n'), ("d2", '"String","String","String","String"\n')):
        pathlib.Path("own.csvt").write_text(types, encoding="utf-8")
        status, said = shell(f"$Q run town.osm -o {folder} -q --no-report --cell 0 --places own.csv")
        if status != 0:
            yield f"with .csvt: {said!r}"
            return
        beside = record_of(folder, "places")[0].get("read_with", [])
        if [(b["name"], b["sha256"]) for b in beside] != [("own.csvt", hashlib.sha256(types.encode()).hexdigest())]:
            yield f"the digest of own.csvt is not in run.json: {beside}"
    status, said = shell("$Q compare d1 d2")
    if status != 0 or "--places: own.csv" not in said:
        yield f"compare does not tell of another .csvt: {said!r}"
    status, said = shell("$Q explain d1 13.002,53.002")
    if status != 1 or "is not the file this run was made from" not in said:
        yield f"explain takes another .csvt: {status}, {said!r}"


def changed_input():
    """An input that changes under a run: its digest would be of other bytes."""
    shutil.copy("town.osm", "moving.osm")
    process = subprocess.Popen([os.environ["Q"], "run", "moving.osm", "-o", "moved", "--no-report", "--cell", "1"], stderr=subprocess.PIPE)
    while not any(name.startswith(".quarter-") for name in os.listdir(".")) and process.poll() is None:
        time.sleep(0.001)
    with open("moving.osm", "a", encoding="utf-8") as file:
        file.write("\n")
    said = process.communicate()[1].decode()
    if process.returncode != 1 or "moving.osm was changed while it was read" not in said or os.path.exists("moved"):
        yield f"a changed input: exit status {process.returncode}, {said!r}"


def signals():
    """Whatever ends the run leaves no trace."""
    before = bytes_below("before")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGXCPU, signal.SIGALRM, signal.SIGUSR1):
        process = subprocess.Popen([os.environ["Q"], "run", "town.osm", "-o", "before", "-q", "--overwrite", "--cell", "1"],
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
        while not any(name.startswith(".quarter-") for name in os.listdir(".")) and process.poll() is None:
            time.sleep(0.001)
        process.send_signal(number)
        if process.wait() != -number:
            yield f"{number}: exit status {process.returncode}"
        if any(name.startswith(".quarter-") for name in os.listdir(".")) or bytes_below("before") != before:
            yield f"{number}: something is left or changed"


def told_status(line, after=None):
    """Exit status of a line of bash that writes status.json, and what that says; `after`: a signal once a stage has begun."""
    pathlib.Path("status.json").unlink(missing_ok=True)
    process = subprocess.Popen(["bash", "-c", "exec " + line], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    while after and process.poll() is None and not any(name.startswith(".quarter-") for name in os.listdir(".")):
        time.sleep(0.001)
    if after:
        process.send_signal(after)
    status = process.wait()
    text = pathlib.Path("status.json").read_text(encoding="utf-8")
    return status, json.loads(text) if text.count("\n") == 1 else {}


def engine_status():
    """What an engine is told: bad input from a lack of room, whatever happens; and nothing else is written over."""
    for line, status, words in (
            ("$Q run town.osm -o e1 --no-report --cell 0 --status status.json", 0, ""),
            ("$Q run none.osm -o e2 --status=status.json", 65, "none.osm: no such file"),
            ("$Q run town.osm -o e2 --cel 3 --status status.json", 2, "unknown option"),
            ("$Q run town.osm -o e2 --boundary none.geojson --status status.json", 65, "there is no such file")):
        got, said = told_status(line)
        if got != status or said.get("exit") != status or words not in said.get("message", ""):
            yield f"{line}: exit status {got}, not {status}; {said}"
        if status == 0 and not (said["bytes"] > 10000 and said["peak_mb"] > 1 and said["cpu_s"] > 0 and said["stage"] == "commit"):
            yield f"{line}: {said}"
    # "ulimit -f 16" (KiB) lets the status be written and no results.
    got, said = told_status("bash -c 'ulimit -f 16; exec $Q run town.osm -o e3 --no-report --cell 0 --status status.json'")
    if got != 75 or said.get("exit") != 75 or "cannot write" not in said.get("message", ""):
        yield f"no room: exit status {got}; {said}"
    got, said = told_status("$Q run town.osm -o e4 --cell 1 --status status.json", signal.SIGTERM)
    if got != -signal.SIGTERM or said.get("exit") != 128 + signal.SIGTERM or "TERM" not in said.get("message", ""):
        yield f"ended: exit status {got}; {said}"
    got, said = told_status("$Q run town.osm -o e5 --cell 1 --status status.json", signal.SIGKILL)
    if got != -signal.SIGKILL or said.get("exit", 0) is not None:
        yield f"killed: exit status {got}; {said}"
    before = pathlib.Path("points.csv").read_bytes()
    status, said = shell("$Q run town.osm -o e6 --status points.csv")
    if status != 2 or "is no status of an earlier run" not in said or pathlib.Path("points.csv").read_bytes() != before:
        yield f"a status over another file: {status}, {said!r}"


def half_deleted():
    """An engine deletes what a failed job was to make; the next run takes the rest for its own, and nothing else."""
    shell("$Q run town.osm -o half -q --no-report --cell 0")
    whole = bytes_below("half")
    for name in ("run.json", "checks.csv"):
        pathlib.Path("half", name).unlink()
    pathlib.Path("half", "mine.txt").write_text("mine", encoding="utf-8")
    status, said = shell("$Q run town.osm -o half -q --no-report --cell 0 --overwrite")
    if status != 0 or bytes_below("half") != {**whole, "half/mine.txt": b"mine"}:
        yield f"half deleted: {status}, {said!r}"
    for name in ("run.json", ".quarter"):
        pathlib.Path("half", name).unlink()
    status, said = shell("$Q run town.osm -o half -q --no-report --cell 0 --overwrite")
    if status != 1 or "not ours to replace" not in said:
        yield f"no marker: {status}, {said!r}"


def names():
    """As long as a file system takes them, with line breaks; nothing of them reaches a terminal as a command."""
    for name in ("x" * 251 + ".csv", "line\nbreak.csv", "\x1b]0;title\x07.csv", "\u4e2d\u6587.csv"):
        run = subprocess.run([os.environ["Q"], "times", "town.osm", "points.csv", "-o", name], stderr=subprocess.PIPE, check=False)
        if run.returncode != 0 or not os.path.exists(name):
            yield f"{name[:40]!r}: exit status {run.returncode}, {run.stderr!r}"
        again = subprocess.run([os.environ["Q"], "times", "town.osm", "points.csv", "-o", name], stderr=subprocess.PIPE, check=False).stderr
        if again.count(b"\n") != 1 or re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", again):
            yield f"{name[:40]!r}: said as {again!r}"


def main():
    os.environ["Q"] = str(pathlib.Path(sys.argv[1]).resolve())
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Town(13, 53).write(pathlib.Path("town.osm"))
        pathlib.Path("points.csv").write_text(POINTS, encoding="utf-8")
        pathlib.Path("own.csv").write_text(OWN, encoding="utf-8")
        pathlib.Path("places.geojson").write_text(json.dumps(PLACES), encoding="utf-8")
        for name, more in (("before", ""), ("after", "--delay none")):
            shell(f"$Q run town.osm -o {name} -q --no-report --cell 0 {more}")
        for case in (streams, inputs, digests, changed_input, signals, engine_status, half_deleted, names):
            for flaw in case():
                failures += 1
                print(f"{case.__name__}: {flaw}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
