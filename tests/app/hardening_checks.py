#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks the built program for what src/hardening.cmake puts into it.

    hardening_checks.py PROGRAM
"""
import re
import shutil
import subprocess
import sys

EXPECTED = {
    "stands at an address of its own each time (PIE)": (["-h"], r"Type:\s+DYN"),
    "tables of addresses are read-only (RELRO)": (["-lW"], r"GNU_RELRO"),
    "and so before main begins (BIND_NOW)": (["-dW"], r"BIND_NOW|FLAGS_1.*NOW"),
    "a stack that was written over ends it (stack protector)": (["--dyn-syms", "-W"], r"__stack_chk_fail"),
    "copies beyond a buffer end it (_FORTIFY_SOURCE)": (["--dyn-syms", "-W"], r"__\w+_chk\b(?<!__stack_chk)"),
}
STACK = r"GNU_STACK.*"


def said(program, options):
    return subprocess.run(["readelf", *options, program], capture_output=True, text=True, check=True).stdout


def main():
    program = sys.argv[1]
    if not shutil.which("readelf"):
        print("SKIPPED: readelf is not installed (apt-get install binutils)")
        return 0
    flaws = [name for name, (options, pattern) in EXPECTED.items() if not re.search(pattern, said(program, options))]
    stack = re.search(STACK, said(program, ["-lW"]))
    if stack is None or "E" in stack.group().split()[-2]:
        flaws.append("code on the stack is not run (noexecstack)")
    for flaw in flaws:
        print(f"{program}: is not hardened: {flaw}")
    return 1 if flaws else 0


if __name__ == "__main__":
    sys.exit(main())
