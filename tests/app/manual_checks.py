#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Man pages and completion hold every command and option that --help knows: manual_checks.py QUARTER
# With mandoc, groff, bash, zsh and fish, where they are there, they are read by those too.
import csv
import io
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

failures = []


def expect(holds, claim):
    if not holds:
        failures.append(claim)


def said_by(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=60, check=False)


def options_in(text):
    """Options at the beginning of a line of --help: "  -o,--out DIR REQUIRED"."""
    return {name for line in text.splitlines() if re.match(r"\s+-", line) for name in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", line.split("  ")[1])}


def completed(script, line):
    """What bash offers for a line that ends in the word to complete."""
    words = " ".join(f"'{word}'" for word in line)
    run = said_by("bash", "-c", f"source '{script}'; COMP_WORDS=({words}); COMP_CWORD={len(line) - 1}; _quarter; "
                  'printf "%s\\n" "${COMPREPLY[@]}"')
    expect(run.returncode == 0 and not run.stderr, f"bash: {run.stderr}")
    return run.stdout.split()


def check_command(program, command, manual):
    help_text = said_by(program, *command, "--help").stdout
    options = options_in(help_text)
    expect(all(len(line) <= 80 for line in help_text.splitlines()), f"{command}: --help is wider than 80 columns")
    expect(len(options) > 1, f"{command}: no options in {help_text!r}")
    page = (manual / "man1" / ("-".join(["quarter", *command]) + ".1")).read_text()
    plain = page.replace("\\-", "-")
    fish = [line for line in (manual / "quarter.fish").read_text().splitlines()
            if ("from " + command[0] + "'" if command else "__fish_use_subcommand") in line]
    zsh = (manual / "_quarter").read_text()
    part = re.search(rf"^    {command[0]}\)\n(.*?);;", zsh, re.S | re.M).group(1) if command else zsh
    offered = completed(manual / "quarter.bash", ["quarter", *command, "-"])
    for option in options:
        name = option.lstrip("-")
        expect(f"\\fB{option}\\fR" in plain, f"{command} {option}: not in the man page")
        expect(re.search(rf"'{re.escape(option)}[=+]?\[", part), f"{command} {option}: not in zsh")
        expect(any(f" -l {name} " in line or f" -s {name} " in line for line in fish), f"{command} {option}: not in fish")
    examples = re.findall(r"^  (quarter .*)", help_text.split("\nExamples:\n")[1], re.M) if command else []
    for line in examples:
        expect("\\fB" + line + "\\fR" in plain, f"{command}: {line!r} is not in the man page")
    expect(examples or not command, f"{command}: --help has no examples")
    expect(set(offered) == options, f"{command}: bash offers {sorted(set(offered) ^ options)} too much or not")


def check_words(manual):
    script = manual / "quarter.bash"
    expect(completed(script, ["quarter", "run", "x.osm", "--delay", ""]) == ["full", "none"], "words after --delay")
    expect(completed(script, ["quarter", "run", "--map-dpi", "3"]) == ["300"], "words after --map-dpi")
    expect("compare" in completed(script, ["quarter", "co"]), "commands")
    expect("documentation" not in completed(script, ["quarter", ""]), "a command for the build only")


def check_committed(manual):
    """What the tables say of themselves stands in the samples as the program says it."""
    for made, committed in (("columns.md", "samples/manual/columns.md"), ("checks.schema.json", "samples/schema/checks.schema.json")):
        expect((manual / made).read_bytes() == (ROOT / committed).read_bytes(),
               f"{committed} is not what the program says: copy {made} of 'quarter documentation' there")


def check_dictionary(program):
    made = said_by(program, "catalogue", "--dictionary")
    expect(made.returncode == 0 and not made.stderr, f"--dictionary: {made.stderr}")
    rows = list(csv.DictReader(io.StringIO(made.stdout)))
    header = (ROOT / "samples/expected/neubrandenburg/checks.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    said = [row["column"] for row in rows if (row["command"], row["file"]) == ("run", "checks.csv") and "<" not in row["column"]]
    expect(said == header, f"--dictionary: checks.csv has {header}, not {said}")
    expect(all(row["meaning"] and row["meaning_zh"] for row in rows), "--dictionary: a meaning is missing")
    both = said_by(program, "catalogue", "--dictionary", "--catalogue", "x.toml")
    expect(both.returncode == 2, f"--dictionary with --catalogue: exit {both.returncode}")


def check_with(tool, command, *files):
    if shutil.which(tool) is None:
        print(f"no {tool} here: not asked")
        return
    for file in files:
        run = said_by(*command, file)
        said = run.stderr + (run.stdout if tool == "mandoc" else "")
        expect(run.returncode == 0 and not said, f"{tool}, {file.name}: {said}")


def main():
    program = sys.argv[1]
    commands = re.findall(r"^  (\w+) {2,}", said_by(program, "--help").stdout.split("Commands:")[1], re.M)
    expect({"run", "compare", "times", "inspect", "catalogue"} <= set(commands), f"commands {commands}")
    with tempfile.TemporaryDirectory() as folder:
        manual = pathlib.Path(folder)
        made = said_by(program, "documentation", manual)
        expect(made.returncode == 0 and not made.stderr, made.stderr)
        for command in [[], *[[name] for name in commands]]:
            check_command(program, command, manual)
        check_words(manual)
        check_committed(manual)
        check_dictionary(program)
        pages = sorted((manual / "man1").iterdir())
        expect(len(pages) == len(commands) + 1, f"pages {pages}")
        check_with("mandoc", ["mandoc", "-Tlint", "-Wwarning"], *pages)
        check_with("groff", ["groff", "-ww", "-z", "-man", "-Tutf8"], *pages)
        check_with("bash", ["bash", "-n"], manual / "quarter.bash")
        check_with("zsh", ["zsh", "-n"], manual / "_quarter")
        check_with("fish", ["fish", "--no-execute"], manual / "quarter.fish")
    print("\n".join(failures) or f"manual: {len(commands) + 1} pages, three shells")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
